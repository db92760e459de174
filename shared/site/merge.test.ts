import { describe, expect, test } from '@jest/globals';
import { manifestOf, publicModel, referenceTo, siteOf } from './testing/manifests.ts';

const ORDERS = 'model.up.orders';
const UP = manifestOf('up', {
  [ORDERS]: publicModel({
    raw_code: 'select id from {{ ref("stg") }}',
    depends_on: { nodes: ['model.up.stg'], macros: [] }
  }),
  'model.up.stg': { raw_code: 'select 1 as id' }
});
const dependsOn = (...nodes: readonly string[]) => ({ depends_on: { nodes, macros: [] } });

describe('a model of another project', () => {
  const STUB = { config: { materialized: 'mesh_stub_up' }, raw_code: 'select cast(null as integer) as id' };
  const INJECTED = { original_file_path: '', raw_code: '' };

  test.each([
    ['a stub', STUB],
    ['what dbt-loom injects', INJECTED]
  ])('is that of its owner, where a downstream has %s of it', (_, entry) => {
    const down = manifestOf('down', { [ORDERS]: entry, 'model.down.tiers': dependsOn(ORDERS) });
    for (const site of [siteOf([UP, down]), siteOf([down, UP])]) {
      expect(site.nodes[ORDERS]).toMatchObject({ raw_code: 'select id from {{ ref("stg") }}' });
      expect(site.parent_map).toEqual({
        'model.up.stg': [],
        [ORDERS]: ['model.up.stg'],
        'model.down.tiers': [ORDERS]
      });
      expect(site.child_map[ORDERS]).toEqual(['model.down.tiers']);
    }
  });

  test('is shown as its user knows it, where its own project is not shown', () => {
    const site = siteOf([manifestOf('down', { [ORDERS]: STUB, 'model.down.tiers': dependsOn(ORDERS) })]);
    expect(site.nodes[ORDERS]).toMatchObject({ package_name: 'up', docs: { node_color: '#757575' } });
    expect(site.nodes[ORDERS]).not.toHaveProperty('raw_code');
    expect(site.parent_map).toEqual({ 'model.down.tiers': [ORDERS], [ORDERS]: [] });
  });

  test('is not shown at all where nothing uses it', () => {
    expect(Object.keys(siteOf([manifestOf('down', { [ORDERS]: STUB })]).nodes)).toEqual([]);
  });
});

describe('a source', () => {
  const read = (source: object) =>
    siteOf([
      UP,
      manifestOf('down', {
        'source.down.up.orders': { ...source },
        'model.down.tiers': dependsOn('source.down.up.orders')
      })
    ]);

  test('that lies where a public model of another project lies is that model', () => {
    const site = read({ database: 'UP', schema: 'marts', identifier: 'ORDERS' });
    expect(site.sources).toEqual({});
    expect(site.parent_map['model.down.tiers']).toEqual([ORDERS]);
    expect(site.nodes['model.down.tiers']).toMatchObject(dependsOn(ORDERS));
  });

  test('that sync has marked is that model, though it lies elsewhere', () => {
    const site = read({ database: 'UP_CLONE', meta: { dbt_mesh: { project: 'up', model: 'orders' } } });
    expect(site.parent_map['model.down.tiers']).toEqual([ORDERS]);
  });

  test.each([
    ['lies elsewhere', { database: 'RAW' }],
    ['lies where a private model lies', { database: 'UP', identifier: 'stg' }],
    [
      'says that it stands for what is not published',
      { database: 'RAW', meta: { dbt_mesh: { project: 'up', model: 'stg' } } }
    ]
  ])('that %s stays one', (_, source) => {
    const site = read(source);
    expect(Object.keys(site.sources)).toEqual(['source.down.up.orders']);
    expect(site.parent_map['model.down.tiers']).toEqual(['source.down.up.orders']);
  });
});

test('versions of a model are each a model', () => {
  const up = manifestOf('up', {
    'model.up.dim.v1': publicModel({ version: 1, latest_version: 2, alias: 'dim_v1' }),
    'model.up.dim.v2': publicModel({ version: 2, latest_version: 2, alias: 'dim_v2' })
  });
  const down = manifestOf('down', {
    'source.down.up.dim': { meta: { dbt_mesh: { project: 'up', model: 'dim', version: 1 } } },
    'model.down.old': dependsOn('source.down.up.dim'),
    'model.up.dim.v2': { config: { materialized: 'mesh_stub_up' }, version: 2 },
    'model.down.new': dependsOn('model.up.dim.v2')
  });
  expect(siteOf([up, down]).parent_map).toMatchObject({
    'model.down.old': ['model.up.dim.v1'],
    'model.down.new': ['model.up.dim.v2']
  });
});

