import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  UserError,
  type Clock,
  type Logger,
  type ManifestJson,
  type MeshKey,
  type Upstream,
  type ValidateSettings
} from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { fetchLatest, openStore, publish } from '../registry/index.ts';
import { nodeFiles } from './node-files.ts';
import type { Ports } from './ports.ts';
import { validate } from './validate.ts';

const UP = 'model.dbt_up.public_orders';
const SOURCE = 'source.dbt_down.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';
const MODEL = 'models/marts/downstream_orders.sql';

const clock: Clock = { now: () => new Date('2026-11-24T12:00:00Z'), sleep: () => Promise.resolve() };
const silent: Logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let folder = '';
let ports: Ports;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbt-mesh-validate-'));
  await mkdir(join(folder, 'registry'));
  ports = {
    store: await openStore({ registry: join(folder, 'registry') }, clock),
    files: nodeFiles,
    clock,
    logger: silent
  };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A manifest with as much as the reader asks for. */
function manifest(project: string, parts: Readonly<Record<string, unknown>>): ManifestJson {
  const nodes = (parts['nodes'] ?? {}) as Readonly<Record<string, { depends_on?: { nodes: readonly string[] } }>>;
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T10:00:00.000000Z',
      project_name: project,
      adapter_type: 'duckdb',
      env: {}
    },
    sources: {},
    exposures: {},
    groups: {},
    parent_map: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.depends_on?.nodes ?? []])),
    ...parts
  };
}

function model(uniqueId: string, facts: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const [, packageName, name] = uniqueId.split('.');
  return {
    [uniqueId]: {
      unique_id: uniqueId,
      resource_type: 'model',
      name,
      package_name: packageName,
      database: 'DBT_UP_PROD',
      schema: 'marts',
      alias: name,
      original_file_path: `models/${name}.sql`,
      path: `${name}.sql`,
      fqn: [packageName, name],
      checksum: { name: 'sha256', checksum: '0' },
      config: { materialized: 'table' },
      depends_on: { nodes: [] },
      ...facts
    }
  };
}

const upstream = (name = 'public_orders', access = 'public') =>
  manifest('dbt_up', { nodes: model(`model.dbt_up.${name}`, { access }) });

async function publishUpstream(
  json: ManifestJson,
  environment = 'prod',
  above: Pick<MeshKey, 'references' | 'ancestors'> = { references: [], ancestors: {} }
): Promise<void> {
  const project = toProject(json, 'manifest.json');
  await publish(ports.store, clock, {
    manifest: publicView(json, project),
    mesh: {
      project: project.name,
      environment,
      generated_at: project.generatedAt,
      repository: null,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh test',
      include: 'public',
      ...above
    }
  });
}

const stub = model(UP, { access: 'public', config: { materialized: 'mesh_stub_dbt_up' } });
const reader = (dependsOn: readonly string[]) =>
  model(DOWN, {
    original_file_path: MODEL,
    raw_code: "from {{ ref('dbt_up', 'public_orders') }}",
    depends_on: { nodes: dependsOn }
  });

const inPackageMode = (dependsOn = [UP]) => manifest('dbt_down', { nodes: { ...stub, ...reader(dependsOn) } });
const inSourcesMode = (schema = 'marts') =>
  manifest('dbt_down', {
    nodes: reader([SOURCE]),
    sources: {
      [SOURCE]: {
        unique_id: SOURCE,
        source_name: 'dbt_up',
        name: 'public_orders',
        database: 'DBT_UP_PROD',
        schema,
        identifier: 'public_orders',
        original_file_path: 'models/_mesh_dbt_up.yml'
      }
    }
  });

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function project(json: ManifestJson, files: Readonly<Record<string, string>> = {}): Promise<void> {
  await write('repo/down/dbt_project.yml', 'name: dbt_down\n');
  await write('repo/down/target/manifest.json', JSON.stringify(json));
  await write(`repo/down/${MODEL}`, "\n\nselect order_id\nfrom {{ ref('dbt_up', 'public_orders') }}\n");
  for (const [path, text] of Object.entries(files)) await write(`repo/down/${path}`, text);
}

function settings(
  facts: Partial<ValidateSettings> = {},
  upstreams: readonly Upstream[] | null = null
): ValidateSettings {
  const projectDir = join(folder, 'repo/down');
  return {
    projectDir,
    repositoryDir: join(folder, 'repo'),
    environment: 'prod',
    environments: {},
    projects: [{ projectDir, manifest: join(projectDir, 'target/manifest.json'), upstreams }],
    reading: { maxAge: null, relations: [] },
    failOn: 'error',
    deploy: null,
    ...facts,
    // Most manifests here are as `dbt parse` writes them.
    policy: { rules: { 'sql-not-compiled': 'off', ...facts.policy?.rules } }
  };
}

