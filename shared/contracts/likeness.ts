import type { Column, PublicModel } from '../domain/index.ts';
import { relationKey } from '../manifest/index.ts';
import { caseless } from './column-name.ts';
import { compareTypes } from './types/index.ts';

/** Two names or lists that have at least so much in common are alike. */
const ALIKE = 0.5;

/** More than so many comparisons are not made: where all is new, nothing was renamed. */
const MAX_COMPARISONS = 20_000;

/** So much of a name is compared: nobody writes a longer one by hand. */
const MAX_NAME = 200;

/** A guess that something removed is something added under another name. */
export interface Guess<Item> {
  readonly item: Item;
  /** On what it rests, to be said with it: `the same type, a similar name`. */
  readonly because: string;
}

/** What speaks for a guess, and how loudly; nothing does at a weight of 0. */
interface Likeness {
  readonly weight: number;
  readonly because: string;
}

/**
 * For each of what was removed, what of the added is most likely its new name: the best guesses first, each added item for one removed alone.
 * Guesses change no verdict; a message says them as guesses.
 */
function guess<Item>(
  removed: readonly Item[],
  added: readonly Item[],
  likeness: (old: Item, next: Item) => Likeness
): ReadonlyMap<Item, Guess<Item>> {
  if (removed.length * added.length > MAX_COMPARISONS) return new Map();
  const candidates = removed
    .flatMap((old) => added.map((next) => ({ old, next, ...likeness(old, next) })))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const guesses = new Map<Item, Guess<Item>>();
  const taken = new Set<Item>();
  for (const { old, next, because } of candidates) {
    if (guesses.has(old) || taken.has(next)) continue;
    guesses.set(old, { item: next, because });
    taken.add(next);
  }
  return guesses;
}

/** The likely new names of removed columns: by description, type and letters; by the type alone where one column went and one came. */
export function guessColumns(
  removed: readonly Column[],
  added: readonly Column[],
  adapter: string | null
): ReadonlyMap<Column, Guess<Column>> {
  const likeness = nameLikeness([...removed, ...added]);
  const isOnlyOne = removed.length === 1 && added.length === 1;
  return guess(removed, added, (old, next) => {
    const description = old.description !== '' && old.description === next.description;
    const name = likeness(old, next);
    const type = old.dataType !== null;
    if (!description && name < ALIKE && !(isOnlyOne && type)) return UNLIKE;
    if (!haveSameType(old, next, adapter)) return UNLIKE;
    return {
      weight: (description ? 2 : 0) + name + 1,
      because: reasons({
        'the same type': type,
        'the same description': description,
        'a similar name': name >= ALIKE
      })
    };
  });
}

/** The likely new names of removed models: by their columns, the place where they lie, and letters where there are no columns. */
export function guessModels(
  removed: readonly PublicModel[],
  added: readonly PublicModel[],
  adapter: string | null
): ReadonlyMap<PublicModel, Guess<PublicModel>> {
  const likeness = nameLikeness([...removed, ...added]);
  return guess(removed, added, (old, next) => {
    const relation = relationKey(old.relation, adapter) === relationKey(next.relation, adapter);
    const description = old.description !== '' && old.description === next.description;
    const name = likeness(old, next);
    const bare = old.columns.length === 0 && next.columns.length === 0;
    const columns = common(columnNames(old), columnNames(next));
    const shape =
      columns >= ALIKE && (columns === 1 || name >= ALIKE || Math.min(old.columns.length, next.columns.length) > 2);
    if (!relation && !shape && !(bare && (name >= ALIKE || description))) return UNLIKE;
    return {
      // Versions of one model are alike: the same version is meant.
      weight: (relation ? 3 : 0) + (description ? 1 : 0) + columns + name + (old.version === next.version ? 1 : 0),
      because: reasons({
        'the same relation': relation,
        'the same columns': columns === 1 && !bare,
        'much the same columns': columns >= ALIKE && columns < 1,
        'the same description': description,
        'a similar name': name >= ALIKE
      })
    };
  });
}

const NOTHING: ReadonlySet<string> = new Set();
const UNLIKE: Likeness = { weight: 0, because: '' };

function reasons(said: Readonly<Record<string, boolean>>): string {
  return Object.keys(said)
    .filter((reason) => said[reason])
    .join(', ');
}

function haveSameType(old: Column, next: Column, adapter: string | null): boolean {
  if (old.dataType === null || next.dataType === null || old.dataType === next.dataType) {
    return old.dataType === next.dataType;
  }
  return compareTypes(adapter ?? '', old.dataType, next.dataType).verdict === 'same';
}

function columnNames({ columns }: PublicModel): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => caseless(name)));
}

/** How much of two names is the same pairs of letters, from 0 to 1. */
function nameLikeness<Item extends { readonly name: string }>(
  items: readonly Item[]
): (one: Item, other: Item) => number {
  const pairs = new Map(items.map((item) => [item, letterPairs(item.name)]));
  return (one, other) => common(pairs.get(one) ?? NOTHING, pairs.get(other) ?? NOTHING);
}

/** Of a longer name those at its beginning. */
function letterPairs(name: string): ReadonlySet<string> {
  const letters = caseless(name.slice(0, MAX_NAME));
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2))
  );
}

/** What two sets have in common by the size of both (Sørensen and Dice). */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
