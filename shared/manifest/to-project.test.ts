import { describe, expect, it, test } from '@jest/globals';
import { UserError, type Project } from '../domain/index.ts';
import { madeManifest, madeModel, madePublicModel, realManifests } from './testing/manifests.ts';
import { toProject } from './to-project.ts';

const NAME = 'target/manifest.json';
const read = (...args: Parameters<typeof madeManifest>): Project => toProject(madeManifest(...args), NAME);
const nodeOf = (node: Record<string, unknown>) => {
  const [only] = [...read({ nodes: madeModel('orders', node) }).nodes.values()];
  return only!;
};
const publicModelOf = (node: Record<string, unknown>) =>
  read({ nodes: madePublicModel('orders', node) }).publicModels[0]!;

describe('a manifest that dbt wrote', () => {
  const real = realManifests();

  test('is there from every minor version since 1.0, and from both engines of v2', () => {
    expect(real.map(({ engine }) => engine).sort()).toEqual(
      [...Array.from({ length: 13 }, (_, minor) => `core-1.${minor}`), 'core-v2', 'fusion'].sort()
    );
  });

  test.each(real)('of $engine is read', ({ engine, manifest }) => {
    const project = toProject(manifest, engine);
    expect(project).toMatchObject({ name: 'shop', adapter: 'duckdb', generatedAt: '2026-11-01T06:00:00.000000Z' });
    expect([...project.sources.values()].map((source) => source.relation)).toEqual(
      expect.arrayContaining([
        {
          database: 'shop',
          schema: 'raw_data',
          identifier: 'Customer_Master',
          rendered: '"shop"."raw_data"."Customer_Master"'
        }
      ])
    );
    expect(project.exposures).toEqual([
      {
        uniqueId: 'exposure.shop.orders_dashboard',
        name: 'orders_dashboard',
        type: 'dashboard',
        owner: { name: 'Zoë', email: 'zoe@example.com' },
        url: 'https://bi.example.com/dashboards/7',
        dependsOn: expect.arrayContaining(['model.shop.public_orders', 'source.shop.raw.customers']),
        file: 'models/marts/_marts.yml'
      }
    ]);
    const staging = project.nodes.get('model.shop.stg_orders');
    expect(staging).toMatchObject({
      origin: 'own',
      materialized: 'view',
      file: 'models/staging/stg_orders.sql',
      sources: [['raw', 'orders']],
      dependsOn: ['source.shop.raw.orders'],
      rawCode: expect.stringContaining("source('raw', 'orders')"),
      compiledCode: expect.stringContaining('"shop"."raw_data"."orders"')
    });
    expect(project.nodes.get('model.shop.public_orders')?.refs.map((ref) => ref.name)).toEqual(
      expect.arrayContaining(['stg_orders', 'currencies'])
    );
    expect(project.nodes.get('model.toolbox.toolbox_days')?.origin).toBe('package');
    expect(project.nodes.get('model.shop.order_sizes')?.relation).toBeNull();
    expect(project.nodes.has('model.shop.retired_orders')).toBe(false);
    expect(project.parentMap?.get('model.shop.orders_by_status')).toEqual(['model.shop.public_orders']);
    const test = [...project.nodes.values()].find((node) => node.name === 'unique_public_orders_order_id');
    expect(test).toMatchObject({ resourceType: 'test', severity: 'error', relation: null });
    if (project.knowsAccess) expect(test?.attachedNode).toBe('model.shop.public_orders');
  });

  test.each(real.filter(({ engine }) => /^core-1\.[0-4]$/.test(engine)))(
    'of $engine knows no access',
    ({ engine, manifest }) => {
      expect(toProject(manifest, engine)).toMatchObject({ knowsAccess: false, publicModels: [], groups: [] });
    }
  );

  test.each(real.filter(({ engine }) => !/^core-1\.[0-4]$/.test(engine)))(
    'of $engine gives the public models with their contracts',
    ({ engine, manifest }) => {
      const project = toProject(manifest, engine);
      expect(project.groups).toEqual([{ name: 'finance', owner: { name: 'Finance', email: 'finance@example.com' } }]);
      expect(project.publicModels.map((model) => model.uniqueId)).toEqual([
        'model.shop.MonthlyRevenue',
        'model.shop.dim_customers.v1',
        'model.shop.dim_customers.v2',
        'model.shop.public_orders'
      ]);
      const [revenue, first, second, orders] = project.publicModels;
      expect(revenue).toMatchObject({
        name: 'MonthlyRevenue',
        group: 'finance',
        configuredSchema: 'Reporting',
        relation: {
          database: 'ledger',
          identifier: 'Monthly_Revenue',
          rendered: expect.stringContaining('"Monthly_Revenue"')
        },
        contract: { enforced: false }
      });
      expect(first).toMatchObject({
        name: 'dim_customers',
        version: '1',
        latestVersion: '2',
        contract: { enforced: true },
        deprecationDate: engine === 'core-1.5' ? null : expect.stringContaining('2027-03-31'),
        file: 'models/marts/dim_customers_legacy.sql'
      });
      expect(second).toMatchObject({ version: '2', latestVersion: '2', deprecationDate: null });
      expect(orders).toMatchObject({
        version: null,
        latestVersion: null,
        group: null,
        description: 'Every order with its price. The contract of the shop.',
        materialized: 'table',
        contract: { enforced: true },
        primaryKey: ['order_id'],
        tags: ['nightly', 'contract'],
        meta: { owner: 'shop-team' },
        configuredSchema: 'marts',
        file: 'models/marts/public_orders.sql'
      });
      const columns = Object.fromEntries(orders!.columns.map((column) => [column.name, column]));
      expect(columns).toMatchObject({
        order_id: {
          dataType: 'integer',
          description: 'Key of the order.',
          quote: false,
          constraints: [{ type: 'not_null' }]
        },
        status: { dataType: 'varchar', meta: { pii: false } },
        amount: { dataType: 'decimal(10,2)', meta: {}, tags: [] },
        'Created At': { dataType: 'timestamp', quote: true }
      });
      expect(orders!.constraints).toEqual(
        expect.arrayContaining([
          {
            type: 'primary_key',
            name: 'public_orders_key',
            expression: null,
            columns: ['order_id'],
            to: null,
            toColumns: []
          },
          { type: 'check', name: 'amount_is_positive', expression: 'amount >= 0', columns: [], to: null, toColumns: [] }
        ])
      );
    }
  );
});

