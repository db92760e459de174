/**
 * A downstream that reads a clone of its upstream (`relations`), in each mode: the clone is a copy of the upstream's DuckDB file under another
 * name, with fewer rows in it, and the upstream's own file is not attached at all.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFile, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbtOk, WHOLE } from '../harness/dbt.ts';
import { copyExamples, DOWNSTREAMS, onDuckdb, TIERS, verifiedLines } from '../harness/examples.ts';
import { mesh, meshOk } from '../harness/mesh.ts';
import { contents, query } from '../harness/warehouse.ts';

const CLONE = ['--relations', 'database: { "*_PROD": "*_CLONE" }'];
const CLONED_ROWS = 3;

const scratch = await mkdtemp(join(tmpdir(), 'relations-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A folder with the examples and the upstream's publication, which each case starts from. */
const UPSTREAM = join(scratch, 'upstream');

beforeAll(async () => {
  await mkdir(UPSTREAM);
  await copyExamples(UPSTREAM);
  for (const args of [['run-operation', 'load_raw_data'], ['build']])
    await dbtOk('fusion', join(UPSTREAM, 'dbt_up'), args, onDuckdb(UPSTREAM));
  await meshOk(UPSTREAM, 'publish', '--project-dir', 'dbt_up', '--local');
}, 300_000);

/** Each mode on dbt-core, and on v2 those that it knows; a slice has each mode once. */
const CASES = [
  ...DOWNSTREAMS.filter(({ mode }) => WHOLE || mode === 'loom').map((one) => ({ ...one, engine: 'core-1.11' })),
  ...DOWNSTREAMS.filter(({ mode }) => mode !== 'loom').map((one) => ({ ...one, engine: 'fusion' }))
];

describe.each(CASES.map((one) => [one.mode, one.engine, one] as const))('mode %s on %s', (mode, engine, downstream) => {
  const { project } = downstream;
  const folder = join(scratch, `${mode}-${engine}`);
  const warehouse = (name: string) => join(folder, 'warehouse', `${name}.duckdb`);
  const onProd = onDuckdb(folder);
  const onClone = { ...onProd, DBT_PROFILES_DIR: join(folder, 'profiles', 'clone') };
  const sync = (...flags: readonly string[]) =>
    meshOk(folder, 'sync', '--project-dir', project, '--local', '--upstreams', `dbt_up: ${mode}`, ...flags);
  const down = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    dbtOk(engine, join(folder, project), args, env);
  const modified = () => down(onClone, 'ls', '--select', 'state:modified+', '--state', 'dbt_mesh/state');

  beforeAll(async () => {
    await cp(UPSTREAM, folder, { recursive: true });
    await sync();
    if (mode === 'package') await down(onProd, 'deps');
    await down(onProd, 'build');
    await meshOk(folder, 'publish', '--project-dir', project, '--local', '--publish-state');

    await copyFile(warehouse('dbt_up_prod'), warehouse('dbt_up_clone'));
    await query(warehouse('dbt_up_clone'), `delete from marts.public_orders where order_id > ${CLONED_ROWS}`);
    await mkdir(onClone.DBT_PROFILES_DIR);
    const profiles = await readFile(join(onProd['DBT_PROFILES_DIR'] ?? '', 'profiles.yml'), 'utf8');
    await writeFile(
      join(onClone.DBT_PROFILES_DIR, 'profiles.yml'),
      profiles.replaceAll('dbt_up_prod.duckdb', 'dbt_up_clone.duckdb')
    );
  }, 600_000);

  test('the clone is what is read, with every test, and neither it nor the upstream is touched', async () => {
    const lock = await readFile(join(folder, project, 'dbt-mesh.lock'), 'utf8');
    const before = await contents(warehouse('dbt_up_clone'));
    expect(await sync(...CLONE)).not.toContain('Wrote dbt-mesh.lock');
    await down(onClone, 'build');
    const rows = await query(
      warehouse(`${project}_prod`),
      'select order_id, amount, order_tier from marts.downstream_orders order by order_id'
    );
    expect(rows).toEqual(TIERS.slice(0, CLONED_ROWS));
    expect(await contents(warehouse('dbt_up_clone'))).toEqual(before);
    expect(await readFile(join(folder, project, 'dbt-mesh.lock'), 'utf8')).toBe(lock);
  }, 300_000);

  test('it is verified; a source that points there only where the relations say so', async () => {
    const manifest = ['--manifest', join(project, 'target', 'manifest.json'), '--local'];
    expect(await meshOk(folder, 'validate', ...manifest, ...CLONE)).toBe(verifiedLines(downstream));
    const { code, output } = await mesh(folder, ['validate', ...manifest]);
    expect(code).toBe(mode === 'sources' ? 1 : 0);
    if (mode === 'sources') expect(output).toContain('[relation-mismatch]');
  }, 60_000);

  test('a clone is no change to Slim CI, which finds what was changed and no more', async () => {
    expect(await modified()).not.toMatch(/public_orders|downstream_orders/);
    await appendFile(join(folder, project, 'models', 'marts', 'downstream_orders.sql'), '\n-- changed\n');
    const changed = await modified();
    expect(changed).toContain('downstream_orders');
    expect(changed).not.toMatch(/dbt_up\W+public_orders$/m);
  }, 300_000);

  test('nothing is deferred past the clone, and what is synced without it reads the upstream again', async () => {
    const compiled = async () => {
      const flags = ['--defer', '--favor-state', '--state', 'dbt_mesh/state'];
      await down(onClone, 'compile', '--select', 'downstream_orders', ...flags);
      return readFile(
        join(folder, project, 'target', 'compiled', project, 'models', 'marts', 'downstream_orders.sql'),
        'utf8'
      );
    };
    expect(await compiled()).toMatch(/dbt_up_clone"?\."?marts/i);
    await sync();
    expect(await compiled()).toMatch(/dbt_up_prod"?\."?marts/i);
  }, 300_000);
});

test('a mistyped rule is told, and read past', async () => {
  const { code, output } = await mesh(join(scratch, 'package-fusion'), [
    ...['sync', '--project-dir', 'dbt_down_package', '--local', '--upstreams', 'dbt_up: package'],
    ...['--relations', 'database: { DBT_UP_PRDO: DBT_UP_CLONE }']
  ]);
  expect(code).toBe(0);
  expect(output).toContain('a rule for the database DBT_UP_PRDO, where no public model of dbt_up lies');
  expect(output).toContain("Did you mean 'dbt_up_prod'?");
});
