import { expect, test } from '@jest/globals';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { toProject } from '../manifest/index.ts';
import { usedColumns, uses } from './index.ts';

const STUB = madePublicModel('public_orders', {
  config: { materialized: 'mesh_stub_dbt_up' },
  contract: { enforced: true },
  columns: Object.fromEntries(['order_id', 'status', 'amount'].map((name) => [name, { name, data_type: 'integer' }]))
});

/** A downstream whose one model has this compiled SQL. */
function downstream(compiled: string | null) {
  const manifest = madeManifest({
    metadata: { project_name: 'dbt_down', adapter_type: 'duckdb' },
    nodes: {
      ...STUB,
      ...madeModel('downstream_orders', {
        package_name: 'dbt_down',
        depends_on: { nodes: ['model.dbt_up.public_orders'] },
        ...(compiled === null ? {} : { compiled_code: compiled })
      })
    }
  });
  const project = toProject(manifest, 'manifest.json');
  return usedColumns(project, manifest, uses(project));
}

test.each<[string, string | null, readonly string[] | '*' | null]>([
  [
    'columns that are selected and filtered by',
    'select order_id from DBT_UP_PROD.marts.public_orders where amount > 1',
    ['amount', 'order_id']
  ],
  ['a star', 'select * from DBT_UP_PROD.marts.public_orders', '*'],
  ['SQL that does not parse', 'select from where', '*'],
  ['no compiled SQL', null, null]
])('a reference tells the columns in use: %s', async (_, compiled, columns) => {
  const { references } = await downstream(compiled);
  expect(references).toMatchObject([
    { project: 'dbt_up', model: 'public_orders', node: 'model.dbt_down.downstream_orders', columns }
  ]);
});

test('an exposure needs what the models below it use', async () => {
  const manifest = madeManifest({
    metadata: { project_name: 'dbt_down', adapter_type: 'duckdb' },
    nodes: {
      ...STUB,
      ...madeModel('downstream_orders', {
        package_name: 'dbt_down',
        depends_on: { nodes: ['model.dbt_up.public_orders'] },
        compiled_code: 'select order_id from DBT_UP_PROD.marts.public_orders'
      })
    },
    exposures: {
      'exposure.dbt_down.weekly': {
        unique_id: 'exposure.dbt_down.weekly',
        name: 'weekly',
        package_name: 'dbt_down',
        type: 'dashboard',
        owner: { name: 'Ann', email: null },
        url: 'https://bi.example.com/7',
        depends_on: { nodes: ['model.dbt_down.downstream_orders'] },
        original_file_path: 'models/exposures.yml'
      }
    }
  });
  const project = toProject(manifest, 'manifest.json');
  const { references } = await usedColumns(project, manifest, uses(project));
  expect(references.find(({ exposure }) => exposure)).toEqual({
    project: 'dbt_up',
    model: 'public_orders',
    version: null,
    mode: 'package',
    node: 'exposure.dbt_down.weekly',
    file: 'models/exposures.yml',
    owner: 'Ann',
    columns: ['order_id'],
    exposure: { type: 'dashboard', owner: 'Ann', url: 'https://bi.example.com/7' }
  });
});

test('SQL that is not understood is told, and is no error', async () => {
  const { findings } = await downstream('select from where');
  expect(findings).toMatchObject([
    {
      rule: 'sql-not-understood',
      severity: 'info',
      node: 'model.dbt_down.downstream_orders',
      file: 'models/marts/downstream_orders.sql'
    }
  ]);
  expect((await downstream('select amount from DBT_UP_PROD.marts.public_orders')).findings).toEqual([]);
});
