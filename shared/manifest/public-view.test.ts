import { describe, expect, it, test } from '@jest/globals';
import type { ManifestJson } from '../domain/index.ts';
import { compactJson } from './digest.ts';
import { objectIn, textIn, type JsonObject } from './json.ts';
import { madeManifest, madeModel, madePublicModel, realManifests } from './testing/manifests.ts';
import { parseManifest } from './parse.ts';
import { publicView } from './public-view.ts';
import { toProject } from './to-project.ts';

const viewOf = (manifest: ManifestJson): ManifestJson => publicView(manifest, toProject(manifest, 'manifest.json'));
const reread = (view: ManifestJson): ManifestJson => parseManifest(Buffer.from(compactJson(view)), 'view');
const nodeIn = (view: ManifestJson, uniqueId: string): JsonObject => objectIn(objectIn(view['nodes'])[uniqueId]);

describe('of a manifest that dbt wrote', () => {
  test.each(realManifests())('$engine: it holds the public models, and they read as before', ({ engine, manifest }) => {
    const project = toProject(manifest, engine);
    const view = reread(publicView(manifest, project));
    const seen = toProject(view, engine);
    expect(seen.publicModels).toEqual(project.publicModels);
    expect(seen).toMatchObject({
      name: 'shop',
      adapter: project.adapter,
      dbtVersion: project.dbtVersion,
      generatedAt: project.generatedAt
    });
    expect(seen.groups).toEqual(project.publicModels.length > 0 ? project.groups : []);
    expect(seen.nodes.size).toBe(project.publicModels.length);
    expect(publicView(view, seen)).toEqual(view);
  });

  test.each(realManifests())('$engine: nothing private is in it', ({ engine, manifest }) => {
    const project = toProject(manifest, engine);
    const text = compactJson(publicView(manifest, project));
    const publicIds = new Set(project.publicModels.map((model) => model.uniqueId));
    const secrets = [
      ...privateTexts(manifest, publicIds),
      'secret_margin',
      '0.37',
      'shop_secret_rounding',
      '/path/to/project',
      'zoe@example.com'
    ];
    expect(secrets.length).toBeGreaterThan(50);
    expect(secrets.filter((secret) => mentions(text, secret))).toEqual([]);
    for (const key of [
      'raw_code',
      'raw_sql',
      'compiled_code',
      'compiled_sql',
      'compiled_path',
      'build_path',
      'patch_path',
      'root_path',
      'refs',
      'nodes_with_ref_location',
      'unrendered_config',
      'pre-hook',
      'post-hook',
      'extra_ctes',
      'doc_blocks',
      'created_at',
      'user_id',
      'invocation_id'
    ]) {
      expect(text).not.toContain(`"${key}":`);
    }
  });
});

/** Ids, names, files, relations and SQL of everything in a manifest that is not a public model, and the SQL of those too. */
function privateTexts(manifest: ManifestJson, publicIds: ReadonlySet<string>): readonly string[] {
  const texts: (string | null)[] = [];
  for (const [section, entries] of Object.entries(manifest)) {
    for (const [id, entry] of Object.entries(
      section === 'metadata' || section.endsWith('_map') ? {} : objectIn(entries)
    )) {
      for (const node of (Array.isArray(entry) ? entry : [entry]).map(objectIn)) {
        texts.push(
          textIn(node['raw_code']),
          textIn(node['raw_sql']),
          textIn(node['compiled_code']),
          textIn(node['compiled_sql']),
          textIn(node['macro_sql'])
        );
        if (publicIds.has(id) || id === 'group.shop.finance') continue;
        texts.push(id, textIn(node['name']), textIn(node['original_file_path']), textIn(node['relation_name']));
      }
    }
  }
  return [...new Set(texts.filter((text) => text !== null))];
}

