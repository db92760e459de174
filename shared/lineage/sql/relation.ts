import { lower, type Name } from './names.ts';
import type { Run } from './run.ts';

/** What a FROM clause reads: how its columns can be found. */
export type Relation =
  /** A relation that the question asks about. */
  | { readonly kind: 'upstream'; readonly index: number }
  /** Anything whose columns are not known: another table, a table function, the result of a PIVOT. */
  | { readonly kind: 'unknown' }
  /** The result of a query. */
  | { readonly kind: 'derived'; readonly outputs: readonly Output[] };

export type Output =
  /** Its expression was accounted for where it stands, so using it uses nothing more. */
  | { readonly kind: 'named'; readonly name: Name }
  /** An expression that the engine names, each in its own way; or several of them. */
  | { readonly kind: 'unnamed' }
  | Star;

/** All columns of some relations; what of them is used shows only where the names are used. */
export interface Star {
  readonly kind: 'star';
  readonly members: readonly Relation[];
  /** Folded names that are one column in all members that have them: by USING, or by UNION BY NAME. */
  readonly merged: ReadonlySet<string> | 'all';
  /** Names it leaves out, those that it gives another name or another value among them. */
  readonly except: readonly Name[];
  readonly renamed: readonly { readonly from: Name; readonly to: Name }[];
}

/** A column of an upstream relation. */
export interface Origin {
  readonly index: number;
  readonly column: string;
}

/** What a relation answers when it is asked for a column. */
export interface Found {
  /** `near`: it has one that differs in case alone, on an adapter that would tell the two apart. */
  readonly certainty: 'has' | 'near' | 'may' | 'not';
  /** The upstream columns that it stands for. */
  readonly origins: readonly Origin[];
  /** Whether it may stand for fewer. */
  readonly doubtful: boolean;
}

export const UNKNOWN: Relation = { kind: 'unknown' };
const NOT: Found = { certainty: 'not', origins: [], doubtful: false };
const MAY: Found = { certainty: 'may', origins: [], doubtful: false };

export function derived(outputs: readonly Output[]): Relation {
  return { kind: 'derived', outputs };
}

export function namedOutputs(names: readonly Name[]): readonly Output[] {
  return names.map((name) => ({ kind: 'named', name }));
}

export function starOf(members: readonly Relation[], merged: Star['merged'] = new Set()): Star {
  return { kind: 'star', members, merged, except: [], renamed: [] };
}

/** Looks a column up by its name. */
export function find(relation: Relation, name: Name, run: Run): Found {
  if (relation.kind === 'unknown') return MAY;
  if (relation.kind === 'upstream') return findInContract(relation.index, name, run);
  const found = combine(
    relation.outputs.map((output) => findInOutput(output, name, run)),
    run.dialect.renamesDuplicates,
    false
  );
  return found.certainty === 'has' ? found : withDuplicates(found, relation.outputs, name, run);
}

function findInContract(index: number, name: Name, run: Run): Found {
  const contract = run.contracts[index];
  if (!contract) throw new RangeError(`The question has no relation ${index}.`);
  const column = contract.byName.get(run.dialect.fold(name));
  if (column !== undefined) return { certainty: 'has', origins: [{ index, column }], doubtful: false };
  const near = contract.byLowerCase.get(lower(name.text));
  if (near !== undefined) return { certainty: 'near', origins: [{ index, column: near }], doubtful: false };
  return contract.complete ? NOT : { certainty: 'may', origins: [{ index, column: name.text }], doubtful: false };
}

function findInOutput(output: Output, name: Name, run: Run): Found {
  if (output.kind === 'unnamed') return MAY;
  if (output.kind === 'named') {
    if (run.dialect.fold(output.name) === run.dialect.fold(name)) return { ...NOT, certainty: 'has' };
    return lower(output.name.text) === lower(name.text) ? { ...NOT, certainty: 'near' } : NOT;
  }
  const same = (other: Name) => run.dialect.fold(other) === run.dialect.fold(name);
  const renamed = output.renamed.find(({ to }) => same(to));
  if (!renamed && output.except.some(same)) return NOT;
  const asked = renamed?.from ?? name;
  const merged = output.merged === 'all' || output.merged.has(run.dialect.fold(asked));
  return combine(
    output.members.map((member) => find(member, asked, run)),
    run.dialect.renamesDuplicates,
    merged
  );
}