describe('what versions and engines write differently', () => {
  test.each([
    [{ access: 'public', config: { access: 'protected' } }, 'public'],
    [{ access: 'protected', config: { access: 'public' } }, 'protected'],
    [{ config: { access: 'private' } }, 'private'],
    [{ access: null, config: { access: 'public' } }, 'public'],
    [{ access: 'PUBLIC' }, 'protected'],
    [{}, 'protected']
  ])('access %j is %s', (node, access) => {
    expect(nodeOf(node).access).toBe(access);
  });

  test.each([
    [{ version: 2, latest_version: 2 }, '2', '2'],
    [{ version: 1, latest_version: '2' }, '1', '2'],
    [{ version: 'blue', latest_version: 'green' }, 'blue', 'green'],
    [{ version: null, latest_version: null }, null, null],
    [{}, null, null]
  ])('versions %j', (node, version, latestVersion) => {
    expect(nodeOf(node)).toMatchObject({ version, latestVersion });
  });

  it('reads the version 2.0, which is 2 in JavaScript, from the unique id', () => {
    const [[, entry]] = Object.entries(madePublicModel('orders', { version: 2, latest_version: 2 })) as [
      [string, object]
    ];
    const uniqueId = 'model.dbt_up.orders.v2.0';
    const [model] = read({ nodes: { [uniqueId]: { ...entry, unique_id: uniqueId } } }).publicModels;
    expect(model).toMatchObject({ version: '2.0', latestVersion: '2.0' });
  });

  test.each([
    [[['orders']], [{ package: null, name: 'orders', version: null }]],
    [[['dbt_up', 'orders']], [{ package: 'dbt_up', name: 'orders', version: null }]],
    [[{ name: 'orders', package: 'dbt_up', version: 2 }], [{ package: 'dbt_up', name: 'orders', version: '2' }]],
    [[{ name: 'orders' }], [{ package: null, name: 'orders', version: null }]],
    [[[], {}, null, 'orders', 3], []]
  ])('refs %j', (refs, expected) => {
    expect(nodeOf({ refs }).refs).toEqual(expected);
  });

  test.each([
    [{ raw_sql: 'a', raw_code: undefined, compiled_sql: 'b' }, 'a', 'b'],
    [{ raw_code: 'a', compiled_code: 'b' }, 'a', 'b'],
    [{ raw_code: 'a' }, 'a', null],
    [{ raw_code: '', compiled_code: '' }, '', null]
  ])('code %j', (node, rawCode, compiledCode) => {
    expect(nodeOf(node)).toMatchObject({ rawCode, compiledCode });
  });

  test.each([
    [{ group: 'sales' }, 'sales'],
    [{ group: null, config: { group: 'sales' } }, 'sales'],
    [{}, null]
  ])('group %j', (node, group) => {
    expect(nodeOf(node).group).toBe(group);
  });

  test.each([
    [{ tags: ['a'], meta: { a: 1 }, config: { tags: [], meta: {} } }],
    [{ tags: [], meta: {}, config: { tags: ['a'], meta: { a: 1 } } }],
    [{ config: { tags: ['a'], meta: { a: 1 } } }],
    [{ tags: ['a'], meta: { a: 1 }, config: null }]
  ])('tags and meta %j', (node) => {
    expect(publicModelOf(node)).toMatchObject({ tags: ['a'], meta: { a: 1 } });
  });

  test.each([
    ['dbt before 1.9', { tags: ['a'], meta: { a: 1 } }, ['a'], { a: 1 }],
    ['dbt 1.9', { tags: ['a'], meta: { a: 1 }, config: { tags: [], meta: {} } }, ['a'], { a: 1 }],
    ['dbt 1.10', { tags: [], meta: {}, config: { tags: ['a'], meta: { a: 1 } } }, ['a'], { a: 1 }],
    ["dbt v2, which repeats the model's own", { tags: ['model'], meta: { model: 1 }, config: {} }, [], {}],
    ['dbt v2 with some', { tags: ['model'], meta: { a: 1 }, config: { meta: { a: 1 } } }, [], { a: 1 }]
  ])("a column's tags and meta in %s", (_, column, tags, meta) => {
    expect(publicModelOf({ columns: { id: { name: 'id', ...column } } }).columns).toMatchObject([{ tags, meta }]);
  });

  test.each([
    [{ contract: { enforced: true } }, true],
    [{ config: { contract: { enforced: true } } }, true],
    [{ contract: { enforced: 'true' } }, false],
    [{}, false]
  ])('contract %j', (node, enforced) => {
    expect(publicModelOf(node).contract).toEqual({ enforced });
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ primary_key: ['id'] }, ['id']],
    [{ constraints: [{ type: 'primary_key', columns: ['a', 'b'] }] }, ['a', 'b']],
    [{ primary_key: [], columns: { id: { constraints: [{ type: 'primary_key' }] }, x: {} } }, ['id']],
    [{}, []]
  ])('primary key %j', (node, primaryKey) => {
    expect(publicModelOf(node).primaryKey).toEqual(primaryKey);
  });

  it('falls back to database, schema and alias where relation_name is null', () => {
    expect(publicModelOf({ relation_name: null, alias: 'a', database: '' }).relation).toEqual({
      database: null,
      schema: 'marts',
      identifier: 'a',
      rendered: null
    });
    expect(publicModelOf({ alias: null }).relation.identifier).toBe('orders');
  });

  test.each([
    ['2026-11-01T06:00:00.123456Z', '2026-11-01T06:00:00.123456Z'],
    ['2021-10-12T02:03:51.251037+00:00', '2021-10-12T02:03:51.251037Z'],
    ['2026-11-24T23:24:22.619919284Z', '2026-11-24T23:24:22.619919Z'],
    ['2026-11-01T06:00:00Z', '2026-11-01T06:00:00.000000Z'],
    ['2026-11-01 08:00:00.5+02:00', '2026-11-01T06:00:00.500000Z'],
    ['2026-11-01T06:00:00', '2026-11-01T06:00:00.000000Z']
  ])('the time %s is %s', (generated_at, expected) => {
    expect(read({ metadata: { generated_at } }).generatedAt).toBe(expected);
  });

  test.each([
    ['2030-01-01', '2030-01-01T00:00:00+00:00'],
    ['2030-01-01T00:00:00+00:00', '2030-01-01T00:00:00+00:00'],
    ['2030-01-01 12:30:00', '2030-01-01T12:30:00+00:00'],
    ['2030-01-01T12:30:00.5-02:00', '2030-01-01T12:30:00.5-02:00'],
    ['', null],
    [null, null]
  ])('the deprecation date %s has a zone: %s', (deprecation_date, expected) => {
    expect(publicModelOf({ deprecation_date }).deprecationDate).toBe(expected);
  });

  it('reads several addresses of an owner, and paths of Windows', () => {
    const project = read({
      groups: {
        'group.dbt_up.sales': { name: 'sales', package_name: 'dbt_up', owner: { email: ['a@x.org', 'b@x.org'] } }
      },
      nodes: madeModel('orders', { original_file_path: 'models\\marts\\orders.sql' })
    });
    expect(project.groups).toEqual([{ name: 'sales', owner: { name: null, email: 'a@x.org, b@x.org' } }]);
    expect([...project.nodes.values()][0]?.file).toBe('models/marts/orders.sql');
  });
});

