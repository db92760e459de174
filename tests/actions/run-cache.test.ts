import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { publish } from '../../shared/registry/index.ts';
import { realClock } from '../stores/clocks.ts';
import type { FaultProxy } from '../stores/fault-proxy.ts';
import { startMoto, type S3Server } from '../stores/s3-server.ts';
import { atMinute, samplePublication, type Sample } from '../stores/sample.ts';
import { cacheService, type CacheService } from './cache-service.ts';
import { actionAside, runAction, type Step } from './doors.ts';
import { workspace } from './workspace.ts';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'mesh-test', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };

/** Steps are processes, and the archive is made by tar. */
jest.setTimeout(40_000);

let s3: S3Server;
let service: CacheService;
let proxy: FaultProxy;
let inputs: Readonly<Record<string, string>>;
let publishUpstream: (sample?: Sample) => Promise<unknown>;

beforeAll(async () => {
  s3 = await startMoto();
}, 120_000);
afterAll(() => s3.close());

beforeEach(async () => {
  service = await cacheService();
  const behind = await s3.behind(() => null);
  proxy = behind.proxy;
  const store = await behind.registry.connect();
  inputs = {
    'project-dir': 'nested/down',
    registry: store.location,
    endpoint: proxy.url,
    'force-path-style': 'true',
    upstreams: 'dbt_up'
  };
  publishUpstream = (sample) => publish(store, realClock, samplePublication(sample));
  await publishUpstream();
});
afterEach(() => service.close());

/** A run of its own: a fresh checkout. What the registry was asked since, and how it answered, comes with it. */
async function run(more: Readonly<Record<string, string>> = {}): Promise<Step & { readonly asked: readonly string[] }> {
  const before = proxy.answered.length;
  const step = await actionAside('sync', workspace(), { ...inputs, ...more }, { ...CREDENTIALS, ...service.env });
  const asked = proxy.answered
    .slice(before)
    .map(({ method, path, status }) => `${method} ${/(\w+)\/prod\/\w+\//.exec(path)?.[1] ?? path} ${status}`);
  return { ...step, asked: asked.sort() };
}

const problems = ({ commands }: Step): readonly string[] =>
  commands.filter(({ name }) => name === 'error' || name === 'warning').map(({ message }) => message);

describe('from one run to the next', () => {
  test('what was fetched is kept, and asked for with its etag', async () => {
    const first = await run();
    expect(first.asked).toEqual(['GET dbt_down 404', 'GET dbt_up 200']);
    expect(service.keys).toEqual([expect.stringMatching(/^dbt-mesh-[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{16}$/)]);
    const second = await run();
    expect(second.asked).toEqual(['GET dbt_down 404', 'GET dbt_up 304']);
    expect(second.stdout).toContain("What was fetched is brought back by GitHub's cache");
    expect(second.outputs['version']).toBe(first.outputs['version']);
    expect([...problems(first), ...problems(second)]).toEqual([]);
  });

  test('it is saved again only when it has changed', async () => {
    await run();
    await run();
    expect(service.keys).toHaveLength(1);
    await publishUpstream({ generatedAt: atMinute(1) });
    expect((await run()).asked).toContain('GET dbt_up 200');
    expect(new Set(service.keys).size).toBe(2);
    expect((await run()).asked).toContain('GET dbt_up 304');
  });

  test('another registry has its own', async () => {
    await run();
    const other = await s3.behind(() => null);
    const store = await other.registry.connect();
    await publish(store, realClock, samplePublication());
    const step = await run({ registry: store.location, endpoint: other.proxy.url });
    expect(step.stdout).toContain("Nothing was brought back by GitHub's cache");
    expect(other.proxy.answered.findLast(({ path }) => path.includes('dbt_up/prod/latest'))).toMatchObject({
      status: 200
    });
  });

  test('a project that keeps its folder has no need of it', async () => {
    const root = workspace();
    const env = { ...CREDENTIALS, ...service.env };
    await actionAside('sync', root, inputs, env);
    const before = service.calls.length;
    await actionAside('sync', root, inputs, env);
    expect(service.calls.slice(before)).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['with cache: false', { cache: 'false' }],
    ['where it cannot be reached and that is not allowed', { endpoint: 'http://127.0.0.1:9' }]
  ])('nothing is saved %s', async (_, more) => {
    await run(more);
    expect(service.keys).toEqual([]);
  });

  test('of a registry in a folder nothing is kept', () => {
    const root = workspace();
    runAction('publish', root, { 'project-dir': 'up', registry: 'registry' });
    const step = runAction('sync', root, { ...inputs, registry: 'registry', endpoint: '' }, service.env);
    expect(step.exitCode).toBe(0);
    expect(service.calls).toEqual([]);
  });
});

describe('a cache that is out of order is no fault of the step', () => {
  test('when it gives what is no archive', async () => {
    await run();
    service.garble();
    const step = await run();
    expect(step).toMatchObject({ exitCode: 0, asked: ['GET dbt_down 404', 'GET dbt_up 200'] });
    expect(step.stdout).toMatch(/warning: GitHub's cache: Failed to restore/);
    expect(problems(step)).toEqual([]);
  });

  test('when it fails or hangs, and it is given up after a while', async () => {
    const moods = ['failing', 'hanging'] as const;
    const services = await Promise.all(moods.map((mood) => cacheService(mood)));
    const start = Date.now();
    const steps = await Promise.all(
      services.map(({ env }) => actionAside('sync', workspace(), inputs, { ...CREDENTIALS, ...env }))
    );
    expect(Date.now() - start).toBeLessThan(25_000);
    for (const step of steps) {
      expect(step.exitCode).toBe(0);
      expect(problems(step)).toEqual([]);
      expect(step.stdout).toContain("warning: Nothing was brought back: GitHub's cache took longer than 15 seconds.");
    }
    await Promise.all(services.map((one) => one.close()));
  });

  test('when the step may not speak to it', async () => {
    const step = await actionAside('sync', workspace(), inputs, {
      ...CREDENTIALS,
      ...service.env,
      ACTIONS_RUNTIME_TOKEN: ''
    });
    expect(step.exitCode).toBe(0);
    expect(problems(step)).toEqual([]);
  });

  test('its signatures are masked before anything else is said of them', async () => {
    await run();
    const step = await run();
    const masked = step.commands.filter(({ name }) => name === 'add-mask').map(({ message }) => message);
    expect(masked.join()).toContain('download-signature');
  });
});
