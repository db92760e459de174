import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Store } from '../../shared/domain/index.ts';
import { publish } from '../../shared/registry/index.ts';
import { realClock } from '../stores/clocks.ts';
import type { FaultProxy, Treatment } from '../stores/fault-proxy.ts';
import { publishConsumer } from '../stores/consumers-sample.ts';
import { startMoto, type S3Server } from '../stores/s3-server.ts';
import { samplePublication } from '../stores/sample.ts';
import { commandAside } from './doors.ts';
import { workspace } from './workspace.ts';

jest.setTimeout(60_000);

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'mesh-test', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };

let s3: S3Server;
let proxy: FaultProxy;
let store: Store;
let root: string;
let treatment: Treatment | null;

beforeAll(async () => {
  s3 = await startMoto();
}, 120_000);
afterAll(() => s3.close());

beforeEach(async () => {
  treatment = null;
  const behind = await s3.behind(() => treatment);
  proxy = behind.proxy;
  store = await behind.registry.connect();
  root = workspace();
});

/** Runs the command, and gives what it asked the registry, each as `GET dbt_up/prod/latest/manifest.json 304`, sorted. */
async function asked(...args: readonly string[]): Promise<readonly string[]> {
  const before = proxy.answered.length;
  const s3Flags = ['--registry', store.location, '--endpoint', proxy.url, '--force-path-style'];
  const { exitCode, stderr } = await commandAside(root, [...args, ...s3Flags], CREDENTIALS);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const folder = `/${store.location.slice('s3://'.length)}/`;
  return proxy.answered
    .slice(before)
    .map(({ method, path, status }) => `${method} ${path.slice(folder.length).replace(/\?.*$/, '')} ${status}`)
    .sort();
}

describe('a publication costs', () => {
  const UP = 'dbt_up/prod';
  const version = expect.stringMatching(/^PUT dbt_up\/prod\/history\/[^/]+\/manifest\.json (200|412)$/);

  test('four requests, and one when it is there already', async () => {
    const four = ['GET', 'PUT', 'PUT', 'PUT'];
    const first = await asked('publish', '--project-dir', 'up');
    expect(first.map((line) => line.slice(0, 3))).toEqual(four);
    expect(first).toEqual([
      `GET ${UP}/latest/manifest.json 404`,
      version,
      version,
      `PUT ${UP}/latest/manifest.json 200`
    ]);
    expect(await asked('publish', '--project-dir', 'up')).toEqual([`GET ${UP}/latest/manifest.json 200`]);
  });

  test('one more for each file of its state', async () => {
    writeFileSync(join(root, 'up/target/catalog.json'), '{}');
    const requests = await asked('publish', '--project-dir', 'up', '--publish-state');
    expect(requests.filter((line) => line.includes('/state/'))).toEqual([
      expect.stringMatching(/^PUT .*\/catalog\.json\.gz 200$/),
      expect.stringMatching(/^PUT .*\/manifest\.json\.gz 200$/)
    ]);
    expect(requests).toHaveLength(4 + 2);
  });
});

describe('a sync costs', () => {
  const names = Array.from({ length: 50 }, (_, index) => `up_${String(index).padStart(2, '0')}`);
  const sync = ['sync', '--project-dir', 'nested/down'];

  test('one request for an upstream, answered 304 while it does not change, and one for the own publication', async () => {
    await publish(store, realClock, samplePublication());
    expect(await asked(...sync)).toEqual([
      'GET dbt_down/prod/latest/manifest.json 404',
      'GET dbt_up/prod/latest/manifest.json 200'
    ]);
    expect(await asked(...sync)).toEqual([
      'GET dbt_down/prod/latest/manifest.json 404',
      'GET dbt_up/prod/latest/manifest.json 304'
    ]);
  });

  test('nothing for an upstream that is frozen and was fetched', async () => {
    await publish(store, realClock, samplePublication());
    await asked(...sync);
    expect(await asked(...sync, '--frozen')).toEqual(['GET dbt_down/prod/latest/manifest.json 404']);
  });

  test('one more for the own state when that has changed, and 304 when not', async () => {
    await publish(store, realClock, samplePublication());
    await publish(store, realClock, samplePublication({ project: 'dbt_down', withState: true }));
    expect(await asked(...sync)).toEqual([
      'GET dbt_down/prod/latest/manifest.json 200',
      expect.stringMatching(/^GET dbt_down\/prod\/state\/[^/]+\/manifest\.json\.gz 200$/),
      'GET dbt_up/prod/latest/manifest.json 200'
    ]);
    expect(await asked(...sync)).toEqual([
      'GET dbt_down/prod/latest/manifest.json 304',
      'GET dbt_up/prod/latest/manifest.json 304'
    ]);
  });

  test('fifty upstreams one round trip: they are read side by side, at most fifty at once', async () => {
    for (const project of names) await publish(store, realClock, samplePublication({ project }));
    const upstreams = names.flatMap((name) => ['--upstreams', name]);
    treatment = { kind: 'hold', milliseconds: 500 };
    const answers = (status: number): readonly string[] => [
      'GET dbt_down/prod/latest/manifest.json 404',
      ...names.map((name) => `GET ${name}/prod/latest/manifest.json ${status}`)
    ];
    expect(await asked(...sync, ...upstreams)).toEqual(answers(200));
    expect(proxy.mostAtOnce()).toBeGreaterThan(40);
    expect(proxy.mostAtOnce()).toBeLessThanOrEqual(50);
    expect(await asked(...sync, ...upstreams)).toEqual(answers(304));
  });
});

describe('the question whether a project can be deployed costs', () => {
  test('one listing of the projects, and one request for each of them', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `dbt_${String(index).padStart(2, '0')}`);
    await publish(store, realClock, samplePublication());
    for (const name of names) await publishConsumer(store, name);
    const requests = await asked('can-i-deploy', '--project-dir', 'up');
    expect(requests.filter((line) => line.includes('manifest.json'))).toEqual(
      [...names, 'dbt_up'].map((name) => `GET ${name}/prod/latest/manifest.json 200`)
    );
    expect(requests).toHaveLength(names.length + 2);
  });

  test('two requests where nobody can use the project', async () => {
    await publish(store, realClock, samplePublication());
    expect(await asked('can-i-deploy', '--project-dir', 'nested/down')).toEqual([
      'GET dbt_down/prod/latest/manifest.json 404',
      'GET dbt_up/prod/latest/manifest.json 200'
    ]);
  });
});