const declared: readonly Upstream[] = [{ project: 'dbt_up', mode: 'sources', optional: false }];

async function verdict(...given: Parameters<typeof settings>) {
  const report = await validate(settings(...given), ports);
  const [only] = report.projects;
  if (only === undefined) throw new Error('no verdict');
  return only;
}

describe('a project whose lineage holds', () => {
  test('is valid, with what was found', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode());
    const report = await validate(settings(), ports);
    expect(report).toMatchObject({
      valid: true,
      projects: [{ project: 'dbt_down', folder: 'down', valid: true, found: [UP], findings: [] }]
    });
    expect(report.projects[0]?.references).toMatchObject([
      { project: 'dbt_up', model: 'public_orders', node: DOWN, file: MODEL }
    ]);
  });

  test('is valid by its sources', async () => {
    await publishUpstream(upstream());
    await project(inSourcesMode());
    expect(await verdict({}, declared)).toMatchObject({ valid: true, found: [SOURCE], findings: [] });
  });

  test('is found by stubs whose materialization the project overrides for all packages', async () => {
    await publishUpstream(upstream());
    const raw_code =
      '-- fmt: off\n-- noqa: disable=all\n-- generated by dbt-mesh; do not edit: DBT_UP_PROD.marts.public_orders';
    const overridden = model(UP, { access: 'public', raw_code, config: { materialized: 'table' } });
    await project(manifest('dbt_down', { nodes: { ...overridden, ...reader([UP]) } }));
    expect(await verdict()).toMatchObject({ valid: true, found: [UP], references: [{ mode: 'package' }] });
  });

  test('is found from a manifest alone', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode());
    const projects = [{ projectDir: null, manifest: join(folder, 'repo/down/target/manifest.json'), upstreams: null }];
    expect(await verdict({ projects })).toMatchObject({ valid: true, folder: 'down' });
  });

  test('reads its upstreams along the environments', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode());
    expect(await verdict({ environment: 'pr-12', environments: { 'pr-*': ['prod'] } })).toMatchObject({ valid: true });
  });

  test('without upstreams asks nothing of the registry', async () => {
    await project(manifest('dbt_down', { nodes: reader([]) }));
    expect(await verdict()).toMatchObject({ valid: true, found: [], references: [], findings: [] });
  });
});

describe('a project whose lineage is broken', () => {
  test.each([
    ['the upstream model is renamed', upstream('orders')],
    ['its access is narrowed', upstream('public_orders', 'protected')]
  ])('when %s is red on the line of the ref', async (_, published) => {
    await publishUpstream(published);
    await project(inPackageMode());
    const { valid, findings } = await verdict();
    expect(valid).toBe(false);
    expect(findings).toMatchObject([{ rule: 'unknown-model', severity: 'error', file: MODEL, line: 4, node: DOWN }]);
  });

  test('when the ref is removed is red on the line that declares the upstream', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode([]), { 'packages.yml': '# ours\npackages:\n  - local: dbt_mesh/packages/dbt_up\n' });
    const { valid, findings } = await verdict();
    expect(valid).toBe(false);
    expect(findings).toMatchObject([{ rule: 'upstream-unused', file: 'packages.yml', line: 3 }]);
  });

  test('when the source points elsewhere is red on the line of the source()', async () => {
    await publishUpstream(upstream());
    await project(inSourcesMode('staging'), { [MODEL]: "select 1\nfrom {{ source('dbt_up', 'public_orders') }}" });
    expect((await verdict({}, declared)).findings).toMatchObject([{ rule: 'relation-mismatch', file: MODEL, line: 2 }]);
  });

  test('takes the line from the manifest where the file is not there, and line 1 where nothing tells it', async () => {
    await publishUpstream(upstream('orders'));
    await project(inPackageMode(), { [MODEL]: 'select 1' });
    expect((await verdict()).findings).toMatchObject([{ line: 1 }]);
    await rm(join(folder, 'repo/down', MODEL));
    await project(
      manifest('dbt_down', {
        nodes: {
          ...stub,
          ...model(DOWN, {
            original_file_path: 'models/gone.sql',
            raw_code: "\n{{ ref('dbt_up', 'public_orders') }}",
            depends_on: { nodes: [UP] }
          })
        }
      })
    );
    expect((await verdict()).findings).toMatchObject([{ file: 'models/gone.sql', line: 2 }]);
  });

  test.each(['../../outside.sql', '/etc/hosts', 'models', 'a\0b', ''])('reads no file at %j', async (path) => {
    await write('outside.sql', "\n\n\n{{ ref('dbt_up', 'public_orders') }}");
    await publishUpstream(upstream('orders'));
    const json = manifest('dbt_down', {
      nodes: { ...stub, ...model(DOWN, { original_file_path: path, depends_on: { nodes: [UP] } }) }
    });
    await project(json);
    const { findings } = await verdict();
    expect(findings.map((one) => one.line ?? 1)).toEqual([1]);
  });
});