test('an installed package is built by each project that installs it, and each has its own', () => {
  const project = (name: string) =>
    manifestOf(name, {
      'model.fivetran.users': { database: name.toUpperCase() },
      'source.fivetran.raw.users': {},
      [`model.${name}.people`]: dependsOn('model.fivetran.users'),
      'macro.fivetran.m': {}
    });
  const site = siteOf([project('a'), project('b')]);
  expect(site.parent_map).toMatchObject({
    'model.a.people': ['model.fivetran@a.users'],
    'model.b.people': ['model.fivetran@b.users']
  });
  expect(site.nodes['model.fivetran@b.users']).toMatchObject({ package_name: 'fivetran@b', database: 'B' });
  expect(Object.keys(site.sources)).toEqual(['source.fivetran@a.raw.users', 'source.fivetran@b.raw.users']);
  expect(site.macros).toEqual({});
});

test('each project has its own macros alone, and uses those', () => {
  const site = siteOf([
    manifestOf('up', {
      'macro.up.cents': {},
      'macro.dbt.run_hooks': {},
      'model.up.orders': { depends_on: { nodes: [], macros: ['macro.up.cents', 'macro.dbt.run_hooks'] } }
    })
  ]);
  expect(Object.keys(site.macros)).toEqual(['macro.up.cents']);
  expect(site.nodes[ORDERS]).toMatchObject({ depends_on: { macros: ['macro.up.cents'] } });
});

test('an exposure is at the end of the lineage', () => {
  const down = manifestOf('down', {
    [ORDERS]: { original_file_path: '' },
    'exposure.down.board': { type: 'dashboard', owner: { name: 'BI' }, ...dependsOn(ORDERS) }
  });
  expect(siteOf([UP, down]).parent_map['exposure.down.board']).toEqual([ORDERS]);
});

test('the owner of a group is found by its package; a group that is not there is named nowhere, which would end the page', () => {
  const site = siteOf([
    manifestOf('up', {
      'group.up.sales': { owner: { name: 'Sales' } },
      'model.up.orders': { group: 'sales' },
      'model.up.lost': { group: 'gone' }
    })
  ]);
  expect(site.groups['group.up.sales']).toMatchObject({ owner: { name: 'Sales' } });
  expect(site.nodes['model.up.orders']).toMatchObject({ group: 'sales' });
  expect(site.nodes['model.up.lost']).toMatchObject({ group: null });
});

describe('a generic test', () => {
  const metadata = { name: 'not_null', kwargs: { column_name: 'id' } };
  test('is small, and stands with the project that has it', () => {
    const up = manifestOf('up', {
      [ORDERS]: publicModel(),
      'test.up.not_null.1': {
        test_metadata: metadata,
        column_name: 'id',
        compiled_code: 'select',
        raw_code: 'x',
        ...dependsOn(ORDERS)
      }
    });
    const shown = siteOf([up]).nodes['test.up.not_null.1'];
    expect(shown).toMatchObject({ test_metadata: metadata, column_name: 'id', ...dependsOn(ORDERS) });
    expect(shown).not.toHaveProperty('raw_code');
  });

  test.each([
    ['of another project', [ORDERS]],
    ['of what is not there', ['model.down.gone']],
    ['of nothing', []]
  ])('%s is left out', (_, nodes) => {
    const down = manifestOf('down', {
      [ORDERS]: { original_file_path: '' },
      'test.down.not_null.1': { test_metadata: metadata, ...dependsOn(...nodes) }
    });
    expect(Object.keys(siteOf([UP, down]).nodes)).not.toContain('test.down.not_null.1');
  });
});

test('each project has a colour, and nobody is asked for statistics', () => {
  const site = siteOf([UP, manifestOf('down', { 'model.down.tiers': { docs: { show: false, node_color: 'red' } } })]);
  const colour = (id: string) => (site.nodes[id] as { docs: { node_color: string } }).docs.node_color;
  expect(colour(ORDERS)).toBe(colour('model.up.stg'));
  expect(colour('model.down.tiers')).not.toBe(colour(ORDERS));
  expect(site.nodes['model.down.tiers']).toMatchObject({ docs: { show: false } });
  expect(site.metadata).toMatchObject({ send_anonymous_usage_stats: false, adapter_type: 'duckdb', env: {} });
});

