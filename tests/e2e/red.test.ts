/**
 * What must turn red: a downstream that lost its reference, an upstream that took its model away, a run that failed. By the built actions, on
 * real dbt, in every mode; the annotations are read as the runner reads them.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mode } from '../../shared/domain/index.ts';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type Step } from '../actions/doors.ts';
import { dbt, dbtOk } from '../harness/dbt.ts';
import { copyExample, copyExamples, DOWNSTREAMS, onDuckdb } from '../harness/examples.ts';
import { query } from '../harness/warehouse.ts';

const scratch = await mkdtemp(join(tmpdir(), 'red-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
const DUCKDB = onDuckdb(scratch);
const MODEL = 'models/marts/downstream_orders.sql';

/** dbt v2 takes no plugin. */
const engineOf = (mode: Mode): string => (mode === 'loom' ? 'core-1.11' : 'fusion');

/** The downstreams, each in a repository of its own: at its root, or in a folder of it. */
const CASES = [
  { ...downstreamOf('package'), folder: '' },
  { ...downstreamOf('package'), folder: 'analytics/warehouse' },
  { ...downstreamOf('sources'), folder: 'analytics' },
  { ...downstreamOf('loom'), folder: '' }
].map((one, index) => ({ ...one, repository: at(`repository-${index}`) }));
type Case = (typeof CASES)[number];

/** What a reader of the project sees an upstream brought in by. */
const BROUGHT_IN_BY: Readonly<Record<Mode, string>> = {
  package: 'packages.yml',
  sources: 'models/_mesh_dbt_up.yml',
  loom: 'dbt_loom.config.yml'
};