describe('the columns of upstreams', () => {
  const COLUMNS = { order_id: { name: 'order_id' }, amount: { name: 'amount' } };
  const compiled = (sql: string) =>
    manifest('dbt_down', { nodes: { ...stub, ...reader([UP]), ...model(DOWN, { ...read, compiled_code: sql }) } });
  const read = { original_file_path: MODEL, depends_on: { nodes: [UP] } };

  beforeEach(() =>
    publishUpstream(
      manifest('dbt_up', {
        nodes: model(UP, { access: 'public', contract: { enforced: true }, columns: COLUMNS })
      })
    )
  );

  test('are checked by the compiled SQL, and a missing one is red on its line', async () => {
    const rows = ['select', '  order_id,', '  discount', 'from DBT_UP_PROD.marts.public_orders'];
    await project(compiled(rows.join('\n')), { [MODEL]: `\n\n${rows.join('\n')}` });
    expect(await verdict()).toMatchObject({
      valid: false,
      references: [{ columns: ['order_id'] }],
      findings: [{ rule: 'column-missing', model: 'dbt_up.public_orders', column: 'discount', file: MODEL, line: 5 }]
    });
  });

  test('are red on the line of the ref where the text is not to be found', async () => {
    await project(compiled('select discount from DBT_UP_PROD.marts.public_orders'));
    expect((await verdict()).findings).toMatchObject([{ rule: 'column-missing', file: MODEL, line: 4 }]);
  });

  test('are not checked without compiled SQL, which is said once', async () => {
    await project(inPackageMode());
    expect(await verdict({ policy: { rules: { 'sql-not-compiled': 'info' } } })).toMatchObject({
      valid: true,
      references: [{ columns: null }],
      findings: [{ rule: 'sql-not-compiled', severity: 'info', file: MODEL, line: 1 }]
    });
  });
});

describe('hidden edges', () => {
  const hidden = (compiled_code: string) =>
    manifest('dbt_down', { nodes: model(DOWN, { original_file_path: MODEL, compiled_code }) });
  const hardCoded = hidden('select order_id\nfrom DBT_UP_PROD.marts.public_orders');
  const damaged = 'registry/dbt_other/prod/latest/manifest.json';

  test('to a project of the registry that is no upstream are red on their line', async () => {
    await publishUpstream(upstream());
    await project(hardCoded, { [MODEL]: '\n\nselect order_id\nfrom DBT_UP_PROD.marts.public_orders\n' });
    expect(await verdict()).toMatchObject({
      valid: false,
      findings: [{ rule: 'hard-coded-relation', model: 'dbt_up.public_orders', node: DOWN, file: MODEL, line: 4 }]
    });
  });

  test('are found in all environments that are read', async () => {
    await publishUpstream(upstream());
    await publishUpstream(manifest('dbt_up', { nodes: {} }), 'staging');
    await project(hardCoded);
    const environments = { staging: ['prod'] };
    expect((await verdict({ environment: 'staging', environments })).findings).toMatchObject([
      { rule: 'hard-coded-relation' }
    ]);
    expect((await verdict({ environment: 'staging' })).findings).toEqual([]);
  });

  test('by a source are red in its file', async () => {
    await publishUpstream(upstream());
    await project(inSourcesMode(), { 'models/_mesh_dbt_up.yml': 'sources:\n  - tables:\n      - name: public_orders' });
    expect((await verdict()).findings).toMatchObject([
      { rule: 'hard-coded-relation', file: 'models/_mesh_dbt_up.yml', line: 3 }
    ]);
  });

  test('are looked for no more where the rule is off, and nothing is read for it', async () => {
    await project(hardCoded);
    ports = { ...ports, store: { ...ports.store, children: () => Promise.reject(new UserError('listed', '')) } };
    expect(await verdict({ policy: { rules: { 'hard-coded-relation': 'off' } } })).toMatchObject({ findings: [] });
  });

  test('are looked for among the upstreams where the registry cannot be listed, which is said', async () => {
    await publishUpstream(upstream());
    const nodes = {
      ...stub,
      ...reader([UP]),
      ...model('model.dbt_down.other', { compiled_code: 'from a.b.public_orders' })
    };
    await project(manifest('dbt_down', { nodes }));
    ports = { ...ports, store: { ...ports.store, children: () => Promise.reject(new UserError('no list', 'hint')) } };
    expect(await verdict()).toMatchObject({
      valid: true,
      findings: [
        {
          rule: 'relations-not-compared',
          severity: 'info',
          message: expect.stringContaining('in the upstreams of dbt_down alone') as unknown
        }
      ]
    });
  });

  test('to a project whose publication cannot be read are not known, which is said', async () => {
    await write(damaged, '{');
    await project(hardCoded);
    expect((await verdict()).findings).toMatchObject([
      { rule: 'relations-not-compared', message: expect.stringMatching(/^Relations of dbt_other are not/) as unknown }
    ]);
  });
});

