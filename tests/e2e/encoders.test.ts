/**
 * Text of other projects on its way through YAML and Jinja, by the real readers: dbt's own YAML loader and renderer on generated text, and
 * whole engines on text that means harm. It has to come out as it went in, and run nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ManifestJson, Publication } from '../../shared/domain/index.ts';
import { toProject } from '../../shared/manifest/index.ts';
import { plan, readDownstream, type Synced } from '../../shared/consume/index.ts';
import { jinjaText, jinjaTextOfVersion } from '../../shared/consume/jinja-text.ts';
import { yamlText } from '../../shared/consume/yaml-text.ts';
import { dbtOk, ENGINES, engine, python, run, WHOLE } from '../harness/dbt.ts';

/** Text that would run, end a literal, or be lost on the way. */
const HOSTILE = [
  "{{ env_var('SNOWFLAKE_PASSWORD') }}",
  "{% do run_query('drop table x') %}",
  '{# comment #}',
  '{{ doc("x") }}',
  '{%- raw -%}',
  '{% endraw %}',
  '"}}',
  '#}',
  '%}',
  '{{',
  '}}{{ 1 + 1 }}{{',
  '["{{ 1 }}"]',
  '{"a": 1}',
  "it's \\ a \\n \\u007b \\x7b backslash",
  'lines\nand\r\nmore\rof\n',
  'separators \u0085 \u2028 \u2029',
  'controls \u0000 \u0007 \t \u007f {',
  'é 😀 {😀}',
  'half a pair \ud800 {\udc00',
  '123',
  'True',
  'null',
  ' # no comment',
  '- no list',
  '<img src=x onerror=alert(1)>',
  '${HOME} $HOME'
];
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

describe("dbt's own loader and renderer", () => {
  /** Loads the YAML, and renders each value as dbt renders properties, descriptions, and the descriptions of versions before 1.12. */
  const READER = `
import json, sys
from dbt.clients.jinja import get_rendered
from dbt.clients.yaml_helper import load_yaml_text
documents = json.load(open(sys.argv[1]))
documented = {"doc": lambda *names: "a doc"}
properties = load_yaml_text(documents["properties"])["texts"]
versions = load_yaml_text(documents["versions"])["texts"]
json.dump({
    "properties": [get_rendered(text, {}, native=True) for text in properties],
    "descriptions": [get_rendered(text, documented) for text in properties],
    "versions once": [get_rendered(text, documented) for text in versions],
    "versions twice": [get_rendered(get_rendered(text, {}, native=True), documented) for text in versions],
}, sys.stdout)
`;
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{',
    '}',
    '"',
    "'",
    '\\',
    '\n',
    '\r',
    ' ',
    'raw',
    '-',
    '|'
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
    .map((all) => all.join(''));
  const texts = [...HOSTILE, ...fc.sample(text, { numRuns: 500, seed: 8 })];

  let read: Readonly<Record<string, readonly string[]>> = {};

  beforeAll(async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'encoders-'));
    const input = join(scratch, 'documents.json');
    const properties = yamlText({ texts: texts.map(jinjaText) });
    await writeFile(
      input,
      JSON.stringify({ properties, versions: yamlText({ texts: texts.map(jinjaTextOfVersion) }) })
    );
    const { stdout } = await run(python(), ['-c', READER, input], { cwd: scratch });
    await rm(scratch, { recursive: true });
    read = JSON.parse(stdout) as typeof read;
  }, 120_000);

  test.each(['properties', 'descriptions', 'versions once', 'versions twice'])(
    '%s come out as they went in',
    (what) => {
      expect(read[what]).toEqual(texts.map(wellFormed));
    }
  );
});

/** `package` mode needs 1.6. Without the matrix: one that renders the description of a version twice, one that does so once, and a v2. */
const readers = WHOLE
  ? ENGINES.filter(({ name }) => name !== 'core-1.5')
  : ['core-1.11', 'core-1.12', 'fusion'].map((name) => engine(name));

