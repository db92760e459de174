import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Store, type SyncReport, type SyncSettings } from '../domain/index.ts';
import { latestKey, publish } from '../registry/index.ts';
import { nodeFiles } from './node-files.ts';
import { sync } from './sync.ts';

const UP = latestKey('dbt_up', 'prod');
const DOWN = latestKey('dbt_down', 'prod');
const NOTHING_ANSWERS = new Unreachable('Cannot read s3://acme/mesh: nothing answers', 'Check `endpoint`.');

let project: string;
let registry: MemoryStore;
let warnings: string[];

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'dbt-mesh-fetch-'));
  await writeFile(join(project, 'dbt_project.yml'), 'name: dbt_down\n');
  registry = memoryStore();
  warnings = [];
});
afterEach(() => rm(project, { recursive: true }));

async function published(sample: Sample = {}): Promise<string> {
  return (await publish(registry, fakeClock(), samplePublication(sample))).version;
}

interface Run extends Partial<SyncSettings> {
  readonly store?: Store;
  readonly names?: readonly string[];
}

function run({ store = registry, names = ['dbt_up'], ...settings }: Run = {}): Promise<SyncReport> {
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warning: (message: string) => warnings.push(message)
  };
  return sync(
    {
      projectDir: project,
      repositoryDir: project,
      environment: 'prod',
      environments: {},
      policy: { rules: {} },
      upstreams: names.map((name) => ({ project: name, mode: 'package', optional: false })),
      mode: 'package',
      reading: { maxAge: null, relations: [] },
      frozen: false,
      allowStale: false,
      ...settings
    },
    { store, files: nodeFiles, clock: fakeClock(), logger }
  );
}

/** What a sync asks of the registry, and how that answers. */
async function asked(settings: Run = {}): Promise<readonly string[]> {
  const answers: string[] = [];
  const get: Store['get'] = async (key, options) => {
    const read = await registry.get(key, options);
    answers.push(`${key} ${read.kind}`);
    return read;
  };
  await run({ ...settings, store: { ...registry, get } });
  return answers.sort();
}

/** A registry whose reads of some keys fail, after a while, as they do. */
function failing(error: Error, fails: (key: string) => boolean = () => true): Store {
  return {
    ...registry,
    async get(key, options) {
      if (!fails(key)) return registry.get(key, options);
      await sleep(100);
      throw error;
    }
  };
}

async function refusal(settings: Run): Promise<UserError> {
  const error: unknown = await run(settings).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error('it was not refused', { cause: error });
  return error;
}

const inProject = (path: string): string => join(project, path);
const lockText = (): Promise<string> => readFile(inProject('dbt-mesh.lock'), 'utf8');

describe('a sync asks', () => {
  test('once for each upstream, and for the own publication, which most projects have', async () => {
    await published();
    await published({ project: 'dbt_two' });
    const names = ['dbt_up', 'dbt_two'];
    expect(await asked({ names })).toEqual([
      `${DOWN} missing`,
      'dbt_two/prod/latest/manifest.json found',
      `${UP} found`
    ]);
    expect(await asked({ names })).toEqual([
      `${DOWN} missing`,
      'dbt_two/prod/latest/manifest.json unchanged',
      `${UP} unchanged`
    ]);
  });

  test("for the own state once: what changes is the project's latest, and that is asked for with its etag", async () => {
    await published();
    const first = await published({ project: 'dbt_down', withState: true });
    const stateOf = (version: string): string => `dbt_down/prod/state/${version}/manifest.json.gz`;
    expect(await asked()).toEqual([`${DOWN} found`, `${stateOf(first)} found`, `${UP} found`]);
    expect(await asked()).toEqual([`${DOWN} unchanged`, `${UP} unchanged`]);
    const second = await published({ project: 'dbt_down', withState: true, generatedAt: atMinute(1) });
    expect(await asked()).toEqual([`${DOWN} found`, `${stateOf(second)} found`, `${UP} unchanged`]);
  });

  test('again for what is damaged in the cache', async () => {
    await published();
    await run();
    for (const name of await nodeFiles.list(inProject('dbt_mesh/cache')))
      if (name !== 'index.json') await writeFile(inProject(`dbt_mesh/cache/${name}`), '{}');
    expect(await asked()).toEqual([`${DOWN} missing`, `${UP} found`]);
    expect(await asked()).toEqual([`${DOWN} missing`, `${UP} unchanged`]);
  });

  test('again for everything when the registry is another one', async () => {
    await published();
    await run();
    registry = memoryStore('memory://another');
    await published();
    expect(await asked()).toEqual([`${DOWN} missing`, `${UP} found`]);
  });

  test('with its etags in each environment, whichever was synced last', async () => {
    await published();
    await published({ environment: 'staging' });
    await run();
    await run({ environment: 'staging' });
    expect(await asked()).toContain(`${UP} unchanged`);
    expect(await asked({ environment: 'staging' })).toContain('dbt_up/staging/latest/manifest.json unchanged');
  });
});

