/**
 * examples/snowflake_setup. fakesnow knows no warehouses, roles, users and grants: of those it is held that sqlglot's Snowflake dialect
 * reads them; databases, schemas, data and the checks of data run, twice, for running again must change nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { dbtOk, python } from '../harness/dbt.ts';
import { copyExample } from '../harness/examples.ts';
import { scriptOf } from '../harness/guides.ts';
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

  test('hold no password, nor does anything else here', async () => {
    for (const file of await readdir(SETUP)) {
      expect(await readFile(join(SETUP, file), 'utf8')).not.toMatch(/password\s*[=:]/i);
    }
  });

  /** What 01 and 02 make, as `database DBT_UP_PROD`. */
  function made(): readonly string[] {
    return [...sql['01_create_databases_and_warehouses.sql'], ...sql['02_create_roles_and_users.sql']].flatMap(
      (one) => {
        const [, kind, name] = /^create (\w+) if not exists ([\w.]+)/i.exec(one) ?? [];
        return kind === undefined ? [] : [`${kind.toLowerCase()} ${name}`];
      }
    );
  }

  test('check each thing that they make, once', () => {
    const inserts = sql['04_verify_setup.sql'].filter((one) => /^insert /i.test(one));
    const names = inserts.flatMap((one) =>
      [...one.matchAll(/select '([^']+)'(?:\s+as\s+\w+)?,/gi)].map(([, name]) => name ?? '')
    );
    expect(new Set(names).size).toBe(names.length);
    expect(made()).toHaveLength(23);
    for (const thing of made()) {
      expect({ thing, checked: names.some((name) => name === thing || name.startsWith(`${thing} `)) }).toEqual({
        thing,
        checked: true
      });
    }
    expect(sql['04_verify_setup.sql'].at(-1)).toMatch(/^select .*RESULT.* from /is);
  });

  test('and remove it', () => {
    const dropped = sql['teardown.sql'].flatMap((one) => {
      const [, kind, name] = /^drop (\w+) if exists (\w+)/i.exec(one) ?? [];
      return kind === undefined ? [] : [`${kind.toLowerCase()} ${name}`];
    });
    // A schema goes with its database.
    expect([...dropped].sort()).toEqual(
      made()
        .filter((one) => !one.startsWith('schema '))
        .sort()
    );
  });
});

describe('profiles.yml', () => {
  const PROJECTS = ['dbt_up', 'dbt_down', 'dbt_down_loom', 'dbt_down_package'];

  test('names what 01 and 02 make', async () => {
    const made = await Promise.all(FILES.slice(0, 2).map((file) => readFile(join(SETUP, file), 'utf8')));
    const profiles = parse(await readFile(join(SETUP, 'profiles.yml'), 'utf8'), { merge: true }) as Readonly<
      Record<string, { readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>
    >;
    expect(Object.keys(profiles)).toEqual(PROJECTS);
    for (const [project, { outputs }] of Object.entries(profiles)) {
      const name = project.toUpperCase();
      for (const [target, output] of Object.entries(outputs)) {
        const warehouse = target === 'prod' ? 'PROD_WH' : 'DEV_WH';
        expect(output).toMatchObject({
          user: `${name}_USER`,
          private_key_path: expect.stringMatching(new RegExp(`/${name}_USER\\.p8$`)),
          role: `${name}_ROLE`,
          database: `${name}_PROD`,
          warehouse
        });
        for (const one of [`${name}_USER`, `${name}_ROLE`, `${name}_PROD`, warehouse]) {
          expect(made.join()).toMatch(new RegExp(`create \\w+ if not exists ${one}\\b`));
        }
      }
    }
  });

  test('is read by dbt', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
    await copyExample('dbt_up', join(folder, 'dbt_up'));
    const env = { DBT_PROFILES_DIR: SETUP, SNOWFLAKE_ACCOUNT: 'acme', HOME: folder };
    await dbtOk('snowflake', join(folder, 'dbt_up'), ['parse', '--target', 'prod'], env);
    await rm(folder, { recursive: true });
  }, 120_000);
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
  }, 60_000);

  test('makes the keys of all users as QUICKSTART.md says it', async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    const { stdout } = await run('bash', ['-c', scriptOf('examples/snowflake_setup/QUICKSTART.md')], {
      cwd: SETUP,
      env: { PATH: process.env['PATH'], HOME: home }
    });
    expect(stdout.match(/^alter user \w+ set rsa_public_key/gm)).toHaveLength(4);
    expect(await readdir(join(home, '.snowflake', 'keys'))).toContain('DBT_DOWN_LOOM_USER.p8');
  }, 60_000);

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
  }, 60_000);

  test.each([[[]], [['a b']], [["x'; drop user y; --"]], [['../up']], [['A', 'B', 'C']]])(
    'refuses %j and says why',
    async (args) => {
      await expect(script(args)).rejects.toMatchObject({ code: 2, stderr: /^error: / });
    }
  );
});