describe('a circle', () => {
  const open = manifest('dbt_down', {
    nodes: { ...stub, ...model(DOWN, { access: 'public', original_file_path: MODEL, depends_on: { nodes: [UP] } }) }
  });
  const THIRD = 'model.dbt_third.regions';
  const using = (project: string): Pick<MeshKey, 'references'> => ({
    references: [
      { project, model: 'm', version: null, mode: 'package', node: 'model.x.m', file: 'models/m.sql', columns: '*' }
    ]
  });

  beforeEach(() => project(open));

  test('of models through upstreams of upstreams is an error', async () => {
    await publishUpstream(upstream(), 'prod', { ...using('dbt_third'), ancestors: { [UP]: [THIRD] } });
    expect((await verdict()).findings).toEqual([]);
    const third = manifest('dbt_third', { nodes: model(THIRD, { access: 'public' }) });
    await publishUpstream(third, 'prod', { ...using('dbt_down'), ancestors: { [THIRD]: [DOWN] } });
    expect(await verdict()).toMatchObject({
      valid: false,
      findings: [{ rule: 'cycle', severity: 'error', model: 'dbt_down.downstream_orders', file: MODEL }]
    });
  });

  test('of projects is a warning; what is damaged further up is passed over', async () => {
    await publishUpstream(upstream(), 'prod', { ...using('dbt_down'), ancestors: {} });
    expect((await verdict()).findings).toMatchObject([{ rule: 'cycle', severity: 'warning', model: null }]);
    await publishUpstream(upstream(), 'prod', { ...using('dbt_other'), ancestors: {} });
    await write('registry/dbt_other/prod/latest/manifest.json', '{');
    expect((await verdict()).findings).toEqual([]);
  });
});

describe('what was synced', () => {
  const lock = (contract: string, name = 'dbt_up') =>
    `# generated by dbt-mesh; do not edit\nupstreams:\n  ${name}:\n    mode: package\n    environment: prod\n    version: 20261101T000000Z-000000000000\n    digest: d\n    contract: ${contract}\n`;

  test('is stale when the contract is another now', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode(), { 'dbt-mesh.lock': lock('c') });
    const { valid, findings } = await verdict();
    expect(valid).toBe(true);
    expect(findings).toMatchObject([{ rule: 'stale-manifest', severity: 'warning', file: 'dbt-mesh.lock', line: 3 }]);
  });

  test('is not stale when it is not', async () => {
    await publishUpstream(upstream());
    const latest = await fetchLatest(ports.store, 'dbt_up', ['prod']);
    await project(inPackageMode(), { 'dbt-mesh.lock': lock(latest?.publication.mesh.contract ?? '') });
    expect((await verdict()).findings).toEqual([]);
  });

  test('is what the project is meant to read, where nothing else says it', async () => {
    await publishUpstream(upstream());
    await project(manifest('dbt_down', { nodes: reader([]) }), { 'dbt-mesh.lock': lock('c') });
    expect((await verdict()).findings.map((one) => one.rule)).toContain('upstream-unused');
  });
});