describe('the overview', () => {
  const block = (id: string, block_contents: string) => ({ [id]: { block_contents } });
  test('is ours, whatever a project calls its own; that is found under the name of the project', () => {
    const site = siteOf([
      manifestOf('up', { ...block('doc.up.__overview__', 'Ours'), ...block('doc.up.other', 'Else') })
    ]);
    expect(Object.keys(site.docs)).toEqual(['doc.up.__up__', 'doc.dbt.__overview__']);
    expect(site.docs['doc.up.__up__']).toMatchObject({ name: '__up__', block_contents: 'Ours' });
    expect(site.docs['doc.dbt.__overview__']?.['block_contents']).toContain('| [up](#!/overview/up) |');
  });

  test('is ours too beside a project named so that the page would take its block for it', () => {
    expect(Object.keys(siteOf([manifestOf('overview', block('doc.overview.__overview__', 'Mine'))]).docs)).toEqual([
      'doc.dbt.__overview__'
    ]);
  });

  test('links the public models', () => {
    expect(siteOf([UP]).docs['doc.dbt.__overview__']?.['block_contents']).toContain(
      '| up | [orders](#!/model/model.up.orders) | 2026-11-24 10:00 UTC | – |'
    );
  });
});

describe('of the public views', () => {
  const down = manifestOf('down', {
    [ORDERS]: { original_file_path: '' },
    'model.down.tiers': { raw_code: 'select secret', ...dependsOn(ORDERS) }
  });
  const mesh = {
    down: {
      references: [
        referenceTo('up', 'orders', 'model.down.tiers'),
        referenceTo('up', 'orders', 'test.down.counted'),
        referenceTo('gone', 'x', 'model.down.tiers'),
        {
          ...referenceTo('up', 'orders', 'exposure.down.board'),
          exposure: { type: 'dashboard', owner: 'BI', url: null }
        },
        referenceTo('up', 'orders', 'model.up.stg')
      ]
    }
  };

  test('the site holds contracts and who uses them, and no SQL', () => {
    const site = siteOf([UP, down], { include: 'public', mesh });
    expect(JSON.stringify(site)).not.toMatch(/select |stg/);
    expect(site.nodes[ORDERS]).toMatchObject({ columns: { id: { data_type: 'integer' } } });
    expect(site.parent_map).toEqual({
      [ORDERS]: [],
      'model.down.tiers': [ORDERS, 'model.gone.x'],
      'exposure.down.board': [ORDERS],
      'model.gone.x': []
    });
    expect(site.exposures['exposure.down.board']).toMatchObject({ type: 'dashboard', owner: { name: 'BI' } });
  });

  test('the lineage goes by the nearest public ancestors', () => {
    const published = manifestOf('down', { 'model.down.mart': publicModel() });
    const ancestors = { 'model.down.mart': [ORDERS, 'model.elsewhere.x'] };
    const site = siteOf([UP, published], { include: 'public', mesh: { down: { ancestors } } });
    expect(site.parent_map['model.down.mart']).toEqual([ORDERS]);
  });
});

describe('what a publisher has written by hand', () => {
  test.each([
    ['under the name of another project', 'model.up.orders', { package_name: 'down', raw_code: 'theirs' }],
    ['under another kind', 'model.down.x', { package_name: 'down', resource_type: 'source' }],
    ['with no package', 'model..x', { package_name: '' }]
  ])('an entry %s takes nobody’s place', (_, id, entry) => {
    const site = siteOf([UP, manifestOf('down', { [id]: entry })]);
    expect(site.nodes[ORDERS]).toMatchObject({ raw_code: 'select id from {{ ref("stg") }}' });
    expect(site.nodes[id] === undefined || site.nodes[id]?.['resource_type'] === 'model').toBe(true);
  });

  test('names that JavaScript keeps for itself are names', () => {
    const columns = JSON.parse(
      '{"__proto__": {"name": "__proto__"}, "constructor": {"name": "constructor"}}'
    ) as object;
    const site = siteOf([
      manifestOf('up', {
        'model.up.constructor': { columns, meta: JSON.parse('{"__proto__": {"polluted": true}}') as object },
        'model.up.__proto__': dependsOn('model.up.constructor')
      })
    ]);
    expect(Object.keys(site.nodes['model.up.constructor']?.['columns'] ?? {})).toEqual(['__proto__', 'constructor']);
    expect(site.parent_map['model.up.__proto__']).toEqual(['model.up.constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('the page finds everything of the type that it takes for granted', () => {
    const site = siteOf([
      manifestOf('up', {
        'model.up.odd': {
          name: 7,
          description: 7,
          tags: [7, 'a'],
          columns: { a: null, b: { description: 7, name: null } },
          original_file_path: null,
          label: 7,
          arguments: [null, { name: 'x' }]
        }
      })
    ]);
    expect(site.nodes['model.up.odd']).toMatchObject({
      name: 'model.up.odd',
      description: '',
      tags: ['a'],
      columns: { b: { name: 'b', description: '' } },
      original_file_path: '',
      label: '',
      arguments: [{ name: 'x' }]
    });
  });
});