beforeAll(async () => {
  await copyExamples(scratch);
  await dbtOk('fusion', at('dbt_up'), ['run-operation', 'load_raw_data'], DUCKDB);
  await dbtOk('fusion', at('dbt_up'), ['build'], DUCKDB);
  expect(publish('dbt_up', 'registry').exitCode).toBe(0);

  await publishChanged('narrowed', ['models/marts/_marts.yml', 'access: public', 'access: protected']);
  await publishChanged('renamed', ['models/marts/_marts.yml', '- name: public_orders', '- name: public_order']);
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe.each(CASES.map((one) => [one.mode, one.folder || 'the root', one] as const))(
  'mode %s, in %s',
  (mode, _, one) => {
    const project = join(one.repository, one.folder);
    const reference = mode === 'sources' ? "source('dbt_up', 'public_orders')" : "ref('dbt_up', 'public_orders')";

    beforeAll(async () => {
      await mkdir(join(one.repository, '.git'), { recursive: true });
      await copyExample(one.project, project);
      const step = runAction('sync', one.repository, { ...inputs(one), upstreams: `dbt_up: ${mode}` });
      expect({ exitCode: step.exitCode, log: step.stdout }).toEqual({ exitCode: 0, log: expect.any(String) });
      if (mode === 'package') await dbtOk(engineOf(mode), project, ['deps'], DUCKDB);
      await dbtOk(engineOf(mode), project, ['build'], DUCKDB);
    }, 300_000);

    test('is green as it stands', () => {
      const step = runAction('validate', one.repository, inputs(one));
      expect([step.exitCode, errors(step)]).toEqual([0, []]);
    });

    test.each(['narrowed', 'renamed'])(
      'is red when the upstream model is %s, on the line of the reference',
      async (change) => {
        const step = runAction('validate', one.repository, inputs(one, at('registries', change)));
        const line = await lineOf(join(project, MODEL), reference);
        expect(line).toBeGreaterThan(1);
        expect(step.exitCode).toBe(1);
        expect(errors(step)).toContainEqual(['unknown-model: dbt_up.public_orders', within(one, MODEL), String(line)]);
        expect(step.summary).toContain('public_orders');
      }
    );

    test('is red when it uses a column that the contract does not have, on the line of the column', async () => {
      const rows = ['-- by hand', 'select', '    order_id,', '    discount', `from {{ ${reference} }}`];
      await writeFile(join(project, MODEL), rows.join('\n'));
      await dbt(engineOf(mode), project, ['compile'], DUCKDB);
      const step = runAction('validate', one.repository, inputs(one));
      expect(step.exitCode).toBe(1);
      expect(errors(step)).toEqual([['column-missing: dbt_up.public_orders', within(one, MODEL), '4']]);
    }, 300_000);

    test('is red when it names the relation itself, on the line of the name, whoever is declared', async () => {
      const rows = ['select', '    order_id', 'from DBT_UP_PROD.marts.public_orders'];
      await writeFile(join(project, MODEL), rows.join('\n'));
      await dbt(engineOf(mode), project, ['compile'], DUCKDB);
      const step = runAction('validate', one.repository, inputs(one));
      expect(step.exitCode).toBe(1);
      expect(errors(step)).toContainEqual(['hard-coded-relation: dbt_up.public_orders', within(one, MODEL), '3']);
      expect(step.stdout).toContain(mode === 'sources' ? "source('dbt_up'" : "ref('dbt_up'");
    }, 300_000);

    test('is red when the reference is removed, on the line that brings the upstream in', async () => {
      await writeFile(join(project, MODEL), 'select 1 as order_id, 1 as amount\n');
      await dbtOk(engineOf(mode), project, ['parse'], DUCKDB);
      const step = runAction('validate', one.repository, inputs(one));
      expect(step.exitCode).toBe(1);
      const line = await lineOf(join(project, BROUGHT_IN_BY[mode]), 'dbt_up');
      expect(errors(step)[0]).toEqual(['upstream-unused', within(one, BROUGHT_IN_BY[mode]), String(line)]);
    }, 300_000);
  }
);

describe('publish refuses', () => {
  test.each(['fusion', 'core-1.11'])(
    'a contract whose test failed in the run of %s, naming both',
    async (engine) => {
      const step = await brokenRun(engine, "update raw.raw_orders set status = 'LOST' where id = 1");
      expect(step.exitCode).toBe(1);
      expect(errors(step)[0]?.slice(0, 2)).toEqual([
        'model-not-built: dbt_up.public_orders',
        'dbt_up/models/marts/public_orders.sql'
      ]);
      expect(step.stdout).toMatch(
        /known_order_status_public_orders_status\S* failed in this run, so the contract of dbt_up\.public_orders is not published/
      );
    },
    300_000
  );

  test('a model that failed in the run', async () => {
    const step = await brokenRun(
      'fusion',
      "alter table raw.raw_orders alter amount type varchar; update raw.raw_orders set amount = 'much'"
    );
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toContain('dbt_up.public_orders failed in this run, so its contract is not published');
  }, 300_000);

  test('a model that was skipped because its parent failed', async () => {
    const step = await brokenRun('fusion', 'alter table raw.raw_orders drop column status');
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toContain('dbt_up.public_orders was skipped in this run, so its contract is not published');
  }, 300_000);

  /** The upstream built on raw data that were tampered with, and published over what is there. */
  async function brokenRun(engine: string, sql: string): Promise<Step> {
    const folder = await mkdtemp(at('broken-'));
    await copyExamples(folder);
    await dbtOk('fusion', join(folder, 'dbt_up'), ['run-operation', 'load_raw_data'], onDuckdb(folder));
    await query(join(folder, 'warehouse', 'dbt_up_prod.duckdb'), sql);
    const { code } = await dbt(engine, join(folder, 'dbt_up'), ['build'], onDuckdb(folder));
    expect(code).not.toBe(0);
    await cp(at('registry'), join(folder, 'registry'), { recursive: true });
    const latest = join(folder, 'registry', 'dbt_up', 'prod', 'latest', 'manifest.json');
    const before = await readFile(latest);
    const step = runAction('publish', folder, { 'project-dir': 'dbt_up', registry: 'registry' });
    expect(await readFile(latest)).toEqual(before);
    return step;
  }
});

/** Publishes a changed upstream into a registry of its own. */
async function publishChanged(change: string, [file, from, to]: readonly [string, string, string]): Promise<void> {
  const up = at('upstreams', change);
  await cp(at('dbt_up'), up, { recursive: true });
  const text = await readFile(join(up, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(up, file), text.replace(from, to));
  if (change === 'renamed') {
    const marts = join(up, 'models', 'marts');
    await cp(join(marts, 'public_orders.sql'), join(marts, 'public_order.sql'));
    await rm(join(marts, 'public_orders.sql'));
  }
  await dbtOk('fusion', up, ['parse'], DUCKDB);
  await rm(join(up, 'target', 'run_results.json'), { force: true });
  expect(publish(join('upstreams', change), join('registries', change)).exitCode).toBe(0);
}

function publish(project: string, registry: string): Step {
  return runAction('publish', scratch, { 'project-dir': project, registry });
}

function inputs({ folder }: Pick<Case, 'folder'>, registry = at('registry')): Readonly<Record<string, string>> {
  return { 'project-dir': folder || '.', registry };
}

/** As an annotation names it: relative to the repository. */
function within({ folder }: Case, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}

function downstreamOf(mode: Mode): (typeof DOWNSTREAMS)[number] {
  const found = DOWNSTREAMS.find((one) => one.mode === mode);
  if (!found) throw new RangeError(`no downstream in mode ${mode}`);
  return found;
}

/** Errors of a step as the runner shows them: title, file and line, or the message alone. */
function errors({ commands }: Step): readonly (readonly (string | undefined)[])[] {
  return commands
    .filter(({ name }) => name === 'error')
    .map(({ properties: { title, file, line }, message }) => (title === undefined ? [message] : [title, file, line]));
}

async function lineOf(file: string, text: string): Promise<number> {
  return (await readFile(file, 'utf8')).split('\n').findIndex((line) => line.includes(text)) + 1;
}
