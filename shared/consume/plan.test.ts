import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ManifestJson, Mode, Publication } from '../domain/index.ts';
import { toProject } from '../manifest/index.ts';
import { readDownstream } from './downstream.ts';
import { MARK } from '../manifest/index.ts';
import { isGenerated } from './generated.ts';
import { plan, type Existing, type Synced } from './plan.ts';

type Facts = Readonly<Record<string, unknown>>;

const ATTACK = "{{ env_var('SNOWFLAKE_PASSWORD') }}";

function model(id: string, facts: Facts = {}): Facts {
  const [, packageName, name, version] = id.split('.');
  const alias = version === undefined ? name : `${name}_${version}`;
  const contract = { enforced: true };
  return {
    [id]: {
      unique_id: id,
      resource_type: 'model',
      name,
      package_name: packageName,
      database: 'UP_PROD',
      schema: 'marts',
      alias,
      relation_name: `UP_PROD.marts.${alias}`,
      path: `${alias}.sql`,
      original_file_path: `models/${alias}.sql`,
      fqn: [packageName, name],
      checksum: { name: 'sha256', checksum: '0' },
      description: '',
      access: 'public',
      version: version === undefined ? null : Number(version.slice(1)),
      latest_version: version === undefined ? null : 2,
      config: { materialized: 'table', contract },
      contract,
      columns: { order_id: { name: 'order_id', data_type: 'integer', constraints: [{ type: 'not_null' }] } },
      constraints: [],
      depends_on: { macros: [], nodes: [`model.${packageName}.secret`] },
      ...facts
    }
  };
}

function renamed(nodes: Facts, id: string): Facts {
  return Object.fromEntries(Object.values(nodes).map((node) => [id, { ...(node as Facts), unique_id: id }]));
}

function manifest(name: string, nodes: Facts, parts: Facts = {}): ManifestJson {
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T11:00:00.000000Z',
      project_name: name,
      adapter_type: 'snowflake',
      env: {}
    },
    nodes,
    sources: {},
    exposures: {},
    groups: {},
    parent_map: {},
    child_map: {},
    ...parts
  };
}

function synced(json: ManifestJson, mode: Mode): Synced {
  const project = toProject(json, 'manifest.json');
  const pin = { mode, environment: 'prod', version: '20261124T100000Z-aaaaaaaaaaaa', digest: 'd', contract: 'c' };
  return { mode, pin, publication: { project, manifest: json, mesh: pin as unknown as Publication['mesh'] } };
}

const existing = (facts: Partial<Existing> = {}): Existing => ({
  downstream: readDownstream('name: dbt_down\n', 'dbt_project.yml'),
  packageFiles: { packages: null, dependencies: null, lock: null },
  loomConfig: null,
  state: null,
  ...facts
});

/** The planned files by their paths. */
function files(upstreams: readonly Synced[], facts: Partial<Existing> = {}): ReadonlyMap<string, string> {
  return new Map(plan(existing(facts), upstreams).files.map(({ path, text }) => [path, text]));
}

const UP = 'model.dbt_up.public_orders';
const ORDERS = model(UP);
const VERSIONED = {
  ...model('model.dbt_up.orders.v1', { deprecation_date: '2027-03-31T00:00:00+00:00' }),
  ...model('model.dbt_up.orders.v2', {
    columns: {
      order_id: { name: 'order_id', data_type: 'integer', constraints: [{ type: 'not_null' }] },
      status: { name: 'status', data_type: 'varchar' }
    }
  })
};