describe('how a node came here', () => {
  const STUB_HEAD = '-- fmt: off\n-- noqa: disable=all\n-- generated by dbt-mesh; do not edit: X.marts.orders\n';

  test.each<[Record<string, unknown>, string]>([
    [{}, 'own'],
    [{ config: { materialized: 'mesh_stub_dbt_up' } }, 'own'],
    [{ package_name: 'dbt_other', config: { materialized: 'mesh_stub_dbt_other' } }, 'stub'],
    [{ package_name: 'dbt_other', raw_code: STUB_HEAD }, 'stub'],
    [{ package_name: 'dbt_other', original_file_path: '', raw_code: '' }, 'injected'],
    [{ package_name: 'dbt_utils' }, 'package']
  ])('%j: %s', (node, origin) => {
    expect(nodeOf(node).origin).toBe(origin);
  });

  it('counts only own models as public', () => {
    const nodes = { ...madePublicModel('mine'), ...madePublicModel('theirs', { package_name: 'dbt_other' }) };
    expect(read({ nodes }).publicModels.map((model) => model.uniqueId)).toEqual(['model.dbt_up.mine']);
  });

  it('counts only models as public', () => {
    const seed = {
      unique_id: 'seed.dbt_up.s',
      resource_type: 'seed',
      package_name: 'dbt_up',
      name: 's',
      schema: 'x',
      access: 'public'
    };
    expect(read({ nodes: { 'seed.dbt_up.s': seed } }).publicModels).toEqual([]);
  });
});