describe.each(readers.map(({ label, name }) => [label, name]))('%s', (_, name) => {
  let scratch = '';
  let nodes: Readonly<Record<string, Entry>> = {};
  let sources: Readonly<Record<string, Entry>> = {};

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'encoders-'));
    for (const { path, text } of [
      ...plan(existing, [upstream('dbt_stub', 'package'), upstream('dbt_source', 'sources')]).files,
      ...PROJECT
    ]) {
      await mkdir(dirname(join(scratch, path)), { recursive: true });
      await writeFile(join(scratch, path), text);
    }
    await mkdir(join(scratch, 'dbt_packages'));
    await symlink('../dbt_mesh/packages/dbt_stub', join(scratch, 'dbt_packages', 'dbt_stub'));
    await dbtOk(name, scratch, ['parse', '--no-partial-parse'], { SNOWFLAKE_PASSWORD: 'a secret' });
    const manifest = await readFile(join(scratch, 'target', 'manifest.json'), 'utf8');
    expect(manifest).not.toContain('a secret');
    ({ nodes, sources } = JSON.parse(manifest) as { nodes: typeof nodes; sources: typeof sources });
  }, 120_000);

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  test('descriptions of models, versions, columns and tables reach dbt unchanged', () => {
    const expected = { description: DESCRIPTION, columns: { id: { description: DESCRIPTION } } };
    expect(nodes['model.dbt_stub.plain']).toMatchObject(expected);
    expect(nodes['model.dbt_stub.versioned.v1']).toMatchObject({ ...expected, description: `${DESCRIPTION} 1` });
    expect(nodes['model.dbt_stub.versioned.v2']).toMatchObject({ ...expected, description: `${DESCRIPTION} 2` });
    expect(sources['source.dbt_down.dbt_source.plain']).toMatchObject(expected);
  });

  test('meta and tags too, of every shape', () => {
    const config = nodes['model.dbt_stub.plain']?.config;
    expect(config?.meta).toEqual(JSON.parse(wellFormedJson(META)));
    expect([...(config?.tags ?? [])].sort()).toEqual(TAGS.map(wellFormed).sort());
    expect(nodes['model.dbt_stub.versioned.v1']?.config?.meta).toEqual(JSON.parse(wellFormedJson(META)));
  });

  test('each table says which model it is', () => {
    const { meta, config } = sources['source.dbt_down.dbt_source.versioned_v1'] ?? {};
    expect([meta?.['dbt_mesh'], config?.meta?.['dbt_mesh']]).toContainEqual({
      project: 'dbt_source',
      model: 'versioned',
      version: '1'
    });
  });
});

interface Entry {
  readonly description?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly config?: { readonly meta?: Readonly<Record<string, unknown>>; readonly tags?: readonly string[] };
}

const DESCRIPTION = HOSTILE.map(wellFormed).join(' | ');
const META = {
  list: HOSTILE,
  nested: { map: Object.fromEntries(HOSTILE.map((text, index) => [`key ${index}`, [text]])) },
  keys: Object.fromEntries(HOSTILE.map((text, index) => [`${text} ${index}`, index])),
  ['long'.repeat(400)]: 1,
  numbers: [1, -1.5, 1e21, 1e-7],
  words: [true, false, null, 'true', '1', 'null'],
  empty: [{}, [], '']
};
const TAGS = HOSTILE.filter((text) => text.trim() !== '');
const wellFormedJson = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? wellFormed(member) : member)).replace(
    /\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g,
    '\ufffd'
  );

const PROJECT = [
  { path: 'dbt_project.yml', text: 'name: dbt_down\nversion: "1.0"\nconfig-version: 2\nprofile: encoders\n' },
  { path: 'packages.yml', text: 'packages:\n  - local: dbt_mesh/packages/dbt_stub\n' },
  {
    path: 'profiles.yml',
    text: 'encoders: { target: x, outputs: { x: { type: duckdb, path: encoders.duckdb, schema: main } } }\n'
  },
  { path: 'models/a.sql', text: "select * from {{ ref('dbt_stub', 'plain') }}, {{ source('dbt_source', 'plain') }}\n" }
];
const existing = {
  downstream: readDownstream(PROJECT[0]?.text ?? '', 'dbt_project.yml'),
  packageFiles: { packages: null, dependencies: null, lock: null },
  loomConfig: null,
  state: null
};

function upstream(name: string, mode: 'package' | 'sources'): Synced {
  const model = (id: string, facts: Readonly<Record<string, unknown>>) => ({
    unique_id: `model.${name}.${id}`,
    resource_type: 'model',
    name: id.split('.')[0],
    package_name: name,
    database: 'encoders',
    schema: 'main',
    alias: id.replace('.', '_'),
    relation_name: `"encoders"."main"."${id.replace('.', '_')}"`,
    original_file_path: `models/${id}.sql`,
    access: 'public',
    config: { contract: { enforced: true }, meta: META, tags: TAGS },
    columns: { id: { name: 'id', data_type: 'integer', description: DESCRIPTION, meta: META, tags: TAGS } },
    depends_on: { nodes: [] },
    description: DESCRIPTION,
    ...facts
  });
  const version = (number: number) =>
    model(`versioned.v${number}`, { version: number, latest_version: 2, description: `${DESCRIPTION} ${number}` });
  const nodes = Object.fromEntries([model('plain', {}), version(1), version(2)].map((node) => [node.unique_id, node]));
  const manifest: ManifestJson = {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T10:00:00.000000Z',
      project_name: name,
      adapter_type: 'duckdb'
    },
    nodes
  };
  const pin = { mode, environment: 'prod', version: '20261124T100000Z-aaaaaaaaaaaa', digest: 'd', contract: 'c' };
  return {
    mode,
    pin,
    publication: {
      project: toProject(manifest, 'manifest.json'),
      manifest,
      mesh: pin as unknown as Publication['mesh']
    }
  };
}
