import type { Column, PublicModel } from '../domain/index.ts';
import type { ContractChange } from './change.ts';
import { caseless, columnKey } from './column-name.ts';
import type { ColumnMatch } from './match-columns.ts';
import { pairChange, pairName, type ModelPair } from './pair.ts';
import type { Sides } from './sides.ts';
import { promisesOf, type ColumnSet, type Identify, type Promised, type Promises } from './promises.ts';

/** `not-null-dropped`, `constraint-dropped`, `primary-key-changed`, `constraint-added`. What goes or comes with its columns is not said again. */
export function compareConstraints(sides: Sides, pair: ModelPair, match: ColumnMatch): readonly ContractChange[] {
  const { adapter } = sides;
  const renamed = new Map(match.pairs.map(({ old, next }) => [columnKey(next, adapter), columnKey(old, adapter)]));
  const old = promisesOf(pair.old, sides.old, identifyIn(pair.old, adapter));
  const identifyNext = identifyIn(pair.next, adapter);
  const next = promisesOf(pair.next, sides.next, (written) => {
    const { id, name } = identifyNext(written);
    return { id: renamed.get(id) ?? id, name };
  });
  return [
    ...compareNotNull(sides, pair, match, { old, next }),
    ...comparePrimaryKeys(sides, pair, match, { old, next }),
    ...compareOthers(sides, pair, match, { old, next })
  ];
}

/** A constraint names a column as the project wrote it there: exactly, or in another case. */
function identifyIn({ columns }: PublicModel, adapter: string | null): Identify {
  return (written) => {
    const column = columns.find(({ name }) => name === written) ??
      columns.find(({ name }) => caseless(name) === caseless(written)) ?? { name: written, quote: false };
    return { id: columnKey(column, adapter), name: column.name };
  };
}

interface BothPromises {
  readonly old: Promises;
  readonly next: Promises;
}

function compareNotNull(
  sides: Sides,
  pair: ModelPair,
  { pairs }: ColumnMatch,
  { old, next }: BothPromises
): readonly ContractChange[] {
  return pairs.flatMap((columns) => {
    const { name } = columns.old;
    const id = columnKey(columns.old, sides.adapter);
    if (old.notNull.has(id) === next.notNull.has(id)) return [];
    const subject = `Column ${name} of ${pairName(sides, pair)}`;
    if (next.notNull.has(id)) {
      return [pairChange('constraint-added', pair, `${subject} holds no nulls any more`, { column: name })];
    }
    const why = old.primaryKey.has(id) ? ', which its primary key ruled out' : '';
    return [pairChange('not-null-dropped', pair, `${subject} may hold nulls now${why}`, { column: name })];
  });
}

function comparePrimaryKeys(
  sides: Sides,
  pair: ModelPair,
  match: ColumnMatch,
  { old, next }: BothPromises
): readonly ContractChange[] {
  return [
    ...(hasOtherGrain(old, next) ? [grainChanged(sides, pair, old.grain, next.grain)] : []),
    ...(isLost(old.primaryKey, next.primaryKey, match.removed, sides) ? [dropped(sides, pair, primaryKey(old))] : []),
    ...(isLost(next.primaryKey, old.primaryKey, match.added, sides) ? [added(sides, pair, primaryKey(next))] : [])
  ];
}

function hasOtherGrain(old: Promises, next: Promises): boolean {
  const [before, now] = [[...old.grain.keys()], [...next.grain.keys()]];
  return before.length > 0 && now.length > 0 && JSON.stringify(before) !== JSON.stringify(now);
}

function isLost(one: ColumnSet, other: ColumnSet, gone: readonly Column[], sides: Sides): boolean {
  return one.size > 0 && other.size === 0 && !areAll(gone, one, sides);
}

function primaryKey({ primaryKey: columns }: Promises): Pick<Promised, 'label' | 'columns'> {
  return { label: `primary key (${listed(columns)})`, columns };
}

function grainChanged(sides: Sides, pair: ModelPair, old: ColumnSet, next: ColumnSet): ContractChange {
  return pairChange(
    'primary-key-changed',
    pair,
    `A row of ${pairName(sides, pair)} is identified by (${listed(next)}), and was by (${listed(old)})`
  );
}

function compareOthers(
  sides: Sides,
  pair: ModelPair,
  match: ColumnMatch,
  { old, next }: BothPromises
): readonly ContractChange[] {
  const missing = (some: Promises, others: Promises, gone: readonly Column[]): readonly Promised[] =>
    some.others.filter(
      (one) => !others.others.some((other) => isSame(one, other)) && !areAll(gone, one.columns, sides)
    );
  return [
    ...missing(old, next, match.removed).map((one) => dropped(sides, pair, one)),
    ...missing(next, old, match.added).map((one) => added(sides, pair, one))
  ];
}

/** A target that one side does not tell may be the other's. */
function isSame(one: Promised, other: Promised): boolean {
  return one.key === other.key && (one.target === null || other.target === null || one.target === other.target);
}

/** Whether a constraint is about these columns and no others. */
function areAll(columns: readonly Column[], set: ColumnSet, { adapter }: Sides): boolean {
  const keys = new Set(columns.map((column) => columnKey(column, adapter)));
  return set.size > 0 && [...set.keys()].every((id) => keys.has(id));
}

function dropped(
  sides: Sides,
  pair: ModelPair,
  { label, columns }: Pick<Promised, 'label' | 'columns'>
): ContractChange {
  return pairChange('constraint-dropped', pair, `${pairName(sides, pair)} has lost ${label}`, {
    column: only(columns)
  });
}

function added(sides: Sides, pair: ModelPair, { label, columns }: Pick<Promised, 'label' | 'columns'>): ContractChange {
  return pairChange('constraint-added', pair, `${pairName(sides, pair)} has a new ${label}`, { column: only(columns) });
}

/** The column of a constraint that has one. */
function only(set: ColumnSet): string | null {
  const [first = null, ...others] = set.values();
  return others.length === 0 ? first : null;
}

function listed(set: ColumnSet): string {
  return [...set.values()].join(', ');
}
