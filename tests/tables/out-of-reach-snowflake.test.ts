/**
 * The upstream out of reach on Snowflake's protocol (fakesnow), where the server tells what it was asked: the upstream's relations are the same
 * row by row, and no statement did more to its database than read it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbt, dbtOk, WHOLE, type Engine } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';
import { contentsOf, startSnowflake, type Snowflake } from '../harness/snowflake.ts';
import { PROJECTS, writeDownstream } from './downstream.ts';
import { LEGS, SNOWFLAKE_CORE } from './legs.ts';
import {
  COMMANDS,
  CONFIGURATIONS,
  isKnown,
  judgeBuild,
  LIMIT,
  type Command,
  type Configuration
} from './out-of-reach/table.ts';

const UPSTREAM = 'UP_PROD';

/** Of grants this server alone tells; and Snowflake copies tables on a clone, where DuckDB makes views. */
const CORE_SLICE = ['+grants: build', '+grants: clone --full-refresh --state dbt_mesh/state'];

interface Case {
  readonly on: Engine;
  readonly configuration: Configuration;
  readonly command: Command;
  /** Where both stand in their lists. */
  readonly place: readonly [configuration: number, command: number];
}

/**
 * The whole table for v2, which is quick; for dbt-core `build` and `clone` under every configuration. A slice has each configuration and each
 * command once on one v2, and on dbt-core a build and a clone with grants.
 */
const CASES: readonly Case[] = LEGS.outOfReachOnSnowflake
  .flatMap((on) =>
    CONFIGURATIONS.flatMap((configuration, c) =>
      COMMANDS.map((command, k) => ({ on, configuration, command, place: [c, k] as const }))
    )
  )
  .filter(WHOLE ? isInWhole : isInSlice);

function isInWhole({ on, command }: Case): boolean {
  return on.kind === 'v2' || command.args.length === 1 || command.args[0] === 'clone';
}

function isInSlice(one: Case): boolean {
  const [c, k] = one.place;
  if (one.on === SNOWFLAKE_CORE) return CORE_SLICE.includes(title(one));
  return one.on.name === 'fusion' && k === c % COMMANDS.length;
}

function title({ configuration, command }: Case): string {
  return `${configuration.name}: ${command.args.join(' ')}`;
}