describe('every generated file', () => {
  const everything = [
    synced(manifest('dbt_up', { ...ORDERS, ...VERSIONED }), 'package'),
    synced(manifest('dbt_two', model('model.dbt_two.a')), 'sources'),
    synced(manifest('dbt_three', model('model.dbt_three.a')), 'loom')
  ];

  test('bears the mark', () => {
    for (const [path, text] of files(everything))
      expect([path, isGenerated(new TextEncoder().encode(text))]).toEqual([path, true]);
  });

  test('is the same bytes for the same input', () => {
    expect(plan(existing(), everything)).toEqual(plan(existing(), everything));
  });

  test('lies in dbt_mesh/ but for those that dbt, dbt-loom or the team look for elsewhere', () => {
    expect([...files(everything).keys()].filter((path) => !path.startsWith('dbt_mesh/'))).toEqual([
      'models/_mesh_dbt_two.yml',
      'dbt_loom.config.yml',
      'dbt-mesh.lock'
    ]);
  });

  test('is the lock last', () => {
    expect([...files(everything).keys()].at(-1)).toBe('dbt-mesh.lock');
  });

  test('is left out of git and of sqlfluff', () => {
    expect(files([]).get('dbt_mesh/.gitignore')).toBe(`# ${MARK}\n*\n`);
    expect(files([]).get('dbt_mesh/.sqlfluffignore')).toBe(`# ${MARK}\n*\n`);
  });
});