describe('a frozen sync asks for no upstream', () => {
  test('that a sync before it has pinned', async () => {
    await published();
    await run();
    await published({ generatedAt: atMinute(1), column: 'another' });
    const before = await lockText();
    expect(await asked({ frozen: true })).toEqual([`${DOWN} missing`]);
    expect(await lockText()).toBe(before);
  });

  test('that it has fetched itself', async () => {
    const version = await published();
    await run();
    await rm(inProject('dbt_mesh/cache'), { recursive: true });
    expect(await asked({ frozen: true })).toContain(`dbt_up/prod/history/${version}/manifest.json found`);
    expect(await asked({ frozen: true })).toEqual([`${DOWN} missing`]);
  });

  test('whose pin has outlasted rebuilds with the same contract', async () => {
    await published();
    await run();
    await published({ generatedAt: atMinute(1) });
    await run();
    expect(await asked({ frozen: true })).toEqual([`${DOWN} missing`]);
  });

  test('but for one that is damaged in the cache', async () => {
    const version = await published();
    await run();
    await rm(inProject('dbt_mesh/cache'), { recursive: true });
    await mkdir(inProject('dbt_mesh/cache'));
    expect(await asked({ frozen: true })).toContain(`dbt_up/prod/history/${version}/manifest.json found`);
  });

  test('and needs no registry', async () => {
    const version = await published();
    await run();
    expect(await run({ frozen: true, store: failing(NOTHING_ANSWERS) })).toMatchObject({
      upstreams: [{ project: 'dbt_up', version, stale: false }],
      findings: []
    });
  });
});

describe('with allow-stale, what was fetched last stands in for a registry that cannot be reached', () => {
  const stale = (facts: Run = {}): Run => ({ allowStale: true, store: failing(NOTHING_ANSWERS), ...facts });

  test('and that is said', async () => {
    const version = await published();
    await run();
    const report = await run(stale());
    expect(report).toMatchObject({
      changed: false,
      upstreams: [{ project: 'dbt_up', version, stale: true }],
      findings: [{ rule: 'registry-unreachable', severity: 'warning', project: 'dbt_down', model: null }]
    });
    expect(report.findings[0]?.message).toContain(
      'stands in for dbt_up (prod, built 2026-11-24T10:00:00.000000Z): Cannot read s3://acme/mesh: nothing answers'
    );
    expect(warnings.join()).toContain('as fetched last: the registry cannot be reached');
  });

  test('as the policy weighs it', async () => {
    await published();
    await run();
    const policy = { rules: { 'registry-unreachable': 'error' as const } };
    expect((await run(stale({ policy }))).findings).toMatchObject([{ severity: 'error' }]);
  });

  test('for those upstreams alone that could not be had', async () => {
    await published();
    await published({ project: 'dbt_two' });
    const names = ['dbt_up', 'dbt_two'];
    await run({ names });
    const store = failing(NOTHING_ANSWERS, (key) => key === UP);
    const { upstreams } = await run(stale({ names, store }));
    expect(upstreams).toMatchObject([
      { project: 'dbt_up', stale: true },
      { project: 'dbt_two', stale: false }
    ]);
  });

  test('from the first environment of the chain that was fetched', async () => {
    await published();
    const environments = { 'pr-*': ['staging', 'prod'] };
    await run({ environment: 'pr-12', environments });
    const { upstreams } = await run(stale({ environment: 'pr-12', environments }));
    expect(upstreams).toMatchObject([{ environment: 'prod', stale: true }]);
  });

  test("for the project's own state too", async () => {
    await published();
    await published({ project: 'dbt_down', withState: true });
    await run();
    const report = await run(stale());
    expect(report.changed).toBe(false);
    expect(report.findings[0]?.message).toContain('its own state (prod, built');
  });

  test('and the lock keeps what it pins, which may be newer', async () => {
    await published();
    await run();
    const pinned = (await lockText()).replace(/contract: "[0-9a-f]{64}"/, `contract: "${'0'.repeat(64)}"`);
    await writeFile(inProject('dbt-mesh.lock'), pinned);
    await run(stale());
    expect(await lockText()).toBe(pinned);
  });

  test('again and again', async () => {
    await published();
    await run();
    await run(stale());
    expect((await run(stale())).upstreams).toMatchObject([{ stale: true }]);
  });
});

describe('nothing stands in', () => {
  test('without allow-stale', async () => {
    await published();
    await run();
    const error = await refusal({ store: failing(NOTHING_ANSWERS) });
    expect(error).toBe(NOTHING_ANSWERS);
  });

  test('where nothing was fetched before, which is said once for all upstreams', async () => {
    const error = await refusal({ allowStale: true, names: ['dbt_up', 'dbt_two'], store: failing(NOTHING_ANSWERS) });
    expect(error.message).toBe(NOTHING_ANSWERS.message);
    expect(error.hint).toContain('`allow-stale` has nothing to fall back on');
  });

  test('where it is damaged', async () => {
    await published();
    await run();
    for (const name of await nodeFiles.list(inProject('dbt_mesh/cache')))
      if (name !== 'index.json') await writeFile(inProject(`dbt_mesh/cache/${name}`), '{}');
    const error = await refusal({ allowStale: true, store: failing(NOTHING_ANSWERS) });
    expect(error.hint).toContain('nothing to fall back on');
  });

  test.each<[string, () => Store, string]>([
    [
      'for a registry that refuses',
      () => failing(new UserError('Cannot read s3://acme/mesh: access was denied', 'Ask for s3:GetObject.')),
      'access was denied'
    ],
    [
      'for a publication that is damaged',
      () => {
        registry.put(UP, Buffer.from('{"metadata": {'));
        return registry;
      },
      'is cut off'
    ],
    [
      'for an upstream that is gone',
      () => ({ ...registry, get: () => Promise.resolve({ kind: 'missing' }) }),
      'dbt_up is not in'
    ]
  ])('%s', async (_, store, message) => {
    await published();
    await run();
    expect((await refusal({ allowStale: true, store: store() })).message).toContain(message);
  });
});