describe('what cannot be a project', () => {
  const refusal = (...args: Parameters<typeof madeManifest>): string => {
    try {
      read(...args);
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
    throw new Error('it was read');
  };

  test.each<[Parameters<typeof madeManifest>[0], string]>([
    [{ nodes: { 'model.dbt_up.a': null } }, 'is damaged: nodes has an entry "model.dbt_up.a" that is no object'],
    [
      { nodes: { 'model.dbt_up.a': { unique_id: 'model.dbt_other.a' } } },
      'is damaged: nodes has an entry "model.dbt_up.a" whose unique_id is "model.dbt_other.a"'
    ],
    [{ sources: { 'source.a': 3 } }, 'is damaged: sources has an entry "source.a" that is no object'],
    [
      { metadata: { generated_at: 'yesterday' } },
      'does not say when it was made: metadata.generated_at is "yesterday"'
    ],
    [{ metadata: { generated_at: undefined } }, 'does not say when it was made: metadata.generated_at is missing'],
    [
      { metadata: { generated_at: '2026-13-45T06:00:00Z' } },
      'does not say when it was made: metadata.generated_at is "2026-13-45T06:00:00Z"'
    ]
  ])('%j', (sections, message) => {
    expect(refusal(sections)).toBe(`${NAME} ${message}`);
  });

  it('is lenient with whatever else is not as it should be', () => {
    const odd = {
      refs: 7,
      sources: {},
      depends_on: [],
      columns: [],
      constraints: 'x',
      config: 3,
      tags: null,
      meta: [],
      description: 4
    };
    const project = read({
      nodes: madePublicModel('odd', odd),
      exposures: [],
      groups: 1,
      parent_map: null
    });
    expect(project.publicModels[0]).toMatchObject({
      columns: [],
      constraints: [],
      tags: [],
      meta: {},
      description: '',
      materialized: 'view'
    });
    expect(project).toMatchObject({ exposures: [], groups: [], parentMap: null });
  });

  it('takes names of JavaScript for names', () => {
    const columns = { constructor: { name: 'constructor' }, toString: { data_type: 'text' }, hasOwnProperty: null };
    expect(publicModelOf({ columns }).columns.map((column) => column.name)).toEqual([
      'constructor',
      'toString',
      'hasOwnProperty'
    ]);
  });
});
