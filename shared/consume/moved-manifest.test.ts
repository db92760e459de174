import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ManifestJson, Mode, Publication } from '../domain/index.ts';
import { toProject } from '../manifest/index.ts';
import { readDownstream } from './downstream.ts';
import { defaultQuoting } from './identifiers.ts';
import { movedState } from './moved-manifest.ts';
import { plan, type Synced } from './plan.ts';
import { movesOf } from './relations.ts';

type Facts = Readonly<Record<string, unknown>>;

const UP = 'model.dbt_up.orders';
const V2 = 'model.dbt_up.customers.v2';

function model(id: string, facts: Facts = {}): Facts {
  const [, , name = '', version] = id.split('.');
  const alias = version === undefined ? name : `${name}_${version}`;
  return {
    unique_id: id,
    resource_type: 'model',
    name,
    package_name: 'dbt_up',
    version: version === undefined ? null : 2,
    latest_version: version === undefined ? null : 2,
    database: 'up_prod',
    schema: 'marts',
    alias,
    relation_name: `"up_prod"."marts"."${alias}"`,
    path: `${alias}.sql`,
    original_file_path: `models/${alias}.sql`,
    fqn: ['dbt_up', name],
    checksum: { name: 'sha256', checksum: '0' },
    access: 'public',
    config: { materialized: 'table', contract: { enforced: true } },
    columns: {
      id: {
        name: 'id',
        data_type: 'integer',
        constraints: [{ type: 'foreign_key', to: '"up_prod"."marts"."orders"', to_columns: ['id'] }]
      }
    },
    depends_on: { nodes: [] },
    ...facts
  };
}

function manifest(name: string, nodes: readonly Facts[], parts: Facts = {}): ManifestJson {
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T10:00:00.000000Z',
      project_name: name,
      adapter_type: 'duckdb',
      env: {}
    },
    nodes: Object.fromEntries(nodes.map((node) => [node['unique_id'], node])),
    sources: {},
    exposures: {},
    groups: {},
    parent_map: {},
    child_map: {},
    ...parts
  };
}

const PUBLISHED = manifest('dbt_up', [model(UP), model(V2)]);
const PROJECT = toProject(PUBLISHED, 'manifest.json');
const MOVES = movesOf(PROJECT, [{ database: { '*_prod': '*_clone' }, schema: { marts: 'dev' } }]);

const pin = { environment: 'prod', version: '20261124T100000Z-aaaaaaaaaaaa', digest: 'd', contract: 'c' };
const synced = (mode: Mode, moves?: Synced['moves']): Synced => ({
  mode,
  pin: { mode, ...pin },
  publication: { project: PROJECT, manifest: PUBLISHED, mesh: pin as unknown as Publication['mesh'] },
  moves
});

/** The planned files by their paths. */
function files(upstream: Synced, state: ManifestJson | null = null): ReadonlyMap<string, string> {
  const downstream = readDownstream('name: dbt_down\n', 'dbt_project.yml');
  const existing = { downstream, packageFiles: { packages: null, dependencies: null, lock: null }, loomConfig: null };
  return new Map(plan({ ...existing, state }, [upstream]).files.map(({ path, text }) => [path, text]));
}

const nodesOf = (text: string | undefined) =>
  (JSON.parse(text ?? '') as { nodes: Readonly<Record<string, Facts>> }).nodes;

const MOVED = { database: 'up_clone', schema: 'dev', alias: 'orders', relation_name: '"up_clone"."dev"."orders"' };

