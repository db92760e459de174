import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbt, dbtOk, WHOLE, type Engine, type Outcome } from '../../harness/dbt.ts';
import { meshOk } from '../../harness/mesh.ts';
import { contents, type StoredRelation } from '../../harness/warehouse.ts';
import { PROJECTS, TESTS, testsIn, writeDownstream } from '../downstream.ts';
import { LEGS } from '../legs.ts';

export interface Configuration {
  readonly name: string;
  /** Appended to the downstream's dbt_project.yml. */
  readonly yaml?: string;
  readonly macros?: string;
  /** Macros that stand in for what DuckDB lacks. */
  readonly duckdbMacros?: string;
  /** Whether a plain build is stopped by the stubs' guard: the configuration gives every package another materialization. */
  readonly guarded?: boolean;
}

export const CONFIGURATIONS: readonly Configuration[] = [
  { name: 'plain' },
  { name: '+materialized: table', yaml: 'models:\n  +materialized: table\n', guarded: true },
  { name: '+materialized: incremental', yaml: 'models:\n  +materialized: incremental\n', guarded: true },
  { name: '+schema: x', yaml: 'models:\n  +schema: x\n' },
  {
    name: '+grants',
    yaml: 'models:\n  +grants: { select: [somebody] }\n',
    // DuckDB knows no grants: a comment on the relation stands for one, and would be seen.
    duckdbMacros: [
      '{% macro apply_grants(relation, grant_config, should_revoke=True) %}{% if grant_config %}',
      "{% do run_query('comment on ' ~ (relation.type or 'table') ~ ' ' ~ relation ~ \" is 'granted'\") %}",
      '{% endif %}{% endmacro %}'
    ].join('')
  },
  {
    name: '+persist_docs',
    yaml: 'models:\n  +persist_docs: { relation: true, columns: true }\n',
    // dbt-duckdb 1.6 cannot comment on a column.
    duckdbMacros: [
      '{% macro alter_column_comment(relation, column_dict) %}{% for column in column_dict.values() %}',
      "{% do run_query('comment on column ' ~ relation ~ '.' ~ adapter.quote(column.name) ~ \" is '\" ~ column.description ~ \"'\") %}",
      '{% endfor %}{% endmacro %}'
    ].join('')
  },
  { name: 'latest version pointers', yaml: 'flags:\n  latest_version_pointer_enabled_by_default: true\n' },
  {
    name: 'hostile generate_*_name macros',
    macros: [
      '{% macro generate_database_name(custom_database_name=none, node=none) %}{{ return(target.database) }}{% endmacro %}',
      '{% macro generate_schema_name(custom_schema_name=none, node=none) %}{{ return("hijacked") }}{% endmacro %}',
      '{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ return("hijacked_" ~ node.name) }}{% endmacro %}'
    ].join('\n')
  }
];

export interface Command {
  readonly args: readonly string[];
  /** Whether it builds everything: then its exit and the tests that ran are judged as well. */
  readonly builds?: boolean;
  /** The minor of dbt-core that it came with; before, dbt refuses the flag. */
  readonly since?: number;
}

/** Milliseconds; a build takes seconds, on a machine that has nothing else to do. */
export const LIMIT = 600_000;

const STATE = ['--state', 'dbt_mesh/state'];
export const COMMANDS: readonly Command[] = [
  { args: ['build'], builds: true },
  { args: ['build', '--full-refresh'], builds: true },
  { args: ['run', '--select', 'package:up'] },
  { args: ['clone', '--full-refresh', ...STATE] },
  { args: ['build', '--defer', '--favor-state', ...STATE], builds: true },
  { args: ['build', '--empty'], builds: true, since: 8 }
];

/**
 * In `package` mode no configuration and no command of the downstream may change, move, replace or re-grant the upstream's relations: under
 * every configuration that was seen to reach a stub, by every command that was seen to write through one. Besides, `build --select
 * package:down` passes in every row, and a plain build in every row that the guard does not stop; no test vanishes.
 *
 * Run whole, the table has every command under every configuration; a slice has, over all engines, each of them once.
 */
