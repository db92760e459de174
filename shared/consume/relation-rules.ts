import { foldedName } from '../manifest/index.ts';
import { isBare } from './identifiers.ts';

/** A name as it stands in SQL. */
export interface Name {
  readonly name: string;
  readonly quoted: boolean;
}

/** Names to the names that take their place, as `RelationRules` has them for one part of a relation. */
type Rules = Readonly<Record<string, string>>;

interface Match {
  readonly key: string;
  readonly value: string;
  /** Whether the rule was read as quoted SQL reads it, or as unquoted. */
  readonly quoted: boolean;
  /** What the `*` of a pattern stands for; null for an exact name. */
  readonly rest: string | null;
}

/**
 * The name that takes the place of another; null where no rule is about it. An exact name goes before patterns, a longer pattern before a
 * shorter one.
 *
 * A rule is read as the upstream's own SQL: where that quotes the name the rule's names are exact, else the warehouse folds them. One that
 * fits no quoted name exactly may still have been written as SQL without quotes: `UP_PROD` for the `"up_prod"` of Postgres. What takes the
 * name's place is read in the same way, and is quoted where the name was or where it could not stand bare.
 */
export function replacement(name: Name, rules: Rules, adapter: string | null): Name | null {
  const [best] = matches(name, rules, adapter).sort(
    (one, other) =>
      Number(one.rest !== null) - Number(other.rest !== null) ||
      Number(other.quoted) - Number(one.quoted) ||
      other.key.length - one.key.length
  );
  if (best === undefined) return null;
  const text = filled(best, best.rest);
  if (name.quoted) return { name: best.quoted ? text : foldedName(text, false, adapter), quoted: true };
  if (isBare(text)) return { name: text, quoted: false };
  // In quotes it counts as it is written, so what is left of the old name is as the warehouse had it.
  return { name: filled(best, best.rest && foldedName(best.rest, false, adapter)), quoted: true };
}

/** Whether a rule is about a name, whichever rule takes effect. */
export function isAbout(key: string, name: Name, adapter: string | null): boolean {
  return matches(name, { [key]: '' }, adapter).length > 0;
}

function matches(name: Name, rules: Rules, adapter: string | null): Match[] {
  const readings = name.quoted ? [true, false] : [false];
  return Object.entries(rules).flatMap(([key, value]) => {
    for (const quoted of readings) {
      const rest = restOf(name, foldedName(key, quoted, adapter), adapter);
      if (rest !== undefined) return [{ key, value, quoted, rest }];
    }
    return [];
  });
}

/** Undefined when the name does not fit the key. Folding keeps lengths, so the rest is told with its own case. */
function restOf(name: Name, key: string, adapter: string | null): string | null | undefined {
  const folded = foldedName(name.name, name.quoted, adapter);
  const star = key.indexOf('*');
  if (star < 0) return folded === key ? null : undefined;
  const [before, after] = [key.slice(0, star), key.slice(star + 1)];
  const fits = folded.length >= before.length + after.length && folded.startsWith(before) && folded.endsWith(after);
  return fits ? name.name.slice(before.length, name.name.length - after.length) : undefined;
}

function filled({ value }: Match, rest: string | null): string {
  return rest === null ? value : value.replace('*', () => rest);
}