/**
 * What several sources side by side answer together.
 *
 * @param firstWins whether of two columns of one name the first is meant: then a source before the one that has it may hide it
 * @param merged whether all that have it are meant together
 */
export function combine(answers: readonly Found[], firstWins: boolean, merged: boolean): Found {
  const having = answers.filter(({ certainty }) => certainty === 'has');
  const open = answers.filter(({ certainty }) => certainty === 'may');
  const [first] = having;
  if (first) {
    const hidden = firstWins && answers.slice(0, answers.indexOf(first)).some(({ certainty }) => certainty === 'may');
    const several = having.length > 1 && !merged;
    return { certainty: 'has', origins: originsOf(having), doubtful: several || hidden || doubtfulAmong(having) };
  }
  const near = answers.filter(({ certainty }) => certainty === 'near');
  if (near.length > 0) {
    const doubtful = near.length > 1 || open.length > 0 || doubtfulAmong(near);
    return { certainty: 'near', origins: originsOf(near), doubtful };
  }
  if (open.length === 0) return NOT;
  return { certainty: 'may', origins: originsOf(open), doubtful: open.length > 1 || doubtfulAmong(open) };
}

/** DuckDB gives the second `id` of a subquery the name `id_1` (`id:1` in old versions): then `id` is what may be meant. */
function withDuplicates(found: Found, outputs: readonly Output[], name: Name, run: Run): Found {
  const original = run.dialect.renamesDuplicates ? /^(.+)[_:]\d+$/s.exec(name.text)?.[1] : undefined;
  const several = outputs.length > 1 || outputs.some((output) => output.kind === 'star' && output.members.length > 1);
  if (original === undefined || !several) return found;
  const hidden = outputs.map((output) => findInOutput(output, { ...name, text: original }, run));
  const origins = originsOf(hidden);
  if (origins.length === 0) return found;
  return { certainty: 'may', origins: [...found.origins, ...origins], doubtful: true };
}

function originsOf(answers: readonly Found[]): readonly Origin[] {
  return answers.flatMap(({ origins }) => origins);
}

function doubtfulAmong(answers: readonly Found[]): boolean {
  return answers.some(({ doubtful }) => doubtful);
}

/** The upstream relations whose columns come through under their own names, by index. */
export function reachable(relation: Relation): ReadonlySet<number> {
  if (relation.kind === 'upstream') return new Set([relation.index]);
  if (relation.kind === 'unknown') return new Set();
  return new Set(
    relation.outputs.flatMap((output) =>
      output.kind === 'star' ? output.members.flatMap((member) => [...reachable(member)]) : []
    )
  );
}

/** Everything that stars bring into the relation is in use; all else was accounted for where it is written. */
export function takeAll(relation: Relation, run: Run): void {
  if (relation.kind === 'upstream') run.ledger.takeAll(relation.index);
  if (relation.kind !== 'derived') return;
  for (const output of relation.outputs) {
    if (output.kind === 'star') for (const member of output.members) takeAll(member, run);
  }
}

/** All names of a relation; null when they are not all known. */
export function namesIn(relation: Relation, run: Run): readonly Name[] | null {
  if (relation.kind === 'unknown') return null;
  if (relation.kind === 'upstream') {
    const contract = run.contracts[relation.index];
    return contract?.complete ? contract.names : null;
  }
  const names: Name[] = [];
  for (const output of relation.outputs) {
    if (output.kind === 'unnamed') return null;
    if (output.kind === 'named') names.push(output.name);
    else {
      const left = new Set(output.except.map(run.dialect.fold));
      for (const member of output.members) {
        const found = namesIn(member, run);
        if (found === null) return null;
        names.push(...found.filter((name) => !left.has(run.dialect.fold(name))));
      }
      names.push(...output.renamed.map(({ to }) => to));
    }
  }
  return names;
}

/** The relation under new names, as `t (a, b)` gives them: by position, so that all that a star brings is in use. */
export function renamed(relation: Relation, names: readonly Name[], run: Run): Relation {
  if (names.length === 0) return relation;
  takeAll(relation, run);
  const rest: readonly Output[] =
    relation.kind === 'derived' && !relation.outputs.some(({ kind }) => kind === 'star')
      ? relation.outputs.slice(names.length)
      : [{ kind: 'unnamed' }];
  return derived([...namedOutputs(names), ...rest]);
}