describe('package mode', () => {
  const stubs = (nodes: Facts, facts: Partial<Existing> = {}, parts: Facts = {}) =>
    files([synced(manifest('dbt_up', nodes, parts), 'package')], facts);
  const folder = 'dbt_mesh/packages/dbt_up';
  const properties = (nodes: Facts, parts: Facts = {}) =>
    parse(stubs(nodes, {}, parts).get(`${folder}/models/_mesh.yml`) ?? '') as { models: Facts[]; groups?: Facts[] };

  test('lists the package, and writes a project with one stub for each model', () => {
    const planned = plan(existing(), [synced(manifest('dbt_up', ORDERS), 'package')]);
    expect(planned.edits).toEqual([{ path: 'packages.yml', text: `packages:\n  - local: ${folder}\n` }]);
    expect(planned.files.map(({ path }) => path).filter((path) => path.startsWith(folder))).toEqual([
      `${folder}/dbt_project.yml`,
      `${folder}/macros/mesh.sql`,
      `${folder}/models/_mesh.yml`,
      `${folder}/models/public_orders.sql`
    ]);
  });

  test('a stub says where its relation lies, guards it, and selects typed nulls', () => {
    const stub = stubs(ORDERS).get(`${folder}/models/public_orders.sql`) ?? '';
    expect(stub.split('\n').slice(0, 3)).toEqual([
      '-- fmt: off',
      '-- noqa: disable=all',
      `-- ${MARK}: UP_PROD.marts.public_orders`
    ]);
    for (const guard of [
      'materialized="mesh_stub_dbt_up"',
      'full_refresh=false',
      "on_schema_change='fail'",
      'grants={}',
      "persist_docs={'relation': false, 'columns': false}",
      "latest_version_pointer={'enabled': false}",
      'exceptions.raise_compiler_error('
    ]) {
      expect(stub).toContain(guard);
    }
    expect(stub.trimEnd().endsWith('select cast(null as integer) as order_id')).toBe(true);
  });

  test('the map has each relation, and that of a version by the id while parsing and after', () => {
    const macros = stubs({ ...ORDERS, ...VERSIONED }).get(`${folder}/macros/mesh.sql`);
    expect(macros).toContain('"model.dbt_up.public_orders": ["UP_PROD", "marts", "public_orders"]');
    expect(macros).toContain('"model.dbt_up.orders.v2": ["UP_PROD", "marts", "orders_v2"]');
    expect(macros).toContain('"model.dbt_up.orders_v2": ["UP_PROD", "marts", "orders_v2"]');
  });

  test('a name that must be quoted here has a second pair of quotes for dbt v2, which takes the first away', () => {
    const odd = model(UP, { alias: 'Odd', relation_name: 'UP_PROD.marts."Odd"' });
    expect(stubs(odd).get(`${folder}/macros/mesh.sql`)).toContain(
      String.raw`["UP_PROD", "marts", ("\u0022Odd\u0022" if dbt_version[0] == "1" else "\u0022\u0022Odd\u0022\u0022")]`
    );
  });

  test("quotes as the project does: the upstream's names as Snowflake folded them", () => {
    const downstream = readDownstream('name: dbt_down\nquoting: { identifier: true }\n', 'dbt_project.yml');
    expect(stubs(ORDERS, { downstream }).get(`${folder}/macros/mesh.sql`)).toContain(
      '["UP_PROD", "marts", "PUBLIC_ORDERS"]'
    );
  });

  test('a model without versions keeps its file name from a version that would take it', () => {
    const paths = [...stubs({ ...VERSIONED, ...model('model.dbt_up.orders_v2') }).keys()];
    expect(paths).toEqual(
      expect.arrayContaining([`${folder}/models/orders_v2.sql`, `${folder}/models/orders_v2_of_orders.sql`])
    );
  });

  test('the properties carry the contract, quietly, and what dbt shows and filters by', () => {
    const { models, groups } = properties(
      model(UP, {
        description: 'Orders',
        group: 'finance',
        config: {
          materialized: 'table',
          contract: { enforced: true },
          schema: 'marts',
          event_time: 'created_at',
          tags: ['b', 'a'],
          meta: { dagster: { asset_key: ['x'] } }
        },
        constraints: [{ type: 'primary_key', columns: ['order_id'], name: 'pk' }]
      }),
      {
        groups: {
          'group.dbt_up.finance': { name: 'finance', package_name: 'dbt_up', owner: { email: 'f@example.com' } }
        }
      }
    );
    const quiet = { warn_unsupported: false, warn_unenforced: false };
    expect(groups).toEqual([{ name: 'finance', owner: { name: 'finance', email: 'f@example.com' } }]);
    expect(models).toEqual([
      {
        name: 'public_orders',
        description: 'Orders',
        config: {
          access: 'public',
          contract: { enforced: true },
          group: 'finance',
          schema: 'marts',
          event_time: 'created_at',
          tags: ['a', 'b'],
          meta: { dagster: { asset_key: ['x'] } }
        },
        constraints: [{ type: 'primary_key', name: 'pk', columns: ['order_id'], ...quiet }],
        columns: [{ name: 'order_id', data_type: 'integer', constraints: [{ type: 'not_null', ...quiet }] }]
      }
    ]);
  });

  test('`config.schema` stays null where the upstream sets none', () => {
    expect(properties(ORDERS).models[0]).toMatchObject({ config: { schema: null } });
  });

  test('versions share the columns that are the same in the latest', () => {
    expect(properties(VERSIONED).models).toMatchObject([
      {
        name: 'orders',
        latest_version: 2,
        columns: [{ name: 'order_id' }, { name: 'status' }],
        versions: [
          { v: 1, defined_in: 'orders_v1', deprecation_date: '2027-03-31', columns: [{ include: ['order_id'] }] },
          { v: 2, defined_in: 'orders_v2', columns: [{ include: ['order_id', 'status'] }] }
        ]
      }
    ]);
  });

  test('the latest is named as it names itself: to JSON, the 2.0 that the others name is 2', () => {
    const facts = { version: 2, latest_version: 2 };
    const nodes = {
      ...model('model.dbt_up.orders.v1'),
      ...renamed(model('model.dbt_up.orders.v2', facts), 'model.dbt_up.orders.v2.0')
    };
    expect(properties(nodes).models).toMatchObject([{ latest_version: '2.0', versions: [{ v: 1 }, { v: '2.0' }] }]);
  });

  test('a latest version that is not public is not named: dbt would miss it', () => {
    const { models } = properties({ ...VERSIONED, ...model('model.dbt_up.orders.v2', { access: 'protected' }) });
    expect(models).toMatchObject([{ name: 'orders', versions: [{ v: 1 }] }]);
    expect(models[0]).not.toHaveProperty('latest_version');
  });

  test('a version that shares none excludes them all: to v2 an empty include means all', () => {
    const other = model('model.dbt_up.orders.v1', { columns: { order_id: { name: 'order_id', data_type: 'bigint' } } });
    expect(properties({ ...VERSIONED, ...other }).models).toMatchObject([
      {
        versions: [
          {
            columns: [
              { include: 'all', exclude: ['order_id', 'status'] },
              { name: 'order_id', data_type: 'bigint' }
            ]
          },
          {}
        ]
      }
    ]);
  });

  test('a model without contract has what columns it declares', () => {
    const contract = { enforced: false };
    const loose = model(UP, {
      config: { contract },
      contract,
      columns: { a: { name: 'a' }, order: { name: 'order' } }
    });
    expect(stubs(loose).get(`${folder}/models/public_orders.sql`)).toMatch(/\nselect null as a, null as "ORDER"\n$/);
    const bare = model(UP, { config: { contract }, contract, columns: {} });
    expect(stubs(bare).get(`${folder}/models/public_orders.sql`)).toMatch(/\nselect null as no_columns_declared\n$/);
    expect(properties(bare).models[0]).toMatchObject({ config: { contract: { enforced: false } }, columns: [] });
  });

  test('no text of the upstream is left for Jinja to run', () => {
    const hostile = model(UP, {
      description: ATTACK,
      config: { contract: { enforced: true }, meta: { a: [ATTACK], [ATTACK]: 1 }, tags: [ATTACK] },
      columns: {
        order_id: {
          name: 'order_id',
          data_type: ATTACK,
          description: ATTACK,
          config: { meta: { a: ATTACK }, tags: [ATTACK] },
          constraints: [{ type: 'check', expression: ATTACK, name: ATTACK }]
        }
      },
      relation_name: `UP_PROD.marts.${ATTACK}`
    });
    const package_ = [...stubs(hostile)].filter(([path]) => path.startsWith(folder));
    expect(package_.map(([path, text]) => [path, text.replace(`"${ATTACK}": 1`, '').includes("env_var('")])).toEqual(
      package_.map(([path]) => [path, false])
    );
  });
});