/** As a word of its own: `orders`, a private source, is not mentioned by `public_orders`. */
function mentions(text: string, secret: string): boolean {
  const written = JSON.stringify(secret)
    .slice(1, -1)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w])${written}(?![\\w])`).test(text);
}

it('keeps what is listed and nothing else, whatever a future dbt adds', () => {
  const extra = { secret: 'SECRET', list: ['SECRET'] };
  const manifest = madeManifest({
    metadata: { env: { DBT_ENV_CUSTOM_ENV_TOKEN: 'SECRET' }, user_id: 'SECRET', ...extra },
    ...extra,
    macros: { 'macro.dbt_up.m': { macro_sql: 'SECRET' } },
    nodes: madePublicModel('orders', {
      ...extra,
      config: {
        materialized: 'table',
        contract: { enforced: true, ...extra },
        docs: { show: true, ...extra },
        'pre-hook': [{ sql: 'SECRET' }],
        ...extra
      },
      contract: { enforced: true, checksum: 'abc', ...extra },
      docs: { show: true, ...extra },
      depends_on: {
        macros: ['macro.dbt_up.SECRET'],
        nodes: ['model.dbt_up.SECRET'],
        nodes_with_ref_location: [['SECRET', { file: 'SECRET' }]]
      },
      refs: [{ name: 'SECRET' }],
      columns: {
        id: {
          name: 'id',
          data_type: 'int',
          ...extra,
          config: { meta: {}, ...extra },
          constraints: [{ type: 'not_null', ...extra }]
        }
      },
      constraints: [{ type: 'unique', columns: ['id'], ...extra }]
    })
  });
  const text = compactJson(viewOf(manifest));
  expect(text).not.toContain('SECRET');
  expect(text).toContain('"checksum":"abc"');
});

it('names another model in depends_on only when that is public too, and of this project', () => {
  const nodes = {
    ...madePublicModel('a', { depends_on: { nodes: ['model.dbt_up.hidden', 'model.dbt_other.x'] } }),
    ...madePublicModel('b', { depends_on: { nodes: ['model.dbt_up.hidden', 'model.dbt_up.a', 'model.dbt_up.a'] } }),
    ...madeModel('hidden'),
    ...madePublicModel('x', { package_name: 'dbt_other' })
  };
  const view = viewOf(madeManifest({ nodes }));
  expect(Object.keys(objectIn(view['nodes']))).toEqual(['model.dbt_up.a', 'model.dbt_up.b']);
  expect(nodeIn(view, 'model.dbt_up.b')['depends_on']).toEqual({ macros: [], nodes: ['model.dbt_up.a'] });
  expect(view['parent_map']).toEqual({ 'model.dbt_up.a': [], 'model.dbt_up.b': ['model.dbt_up.a'] });
  expect(view['child_map']).toEqual({ 'model.dbt_up.a': ['model.dbt_up.b'], 'model.dbt_up.b': [] });
});

it('does not depend on the order in which dbt happened to parse', () => {
  const a = madePublicModel('a', { group: 'g' });
  const b = madePublicModel('b', { group: 'h', depends_on: { nodes: ['model.dbt_up.c', 'model.dbt_up.a'] } });
  const c = madePublicModel('c', { group: 'g', depends_on: { nodes: ['model.dbt_up.a'] } });
  const g = { 'group.dbt_up.g': { name: 'g', package_name: 'dbt_up' } };
  const h = { 'group.dbt_up.h': { name: 'h', package_name: 'dbt_up' } };
  const one = viewOf(madeManifest({ nodes: { ...a, ...b, ...c }, groups: { ...g, ...h } }));
  const other = viewOf(madeManifest({ groups: { ...h, ...g }, nodes: { ...c, ...b, ...a } }));
  expect(compactJson(one)).toBe(compactJson(other));
});

it('keeps the columns in their order', () => {
  const columns = { z: { name: 'z' }, a: { name: 'a' }, constructor: { name: 'constructor' } };
  const view = viewOf(madeManifest({ nodes: madePublicModel('orders', { columns }) }));
  expect(Object.keys(objectIn(nodeIn(view, 'model.dbt_up.orders')['columns']))).toEqual(['z', 'a', 'constructor']);
});

describe('the target of a foreign key', () => {
  const constraintIn = (constraint: JsonObject): unknown => {
    const nodes = {
      ...madePublicModel('orders', {
        constraints: [{ type: 'foreign_key', columns: ['a'], ...constraint }],
        columns: { a: { name: 'a', constraints: [{ type: 'foreign_key', ...constraint }] } }
      }),
      ...madePublicModel('customers', { relation_name: '"DB"."marts"."customers"' }),
      ...madePublicModel('items', { version: 2 }),
      ...madeModel('hidden', { relation_name: '"DB"."marts"."hidden"' })
    };
    const orders = nodeIn(viewOf(madeManifest({ nodes })), 'model.dbt_up.orders');
    const [onModel] = orders['constraints'] as JsonObject[];
    const [onColumn] = objectIn(objectIn(orders['columns'])['a'])['constraints'] as JsonObject[];
    expect({ ...onColumn, columns: ['a'] }).toEqual(onModel);
    return onModel;
  };

  test.each(['"DB"."marts"."customers"', "ref('customers')", 'ref( "items" , v = 2 )', "ref('items', version='2')"])(
    'is told when it is public: %s',
    (to) => {
      expect(constraintIn({ to, to_columns: ['id'] })).toEqual({
        type: 'foreign_key',
        columns: ['a'],
        to,
        to_columns: ['id']
      });
    }
  );

  test.each<[JsonObject]>([
    [{ to: '"DB"."marts"."hidden"', to_columns: ['secret'] }],
    [{ to: "ref('hidden')", to_columns: ['secret'] }],
    [{ to: "ref('dbt_other', 'customers')", to_columns: ['secret'] }],
    [{ to: "source('raw', 'customers')", to_columns: ['secret'] }],
    [{ to: "ref('customers') and ref('hidden')", to_columns: ['secret'] }],
    [{ expression: 'hidden (id)' }],
    [{ to: null, to_columns: [], expression: null }]
  ])('is kept back when it is not: %j', (constraint) => {
    expect(constraintIn(constraint)).toEqual({ type: 'foreign_key', columns: ['a'] });
  });
});

it('tells the groups of public models, their owners by name and address, and no other group', () => {
  const group = (name: string) => ({
    [`group.dbt_up.${name}`]: {
      name,
      resource_type: 'group',
      package_name: 'dbt_up',
      unique_id: `group.dbt_up.${name}`,
      path: 'x.yml',
      original_file_path: 'models/x.yml',
      owner: { name: 'N', email: 'e@x.org', slack: '#private' }
    }
  });
  const nodes = {
    ...madePublicModel('a', { group: 'told' }),
    ...madePublicModel('b', { config: { group: 'told' } }),
    ...madeModel('c', { group: 'kept' })
  };
  const view = viewOf(madeManifest({ nodes, groups: { ...group('kept'), ...group('told') } }));
  expect(view['groups']).toEqual({
    'group.dbt_up.told': {
      name: 'told',
      resource_type: 'group',
      package_name: 'dbt_up',
      unique_id: 'group.dbt_up.told',
      path: '',
      original_file_path: '',
      owner: { name: 'N', email: 'e@x.org' }
    }
  });
  expect(view['group_map']).toEqual({ told: ['model.dbt_up.a', 'model.dbt_up.b'] });
});

it('has the maps that dbt asks of a manifest, and env, without which v2 does not read it', () => {
  const view = viewOf(madeManifest());
  for (const section of [
    'nodes',
    'sources',
    'macros',
    'docs',
    'exposures',
    'metrics',
    'groups',
    'selectors',
    'disabled',
    'parent_map',
    'child_map',
    'group_map',
    'saved_queries',
    'semantic_models',
    'unit_tests'
  ]) {
    expect(view[section]).toEqual({});
  }
  expect(view['metadata']).toEqual({
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    dbt_version: '1.11.16',
    generated_at: '2026-11-01T06:00:00.123456Z',
    adapter_type: 'snowflake',
    project_name: 'dbt_up',
    env: {}
  });
});

test("a column's tags stand in one order, whichever dbt wrote them in", () => {
  const view = (tags: readonly string[]) => {
    const column = { name: 'id', tags, config: { tags, meta: {} } };
    const manifest = madeManifest({ nodes: madePublicModel('orders', { columns: { id: column } }) });
    return publicView(manifest, toProject(manifest, 'manifest.json'));
  };
  expect(view(['pii', 'key'])).toEqual(view(['key', 'pii']));
});
