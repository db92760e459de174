import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from './doors.ts';
import { workspace } from './workspace.ts';

const DIST = join(ROOT, 'dist');

/** dist/ alone, as a runner has it: no node_modules in any folder above. */
let alone: string;
beforeAll(() => {
  alone = mkdtempSync(join(tmpdir(), 'dbt-mesh-dist-'));
  cpSync(DIST, alone, { recursive: true });
});
afterAll(() => rmSync(alone, { recursive: true }));

test('holds the WebAssembly of the SQL parser, byte by byte', () => {
  const sdk = dirname(createRequire(import.meta.url).resolve('@polyglot-sql/sdk'));
  const original = readFileSync(join(sdk, 'polyglot_sql.wasm'));
  const copies = readdirSync(DIST).filter((name) => name.endsWith('.wasm'));
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(DIST, copies[0] ?? '')).equals(original)).toBe(true);
});

test('reads SQL in a thread, with nothing beside it', async () => {
  const worker = new Worker(join(alone, 'worker', 'index.js'), { env: {} });
  const said = (): Promise<unknown> =>
    new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  expect(await said()).toBe('ready');

  const orders = { database: 'UP', schema: 'marts', identifier: 'orders', rendered: null };
  const columns = ['order_id', 'amount', 'status'].map((name) => ({ name, quote: false }));
  const answer = said();
  worker.postMessage({
    sql: 'select o.order_id, sum(o.amount) as total from UP.marts.orders as o group by 1',
    adapter: 'duckdb',
    relations: [{ relation: orders, columns, complete: true }]
  });

  expect(await answer).toMatchObject({ understood: true, uses: [{ columns: ['amount', 'order_id'], missing: [] }] });
  await worker.terminate();
});

test.each(['cli', 'publish', 'sync', 'validate'])('%s starts with nothing beside it', (door) => {
  const { stderr, status } = spawnSync(process.execPath, [join(alone, door, 'index.js')], {
    cwd: alone,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] }
  });
  expect(status).toBe(door === 'cli' ? 2 : 1);
  expect(stderr).not.toMatch(/ERR_|Cannot find/);
});

test('is the same on every machine: no path of this one is in it', () => {
  const texts = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|json|txt)$/.test(name)
  );
  for (const name of texts) expect(readFileSync(join(DIST, name), 'utf8')).not.toContain(ROOT);
});

test('its entry is small, and what only some runs need is beside it', () => {
  expect(readFileSync(join(DIST, 'index.js')).length).toBeLessThan(40_000);
});

test("a run on a folder has no need of the AWS SDK, of Octokit or of the client of GitHub's cache", () => {
  const light = mkdtempSync(join(tmpdir(), 'dbt-mesh-dist-'));
  cpSync(DIST, light, { recursive: true });
  const heavy = readdirSync(light).filter(
    (name) =>
      name.endsWith('.js') &&
      /GetCacheEntryDownloadURL|ListObjectsV2Command|octokit-request\.js/.test(readFileSync(join(light, name), 'utf8'))
  );
  expect(heavy.length).toBeGreaterThanOrEqual(3);
  for (const name of heavy) rmSync(join(light, name));
  const root = workspace();
  const run = (door: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number | null =>
    spawnSync(process.execPath, [join(light, door, 'index.js'), ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...env }
    }).status;
  expect(run('cli', ['publish', '--project-dir', 'up', '--local'])).toBe(0);
  const cache = { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/', ACTIONS_CACHE_SERVICE_V2: 'true' };
  expect(run('sync', [], { 'INPUT_PROJECT-DIR': 'nested/down', INPUT_REGISTRY: 'registry', ...cache })).toBe(0);
  expect(run('validate', [], { 'INPUT_PROJECT-DIR': 'nested/down', INPUT_REGISTRY: 'registry' })).toBe(0);
  rmSync(light, { recursive: true });
});
