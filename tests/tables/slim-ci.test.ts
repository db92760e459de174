/**
 * Slim CI in `package` mode, on every engine that takes it: a fresh checkout is synced, and `state:modified+` against the state that sync wrote
 * selects what changed since production was published, and nothing else.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbtOk, engine, runResults, WHOLE, type Engine } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';
import { contents } from '../harness/warehouse.ts';
import { PROJECTS, writeDownstream } from './downstream.ts';
import { SLIM_CI } from './legs.ts';

const ENGINES = WHOLE ? SLIM_CI : ['core-1.11', 'fusion'].map(engine);
const SLIM_BUILD = ['build', '--select', 'state:modified+', '--defer', '--state', 'dbt_mesh/state'];

/** A model on another of the downstream's own: when it alone is built, its parent is only there in production. */
const TOTALS = "{{ config(materialized='table') }}\nselect sum(amount) as total from {{ ref('reads_orders') }}\n";

const scratch = await mkdtemp(join(tmpdir(), 'slim-ci-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);

beforeAll(async () => {
  await cp(join(PROJECTS, 'up'), at('up'), { recursive: true });
  await cp(join(PROJECTS, 'up'), at('changed', 'up'), { recursive: true });
  await addColumn(at('changed', 'up'));
  // One after the other: the build that is published later has to be the newer one, or it would not replace the other.
  await dbtOk('core-1.11', at('up'), ['build']);
  await dbtOk('core-1.11', at('changed', 'up'), ['build']);
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe.each(ENGINES.map((on) => [on.label, on] as const))('on %s', (_label, on) => {
  const registry = at(on.name, 'registry');
  const project = at(on.name, 'pull-request', 'down');

  beforeAll(async () => {
    await mkdir(registry, { recursive: true });
    await meshOk(at('up'), 'publish', '--registry', registry);

    const production = at(on.name, 'production', 'down');
    await checkOut(production, on);
    await dbtOk(on.name, production, ['build', '--target', 'prod']);
    await meshOk(production, 'publish', '--registry', registry, '--publish-state');

    await checkOut(project, on);
    await cp(join(production, 'DOWN.duckdb'), join(project, 'DOWN.duckdb'));
  }, 300_000);

  test('nothing changed: nothing is built', async () => {
    expect(await builtIn(project, on)).toEqual([]);
  }, 300_000);

  test('a changed model: it alone is built, on parents that are read from production', async () => {
    await appendFile(join(project, 'models', 'totals.sql'), '-- changed\n');
    expect(await builtIn(project, on)).toEqual(['model.down.totals']);
    const built = Object.entries(await contents(join(project, 'DOWN.duckdb'))).filter(([name]) =>
      name.includes('.dev.')
    );
    expect(built.map(([name, { rows }]) => [name, rows])).toEqual([['DOWN.dev.totals', [['577.50']]]]);
  }, 300_000);

  test("an upstream's changed contract: its stub and all that reads it are built", async () => {
    await writeFile(join(project, 'models', 'totals.sql'), TOTALS);
    await cp(at('changed', 'up', 'UP_PROD.duckdb'), join(project, '..', 'UP_PROD.duckdb'));
    await meshOk(at('changed', 'up'), 'publish', '--registry', registry);
    await install(project, on);
    const built = await builtIn(project, on);
    expect(built.filter((id) => id.startsWith('model.'))).toEqual([
      'model.down.reads_orders',
      'model.down.totals',
      'model.up.public_orders'
    ]);
    expect(built.filter((id) => id.startsWith('test.'))).toHaveLength(4);
  }, 300_000);

  /** The project as git has it, then what a workflow does before it builds. */
  async function checkOut(folder: string, on: Engine): Promise<void> {
    await writeDownstream(folder, on);
    await writeFile(join(folder, 'models', 'totals.sql'), TOTALS);
    await cp(at('up', 'UP_PROD.duckdb'), join(folder, '..', 'UP_PROD.duckdb'));
    await install(folder, on);
  }

  async function install(folder: string, on: Engine): Promise<void> {
    await meshOk(folder, 'sync', '--registry', registry, '--upstreams', 'up');
    await dbtOk(on.name, folder, ['deps']);
  }
});

/** What the Slim CI build ran, sorted. dbt-core writes no results when it selects nothing. */
async function builtIn(project: string, on: Engine): Promise<readonly string[]> {
  const results = join(project, 'target', 'run_results.json');
  await rm(results, { force: true });
  await dbtOk(on.name, project, SLIM_BUILD);
  return existsSync(results) ? [...runResults(project).keys()].sort() : [];
}

async function addColumn(up: string): Promise<void> {
  const yaml = join(up, 'models', '_models.yml');
  const sql = join(up, 'models', 'public_orders.sql');
  const status = '      - { name: status, data_type: varchar }\n';
  await writeFile(
    yaml,
    (await readFile(yaml, 'utf8')).replace(status, `${status}      - { name: currency, data_type: varchar }\n`)
  );
  await writeFile(
    sql,
    (await readFile(sql, 'utf8')).replace('as status', "as status, cast('EUR' as varchar) as currency")
  );
}