describe('sources mode', () => {
  const source = (nodes: Facts) =>
    parse(files([synced(manifest('dbt_up', nodes), 'sources')]).get('models/_mesh_dbt_up.yml') ?? '') as {
      sources: Facts[];
    };
  const none = { database: false, schema: false, identifier: false };

  test('a model is a table that says whose it is, with its columns and without tests', () => {
    expect(source(ORDERS)).toEqual({
      version: 2,
      sources: [
        {
          name: 'dbt_up',
          database: 'UP_PROD',
          schema: 'marts',
          quoting: none,
          tables: [
            {
              name: 'public_orders',
              config: { meta: { dbt_mesh: { project: 'dbt_up', model: 'public_orders', version: null } } },
              columns: [{ name: 'order_id', data_type: 'integer' }]
            }
          ]
        }
      ]
    });
  });

  test('a version is a table of its own', () => {
    expect(source(VERSIONED).sources).toMatchObject([
      {
        tables: [
          { name: 'orders_v1', config: { meta: { dbt_mesh: { model: 'orders', version: '1' } } } },
          { name: 'orders_v2', config: { meta: { dbt_mesh: { model: 'orders', version: '2' } } } }
        ]
      }
    ]);
  });

  test('a table of another name has that as its identifier', () => {
    const aliased = model(UP, { alias: 'T1', relation_name: 'UP_PROD.marts.T1' });
    expect(source(aliased).sources).toMatchObject([{ tables: [{ name: 'public_orders', identifier: 'T1' }] }]);
  });

  test('models in several schemas, or quoted in another way, take several blocks of one name', () => {
    const nodes = {
      ...ORDERS,
      ...model('model.dbt_up.b', { schema: 'core', relation_name: 'UP_PROD.core.b' }),
      ...model('model.dbt_up.c', { relation_name: 'UP_PROD.marts."c"' })
    };
    expect(source(nodes).sources).toMatchObject([
      { name: 'dbt_up', schema: 'core', quoting: none, tables: [{ name: 'b' }] },
      { name: 'dbt_up', schema: 'marts', quoting: { ...none, identifier: true }, tables: [{ name: 'c' }] },
      { name: 'dbt_up', schema: 'marts', quoting: none, tables: [{ name: 'public_orders' }] }
    ]);
  });

  test('goes into the first model path', () => {
    const downstream = readDownstream('name: dbt_down\nmodel-paths: [transform, models]\n', 'dbt_project.yml');
    const paths = files([synced(manifest('dbt_up', ORDERS), 'sources')], { downstream }).keys();
    expect([...paths]).toContain('transform/_mesh_dbt_up.yml');
  });
});

