import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { publish } from '../../shared/registry/index.ts';
import { realClock } from '../stores/clocks.ts';
import { s3Error } from '../stores/fault-proxy.ts';
import { startMoto, type S3Server } from '../stores/s3-server.ts';
import { samplePublication } from '../stores/sample.ts';
import { actionAside, commandAside } from './doors.ts';
import { workspace } from './workspace.ts';

/** What hangs is given up after almost half a minute. */
jest.setTimeout(60_000);

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'mesh-test', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };
const ALLOWED = ['--allow-stale'];

let s3: S3Server;
let registry: string;
/** Nothing listens there. */
let down: string;
/** Connections are taken, and nothing is answered. */
let hanging: string;
const sockets: Socket[] = [];
let silent: Server;

beforeAll(async () => {
  s3 = await startMoto();
  const store = await (await s3.open()).connect();
  registry = store.location;
  await publish(store, realClock, samplePublication());
  silent = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  hanging = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  down = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  closed.close();
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await s3.close();
});

const syncAt = (root: string, endpoint: string, more: readonly string[] = []): ReturnType<typeof commandAside> =>
  commandAside(
    root,
    [
      'sync',
      '--project-dir',
      'nested/down',
      '--registry',
      registry,
      '--endpoint',
      endpoint,
      '--force-path-style',
      ...more
    ],
    CREDENTIALS
  );

/** A workspace whose downstream was synced while the registry was there. */
async function synced(): Promise<string> {
  const root = workspace();
  expect(await syncAt(root, s3.url)).toMatchObject({ exitCode: 0 });
  return root;
}

/** What a run gave, and how many milliseconds it took. */
interface Timed {
  readonly result: Awaited<ReturnType<typeof commandAside>>;
  readonly took: number;
}

async function timed(run: ReturnType<typeof commandAside>): Promise<Timed> {
  const start = Date.now();
  return { result: await run, took: Date.now() - start };
}

describe('a registry that cannot be reached', () => {
  const sixty = Array.from({ length: 60 }, (_, index) => ['--upstreams', `up_${index}`]).flat();
  /** Those that wait for almost half a minute, together. */
  let waiting: Readonly<Record<'plain' | 'sixty' | 'allowed', Promise<Timed>>>;
  let allowedRoot: string;
  beforeAll(async () => {
    const plainRoot = await synced();
    allowedRoot = await synced();
    waiting = {
      plain: timed(syncAt(plainRoot, hanging)),
      sixty: timed(syncAt(workspace(), hanging, sixty)),
      allowed: timed(syncAt(allowedRoot, hanging, ALLOWED))
    };
  });

  test('is an error within 30 seconds, whether it is down or hangs, and whatever was fetched before', async () => {
    for (const { result, took } of [await timed(syncAt(await synced(), down)), await waiting.plain]) {
      expect(result).toMatchObject({ exitCode: 2, stdout: '' });
      expect(result.stderr).toMatch(/^error: Cannot read s3:\/\/mesh\/.*\/dbt_up\/prod\/latest\/manifest\.json: /);
      expect(took).toBeLessThan(30_000);
    }
  });

  test('is as soon told for sixty upstreams as for one, and once', async () => {
    const { result, took } = await waiting.sixty;
    expect(result.exitCode).toBe(2);
    expect(result.stderr.match(/Cannot read s3:/g)).toHaveLength(1);
    expect(took).toBeLessThan(30_000);
  });

  test.each<[string, () => Promise<readonly [root: string, answer: Timed]>]>([
    [
      'is down',
      async () => {
        const root = await synced();
        return [root, await timed(syncAt(root, down, ALLOWED))];
      }
    ],
    ['hangs', async () => [allowedRoot, await waiting.allowed]]
  ])('and %s lets a sync go on with allow-stale, and a warning', async (_, answered) => {
    const [root, { result, took }] = await answered();
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Up to date with 1 upstream') });
    expect(result.stdout).toContain('as fetched last, the registry was not reached');
    expect(result.stderr).toContain(
      'warning: The registry cannot be reached, and what was fetched last stands in for dbt_up'
    );
    expect(readFileSync(join(root, 'nested/down/dbt-mesh.lock'), 'utf8')).toContain('dbt_up');
    expect(took).toBeLessThan(30_000);
  });

  test('lets nothing go on where nothing was fetched before, and says so', async () => {
    const { exitCode, stderr } = await syncAt(workspace(), down, ALLOWED);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('`allow-stale` has nothing to fall back on');
  });

  test('needs not be reached for what is frozen and was fetched before', async () => {
    const root = await synced();
    const { exitCode, stdout } = await syncAt(root, down, ['--frozen']);
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('not reached');
  });

  test('is told in the output, the annotations and the summary of the action', async () => {
    const root = await synced();
    const inputs = { 'project-dir': 'nested/down', registry, 'force-path-style': 'true', 'allow-stale': 'true' };
    const step = await actionAside('sync', root, { ...inputs, endpoint: down }, CREDENTIALS);
    expect(step).toMatchObject({ exitCode: 0, outputs: { stale: '["dbt_up"]', changed: 'false' } });
    expect(step.commands.filter(({ name }) => name === 'warning')).toMatchObject([
      { message: expect.stringContaining('The registry cannot be reached') }
    ]);
    expect(step.summary).toContain('registry-unreachable');
    const reached = await actionAside('sync', root, { ...inputs, endpoint: s3.url }, CREDENTIALS);
    expect(reached).toMatchObject({ exitCode: 0, outputs: { stale: '[]' } });
    expect(reached.commands.filter(({ name }) => name === 'warning')).toEqual([]);
  });

  test('in a folder that is gone, likewise', async () => {
    const root = workspace();
    const command = (verb: string, project: string, more: readonly string[] = []): ReturnType<typeof commandAside> =>
      commandAside(root, [verb, '--project-dir', project, '--local', ...more]);
    await command('publish', 'up');
    await command('sync', 'nested/down');
    rmSync(join(root, 'registry'), { recursive: true });
    expect(await command('sync', 'nested/down')).toMatchObject({ exitCode: 2 });
    expect(await command('sync', 'nested/down', ALLOWED)).toMatchObject({ exitCode: 0 });
  });
});

describe('with allow-stale all the same, an error is', () => {
  test.each<[string, number, string, string]>([
    ['a denial', 403, s3Error('AccessDenied'), 'access was denied'],
    ['a bucket that is not there', 404, s3Error('NoSuchBucket'), 'there is no bucket'],
    ['an upstream that is not there', 404, s3Error('NoSuchKey'), 'dbt_up is not in'],
    ['a publication that is damaged', 200, '{"metadata": {', 'is cut off']
  ])('%s', async (_, status, body, message) => {
    const root = await synced();
    const { proxy } = await s3.behind(({ path }) =>
      path.includes('list-type') ? null : { kind: 'answer', status, body, headers: { etag: '"another"' } }
    );
    const { exitCode, stderr } = await syncAt(root, proxy.url, ALLOWED);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('stands in');
  });
});