export function outOfReach(on: Engine): void {
  const row = LEGS.outOfReach.indexOf(on);
  const isInSlice = (c: number, k: number) => c % LEGS.outOfReach.length === row && k === c % COMMANDS.length;
  const cases = CONFIGURATIONS.flatMap((configuration, c) =>
    COMMANDS.filter((_, k) => WHOLE || isInSlice(c, k)).map((command) => ({ configuration, command }))
  );

  let scratch: string;
  let before: Readonly<Record<string, StoredRelation>>;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), `out-of-reach-${on.name}-`));
    before = await prepare(scratch, on);
  }, LIMIT);
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  for (const { configuration, command } of cases) {
    const name = `${configuration.name}: ${command.args.join(' ')}`;
    const isJudged = command.builds && isKnown(on, command);
    test(
      name,
      async () => {
        const project = await checkout(scratch, on, configuration);
        const outcome = await dbt(on.name, project, command.args);
        expect(await upstreamOf(project)).toEqual(before);
        if (isJudged) judgeBuild(outcome, configuration, project);
      },
      LIMIT
    );
    if (!configuration.guarded || !isJudged) continue;
    test(
      `${name} passes with the lines that the guard gives`,
      async () => {
        const yaml = `${configuration.yaml}  up:\n    +materialized: mesh_stub_up\n`;
        const project = await checkout(scratch, on, { ...configuration, yaml });
        judgeBuild(await dbt(on.name, project, command.args), { name: 'cured' }, project);
        expect(await upstreamOf(project)).toEqual(before);
      },
      LIMIT
    );
  }

  for (const configuration of new Set(cases.map((one) => one.configuration))) {
    test(
      `${configuration.name}: build --select package:down passes, with every test`,
      async () => {
        const project = await checkout(scratch, on, configuration);
        judgeBuild(await dbt(on.name, project, ['build', '--select', 'package:down']), { name: 'selected' }, project);
        expect(await upstreamOf(project)).toEqual(before);
      },
      LIMIT
    );
  }
}

/**
 * Builds and publishes the upstream, then a downstream of this engine in production, whose published state holds the stubs: `base` is that
 * downstream, synced once more.
 *
 * @returns what the upstream's file holds, which is how it must stay
 */
async function prepare(scratch: string, on: Engine): Promise<Readonly<Record<string, StoredRelation>>> {
  const base = join(scratch, 'base', 'down');
  await cp(join(PROJECTS, 'up'), join(scratch, 'up'), { recursive: true });
  await dbtOk('core-1.11', join(scratch, 'up'), ['build']);
  await meshOk(scratch, 'publish', '--project-dir', 'up', '--local');
  await writeDownstream(base, on);
  await cp(join(scratch, 'up', 'UP_PROD.duckdb'), join(scratch, 'base', 'UP_PROD.duckdb'));

  const sync = ['sync', '--project-dir', base, '--local', '--upstreams', 'up'];
  await meshOk(scratch, ...sync);
  await dbtOk(on.name, base, ['deps']);
  await dbtOk(on.name, base, ['build', '--target', 'prod']);
  await meshOk(scratch, 'publish', '--project-dir', base, '--local', '--publish-state');
  await meshOk(scratch, ...sync);
  await rm(join(base, 'target'), { recursive: true });

  const held = await upstreamOf(base);
  expect(Object.keys(held)).toEqual([
    'UP_PROD.marts.orders',
    'UP_PROD.marts.orders_v1',
    'UP_PROD.marts.orders_v2',
    'UP_PROD.marts.public_orders'
  ]);
  return held;
}

/** The downstream with a configuration, beside an upstream's file of its own that it may write to. */
async function checkout(scratch: string, on: Engine, configuration: Configuration): Promise<string> {
  const macros = configuration.macros ?? configuration.duckdbMacros;
  const folder = await mkdtemp(join(scratch, `${configuration.name.replace(/\W+/g, '-')}-`));
  await cp(join(scratch, 'base'), folder, { recursive: true, verbatimSymlinks: true });
  await writeDownstream(join(folder, 'down'), on, { ...configuration, macros });
  return join(folder, 'down');
}

function upstreamOf(project: string): Promise<Readonly<Record<string, StoredRelation>>> {
  return contents(join(project, '..', 'UP_PROD.duckdb'));
}

export function judgeBuild({ code, output }: Outcome, { guarded }: Configuration, project: string): void {
  if (guarded) {
    expect(code).not.toBe(0);
    expect(output).toContain('belongs to project up and is read-only here');
    expect(output).toContain('+materialized: mesh_stub_up');
    return;
  }
  if (code !== 0) throw new Error(`dbt ended with ${code}:\n${output}`);
  expect(testsIn(project)).toHaveLength(TESTS);
}

export function isKnown(on: Engine, { since = 0 }: Command): boolean {
  return on.kind === 'v2' || Number(on.dbtMinor.split('.')[1]) >= since;
}
