import type { Column } from '../domain/index.ts';
import { caseless, columnKey } from './column-name.ts';

/** A column of the old contract and what it is in the new one. */
export interface ColumnPair {
  readonly old: Column;
  readonly next: Column;
  /** Whether the warehouse knows it under the same name. Else its quoting flipped, and with it the name. */
  readonly same: boolean;
}

/** Columns of two contracts of one model, each in one of the three lists, sorted by name. */
export interface ColumnMatch {
  readonly pairs: readonly ColumnPair[];
  readonly removed: readonly Column[];
  readonly added: readonly Column[];
}

/** Pairs columns by their names as the warehouse has them, then those of the same letters whose quoting flipped. */
export function matchColumns(old: readonly Column[], next: readonly Column[], adapter: string | null): ColumnMatch {
  const byName = pairUp(sorted(old), sorted(next), (column) => columnKey(column, adapter));
  const flipped = pairUp(byName.left, byName.right, (column) => caseless(column.name), isFlipped);
  return {
    pairs: [
      ...byName.pairs.map(([one, other]) => ({ old: one, next: other, same: true })),
      ...flipped.pairs.map(([one, other]) => ({ old: one, next: other, same: false }))
    ],
    removed: flipped.left,
    added: flipped.right
  };
}

function isFlipped(old: Column, next: Column): boolean {
  return old.quote !== next.quote;
}

interface Paired {
  readonly pairs: readonly (readonly [old: Column, next: Column])[];
  readonly left: readonly Column[];
  readonly right: readonly Column[];
}

function pairUp(
  old: readonly Column[],
  next: readonly Column[],
  key: (column: Column) => string,
  fits: (old: Column, next: Column) => boolean = () => true
): Paired {
  const free = new Map<string, Column[]>();
  for (const column of next) free.set(key(column), [...(free.get(key(column)) ?? []), column]);
  const pairs: (readonly [Column, Column])[] = [];
  const left: Column[] = [];
  for (const column of old) {
    const candidates = free.get(key(column)) ?? [];
    const found = candidates.find((candidate) => fits(column, candidate));
    if (found === undefined) {
      left.push(column);
    } else {
      pairs.push([column, found]);
      candidates.splice(candidates.indexOf(found), 1);
    }
  }
  const paired = new Set(pairs.map(([, column]) => column));
  return { pairs, left, right: next.filter((column) => !paired.has(column)) };
}

function sorted(columns: readonly Column[]): readonly Column[] {
  return [...columns].sort((a, b) =>
    a.name === b.name ? Number(a.quote) - Number(b.quote) : a.name < b.name ? -1 : 1
  );
}
