/**
 * A preview of an upstream for a pull request: it publishes to an environment of its own, and a downstream whose chain begins there follows
 * it, and falls back when it is gone.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbtOk } from '../harness/dbt.ts';
import { copyExamples, onDuckdb } from '../harness/examples.ts';
import { mesh, meshOk } from '../harness/mesh.ts';
import { query } from '../harness/warehouse.ts';

const ENGINE = 'fusion';
const PREVIEW = ['--environment', 'pr-12', '--environments', 'pr-*: staging, prod'];

const scratch = await mkdtemp(join(tmpdir(), 'previews-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
const env = { ...onDuckdb(scratch), DBT_DEV_SCHEMA: 'pr_12' };
const build = (project: string, ...args: readonly string[]) => dbtOk(ENGINE, at(project), args, env);

beforeAll(async () => {
  await copyExamples(scratch);
  await build('dbt_up', 'run-operation', 'load_raw_data');
  await build('dbt_up', 'build');
  await meshOk(scratch, 'publish', '--project-dir', 'dbt_up', '--local');
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Syncs and builds the downstream in the preview, and says where it was read from. */
async function downstream(): Promise<{ readonly answered: unknown; readonly statuses: readonly unknown[] }> {
  const report = JSON.parse(
    await meshOk(
      scratch,
      'sync',
      '--project-dir',
      'dbt_down_package',
      '--local',
      '--upstreams',
      'dbt_up',
      ...PREVIEW,
      '--json'
    )
  ) as { upstreams: readonly { environment: string; age_seconds: number }[] };
  await build('dbt_down_package', 'deps');
  await build('dbt_down_package', 'build', '--target', 'dev');
  const rows = await query(
    at('warehouse', 'dbt_down_package_prod.duckdb'),
    'select distinct status from pr_12.downstream_orders order by status'
  );
  const [answered] = report.upstreams;
  expect(answered?.age_seconds).toBeGreaterThanOrEqual(0);
  return { answered: answered?.environment, statuses: rows.flat() };
}

/** Makes files as old as a prune looks at: what was written within the last hour stays, whatever it is asked. */
async function age(folder: string): Promise<void> {
  const before = new Date(Date.now() - 2 * 3_600_000);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), before, before);
}

describe('a preview', () => {
  const model = at('dbt_up', 'models', 'marts', 'public_orders.sql');

  test('that is not there yet is read from what it falls back to', async () => {
    const { answered, statuses } = await downstream();
    expect(answered).toBe('prod');
    expect(statuses).toContain('completed');
  }, 300_000);

  test('that is published is followed, and production does not see it', async () => {
    const sql = await readFile(model, 'utf8');
    await writeFile(model, `select * replace ('returned' as status) from (\n${sql.trim()}\n)`);
    await build('dbt_up', 'run', '--target', 'dev');
    await writeFile(model, sql);
    await meshOk(scratch, 'publish', '--project-dir', 'dbt_up', '--local', '--environment', 'pr-12');
    expect(await downstream()).toEqual({ answered: 'pr-12', statuses: ['returned'] });

    const validated = await mesh(scratch, ['validate', '--project', 'dbt_down_package', '--local', ...PREVIEW]);
    expect(validated.code).toBe(0);
    expect(validated.output).toMatch(/dbt_up: \S+ of pr-12, built \d+ (s|min) ago/);
    const prod = await mesh(scratch, ['sync', '--project-dir', 'dbt_down_package', '--local', '--upstreams', 'dbt_up']);
    expect(prod.stdout).toMatch(/ {2}- dbt_up: prod \S+, built \d+ (s|min) ago, 1 public model, as package\n/);
  }, 300_000);

  test('that is pruned is read from what it falls back to', async () => {
    await age(at('registry', 'dbt_up', 'pr-12'));
    await meshOk(scratch, 'prune', '--local', '--environment', 'pr-*', '--older-than', '1s');
    const { answered, statuses } = await downstream();
    expect(answered).toBe('prod');
    expect(statuses).toContain('completed');
  }, 300_000);
});
