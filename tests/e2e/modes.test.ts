/**
 * The examples through the whole loop, by the command, on DuckDB: the upstream is built and published, each downstream synced in its mode,
 * built, read back and verified.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbtOk, runResults } from '../harness/dbt.ts';
import { copyExamples, DOWNSTREAMS, onDuckdb, TIERS, verifiedLines } from '../harness/examples.ts';
import { meshOk } from '../harness/mesh.ts';
import { contents, query } from '../harness/warehouse.ts';

const ENGINE = 'core-1.11';
const scratch = await mkdtemp(join(tmpdir(), 'modes-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
const build = (project: string, ...args: readonly string[]) => dbtOk(ENGINE, at(project), args, onDuckdb(scratch));

beforeAll(async () => {
  await copyExamples(scratch);
  await build('dbt_up', 'run-operation', 'load_raw_data');
  await build('dbt_up', 'build');
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

test('the upstream publishes its one public model, and nothing of the private ones', async () => {
  const manifest = at('registry', 'dbt_up', 'prod', 'latest', 'manifest.json');
  expect(await meshOk(scratch, 'publish', '--project-dir', 'dbt_up', '--local')).toMatch(
    /^✓ dbt_up: Published to prod as \d{8}T\d{6}Z-[0-9a-f]{12} \(the contract changed\)\n {2}- 1 public model\n/
  );
  const published = await readFile(manifest, 'utf8');
  expect(published).toContain('public_orders');
  expect(published).not.toMatch(/stg_customers|stg_orders|full_name/);
});

describe.each(DOWNSTREAMS.map((one) => [one.mode, one.project, one] as const))(
  'mode %s: %s',
  (mode, project, downstream) => {
    test('is synced and built, with every test', async () => {
      await meshOk(scratch, 'sync', '--project-dir', project, '--local', '--upstreams', `dbt_up: ${mode}`);
      if (mode === 'package') await build(project, 'deps');
      await build(project, 'build');
      const tests = [...runResults(at(project)).values()].filter(({ unique_id }) => unique_id.startsWith('test.'));
      expect(tests.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'pass'));
    }, 300_000);

    test("has the upstream's rows in its own table", async () => {
      const rows = await query(
        at('warehouse', `${project}_prod.duckdb`),
        'select order_id, amount, order_tier, processed_by, status from marts.downstream_orders order by order_id'
      );
      expect(rows.map(([id, amount, tier]) => [id, amount, tier])).toEqual(TIERS);
      expect(new Set(rows.map(([, , , processedBy]) => processedBy))).toEqual(new Set([project]));
      expect(rows[0]?.[4]).toBe('completed');
    });

    test('is verified with the reference that it has', async () => {
      expect(await meshOk(scratch, 'validate', '--project', project, '--local')).toBe(verifiedLines(downstream));
      expect(await meshOk(scratch, 'validate', '--manifest', join(project, 'target', 'manifest.json'), '--local')).toBe(
        verifiedLines(downstream)
      );
    });

    test('publishes its own references', async () => {
      await meshOk(scratch, 'publish', '--project-dir', project, '--local');
      const { mesh } = JSON.parse(
        await readFile(at('registry', project, 'prod', 'latest', 'manifest.json'), 'utf8')
      ) as {
        mesh: { references: readonly object[] };
      };
      const [model, singularTest] = [`model.${project}.downstream_orders`, `test.${project}.no_order_is_lost`];
      const use = { project: 'dbt_up', model: 'public_orders', mode };
      expect(mesh.references).toMatchObject([
        { ...use, node: model },
        { ...use, node: singularTest }
      ]);
    });
  }
);

test('all of them are verified at once', async () => {
  const answer = await meshOk(scratch, 'validate', '--all', '--local');
  expect(answer).toBe(
    [...DOWNSTREAMS]
      .sort((one, other) => (one.project < other.project ? -1 : 1))
      .map(verifiedLines)
      .join('')
  );
});

test("the upstream's warehouse holds what the upstream built, and nothing of the downstreams", async () => {
  expect(Object.keys(await contents(at('warehouse', 'dbt_up_prod.duckdb'))).sort()).toEqual([
    'dbt_up_prod.marts.public_orders',
    'dbt_up_prod.raw.raw_customers',
    'dbt_up_prod.raw.raw_orders',
    'dbt_up_prod.staging.stg_customers',
    'dbt_up_prod.staging.stg_orders'
  ]);
});
