import type { Column, Constraint, PublicModel } from '../domain/index.ts';
import { caseless } from './column-name.ts';
import type { Side } from './sides.ts';

/** Some columns: the ids that they have on both sides, with the names that this side declares. Sorted by id. */
export type ColumnSet = ReadonlyMap<string, string>;

/** What a model's constraints promise, wherever they stand and whatever they are called. */
export interface Promises {
  /** The columns that hold no nulls: by `not_null`, or because the primary key implies it. */
  readonly notNull: ColumnSet;
  /** The primary key by constraint; no columns without one. */
  readonly primaryKey: ColumnSet;
  /** The same, or as dbt infers it from tests; no columns when it is not known. */
  readonly grain: ColumnSet;
  readonly others: readonly Promised[];
}

/** A constraint that is neither NOT NULL nor the primary key. */
export interface Promised {
  /** What makes two constraints one, but for the target. */
  readonly key: string;
  /** Of a foreign key: what it points at; null when that is not told. */
  readonly target: string | null;
  /** `unique (order_id)`. */
  readonly label: string;
  /** No columns where it names none. */
  readonly columns: ColumnSet;
}

/** Finds the column of the model that a constraint names. */
export type Identify = (name: string) => { readonly id: string; readonly name: string };

const MAX_EXPRESSION = 80;

/** Reads the constraints of a model and its columns. */
export function promisesOf(model: PublicModel, side: Side, identify: Identify): Promises {
  const constraints = [...model.constraints, ...model.columns.flatMap(columnConstraints)];
  const columnsOf = (wanted: string): ColumnSet =>
    columnSet(
      constraints.filter(({ type }) => type === wanted).flatMap(({ columns }) => columns),
      identify
    );
  const primaryKey = columnsOf('primary_key');
  return {
    notNull: new Map([...columnsOf('not_null'), ...primaryKey]),
    primaryKey,
    grain: primaryKey.size > 0 ? primaryKey : columnSet(model.primaryKey, identify),
    others: distinct(
      constraints
        .filter(({ type }) => type !== 'not_null' && type !== 'primary_key')
        .map((constraint) => promised(constraint, side, identify))
    )
  };
}

/** A constraint of a column says what one of the model says of that column. */
function columnConstraints({ name, constraints }: Column): readonly Constraint[] {
  return constraints.map((constraint) => ({ ...constraint, columns: [name] }));
}

function columnSet(names: readonly string[], identify: Identify): ColumnSet {
  return sorted(names.map(identify).map(({ id, name }) => [id, name] as const));
}

function sorted(columns: readonly (readonly [id: string, name: string])[]): ColumnSet {
  return new Map([...columns].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same constraint may stand at several columns, and at the model. */
function distinct(promises: readonly Promised[]): readonly Promised[] {
  const found = new Map<string, Promised>();
  for (const one of promises) {
    const key = JSON.stringify([one.key, one.target]);
    const same = found.get(key);
    found.set(key, same === undefined ? one : { ...one, columns: together(same.columns, one.columns) });
  }
  return [...found.values()];
}

/** What names no column is about the whole model. */
function together(one: ColumnSet, other: ColumnSet): ColumnSet {
  return one.size === 0 || other.size === 0 ? new Map() : sorted([...one, ...other]);
}

function promised(constraint: Constraint, side: Side, identify: Identify): Promised {
  const { type } = constraint;
  const columns = columnSet(constraint.columns, identify);
  const target = targetOf(constraint, side, identify);
  const expression = (constraint.expression ?? '').replace(/\s+/g, ' ').trim();
  // The name of a check's column is in its expression; what else a unique or foreign key has there is how it is enforced.
  const isExpression = expression !== '' && type !== 'unique' && type !== 'foreign_key';
  const about = isExpression ? cut(expression) : [...columns.values()].join(', ');
  return {
    key: JSON.stringify([type, isExpression ? expression : [...columns.keys()]]),
    target,
    label: [
      type.replaceAll('_', ' '),
      ...(about === '' ? [] : [`(${about})`]),
      ...(target === null ? [] : [`to ${target}`])
    ].join(' '),
    columns
  };
}

function cut(text: string): string {
  return text.length > MAX_EXPRESSION ? `${text.slice(0, MAX_EXPRESSION - 1)}…` : text;
}

/**
 * The model that a foreign key points at, by its name, with its columns in the order of those that point there. dbt-core from 1.9 on writes
 * the relation as target, dbt v2 and dbt-core 1.8 the ref.
 */
function targetOf({ to, columns, toColumns }: Constraint, { named }: Side, identify: Identify): string | null {
  if (to === null) return null;
  const ref = /^\s*ref\(\s*['"]([^'"]+)['"]/.exec(to);
  const name = ref?.[1] ?? named.get(to) ?? to;
  const targets = columns
    .map((column, index) => [identify(column).id, caseless(toColumns[index] ?? '')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, target]) => target)
    .filter((target) => target !== '');
  return targets.length === 0 ? name : `${name} (${targets.join(', ')})`;
}
