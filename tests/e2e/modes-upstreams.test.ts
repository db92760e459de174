/**
 * Several upstreams at once, upstreams that are not there yet, upstreams as of an earlier day, and upstreams declared as dbt Cloud has it:
 * each built for real.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dbt, dbtOk } from '../harness/dbt.ts';
import { copyExamples, onDuckdb, TIERS } from '../harness/examples.ts';
import { mesh, meshOk } from '../harness/mesh.ts';
import { query } from '../harness/warehouse.ts';

const scratch = await mkdtemp(join(tmpdir(), 'upstreams-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A folder with projects side by side, their warehouses among them. */
async function workspace(): Promise<string> {
  return mkdtemp(join(scratch, 'w-'));
}

/** A project with one database file, which reads those of others. Its public models are the ones named `public_*`. */
async function writeProject(
  folder: string,
  name: string,
  models: Readonly<Record<string, string>>,
  reads: readonly string[] = []
): Promise<void> {
  const attach = reads.map((other) => `{ path: ../${other}.duckdb, read_only: true }`).join(', ');
  const files = {
    'dbt_project.yml': `name: ${name}\nversion: "1.0"\nprofile: ${name}\nquoting: { database: false }\nmodels:\n  ${name}:\n    +materialized: table\n`,
    'profiles.yml': `${name}:\n  target: prod\n  outputs:\n    prod: { type: duckdb, path: ../${name}.duckdb, schema: main, attach: [${attach}] }\n`,
    ...Object.fromEntries(Object.entries(models).map(([model, sql]) => [`models/${model}.sql`, sql])),
    ...Object.fromEntries(
      Object.keys(models)
        .filter((model) => model.startsWith('public_'))
        .map((model) => [`models/${model}.yml`, contract(model)])
    )
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), text);
  }
}

function contract(model: string): string {
  return `version: 2\nmodels:\n  - name: ${model}\n    config: { access: public, contract: { enforced: true } }\n    columns: [{ name: id, data_type: integer }]\n`;
}

/** Builds a project and publishes what it built. */
async function release(folder: string, name: string, engine = 'fusion'): Promise<void> {
  await dbtOk(engine, join(folder, name), ['build']);
  await meshOk(folder, 'publish', '--project-dir', name, '--local');
}

const rows = (folder: string, project: string, table: string) =>
  query(join(folder, `${project}.duckdb`), `select * from ${table} order by 1`);

describe('two upstreams at once', () => {
  const union = (reference: (project: string, model: string) => string) =>
    `select id, 'a' as origin from {{ ${reference('up_a', 'public_a')} }} union all select id, 'b' from {{ ${reference('up_b', 'public_b')} }}`;
  const ref = (project: string, model: string) => `ref('${project}', '${model}')`;
  const source = (project: string, model: string) => `source('${project}', '${model}')`;
  const mixed = (project: string, model: string) => (project === 'up_a' ? ref : source)(project, model);

  test.each([
    ['package', 'package', 'fusion', ref],
    ['sources', 'sources', 'fusion', source],
    ['package', 'sources', 'fusion', mixed],
    ['loom', 'loom', 'core-1.11', ref]
  ])(
    'as %s and %s on %s',
    async (one, other, engine, reference) => {
      const folder = await workspace();
      await writeProject(folder, 'up_a', { public_a: 'select cast(1 as integer) as id' });
      await writeProject(folder, 'up_b', { public_b: 'select cast(2 as integer) as id' });
      await release(folder, 'up_a');
      await release(folder, 'up_b');

      await writeProject(folder, 'down', { unified: union(reference) }, ['up_a', 'up_b']);
      await meshOk(folder, 'sync', '--project-dir', 'down', '--local', '--upstreams', `up_a: ${one}\nup_b: ${other}`);
      if (one === 'package') await dbtOk(engine, join(folder, 'down'), ['deps']);
      await dbtOk(engine, join(folder, 'down'), ['build']);

      expect(await rows(folder, 'down', 'unified')).toEqual([
        [1, 'a'],
        [2, 'b']
      ]);
      const id = (mode: string, project: string, model: string) =>
        mode === 'sources' ? `source.down.${project}.${model}` : `model.${project}.${model}`;
      expect(await meshOk(folder, 'validate', '--project-dir', 'down', '--local')).toBe(
        `✓ down: Cross-project lineage verified\n  - Found reference: ${id(one, 'up_a', 'public_a')}\n  - Found reference: ${id(other, 'up_b', 'public_b')}\n`
      );
    },
    300_000
  );
});

