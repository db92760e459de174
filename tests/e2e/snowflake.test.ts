/**
 * The examples in all three modes on Snowflake's protocol (fakesnow): the same projects as on DuckDB, by their profiles alone. dbt v2 builds
 * what `package` mode gives it beside dbt-core.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbtOk, runResults } from '../harness/dbt.ts';
import { copyExamples, DOWNSTREAMS, TIERS, verifiedLines } from '../harness/examples.ts';
import { meshOk } from '../harness/mesh.ts';
import { contentsOf, onSnowflake, startSnowflake, type Snowflake } from '../harness/snowflake.ts';

const CORE = 'snowflake';
const LEGS = [
  ...DOWNSTREAMS.map((downstream) => ({ engine: CORE, ...downstream })),
  ...DOWNSTREAMS.filter(({ mode }) => mode === 'package').map((downstream) => ({ engine: 'fusion', ...downstream }))
];

const scratch = await mkdtemp(join(tmpdir(), 'snowflake-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
let snowflake: Snowflake;
const build = (engine: string, project: string, ...args: readonly string[]) =>
  dbtOk(engine, at(project), args, onSnowflake(scratch, snowflake));

beforeAll(async () => {
  snowflake = await startSnowflake();
  await copyExamples(scratch);
  await build(CORE, 'dbt_up', 'run-operation', 'load_raw_data');
  await build(CORE, 'dbt_up', 'build');
  await meshOk(scratch, 'publish', '--project-dir', 'dbt_up', '--local');
}, 300_000);

afterAll(async () => {
  await snowflake.stop();
  await rm(scratch, { recursive: true, force: true });
});

test.each(LEGS.map((leg) => [leg.mode, leg.engine, leg] as const))(
  'mode %s on %s is built, read back and verified',
  async (mode, engine, leg) => {
    const { project } = leg;
    const upstream = await contentsOf(snowflake, 'DBT_UP_PROD');
    await snowflake.query(`drop schema if exists ${project}_prod.marts`);
    await meshOk(scratch, 'sync', '--project-dir', project, '--local', '--upstreams', `dbt_up: ${mode}`);
    if (mode === 'package') await build(engine, project, 'deps');
    await build(engine, project, 'build');

    const tests = [...runResults(at(project)).values()].filter(({ unique_id }) => unique_id.startsWith('test.'));
    expect(tests.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'pass'));
    const rows = await snowflake.query(
      `select order_id, amount, order_tier, processed_by from ${project}_prod.marts.downstream_orders order by order_id`
    );
    expect(rows).toEqual(TIERS.map((row) => [...row, project]));
    expect(await meshOk(scratch, 'validate', '--project', project, '--local')).toBe(verifiedLines(leg));
    expect(await contentsOf(snowflake, 'DBT_UP_PROD')).toEqual(upstream);
  },
  300_000
);

test.each(LEGS.map((leg) => [leg.mode, leg.engine, leg] as const))(
  'mode %s on %s reads a clone, by names in the case that Snowflake folds',
  async (mode, engine, { project }) => {
    const select = 'select * from dbt_up_prod.marts.public_orders where order_id <= 3';
    for (const sql of [
      'create database if not exists dbt_up_clone',
      'create schema if not exists dbt_up_clone.marts',
      `create or replace table dbt_up_clone.marts.public_orders as ${select}`
    ])
      await snowflake.query(sql);
    const relations = ['--relations', 'database: { dbt_up_prod: dbt_up_clone }'];
    await meshOk(scratch, 'sync', '--project-dir', project, '--local', '--upstreams', `dbt_up: ${mode}`, ...relations);
    await snowflake.statements();
    await build(engine, project, 'build');
    const sent = await snowflake.statements();
    expect(sent.filter((sql) => /dbt_up_prod/i.test(sql))).toEqual([]);
    const rows = await snowflake.query(
      `select order_id, amount, order_tier from ${project}_prod.marts.downstream_orders order by order_id`
    );
    expect(rows).toEqual(TIERS.slice(0, 3));
  },
  300_000
);