describe('the upstreams that were read', () => {
  const HOUR = 3_600_000;

  test('are reported once, with the environment that answered and their age', async () => {
    await publishUpstream(upstream(), 'staging');
    await project(inPackageMode());
    const chain = { environment: 'pr-12', environments: { 'pr-*': ['staging', 'prod'] } };
    expect((await validate(settings(chain), ports)).upstreams).toMatchObject([
      { project: 'dbt_up', environment: 'staging', generatedAt: '2026-11-24T10:00:00.000000Z', age: 2 * HOUR }
    ]);
  });

  test('are told when they were built too long ago, on the line that pins them', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode());
    const latest = (await fetchLatest(ports.store, 'dbt_up', ['prod']))?.publication.mesh;
    const pin = `{ mode: package, environment: prod, version: v, digest: d, contract: ${latest?.contract} }`;
    await write('repo/down/dbt-mesh.lock', `# generated by dbt-mesh; do not edit\nupstreams:\n  dbt_up: ${pin}\n`);
    const aged = (hours: number) => verdict({ reading: { maxAge: hours * HOUR, relations: [] } });
    expect((await aged(2)).findings).toEqual([]);
    expect((await aged(1)).findings).toMatchObject([
      { rule: 'stale-upstream', severity: 'warning', file: 'dbt-mesh.lock', line: 3 }
    ]);
  });

  test('fail the check by their age where the policy says so', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode());
    const policy = { rules: { 'stale-upstream': 'error' as const } };
    expect(await verdict({ policy, reading: { maxAge: HOUR, relations: [] } })).toMatchObject({ valid: false });
  });

  test('may be read where relations put them', async () => {
    await publishUpstream(upstream());
    await project(inSourcesMode('staging'));
    const reading = { maxAge: null, relations: [{ database: {}, schema: { MARTS: 'staging' } }] };
    expect(await verdict({ reading }, declared)).toMatchObject({ valid: true, findings: [] });
    const own = declared.map((one) => ({ ...one, reading }));
    expect(await verdict({}, own)).toMatchObject({ valid: true, findings: [] });
  });
});

describe('the policy', () => {
  beforeEach(async () => {
    await publishUpstream(upstream('orders'));
    await project(inPackageMode());
  });

  test('weighs the findings', async () => {
    expect(await verdict({ policy: { rules: { 'unknown-model': 'warning' } } })).toMatchObject({
      valid: true,
      findings: [{ rule: 'unknown-model', severity: 'warning' }]
    });
    expect(await verdict({ policy: { rules: { 'unknown-model': 'off' } } })).toMatchObject({
      valid: true,
      findings: []
    });
  });

  test('may not name a rule that does not exist', async () => {
    await expect(verdict({ policy: { rules: { 'unknown-modle': 'off' } } })).rejects.toThrow(UserError);
  });

  test.each([
    ['error', 'error', false],
    ['error', 'warning', true],
    ['warning', 'warning', false],
    ['warning', 'info', true],
    ['never', 'error', true]
  ] as const)('with fail-on: %s, a finding of severity %s leaves it valid: %s', async (failOn, severity, valid) => {
    expect(await verdict({ failOn, policy: { rules: { 'unknown-model': severity } } })).toMatchObject({ valid });
  });
});

describe('an upstream that is not in the registry', () => {
  test('stops the check, with what the registry has and what was likely meant', async () => {
    await publishUpstream(manifest('dbt_upp', { nodes: {} }));
    await project(inPackageMode());
    const failure = verdict();
    await expect(failure).rejects.toThrow(/^dbt_up: not in the registry .*\(looked in prod\)$/);
    await expect(failure).rejects.toMatchObject({
      hint: expect.stringMatching(/^Did you mean 'dbt_upp'\? It holds dbt_upp\./) as unknown
    });
  });

  test('is no fault when it is optional', async () => {
    await project(inPackageMode());
    expect(await verdict({}, [{ project: 'dbt_up', mode: 'package', optional: true }])).toMatchObject({
      valid: true,
      found: [UP],
      findings: [{ rule: 'upstream-not-published', severity: 'info' }]
    });
  });
});

describe('several projects', () => {
  test('have a verdict each, and all must hold', async () => {
    await publishUpstream(upstream());
    await project(inPackageMode([]));
    await write('repo/up/target/manifest.json', JSON.stringify(upstream()));
    const projectDir = join(folder, 'repo/up');
    const up = { projectDir, manifest: join(projectDir, 'target/manifest.json'), upstreams: declared };
    const report = await validate(settings({ projects: [up, ...settings().projects] }), ports);
    expect(report.projects.map((one) => [one.project, one.folder, one.valid])).toEqual([
      ['dbt_up', 'up', true],
      ['dbt_down', 'down', false]
    ]);
    expect(report.valid).toBe(false);
  });
});

test('a manifest that is not there is said with the way to write one', async () => {
  const failure = verdict();
  await expect(failure).rejects.toThrow(`There is no manifest at ${join(folder, 'repo/down/target/manifest.json')}`);
  await expect(failure).rejects.toThrow(UserError);
});