describe('loom mode', () => {
  const upstream = synced(
    manifest('dbt_up', { ...ORDERS, ...model('model.dbt_up.secret', { access: 'private' }) }),
    'loom'
  );

  test('writes the public view alone, and points dbt-loom at it', () => {
    const written = files([upstream]);
    const json = JSON.parse(written.get('dbt_mesh/manifests/dbt_up.json') ?? '') as ManifestJson;
    expect(Object.keys(json['nodes'] as Facts)).toEqual([UP]);
    expect(written.get('dbt_mesh/manifests/dbt_up.json')).not.toContain('secret');
    expect(parse(written.get('dbt_loom.config.yml') ?? '')).toEqual({
      manifests: [{ name: 'dbt_up', type: 'file', config: { path: 'dbt_mesh/manifests/dbt_up.json' } }]
    });
  });

  test('bears the time of the version that is pinned, so that a rebuild changes no byte', () => {
    const rebuilt = manifest('dbt_up', ORDERS, {
      metadata: { ...(manifest('dbt_up', {})['metadata'] as Facts), generated_at: '2026-11-25T00:00:00.000000Z' }
    });
    const path = 'dbt_mesh/manifests/dbt_up.json';
    expect(files([synced(rebuilt, 'loom')]).get(path)).toBe(
      files([synced(manifest('dbt_up', ORDERS), 'loom')]).get(path)
    );
    expect(files([synced(rebuilt, 'loom')]).get(path)).toContain('"generated_at":"2026-11-24T10:00:00.000000Z"');
  });

  const own = (text: string) => ({ loomConfig: new TextEncoder().encode(text) });

  test("leaves the user's own configuration alone when it names the manifests", () => {
    const config = 'manifests:\n  - { name: x, type: file, config: { path: ./dbt_mesh/manifests/dbt_up.json } }\n';
    expect([...files([upstream], own(config)).keys()]).not.toContain('dbt_loom.config.yml');
  });

  test('else refuses it, and says what to add', () => {
    expect(() => files([upstream], own('manifests: []\n'))).toThrow(
      'dbt_loom.config.yml is your own, and does not name the manifest of dbt_up'
    );
  });
});

describe('the state', () => {
  const upstream = synced(manifest('dbt_up', { ...ORDERS, ...model('model.dbt_up.customers') }), 'package');
  const stateOf = (state: ManifestJson | null) =>
    JSON.parse(files([upstream], { state }).get('dbt_mesh/state/manifest.json') ?? 'null') as Record<string, Facts>;

  test("is the project's own manifest with its stubs as they were generated, and upstream models where it lacks them", () => {
    const stub = { unique_id: UP, raw_code: 'as generated' };
    const own = manifest('dbt_down', { [UP]: stub }, { macros: { m: {} }, parent_map: { [UP]: ['x'] } });
    const state = stateOf(own);
    expect(state['metadata']).toEqual(own['metadata']);
    expect(state['macros']).toEqual({ m: {} });
    expect(state['nodes']?.[UP]).toEqual(stub);
    expect(Object.keys(state['nodes'] ?? {})).toEqual([UP, 'model.dbt_up.customers']);
    expect(state['parent_map']).toEqual({ [UP]: ['x'], 'model.dbt_up.customers': [] });
  });

  test('of a project that published none is the upstream models, in the oldest schema that has them', () => {
    const state = stateOf(null);
    expect(state['metadata']).toMatchObject({
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v9.json',
      env: {}
    });
    expect(Object.keys(state['nodes'] ?? {})).toEqual(['model.dbt_up.customers', UP]);
  });

  test('has no contract of an upstream, which dbt would call broken by the stub, and no parents', () => {
    expect(stateOf(null)['nodes']?.[UP]).toMatchObject({
      contract: { enforced: false },
      config: { contract: { enforced: false } },
      depends_on: { nodes: [] }
    });
  });

  test('is not there when there is nothing to defer to', () => {
    expect(plan(existing(), []).hasState).toBe(false);
    expect(plan(existing({ state: manifest('dbt_down', {}) }), []).hasState).toBe(true);
  });
});