describe('an upstream that is moved', () => {
  test('has stubs that lie where it is moved to, and are else as they were: a clone is no change', () => {
    const [before, after] = [files(synced('package')), files(synced('package', MOVES))];
    const changed = [...after.keys()].filter((path) => before.get(path) !== after.get(path));
    expect(changed).toEqual(['dbt_mesh/packages/dbt_up/macros/mesh.sql', 'dbt_mesh/state/manifest.json']);
    expect(after.get('dbt_mesh/packages/dbt_up/macros/mesh.sql')).toContain(
      [
        '  "model.dbt_up.customers.v2": ["up_clone", "dev", "customers_v2"],',
        '  "model.dbt_up.customers_v2": ["up_clone", "dev", "customers_v2"]'
      ].join('\n')
    );
    expect(after.get('dbt_mesh/packages/dbt_up/models/orders.sql')).toContain('"up_prod"."marts"."orders"');
  });

  test('has sources that point there', () => {
    expect(parse(files(synced('sources', MOVES)).get('models/_mesh_dbt_up.yml') ?? '')).toMatchObject({
      sources: [{ name: 'dbt_up', database: 'up_clone', schema: 'dev', tables: [{}, { name: 'orders' }] }]
    });
  });

  test('has a manifest for dbt-loom that says so, with the foreign keys that are its contract', () => {
    const node = nodesOf(files(synced('loom', MOVES)).get('dbt_mesh/manifests/dbt_up.json'))[UP];
    expect(node).toMatchObject(MOVED);
    expect(node?.['columns']).toMatchObject({ id: { constraints: [{ to: '"up_prod"."marts"."orders"' }] } });
  });

  test('is deferred to there', () => {
    const text = files(synced('package', MOVES)).get('dbt_mesh/state/manifest.json');
    expect(nodesOf(text)[UP]).toMatchObject(MOVED);
  });

  test('is pinned as it is published', () => {
    expect(files(synced('loom', MOVES)).get('dbt-mesh.lock')).toBe(files(synced('loom')).get('dbt-mesh.lock'));
  });
});

describe("in the project's own state", () => {
  const stub = model(UP, { config: { materialized: 'mesh_stub_dbt_up', schema: 'marts' }, raw_code: 'as generated' });
  const injected = model(UP, {
    original_file_path: '',
    path: '',
    unrendered_config: { alias: 'orders', schema: 'marts', database: 'up_prod' }
  });
  const source = (facts: Facts = {}): Facts => ({
    unique_id: 'source.dbt_down.dbt_up.customers_v2',
    resource_type: 'source',
    source_name: 'dbt_up',
    name: 'customers_v2',
    database: 'UP_PROD',
    schema: 'marts',
    identifier: 'customers_v2',
    relation_name: '"UP_PROD"."marts"."customers_v2"',
    meta: { dbt_mesh: { project: 'dbt_up', model: 'customers', version: '2' } },
    unrendered_database: 'UP_PROD',
    ...facts
  });
  const state = (nodes: readonly Facts[], sources: readonly Facts[] = []): ManifestJson => {
    const bySource = Object.fromEntries(sources.map((one) => [String(one['unique_id']), one] as const));
    const own = manifest('dbt_down', nodes, { sources: bySource });
    return movedState(own, [{ project: PROJECT, moves: MOVES, quoting: defaultQuoting('duckdb') }]);
  };
  const nodeIn = (node: Facts): unknown => (state([node])['nodes'] as Facts)[String(node['unique_id'])];
  const sourceIn = (one: Facts): unknown => (state([], [one])['sources'] as Facts)[String(one['unique_id'])];

  test('a stub lies where it would have been generated', () => {
    expect(nodeIn(stub)).toEqual({ ...stub, ...MOVED });
  });

  test('a node of dbt-loom too, with the relation that dbt compares', () => {
    const unrendered = { alias: 'orders', schema: 'dev', database: 'up_clone' };
    expect(nodeIn(injected)).toEqual({ ...injected, ...MOVED, unrendered_config: unrendered });
  });

  test.each([
    ['in its meta', {}],
    ['in the meta of its config', { meta: {}, config: { meta: source()['meta'] } }]
  ])('a source that says what it stands for %s too', (_, facts) => {
    expect(sourceIn(source(facts))).toEqual({
      ...source(facts),
      database: 'up_clone',
      schema: 'dev',
      relation_name: '"up_clone"."dev"."customers_v2"',
      unrendered_database: 'up_clone'
    });
  });

  test('a source of its own stays', () => {
    expect(sourceIn(source({ meta: {} }))).toEqual(source({ meta: {} }));
  });

  test('what lay elsewhere than the upstream lies now stays: that is a change', () => {
    const old = { ...stub, schema: 'old', relation_name: '"up_prod"."old"."orders"' };
    expect(nodeIn(old)).toEqual(old);
    const moved = { ...stub, ...MOVED };
    expect(nodeIn(moved)).toEqual(moved);
  });

  test('what the manifest does not render, and its own models, stay', () => {
    const unrendered = { ...stub, relation_name: null };
    expect(nodeIn(unrendered)).toEqual(unrendered);
    const own = model('model.dbt_down.orders');
    expect(nodeIn(own)).toEqual(own);
  });
});