test('two projects that read each other start with an upstream that is not there yet', async () => {
  const folder = await workspace();
  await writeProject(folder, 'shop', { public_orders: 'select cast(1 as integer) as id' }, ['crm']);
  await writeProject(
    folder,
    'crm',
    {
      public_customers: 'select cast(7 as integer) as id',
      buyers: "select id from {{ ref('shop', 'public_orders') }}"
    },
    ['shop']
  );
  await query(join(folder, 'crm.duckdb'), 'select 1');

  const withoutIt = await mesh(folder, ['sync', '--project-dir', 'shop', '--local', '--upstreams', 'crm']);
  expect(withoutIt.code).toBe(2);
  expect(withoutIt.output).toContain('There is no folder');
  expect(withoutIt.output).toContain('mark it optional (crm?)');

  const first = await mesh(folder, ['sync', '--project-dir', 'shop', '--local', '--upstreams', 'crm?']);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('  - crm: optional, not in the registry yet\n');
  await release(folder, 'shop');

  await meshOk(folder, 'sync', '--project-dir', 'crm', '--local', '--upstreams', 'shop');
  await dbtOk('fusion', join(folder, 'crm'), ['deps']);
  await release(folder, 'crm');

  await writeFile(join(folder, 'shop', 'models', 'known.sql'), "select id from {{ ref('crm', 'public_customers') }}");
  await meshOk(folder, 'sync', '--project-dir', 'shop', '--local', '--upstreams', 'crm?');
  await dbtOk('fusion', join(folder, 'shop'), ['deps']);
  await release(folder, 'shop');

  expect(await rows(folder, 'shop', 'known')).toEqual([[7]]);
  expect(await rows(folder, 'crm', 'buyers')).toEqual([[1]]);
  expect(await meshOk(folder, 'validate', '--all', '--local')).toBe(
    [
      '✓ crm: Cross-project lineage verified\n  - Found reference: model.shop.public_orders\n',
      '✓ shop: Cross-project lineage verified\n  - Found reference: model.crm.public_customers\n'
    ].join('')
  );
}, 300_000);

describe('frozen', () => {
  test('a fresh checkout has the upstream of the day that its lock was committed', async () => {
    const folder = await workspace();
    await writeProject(folder, 'up', { public_a: 'select cast(1 as integer) as id' });
    await release(folder, 'up');
    await writeProject(folder, 'down', { reads: "select id from {{ ref('up', 'public_a') }}" }, ['up']);
    await cp(join(folder, 'down'), join(folder, 'fresh', 'down'), { recursive: true });
    await meshOk(folder, 'sync', '--project-dir', 'down', '--local');
    const stub = (checkout: string) =>
      readFile(join(folder, checkout, 'dbt_mesh', 'packages', 'up', 'models', 'public_a.sql'), 'utf8');
    const pinned = await stub('down');

    await writeFile(join(folder, 'up', 'models', 'public_a.yml'), contract('public_a').replace('integer', 'bigint'));
    await writeFile(join(folder, 'up', 'models', 'public_a.sql'), 'select cast(1 as bigint) as id');
    await release(folder, 'up');

    const lock = await readFile(join(folder, 'down', 'dbt-mesh.lock'), 'utf8');
    const unlocked = await mesh(folder, ['sync', '--project-dir', 'fresh/down', '--local', '--frozen']);
    expect(unlocked.code).toBe(2);
    expect(unlocked.output).toContain('dbt-mesh.lock does not pin up');

    await writeFile(join(folder, 'fresh', 'down', 'dbt-mesh.lock'), lock);
    await meshOk(folder, 'sync', '--project-dir', 'fresh/down', '--local', '--frozen');
    expect(await stub('fresh/down')).toBe(pinned);
    expect(await readFile(join(folder, 'fresh', 'down', 'dbt-mesh.lock'), 'utf8')).toBe(lock);
    await cp(join(folder, 'up.duckdb'), join(folder, 'fresh', 'up.duckdb'));
    await dbtOk('fusion', join(folder, 'fresh', 'down'), ['deps']);
    await dbtOk('fusion', join(folder, 'fresh', 'down'), ['build']);
    expect(await rows(join(folder, 'fresh'), 'down', 'reads')).toEqual([[1]]);

    await meshOk(folder, 'sync', '--project-dir', 'down', '--local');
    expect(await stub('down')).not.toBe(pinned);
    expect(await readFile(join(folder, 'down', 'dbt-mesh.lock'), 'utf8')).not.toBe(lock);
  }, 300_000);
});

