import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  UserError,
  type Clock,
  type Files,
  type Logger,
  type ManifestJson,
  type SyncSettings,
  type Upstream
} from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { openStore, publish } from '../registry/index.ts';
import { nodeFiles } from './node-files.ts';
import type { Ports } from './ports.ts';
import { sync } from './sync.ts';

type Facts = Readonly<Record<string, unknown>>;

const clock: Clock = { now: () => new Date('2026-11-24T12:00:00Z'), sleep: () => Promise.resolve() };

let folder = '';
let project = '';
let ports: Ports;
let warnings: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbt-mesh-sync-'));
  project = join(folder, 'repository', 'down');
  warnings = [];
  const logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warning: (message) => warnings.push(message)
  };
  await mkdir(join(folder, 'registry'));
  ports = { store: await openStore({ registry: join(folder, 'registry') }, clock), files: nodeFiles, clock, logger };
  await write('dbt_project.yml', 'name: dbt_down\n');
  await write('models/orders.sql', "select * from {{ ref('dbt_up', 'orders') }}");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), text);
}

const read = (path: string) => readFile(join(project, path), 'utf8');

/** Every file of the project but the cache, with its text. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const paths = (await nodeFiles.list(project)).filter((path) => !path.startsWith('dbt_mesh/cache/'));
  return new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)));
}

interface Build {
  readonly environment?: string;
  readonly at?: string;
  readonly columns?: readonly string[];
  readonly alias?: string;
  readonly state?: ManifestJson;
}

function manifest(name: string, { at = '10:00', columns = ['order_id'], alias = 'orders' }: Build = {}): ManifestJson {
  const id = `model.${name}.orders`;
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: `2026-11-24T${at}:00.000000Z`,
      project_name: name,
      adapter_type: 'duckdb',
      env: {}
    },
    nodes: {
      [id]: {
        unique_id: id,
        resource_type: 'model',
        name: 'orders',
        package_name: name,
        database: 'up_prod',
        schema: 'marts',
        alias,
        relation_name: '"up_prod"."marts"."orders"',
        path: 'orders.sql',
        original_file_path: 'models/orders.sql',
        fqn: [name, 'orders'],
        checksum: { name: 'sha256', checksum: '0' },
        access: 'public',
        config: { materialized: 'table' },
        columns: Object.fromEntries(columns.map((column) => [column, { name: column, data_type: 'integer' }])),
        depends_on: { nodes: [] }
      }
    },
    sources: {},
    exposures: {},
    groups: {},
    parent_map: {}
  };
}

async function publishProject(name: string, build: Build = {}): Promise<string> {
  const json = manifest(name, build);
  const read = toProject(json, 'manifest.json');
  const { version } = await publish(ports.store, clock, {
    manifest: publicView(json, read),
    mesh: {
      project: name,
      environment: build.environment ?? 'prod',
      generated_at: read.generatedAt,
      repository: null,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh test',
      include: 'public',
      references: [],
      ancestors: {}
    },
    ...(build.state ? { state: { 'manifest.json': Buffer.from(JSON.stringify(build.state)) } } : {})
  });
  return version;
}

const settings = (facts: Partial<SyncSettings> = {}): SyncSettings => ({
  projectDir: project,
  repositoryDir: join(folder, 'repository'),
  environment: 'prod',
  environments: {},
  policy: { rules: {} },
  upstreams: null,
  mode: 'package',
  reading: { maxAge: null, relations: [] },
  frozen: false,
  allowStale: false,
  ...facts
});

const upstreams = (...modes: readonly (readonly [string, Upstream['mode']])[]): Partial<SyncSettings> => ({
  upstreams: modes.map(([name, mode]) => ({ project: name, mode, optional: false }))
});

async function refusal(facts: Partial<SyncSettings> = {}): Promise<UserError> {
  const error: unknown = await sync(settings(facts), ports).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error('it was not refused', { cause: error });
  return error;
}

describe('a sync', () => {
  test('writes what the project needs and reports it', async () => {
    const version = await publishProject('dbt_up');
    expect(await sync(settings(), ports)).toMatchObject({
      project: 'dbt_down',
      upstreams: [{ project: 'dbt_up', mode: 'package', environment: 'prod', version, publicModels: 1 }],
      missing: [],
      written: [
        'dbt-mesh.lock',
        'dbt_mesh/.gitignore',
        'dbt_mesh/.sqlfluffignore',
        'dbt_mesh/packages/dbt_up/dbt_project.yml',
        'dbt_mesh/packages/dbt_up/macros/mesh.sql',
        'dbt_mesh/packages/dbt_up/models/_mesh.yml',
        'dbt_mesh/packages/dbt_up/models/orders.sql',
        'dbt_mesh/state/manifest.json',
        'packages.yml'
      ],
      removed: [],
      changed: true,
      state: 'down/dbt_mesh/state',
      dbtArgs: '--defer --state dbt_mesh/state',
      findings: []
    });
  });

  test('changes nothing the second time', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    const before = await everything();
    expect(await sync(settings(), ports)).toMatchObject({ written: [], removed: [], changed: false });
    expect(await everything()).toEqual(before);
  });

  test.each(['package', 'sources', 'loom'] as const)(
    'writes nothing for a rebuild with the same contract: %s',
    async (mode) => {
      await publishProject('dbt_up');
      await sync(settings(upstreams(['dbt_up', mode])), ports);
      const version = await publishProject('dbt_up', { at: '11:00' });
      const report = await sync(settings(upstreams(['dbt_up', mode])), ports);
      expect(report).toMatchObject({ written: [], changed: false, upstreams: [{ version }] });
    }
  );

  test('rewrites what a new contract changes, and the pin', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    const version = await publishProject('dbt_up', { at: '11:00', columns: ['order_id', 'amount'] });
    const { written } = await sync(settings(), ports);
    expect(written).toEqual([
      'dbt-mesh.lock',
      'dbt_mesh/packages/dbt_up/models/_mesh.yml',
      'dbt_mesh/packages/dbt_up/models/orders.sql',
      'dbt_mesh/state/manifest.json'
    ]);
    expect(await read('dbt-mesh.lock')).toContain(version);
  });

  test('removes what another mode needed, and what dbt linked of it', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    await mkdir(join(project, 'dbt_packages'));
    await symlink(join(project, 'dbt_mesh/packages/dbt_up'), join(project, 'dbt_packages/dbt_up'));
    const { removed } = await sync(settings(upstreams(['dbt_up', 'loom'])), ports);
    expect(removed).toEqual([
      'dbt_mesh/packages/dbt_up/dbt_project.yml',
      'dbt_mesh/packages/dbt_up/macros/mesh.sql',
      'dbt_mesh/packages/dbt_up/models/_mesh.yml',
      'dbt_mesh/packages/dbt_up/models/orders.sql',
      'dbt_packages/dbt_up',
      'packages.yml'
    ]);
    expect(await readdir(join(project, 'dbt_packages'))).toEqual([]);
    expect((await sync(settings(upstreams(['dbt_up', 'sources'])), ports)).removed).toEqual([
      'dbt_loom.config.yml',
      'dbt_mesh/manifests/dbt_up.json'
    ]);
    expect((await sync(settings({ upstreams: [] }), ports)).removed).toEqual([
      'dbt_mesh/state/manifest.json',
      'models/_mesh_dbt_up.yml'
    ]);
  });

  test('names the copy of a package that dbt made where it has no links', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    await write('dbt_packages/dbt_up/dbt_project.yml', await read('dbt_mesh/packages/dbt_up/dbt_project.yml'));
    await sync(settings(upstreams(['dbt_up', 'sources'])), ports);
    expect(warnings.join()).toContain('Remove dbt_packages/dbt_up');
  });

  test('fetches each upstream in its mode, all at once', async () => {
    await publishProject('dbt_up');
    await publishProject('dbt_two');
    await publishProject('dbt_three');
    const report = await sync(
      settings(upstreams(['dbt_up', 'package'], ['dbt_two', 'sources'], ['dbt_three', 'loom'])),
      ports
    );
    expect(report.upstreams.map((one) => [one.project, one.mode])).toEqual([
      ['dbt_up', 'package'],
      ['dbt_two', 'sources'],
      ['dbt_three', 'loom']
    ]);
    expect(report.written).toEqual(
      expect.arrayContaining([
        'models/_mesh_dbt_two.yml',
        'dbt_loom.config.yml',
        'dbt_mesh/packages/dbt_up/models/orders.sql'
      ])
    );
  });

  test('reads along the chain of environments, and says which one answered', async () => {
    await publishProject('dbt_up');
    const report = await sync(settings({ environment: 'pr-12', environments: { 'pr-*': ['staging', 'prod'] } }), ports);
    expect(report.upstreams).toMatchObject([{ environment: 'prod' }]);
  });

  test("keeps the project's own published state, its stubs as they are", async () => {
    await publishProject('dbt_up');
    const stub = { unique_id: 'model.dbt_up.orders', raw_code: 'as generated' };
    const state = { ...manifest('dbt_down'), nodes: { 'model.dbt_up.orders': stub } };
    await publishProject('dbt_down', { state });
    await sync(settings(), ports);
    const written = JSON.parse(await read('dbt_mesh/state/manifest.json')) as { nodes: Facts };
    expect(written.nodes).toEqual({ 'model.dbt_up.orders': stub });
  });

  test('does without a state that cannot be had, and says so', async () => {
    await publishProject('dbt_up');
    await publishProject('dbt_down', { state: manifest('dbt_down') });
    await rm(join(folder, 'registry/dbt_down/prod/state'), { recursive: true });
    expect(await sync(settings(), ports)).toMatchObject({ dbtArgs: '--defer --state dbt_mesh/state' });
    expect(warnings.join()).toContain('The state of dbt_down itself cannot be had');
  });

  test('warns of configuration that reaches the stubs, as the policy weighs it', async () => {
    await publishProject('dbt_up');
    await write('dbt_project.yml', 'name: dbt_down\nmodels:\n  +materialized: table\n');
    expect((await sync(settings(), ports)).findings).toMatchObject([
      { rule: 'config-reaches-stubs', severity: 'warning', file: 'dbt_project.yml', line: 3 }
    ]);
    const policy = { rules: { 'config-reaches-stubs': 'off' as const } };
    expect((await sync(settings({ policy }), ports)).findings).toEqual([]);
  });
});

describe('how old an upstream is', () => {
  const HOUR = 3_600_000;
  const aged = (hours: number, facts: Partial<SyncSettings> = {}) =>
    sync(settings({ reading: { maxAge: hours * HOUR, relations: [] }, ...facts }), ports);

  test('is reported, with the environment that answered', async () => {
    await publishProject('dbt_up', { environment: 'staging', at: '09:00' });
    const report = await sync(settings({ environment: 'pr-12', environments: { 'pr-*': ['staging', 'prod'] } }), ports);
    expect(report.upstreams).toMatchObject([
      { environment: 'staging', generatedAt: '2026-11-24T09:00:00.000000Z', age: 3 * HOUR }
    ]);
  });

  test('is a finding beyond its max-age, as the policy weighs it', async () => {
    const version = await publishProject('dbt_up', { at: '10:00' });
    expect((await aged(2)).findings).toEqual([]);
    expect((await aged(1)).findings).toEqual([
      {
        rule: 'stale-upstream',
        severity: 'warning',
        project: 'dbt_down',
        model: null,
        message: `dbt_up was last built 2 h ago for prod (2026-11-24 10:00 UTC, ${version}), and its max-age is 1 h`,
        hint: 'See why the scheduled build of dbt_up no longer publishes to prod; until it does, its data is as old as that.'
      }
    ]);
    expect((await aged(1, { policy: { rules: { 'stale-upstream': 'error' } } })).findings).toMatchObject([
      { rule: 'stale-upstream', severity: 'error' }
    ]);
    const waivers = [{ rule: 'stale-upstream', until: '2099-12-31', reason: 'no build on holidays' }];
    expect(await aged(1, { policy: { rules: {}, waivers } })).toMatchObject({
      findings: [],
      silenced: [{ finding: { rule: 'stale-upstream' }, by: 'waiver' }]
    });
  });

  test('goes by the last build, whichever version is pinned', async () => {
    await publishProject('dbt_up', { at: '09:00' });
    await sync(settings(), ports);
    await publishProject('dbt_up', { at: '11:30' });
    expect((await aged(1)).findings).toEqual([]);
  });

  test('is judged by what is set for the upstream itself', async () => {
    await publishProject('dbt_up');
    const upstream = { project: 'dbt_up', mode: 'package', optional: false } as const;
    const own = { ...upstream, reading: { maxAge: 3 * HOUR, relations: [] } };
    expect((await aged(1, { upstreams: [own] })).findings).toEqual([]);
    expect((await aged(1, { upstreams: [upstream] })).findings).toHaveLength(1);
  });

  test('is no finding where it is frozen', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    const report = await aged(1, { frozen: true });
    expect(report.findings).toEqual([]);
    expect(report.upstreams).toMatchObject([{ age: 2 * HOUR }]);
  });
});

describe('relations', () => {
  const CLONE = { maxAge: null, relations: [{ database: { '*_prod': '*_clone' }, schema: {} }] };
  const macros = () => read('dbt_mesh/packages/dbt_up/macros/mesh.sql');

  test('move what is read, and nothing that is committed', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    const lock = await read('dbt-mesh.lock');
    expect(await sync(settings({ reading: CLONE }), ports)).toMatchObject({
      written: ['dbt_mesh/packages/dbt_up/macros/mesh.sql', 'dbt_mesh/state/manifest.json'],
      findings: []
    });
    expect(await macros()).toContain('["up_clone", "marts", "orders"]');
    expect(await read('dbt-mesh.lock')).toBe(lock);
    expect(await sync(settings({ reading: CLONE }), ports)).toMatchObject({ changed: false });
  });

  test('move what is frozen', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    await publishProject('dbt_up', { at: '11:00', columns: ['order_id', 'amount'] });
    await sync(settings({ reading: CLONE, frozen: true }), ports);
    expect(await macros()).toContain('["up_clone", "marts", "orders"]');
    expect(await read('dbt_mesh/packages/dbt_up/models/_mesh.yml')).not.toContain('amount');
  });

  test('of one upstream leave the others', async () => {
    await publishProject('dbt_up');
    await publishProject('dbt_two');
    const upstream = { mode: 'sources', optional: false } as const;
    const declared = [
      { ...upstream, project: 'dbt_up', reading: CLONE },
      { ...upstream, project: 'dbt_two' }
    ];
    await sync(settings({ upstreams: declared }), ports);
    expect(await read('models/_mesh_dbt_up.yml')).toContain('database: "up_clone"');
    expect(await read('models/_mesh_dbt_two.yml')).toContain('database: "up_prod"');
  });

  test('that are about nothing are a finding', async () => {
    await publishProject('dbt_up');
    const reading = { maxAge: null, relations: [{ database: { up_prd: 'x', UP_PROD: 'up_clone' }, schema: {} }] };
    expect((await sync(settings({ reading }), ports)).findings).toMatchObject([
      { rule: 'relations-unmatched', severity: 'warning', message: expect.stringContaining('up_prd') as unknown }
    ]);
  });

  test('that give no plain name are refused, and nothing is written', async () => {
    await publishProject('dbt_up');
    const reading = { maxAge: null, relations: [{ database: { up_prod: '{{ x }}' }, schema: {} }] };
    expect((await refusal({ reading })).message).toContain('`relations` gives dbt_up names that are not plain');
    expect((await everything()).has('dbt-mesh.lock')).toBe(false);
  });
});

describe('the upstreams of a project that declares none', () => {
  test('are those that dependencies.yml lists, and that is told to users of dbt v2', async () => {
    await publishProject('dbt_up');
    await publishProject('dbt_two');
    await write('dependencies.yml', 'projects:\n  - name: dbt_two\n');
    const report = await sync(settings(), ports);
    expect(report.upstreams.map((one) => one.project)).toEqual(['dbt_two']);
    expect(report.findings).toMatchObject([{ rule: 'projects-key-on-v2', severity: 'warning' }]);
    expect(report.findings[0]?.hint).toContain('path: down, upstreams: { dbt_two: package }');
  });

  test('else those of its two-argument refs that are neither itself nor a package it installs', async () => {
    await publishProject('dbt_up');
    await write('packages.yml', 'packages:\n  - package: x/listed\n    version: 1.0.0\n  - local: shared\n');
    await write('shared/dbt_project.yml', 'name: local_package\n');
    await write('dbt_packages/installed-folder/dbt_project.yml', "name: 'installed'\n");
    const refs = ['dbt_down', 'listed', 'local_package', 'installed'].map((name) => `{{ ref('${name}', 'x') }}`);
    await write('models/more.sql', refs.join(' '));
    expect((await sync(settings(), ports)).upstreams.map((one) => one.project)).toEqual(['dbt_up']);
  });

  test('else, in mode sources, those of its sources that it does not define', async () => {
    await publishProject('dbt_up');
    await write(
      'models/orders.sql',
      "{{ source('dbt_up', 'orders') }} {{ source('raw', 'x') }} {{ ref('other', 'x') }}"
    );
    await write('models/raw.yml', 'sources:\n  - name: raw\n');
    const facts = { mode: 'sources' as const };
    expect((await sync(settings(facts), ports)).upstreams.map((one) => one.project)).toEqual(['dbt_up']);
    expect((await sync(settings(facts), ports)).upstreams.map((one) => one.project)).toEqual(['dbt_up']);
  });

  test('are none where it names none, which is said', async () => {
    await write('models/orders.sql', 'select 1');
    expect(await sync(settings(), ports)).toMatchObject({ upstreams: [], dbtArgs: '' });
    expect(warnings.join()).toContain('dbt_down names no upstream');
  });
});

describe('an upstream that is not in the registry', () => {
  test('is refused, with what may have been meant', async () => {
    await publishProject('dbt_upp');
    const error = await refusal();
    expect(error.message).toMatch(/^dbt_up is not in .*registry \(environment prod\)$/);
    expect(error.hint).toContain("Did you mean 'dbt_upp'?");
  });

  test('is refused with the advice to fall back when it is in another environment', async () => {
    await publishProject('dbt_up');
    expect((await refusal({ environment: 'dev' })).hint).toContain('`environments` in dbt-mesh.yml');
  });

  test('is left out when it is optional', async () => {
    const optional = [{ project: 'dbt_up', mode: 'package' as const, optional: true }];
    expect(await sync(settings({ upstreams: optional }), ports)).toMatchObject({
      missing: ['dbt_up'],
      upstreams: [],
      dbtArgs: ''
    });
    expect(warnings.join()).toContain('dbt_up is not in');
    expect([...(await everything()).keys()]).not.toContain('packages.yml');
  });

  test('is told with every other fault, and nothing is written', async () => {
    await publishProject('dbt_up');
    const before = await everything();
    const error = await refusal(upstreams(['dbt_a', 'package'], ['dbt_up', 'package'], ['dbt_b', 'loom']));
    expect(error.message).toMatch(/^2 faults:\n {2}dbt_a is not in .*\n {2}dbt_b is not in /);
    expect(await everything()).toEqual(before);
  });
});

describe("the user's own files", () => {
  test.each([
    ['dbt_mesh/packages/dbt_up/models/orders.sql', 'package'],
    ['models/_mesh_dbt_up.yml', 'sources'],
    ['dbt_mesh/manifests/dbt_up.json', 'loom'],
    ['dbt_loom.config.yml', 'loom'],
    ['dbt_mesh/state/manifest.json', 'package']
  ] as const)('%s is never overwritten, and nothing else is written then', async (path, mode) => {
    await publishProject('dbt_up');
    await write(path, 'mine\n');
    const before = await everything();
    const error = await refusal(upstreams(['dbt_up', mode]));
    expect(error.message).toContain(path);
    expect(await everything()).toEqual(before);
  });

  test('a lock that cannot be read is refused, and stays', async () => {
    await publishProject('dbt_up');
    await write('dbt-mesh.lock', 'mine\n');
    expect((await refusal()).message).toContain('dbt-mesh.lock cannot be read');
    expect(await read('dbt-mesh.lock')).toBe('mine\n');
  });

  test('several in the way are told at once', async () => {
    await publishProject('dbt_up');
    await write('dbt_mesh/packages/dbt_up/models/orders.sql', 'mine');
    await write('dbt_mesh/packages/dbt_up/models/_mesh.yml', 'mine');
    expect((await refusal()).message).toMatch(/^2 faults:/);
  });

  test('a .gitignore in dbt_mesh/ is how one commits the package: it is kept', async () => {
    await publishProject('dbt_up');
    await write('dbt_mesh/.gitignore', 'cache\n');
    expect((await sync(settings(), ports)).written).not.toContain('dbt_mesh/.gitignore');
    expect(await read('dbt_mesh/.gitignore')).toBe('cache\n');
  });

  test('packages.yml keeps every byte', async () => {
    await publishProject('dbt_up');
    const mine = '# mine\npackages:\n  - package: x/y # why\n    version: 1.0.0\n';
    await write('packages.yml', mine);
    await sync(settings(), ports);
    expect(await read('packages.yml')).toBe(`${mine}  - local: dbt_mesh/packages/dbt_up\n`);
    await sync(settings(upstreams(['dbt_up', 'sources'])), ports);
    expect(await read('packages.yml')).toBe(mine);
  });

  test("generated sources of another project, whose models this one reads too, are that project's", async () => {
    await publishProject('dbt_up');
    await write('../other/models/_mesh_dbt_two.yml', '# generated by dbt-mesh; do not edit\n');
    await write('dbt_project.yml', 'name: dbt_down\nmodel-paths: [models, ../other/models]\n');
    expect((await sync(settings(), ports)).removed).toEqual([]);
  });

  test('files without the mark are not removed either', async () => {
    await publishProject('dbt_up');
    await write('models/_mesh_other.yml', 'sources: []\n');
    await write('dbt_mesh/packages/mine/dbt_project.yml', 'name: mine\n');
    expect((await sync(settings(), ports)).removed).toEqual([]);
  });
});

describe('writing', () => {
  test('goes by one order: the lock last, so that a sync that was stopped is seen and done again', async () => {
    await publishProject('dbt_up');
    const written: string[] = [];
    const files: Files = {
      ...nodeFiles,
      async write(path, body) {
        written.push(path.slice(project.length + 1));
        await nodeFiles.write(path, body);
      }
    };
    await sync(settings(), { ...ports, files });
    expect(written.filter((path) => !path.startsWith('dbt_mesh/cache/')).at(-1)).toBe('dbt-mesh.lock');
  });
});

describe('frozen', () => {
  test('reads what the lock pins, whatever is published since', async () => {
    const version = await publishProject('dbt_up');
    await sync(settings(), ports);
    const before = await everything();
    await publishProject('dbt_up', { at: '11:00', columns: ['order_id', 'amount'] });
    const report = await sync(settings({ frozen: true }), ports);
    expect(report).toMatchObject({ written: [], upstreams: [{ version }] });
    expect(await everything()).toEqual(before);
  });

  test('leaves the lock as it is, whatever else is asked for', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    const lock = await read('dbt-mesh.lock');
    const { written } = await sync(settings({ ...upstreams(['dbt_up', 'sources']), frozen: true }), ports);
    expect(written).toEqual(['models/_mesh_dbt_up.yml']);
    expect(await read('dbt-mesh.lock')).toBe(lock);
  });

  test('is refused where the lock lacks an upstream', async () => {
    await publishProject('dbt_up');
    expect((await refusal({ frozen: true })).message).toBe('dbt-mesh.lock does not pin dbt_up');
  });

  test('is refused where the registry has something else under that version', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    await write(
      'dbt-mesh.lock',
      (await read('dbt-mesh.lock')).replace(/digest: "[0-9a-f]{64}"/, `digest: "${'0'.repeat(64)}"`)
    );
    expect((await refusal({ frozen: true })).message).toMatch(
      /is not what dbt-mesh\.lock pins: its digest is [0-9a-f]{64}/
    );
  });

  test('is refused where the version is gone', async () => {
    await publishProject('dbt_up');
    await sync(settings(), ports);
    await rm(join(project, 'dbt_mesh/cache'), { recursive: true });
    await rm(join(folder, 'registry/dbt_up/prod/history'), { recursive: true });
    expect((await refusal({ frozen: true })).message).toContain('has no version');
  });
});

test('what is not plain is refused again: a publisher may have tools of his own', async () => {
  await publishProject('dbt_up', { alias: 'a"; drop table x' });
  const error = await refusal();
  expect(error.message).toContain('is refused');
  expect([...(await everything()).keys()]).toEqual(['dbt_project.yml', 'models/orders.sql']);
});
