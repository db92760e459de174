/**
 * examples/snowflake_setup. fakesnow knows no warehouses, roles, users and grants: of those it is held that sqlglot's Snowflake dialect
 * reads them; databases, schemas, data and the checks of data run, twice, for running again must change nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { python } from '../harness/dbt.ts';
import { ROOT } from '../harness/mesh.ts';
import { startSnowflake, type Snowflake } from '../harness/snowflake.ts';

const SETUP = join(ROOT, 'examples', 'snowflake_setup');
const FILES = [
  '01_create_databases_and_warehouses.sql',
  '02_create_roles_and_users.sql',
  '03_create_sample_data.sql',
  '04_verify_setup.sql',
  'teardown.sql'
] as const;

const run = promisify(execFile);

/** The statements of each file, without comments. */
async function parsed(): Promise<Readonly<Record<(typeof FILES)[number], readonly string[]>>> {
  const paths = FILES.map((file) => join(SETUP, file));
  const { stdout } = await run(python('fakesnow'), [
    join(ROOT, 'tests', 'harness', 'snowflake_statements.py'),
    ...paths
  ]);
  const byPath = JSON.parse(stdout) as Readonly<Record<string, readonly string[]>>;
  return Object.fromEntries(FILES.map((file, index) => [file, byPath[paths[index] ?? ''] ?? []])) as Awaited<
    ReturnType<typeof parsed>
  >;
}

describe('the SQL files', () => {
  let snowflake: Snowflake;
  let sql: Awaited<ReturnType<typeof parsed>>;
  beforeAll(async () => {
    [snowflake, sql] = await Promise.all([startSnowflake(), parsed()]);
  }, 120_000);
  afterAll(() => snowflake.stop());

  async function runAll(all: readonly string[]): Promise<void> {
    for (const statement of all) await snowflake.query(statement);
  }

  test.each(FILES)('%s is read by the Snowflake dialect, every statement of it', async (file) => {
    const semicolons = (await readFile(join(SETUP, file), 'utf8')).replace(/--.*/g, '').match(/;$/gm);
    expect(sql[file]).toHaveLength(semicolons?.length ?? 0);
  });

  test('make databases, schemas and data, which pass the checks of data, twice', async () => {
    const databases = sql['01_create_databases_and_warehouses.sql'].filter((one) =>
      /^create (database|schema)/i.test(one)
    );
    expect(databases).toHaveLength(13);
    const data = sql['03_create_sample_data.sql'].filter((one) => !/^use /i.test(one));
    const checks = sql['04_verify_setup.sql'].filter((one) => !/^(use|show) /i.test(one) && !/result_scan/i.test(one));
    const [table = '', insert = '', verdict = '', ...others] = checks;
    expect(others).toEqual([]);

    for (let time = 1; time <= 2; time += 1) {
      await runAll(databases);
      await runAll(data);
      await runAll([table, insert].map(inStaging));
      const rows = await snowflake.query(inStaging(verdict));
      expect(rows.map(([name, result]) => `${String(name)}: ${String(result)}`)).toEqual([
        'every order has a customer: PASS',
        'ids of orders are unique: PASS',
        'six customers: PASS',
        'ten orders: PASS',
        'the orders are worth 2375.46: PASS'
      ]);
    }
    expect(await snowflake.query('select count(*) from DBT_UP_PROD.RAW.RAW_ORDERS')).toEqual([[10]]);
  }, 120_000);

  /** Each query has a session of its own here, so that `use schema` would be forgotten, and a temporary table too. */
  function inStaging(statement: string): string {
    return statement.replace(/DBT_MESH_CHECKS/g, 'DBT_UP_PROD.STAGING.DBT_MESH_CHECKS').replace(/temporary /i, '');
  }

  test('make nothing without a word of whether it may be there already', () => {
    for (const file of ['01_create_databases_and_warehouses.sql', '02_create_roles_and_users.sql'] as const) {
      const made = sql[file].filter((one) => /^create /i.test(one));
      expect(made.filter((one) => !/if not exists/i.test(one))).toEqual([]);
    }
    expect(sql['teardown.sql'].filter((one) => /^drop /i.test(one) && !/if exists/i.test(one))).toEqual([]);
  });

  test('give a downstream of the upstream MARTS alone, to read', () => {
    const grants = sql['02_create_roles_and_users.sql'].filter(
      (one) => /^grant .* on /i.test(one) && /DBT_UP_PROD/.test(one) && !/DBT_UP_ROLE/.test(one)
    );
    expect(grants).toHaveLength(18);
    for (const grant of grants) {
      expect(grant).toMatch(
        /^grant (usage on (database DBT_UP_PROD|schema DBT_UP_PROD\.MARTS)|select on (all|future) (tables|views) in schema DBT_UP_PROD\.MARTS) to role DBT_DOWN\w*_ROLE$/i
      );
    }
  });

  test('hold no password', async () => {
    for (const file of FILES) expect(await readFile(join(SETUP, file), 'utf8')).not.toMatch(/password\s*=/i);
  });
});

describe('setup_keypair_auth.sh', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keypair-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const script = (args: readonly string[], passphrase = 'a passphrase of this test') =>
    run(join(SETUP, 'setup_keypair_auth.sh'), [...args], {
      env: { PATH: process.env['PATH'], HOME: folder, SNOWFLAKE_PRIVATE_KEY_PASSPHRASE: passphrase }
    });

  test('makes a key that only its owner reads, and prints the statement for the user', async () => {
    const { stdout, stderr } = await script(['DBT_UP_USER', join(folder, 'keys')]);

    const key = join(folder, 'keys', 'DBT_UP_USER.p8');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readFile(key, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect(stdout).toMatch(/^alter user DBT_UP_USER set rsa_public_key = '[A-Za-z0-9+/=]{500,}';\n$/);
    expect(stdout + stderr).not.toContain('passphrase of this test');
    const { stdout: made } = await run('openssl', [
      ...['pkey', '-in', key, '-passin', 'pass:a passphrase of this test', '-pubout']
    ]);
    expect(made.replace(/-----.*-----|\n/g, '')).toBe(/'(.*)'/.exec(stdout)?.[1]);
  });

  test('never overwrites a key, not even where a link only points to nothing', async () => {
    const keys = join(folder, 'taken');
    await script(['ONE', keys]);
    const before = await readFile(join(keys, 'ONE.p8'));
    await expect(script(['ONE', keys])).rejects.toMatchObject({ code: 2, stderr: /is there already/ });
    expect(await readFile(join(keys, 'ONE.p8'))).toEqual(before);

    await symlink(join(folder, 'nowhere'), join(keys, 'TWO.p8'));
    await expect(script(['TWO', keys])).rejects.toMatchObject({ code: 2, stderr: /is there already/ });
    await writeFile(join(keys, 'THREE.pub'), 'of somebody');
    await expect(script(['THREE', keys])).rejects.toMatchObject({ code: 2, stderr: /is there already/ });
    expect(await readFile(join(keys, 'THREE.pub'), 'utf8')).toBe('of somebody');
  });

  test.each([[[]], [['a b']], [["x'; drop user y; --"]], [['../up']], [['A', 'B', 'C']]])(
    'refuses %j and says why',
    async (args) => {
      await expect(script(args)).rejects.toMatchObject({ code: 2, stderr: /^error: / });
    }
  );
});
