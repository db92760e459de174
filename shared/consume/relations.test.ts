import { describe, expect, test } from '@jest/globals';
import { UserError, type Project, type Relation, type RelationRules } from '../domain/index.ts';
import { toProject } from '../manifest/index.ts';
import { readDownstream } from './downstream.ts';
import { movesOf } from './relations.ts';
import { unmatchedRules } from './unmatched-rules.ts';

const ID = 'model.dbt_up.orders';

type Names = readonly [database: string | null, schema: string, identifier: string];

function upstream(adapter: string, rendered: string | null, [database, schema, identifier]: Names): Project {
  const node = {
    unique_id: ID,
    resource_type: 'model',
    name: 'orders',
    package_name: 'dbt_up',
    database,
    schema,
    alias: identifier,
    relation_name: rendered,
    original_file_path: 'models/orders.sql',
    access: 'public',
    config: { materialized: 'table' },
    depends_on: { nodes: [] }
  };
  const metadata = {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    dbt_version: '1.11.16',
    generated_at: '2026-11-24T10:00:00.000000Z',
    project_name: 'dbt_up',
    adapter_type: adapter
  };
  return toProject({ metadata, nodes: { [ID]: node } }, 'manifest.json');
}

const rules = (given: Partial<RelationRules>): RelationRules => ({ database: {}, schema: {}, ...given });

const moved = (project: Project, ...layers: readonly Partial<RelationRules>[]): Relation | undefined =>
  movesOf(project, layers.map(rules)).get(ID);

const SNOWFLAKE = upstream('snowflake', 'DBT_UP_PROD.marts.orders', ['DBT_UP_PROD', 'marts', 'orders']);
const DUCKDB = upstream('duckdb', '"up_prod"."marts"."orders"', ['up_prod', 'marts', 'orders']);

describe('a public model is moved', () => {
  test.each<[string, Project, Partial<RelationRules>, Relation]>([
    [
      'to another database, without quotes where it has none',
      SNOWFLAKE,
      { database: { dbt_up_prod: 'DBT_UP_CLONE' } },
      { database: 'DBT_UP_CLONE', schema: 'marts', identifier: 'orders', rendered: 'DBT_UP_CLONE.marts.orders' }
    ],
    [
      'to a database that must be quoted',
      SNOWFLAKE,
      { database: { '*_PROD': '*-clone' } },
      { database: 'DBT_UP-clone', schema: 'marts', identifier: 'orders', rendered: '"DBT_UP-clone".marts.orders' }
    ],
    [
      'to another database and schema, in its quotes',
      DUCKDB,
      { database: { '*_prod': '*_clone' }, schema: { marts: 'dev' } },
      { database: 'up_clone', schema: 'dev', identifier: 'orders', rendered: '"up_clone"."dev"."orders"' }
    ],
    [
      'on BigQuery, in backticks',
      upstream('bigquery', '`acme-prod`.`marts`.`orders`', ['acme-prod', 'marts', 'orders']),
      { database: { 'acme-prod': 'acme-dev' } },
      { database: 'acme-dev', schema: 'marts', identifier: 'orders', rendered: '`acme-dev`.`marts`.`orders`' }
    ],
    [
      'on an adapter of which only the manifest tells the quotes',
      upstream('glue', '`prod`.`orders`', [null, 'prod', 'orders']),
      { schema: { prod: 'dev' } },
      { database: null, schema: 'dev', identifier: 'orders', rendered: '`dev`.`orders`' }
    ],
    [
      'where nothing is quoted on an adapter with backticks',
      upstream('databricks', 'prod.marts.orders', ['prod', 'marts', 'orders']),
      { database: { prod: 'dev-1' } },
      { database: 'dev-1', schema: 'marts', identifier: 'orders', rendered: '`dev-1`.marts.orders' }
    ],
    [
      'where the manifest does not render relations',
      upstream('duckdb', null, ['up_prod', 'marts', 'orders']),
      { database: { up_prod: 'up_clone' } },
      { database: 'up_clone', schema: 'marts', identifier: 'orders', rendered: null }
    ]
  ])('%s', (_, project, given, expected) => {
    expect(moved(project, given)).toEqual(expected);
  });

  test('by the nearest rules that are about it, for database and schema alike', () => {
    expect(
      moved(DUCKDB, { database: { '*': 'near' } }, { database: { up_prod: 'far' }, schema: { marts: 'far' } })
    ).toMatchObject({ database: 'near', schema: 'far' });
  });
});

describe('a public model stays', () => {
  test.each<[string, Project, readonly Partial<RelationRules>[]]>([
    ['without rules', DUCKDB, []],
    ['where no rule is about it', DUCKDB, [{ database: { other: 'x' }, schema: { up_prod: 'x' } }]],
    [
      'where a rule names it for itself, whatever comes after',
      DUCKDB,
      [{ database: { '*': '*' } }, { database: { up_prod: 'x' } }]
    ],
    ['where only the case would change', SNOWFLAKE, [{ database: { DBT_UP_PROD: 'dbt_up_prod' } }]],
    [
      'where its database is not rendered',
      upstream('spark', 'marts.orders', ['x', 'marts', 'orders']),
      [{ database: { x: 'y' } }]
    ]
  ])('%s', (_, project, layers) => {
    expect(moved(project, ...layers)).toBeUndefined();
  });
});

test.each(['a"b', 'a;b', 'a.b{{ x }}', 'a\u2028b', ' ', 'a`b', "a'b"])(
  'a name that is not plain is refused: %j',
  (name) => {
    const refused = (): unknown => moved(DUCKDB, { schema: { marts: name } });
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(/`relations` gives dbt_up names that are not plain: Model "orders": its schema/);
  }
);

describe('a rule that is about nothing', () => {
  const down = readDownstream('name: dbt_down\n', 'dbt_project.yml');
  const other = upstream('duckdb', '"erp_prod"."main"."orders"', ['erp_prod', 'main', 'orders']);

  test('is told once, with the names that there are', () => {
    const every = rules({ database: { UP_PRDO: 'x', '*_prod': 'y' } });
    const findings = unmatchedRules(down, [
      { project: DUCKDB, relations: [every] },
      { project: other, relations: [every] }
    ]);
    expect(findings).toMatchObject([
      {
        rule: 'relations-unmatched',
        severity: 'warning',
        project: 'dbt_down',
        message:
          '`relations` has a rule for the database UP_PRDO, where no public model of dbt_up, dbt_up lies: they lie in erp_prod, up_prod'
      }
    ]);
    expect(findings[0]?.hint).toContain("Did you mean 'up_prod'?");
  });

  test('of one upstream is judged by that one alone', () => {
    const one = rules({ schema: { main: 'x' } });
    expect(
      unmatchedRules(down, [
        { project: DUCKDB, relations: [one] },
        { project: other, relations: [] }
      ])
    ).toMatchObject([{ message: expect.stringContaining('the schema main') as unknown }]);
    expect(
      unmatchedRules(down, [
        { project: DUCKDB, relations: [] },
        { project: other, relations: [one] }
      ])
    ).toEqual([]);
  });

  test('is not told of one that another goes before', () => {
    const layers = [rules({ database: { up_prod: 'x' } }), rules({ database: { '*_prod': 'y' } })];
    expect(unmatchedRules(down, [{ project: DUCKDB, relations: layers }])).toEqual([]);
  });
});