describe('upstreams under projects: in dependencies.yml', () => {
  const CLOUD = 'projects:\n  - name: dbt_up # as dbt Cloud has it\n';

  async function examples(): Promise<string> {
    const folder = await workspace();
    await copyExamples(folder);
    await dbtOk('fusion', join(folder, 'dbt_up'), ['run-operation', 'load_raw_data'], onDuckdb(folder));
    await dbtOk('fusion', join(folder, 'dbt_up'), ['build'], onDuckdb(folder));
    await meshOk(folder, 'publish', '--project-dir', 'dbt_up', '--local');
    await writeFile(join(folder, 'dbt_down_package', 'dependencies.yml'), CLOUD);
    return folder;
  }

  const orders = (folder: string) =>
    query(
      join(folder, 'warehouse', 'dbt_down_package_prod.duckdb'),
      'select order_id, amount, order_tier from marts.downstream_orders order by order_id'
    );

  test('are read, and dbt-core builds on them', async () => {
    const folder = await examples();
    const project = join(folder, 'dbt_down_package');
    await meshOk(folder, 'sync', '--project-dir', 'dbt_down_package', '--local');
    expect(await readFile(join(project, 'dependencies.yml'), 'utf8')).toBe(CLOUD);
    await dbtOk('core-1.11', project, ['deps'], onDuckdb(folder));
    await dbtOk('core-1.11', project, ['build'], onDuckdb(folder));
    expect(await orders(folder)).toEqual(TIERS);
  }, 300_000);

  test('stop dbt v2; sync says so, and dbt-mesh.yml takes the list', async () => {
    const folder = await examples();
    const project = join(folder, 'dbt_down_package');
    await meshOk(folder, 'sync', '--project-dir', 'dbt_down_package', '--local');
    await dbtOk('fusion', project, ['deps'], onDuckdb(folder));
    const stopped = await dbt('fusion', project, ['build'], onDuckdb(folder));
    expect(stopped.code).not.toBe(0);
    expect(stopped.output).toContain('dbt1005');

    await rm(join(project, 'dependencies.yml'));
    await writeFile(
      join(folder, 'dbt-mesh.yml'),
      'projects:\n  dbt_down_package: { path: dbt_down_package, upstreams: { dbt_up: package } }\n'
    );
    await meshOk(folder, 'sync', '--project-dir', 'dbt_down_package', '--local');
    await dbtOk('fusion', project, ['build'], onDuckdb(folder));
    expect(await orders(folder)).toEqual(TIERS);

    // Now that dbt v2 has run here, sync knows.
    await rm(join(folder, 'dbt-mesh.yml'));
    await writeFile(join(project, 'dependencies.yml'), CLOUD);
    const { code, output } = await mesh(folder, ['sync', '--project-dir', 'dbt_down_package', '--local']);
    expect(code).toBe(0);
    expect(output).toContain('[projects-key-on-v2]');
    expect(output).toContain('at dbt_down_package/dependencies.yml');
  }, 300_000);
});
