import fc from 'fast-check';
import type { Column, Constraint, Project, PublicModel } from '../../domain/index.ts';
import { columnKey } from '../column-name.ts';
import { column, constraint, dbtUp, model, relation } from './contracts.ts';

/** Two names that a warehouse may take for one among them. */
const NAMES = ['order_id', 'ORDER_ID', 'status', 'order_status', 'amount', 'Amount', 'größe'];
const TYPES = [
  'integer',
  'bigint',
  'number(10,2)',
  'number(12,2)',
  'varchar(10)',
  'varchar',
  'boolean',
  'geo thing',
  null
];
const ADAPTERS = ['snowflake', 'postgres', 'duckdb', 'bigquery', 'unheard_of', null];

/** Constraints with names of their own mean nothing, so that they may come and go with the seed. */
const constraintName = fc.constantFrom(null, 'one', 'other');

function columnConstraint(): fc.Arbitrary<Constraint> {
  return fc
    .record({
      type: fc.constantFrom('not_null', 'unique', 'primary_key', 'check'),
      name: constraintName,
      expression: fc.constantFrom(null, 'amount > 0', 'amount >= 0')
    })
    .map(({ type, ...facts }) => constraint(type, facts));
}

function columnsOf(adapter: string | null): fc.Arbitrary<readonly Column[]> {
  const one = fc
    .record({
      name: fc.constantFrom(...NAMES),
      dataType: fc.constantFrom(...TYPES),
      quote: fc.boolean(),
      description: fc.constantFrom('', 'One.', 'Another.'),
      constraints: fc.array(columnConstraint(), { maxLength: 2 })
    })
    .map(({ name, dataType, ...facts }) => column(name, dataType, facts));
  // A manifest has a column of a name once, and a table has it once as the warehouse folds it.
  return fc
    .uniqueArray(one, { selector: ({ name }) => name, maxLength: 5 })
    .map((columns) =>
      columns.filter(
        (each, index) => columns.findIndex((other) => columnKey(other, adapter) === columnKey(each, adapter)) === index
      )
    );
}

function modelConstraints(columns: readonly Column[]): fc.Arbitrary<readonly Constraint[]> {
  const names = columns.map(({ name }) => name);
  return fc.array(
    fc
      .record({
        type: fc.constantFrom('not_null', 'unique', 'primary_key', 'foreign_key', 'check'),
        name: constraintName,
        columns: fc.subarray(names),
        expression: fc.constantFrom(null, 'amount > 0'),
        to: fc.constantFrom(null, "ref('a')", "ref('b')")
      })
      .map(({ type, to, ...facts }) => constraint(type, { ...facts, to: type === 'foreign_key' ? to : null })),
    { maxLength: 3 }
  );
}

function publicModel(
  name: string,
  adapter: string | null,
  version: string | null = null,
  latestVersion: string | null = null
): fc.Arbitrary<PublicModel> {
  return columnsOf(adapter).chain((columns) =>
    fc
      .record({
        constraints: modelConstraints(columns),
        contract: fc.record({ enforced: fc.boolean() }),
        primaryKey: fc.subarray(columns.map((each) => each.name)),
        materialized: fc.constantFrom('table', 'view', 'ephemeral'),
        group: fc.constantFrom(null, 'sales'),
        description: fc.constantFrom('', 'One.'),
        deprecationDate: fc.constantFrom(null, '2026-10-31T00:00:00+00:00', '2027-03-31T00:00:00+00:00'),
        schema: fc.constantFrom('marts', 'MARTS', 'core')
      })
      .map(({ schema, ...facts }) =>
        model(name, { ...facts, columns, version, latestVersion, relation: relation(`db.${schema}.${name}`) })
      )
  );
}

/** Some of the models `a`, `b` and `c`, and some of the versions 1 and 2 of `d`. */
function publicModels(adapter: string | null): fc.Arbitrary<readonly PublicModel[]> {
  const all = fc
    .constantFrom('1', '2')
    .chain((latest) =>
      fc.tuple(
        publicModel('a', adapter),
        publicModel('b', adapter),
        publicModel('c', adapter),
        publicModel('d', adapter, '1', latest),
        publicModel('d', adapter, '2', latest)
      )
    );
  return all.chain((models) => fc.subarray([...models]));
}

function project(adapter: string | null): fc.Arbitrary<Project> {
  return publicModels(adapter).map((models) => dbtUp(models, { adapter }));
}

/** Two publications of one project on one warehouse. */
export const twoProjects: fc.Arbitrary<readonly [Project, Project]> = fc
  .constantFrom(...ADAPTERS)
  .chain((adapter) => fc.tuple(project(adapter), project(adapter)));

/** The same project, with everything in it in another order. */
export function shuffled(original: Project): fc.Arbitrary<Project> {
  return fc
    .tuple(...original.publicModels.map(shuffledModel))
    .chain((models) => shuffledList(models))
    .map((models) => dbtUp(models, { adapter: original.adapter }));
}

function shuffledModel(original: PublicModel): fc.Arbitrary<PublicModel> {
  return fc
    .record({
      columns: shuffledList(original.columns),
      constraints: shuffledList(original.constraints),
      primaryKey: shuffledList(original.primaryKey)
    })
    .map((facts) => ({ ...original, ...facts }));
}

function shuffledList<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