const scratch = await mkdtemp(join(tmpdir(), 'out-of-reach-snowflake-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
let snowflake: Snowflake;
let before: Awaited<ReturnType<typeof contentsOf>>;

beforeAll(async () => {
  snowflake = await startSnowflake();
  await cp(join(PROJECTS, 'up'), at('up'), { recursive: true });
  await writeFile(at('up', 'profiles.yml'), profile('up', UPSTREAM));
  await dbtOk(SNOWFLAKE_CORE.name, at('up'), ['build']);
  await meshOk(scratch, 'publish', '--project-dir', 'up', '--local');
  before = await contentsOf(snowflake, UPSTREAM);
  expect(Object.entries(before).map(([name, { kind, rows }]) => [name, kind, rows.length])).toEqual([
    ['UP_PROD.MARTS.ORDERS', 'table', 1],
    ['UP_PROD.MARTS.ORDERS_V1', 'table', 10],
    ['UP_PROD.MARTS.ORDERS_V2', 'table', 10],
    ['UP_PROD.MARTS.PUBLIC_ORDERS', 'table', 10]
  ]);
}, LIMIT);

afterAll(async () => {
  await snowflake.stop();
  await rm(scratch, { recursive: true, force: true });
});

describe.each(
  LEGS.outOfReachOnSnowflake.filter((on) => CASES.some((one) => one.on === on)).map((on) => [on.label, on] as const)
)('on %s', (_label, on) => {
  beforeAll(() => prepare(on), LIMIT);

  for (const { configuration, command } of CASES.filter((one) => one.on === on)) {
    const name = `${configuration.name}: ${command.args.join(' ')}`;
    const isJudged = command.builds && isKnown(on, command);
    test(
      name,
      async () => {
        const { project, database } = await checkout(on, configuration);
        await snowflake.statements();
        const outcome = await dbt(on.name, project, command.args);
        const statements = await snowflake.statements();
        expect(statements.filter((statement) => changes(statement, UPSTREAM))).toEqual([]);
        expect(await contentsOf(snowflake, UPSTREAM)).toEqual(before);

        if (!isJudged) return;
        judgeBuild(outcome, configuration, project);
        if (configuration.guarded) return;
        expect(statements.filter((statement) => changes(statement, database))).not.toEqual([]);
        const grants = statements.filter((statement) => /^\s*grant /i.test(statement));
        expect(grants).toHaveLength(configuration.name === '+grants' ? 3 : 0);
      },
      LIMIT
    );
    if (!configuration.guarded || !isJudged) continue;
    test(
      `${name} passes with the lines that the guard gives`,
      async () => {
        const yaml = `${configuration.yaml}  up:\n    +materialized: mesh_stub_up\n`;
        const { project } = await checkout(on, { ...configuration, yaml });
        await snowflake.statements();
        judgeBuild(await dbt(on.name, project, command.args), { name: 'cured' }, project);
        expect((await snowflake.statements()).filter((statement) => changes(statement, UPSTREAM))).toEqual([]);
        expect(await contentsOf(snowflake, UPSTREAM)).toEqual(before);
      },
      LIMIT
    );
  }

  test(
    'clone --full-refresh, after the upstream moved, copies nothing from where it was to where it is',
    async () => {
      const { project } = await checkout(on, { name: 'plain' });
      await moveUpstream(project, on);
      await snowflake.statements();
      const { code, output } = await dbt(on.name, project, ['clone', '--full-refresh', '--state', 'dbt_mesh/state']);
      expect((await snowflake.statements()).filter((statement) => changes(statement, UPSTREAM))).toEqual([]);
      expect(code).not.toBe(0);
      expect(output).toContain('belongs to project up and is read-only here');
    },
    LIMIT
  );
});

/** The downstream of this engine, built in production and published with its state, then synced once more. */
async function prepare(on: Engine): Promise<void> {
  const base = at(on.name, 'down');
  const registry = at(on.name, 'registry');
  await cp(at('registry'), registry, { recursive: true });
  await writeDownstream(base, on, { profile: profile('down', databaseOf(on, 'base')) });
  const sync = ['sync', '--project-dir', base, '--registry', registry, '--upstreams', 'up'];
  await meshOk(scratch, ...sync);
  await dbtOk(on.name, base, ['deps']);
  await dbtOk(on.name, base, ['build', '--target', 'prod']);
  await meshOk(scratch, 'publish', '--project-dir', base, '--registry', registry, '--publish-state');
  await meshOk(scratch, ...sync);
  await rm(join(base, 'target'), { recursive: true });
}

/** The downstream with a configuration, and a database of its own. */
async function checkout(on: Engine, configuration: Configuration): Promise<{ project: string; database: string }> {
  const folder = await mkdtemp(at(on.name, 'checkout-'));
  const database = databaseOf(on, folder.slice(-6));
  const project = join(folder, 'down');
  await cp(at(on.name, 'down'), project, { recursive: true, verbatimSymlinks: true });
  await writeDownstream(project, on, { ...configuration, profile: profile('down', database) });
  return { project, database };
}

/** Publishes the upstream in another schema, and syncs the project; its state is of the time before. */
async function moveUpstream(project: string, on: Engine): Promise<void> {
  const registry = join(project, '..', 'registry');
  const moved = join(project, '..', 'up');
  await cp(at(on.name, 'registry'), registry, { recursive: true });
  await cp(at('up'), moved, { recursive: true });
  const file = join(moved, 'dbt_project.yml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('+schema: marts', '+schema: moved'));
  await dbtOk('fusion', moved, ['parse']);
  await snowflake.query(`create schema if not exists ${UPSTREAM}.moved`);
  await meshOk(moved, 'publish', '--registry', registry);
  await meshOk(project, 'sync', '--registry', registry, '--upstreams', 'up');
  const stub = await readFile(join(project, 'dbt_mesh', 'packages', 'up', 'models', 'public_orders.sql'), 'utf8');
  expect(stub).toContain('UP_PROD.moved.public_orders');
}

function databaseOf(on: Engine, purpose: string): string {
  return `DOWN_${on.name}_${purpose}`.replace(/\W/g, '_').toUpperCase();
}

/**
 * Whether a statement does more to a database than read it. What is written stands at a statement's head, before the query and before the
 * first parenthesis.
 */
function changes(statement: string, database: string): boolean {
  const text = statement
    .replace(/\/\*[^]*?\*\/|--[^\n]*/g, ' ')
    .trim()
    .toUpperCase();
  if (/^(SELECT|WITH|SHOW|DESCRIBE|DESC)\b/.test(text)) return false;
  const [head = ''] = text.split(/\(|\sAS\s/);
  return head.includes(database);
}

function profile(name: string, database: string): string {
  const output = (schema: string) =>
    `{ type: snowflake, account: fakesnow, host: localhost, port: ${snowflake.port}, protocol: http, user: fake, password: snow, database: ${database}, schema: ${schema} }`;
  return `${name}:\n  target: dev\n  outputs:\n    dev: ${output('dev')}\n    prod: ${output('prod')}\n`;
}
