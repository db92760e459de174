/**
 * In `package` mode no configuration and no command of the downstream may change, move, replace or re-grant the upstream's relations: on every
 * engine, under every configuration that was seen to reach a stub, by every command that was seen to write through one.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbt, dbtOk, engine, runResults, WHOLE, type Engine, type Outcome } from '../harness/dbt.ts';
import { meshOk, ROOT } from '../harness/mesh.ts';
import { contents, type StoredRelation } from '../harness/warehouse.ts';

const PROJECTS = join(ROOT, 'tests', 'tables', 'projects');
const ENGINES = ['core-1.6', 'core-1.11', 'core-1.12', 'fusion'].map(engine);

interface Configuration {
  readonly name: string;
  /** Appended to the downstream's dbt_project.yml. */
  readonly yaml?: string;
  readonly macros?: string;
  /** Whether a plain build is stopped by the stubs' guard, because the configuration gives every package another materialization. */
  readonly guarded?: boolean;
}

const CONFIGURATIONS: readonly Configuration[] = [
  { name: 'plain' },
  { name: '+materialized: table', yaml: 'models:\n  +materialized: table\n', guarded: true },
  { name: '+materialized: incremental', yaml: 'models:\n  +materialized: incremental\n', guarded: true },
  { name: '+schema: x', yaml: 'models:\n  +schema: x\n' },
  { name: '+grants', yaml: 'models:\n  +grants: { select: [somebody] }\n' },
  { name: '+persist_docs', yaml: 'models:\n  +persist_docs: { relation: true, columns: true }\n' },
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

interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it builds everything: then its exit and the tests that ran are judged as well. */
  readonly builds?: boolean;
  readonly since?: string;
}

const STATE = ['--state', 'dbt_mesh/state'];
const COMMANDS: readonly Command[] = [
  { name: 'build', args: ['build'], builds: true },
  { name: 'build --full-refresh', args: ['build', '--full-refresh'], builds: true },
  { name: 'run --select package:up', args: ['run', '--select', 'package:up'] },
  { name: 'clone --full-refresh --state', args: ['clone', '--full-refresh', ...STATE] },
  { name: 'build --defer --favor-state --state', args: ['build', '--defer', '--favor-state', ...STATE], builds: true },
  { name: 'build --empty', args: ['build', '--empty'], builds: true, since: '1.8' }
];

/** What a downstream's build runs: none may vanish. */
const TESTS = 6;

const scratch = await mkdtemp(join(tmpdir(), 'out-of-reach-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
let before: Readonly<Record<string, StoredRelation>>;

beforeAll(async () => {
  await cp(join(PROJECTS, 'up'), at('up'), { recursive: true });
  await dbtOk('core-1.11', at('up'), ['build']);
  await meshOk(scratch, 'publish', '--project-dir', 'up', '--local');
  before = await contents(at('up', 'UP_PROD.duckdb'));
  expect(Object.keys(before).sort()).toEqual([
    'UP_PROD.marts.orders',
    'UP_PROD.marts.orders_v1',
    'UP_PROD.marts.orders_v2',
    'UP_PROD.marts.public_orders'
  ]);
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The whole table, or of it each engine, each configuration and each command once. */
const CASES = ENGINES.flatMap((on, e) =>
  CONFIGURATIONS.flatMap((configuration, c) =>
    COMMANDS.filter((_, k) => WHOLE || (c % ENGINES.length === e && k === c % COMMANDS.length)).map(
      (command) => [on, configuration, command] as const
    )
  )
);

describe.each(ENGINES)('on $label', (on) => {
  const cases = CASES.filter(([one]) => one === on);

  beforeAll(async () => {
    await prepareState(on);
  }, 300_000);

  test.each(
    cases.map(([, configuration, command]) => [configuration.name, command.name, configuration, command] as const)
  )(
    '%s: %s leaves the upstream as it was',
    async (_configuration, _command, configuration, command) => {
      const project = await downstream(on, configuration);
      const outcome = await dbt(on.name, project, command.args);
      await expectUntouched(project);
      if (command.builds && isKnown(on, command)) judgeBuild(outcome, configuration, project);

      if (command.builds && configuration.guarded) {
        await cure(project, configuration);
        await dbtOk(on.name, project, ['deps']);
        judgeBuild(await dbt(on.name, project, command.args), { name: 'cured' }, project);
        await expectUntouched(project);
      }
    },
    300_000
  );

  const configurations = CONFIGURATIONS.filter((one) => cases.some(([, configuration]) => configuration === one));
  test.each(configurations.map((configuration) => [configuration.name, configuration] as const))(
    '%s: build --select package:down passes, with every test',
    async (_name, configuration) => {
      const project = await downstream(on, configuration);
      const { code, output } = await dbt(on.name, project, ['build', '--select', 'package:down']);
      expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
      expect(testsIn(project)).toHaveLength(TESTS);
      await expectUntouched(project);
    },
    300_000
  );
});

/** A downstream of this engine with this configuration, synced and ready, beside an upstream's file that it may write to. */
async function downstream(on: Engine, { name, yaml = '', macros }: Configuration): Promise<string> {
  const folder = await mkdtemp(at(`${on.name}-${name.replace(/\W+/g, '-')}-`));
  const project = join(folder, 'down');
  await cp(join(PROJECTS, 'down'), project, { recursive: true });
  await cp(at('up', 'UP_PROD.duckdb'), join(folder, 'UP_PROD.duckdb'));
  await cp(at('registry'), join(folder, 'registry'), { recursive: true });
  await writeFile(join(project, 'profiles.yml'), profile());
  await writeFile(join(project, 'models', '_models.yml'), modelsYaml(on));
  await writeFile(join(project, 'dbt_project.yml'), `name: down\nversion: "1.0"\nprofile: down\n${yaml}`);
  if (macros) {
    await mkdir(join(project, 'macros'), { recursive: true });
    await writeFile(join(project, 'macros', 'names.sql'), macros);
  }
  await meshOk(folder, 'sync', '--project-dir', 'down', '--local', '--upstreams', 'up', '--environment', on.name);
  await dbtOk(on.name, project, ['deps']);
  return project;
}

/** The downstream's own production, built once on this engine and published with its state, so that `--state` holds the stubs. */
async function prepareState(on: Engine): Promise<void> {
  await writeFile(at('dbt-mesh.yml'), 'environments: { "*": [prod] }\n');
  const project = await downstream(on, { name: 'state' });
  await dbtOk(on.name, project, ['build', '--target', 'prod']);
  await meshOk(scratch, 'publish', '--project-dir', project, '--local', '--environment', on.name, '--publish-state');
}

async function expectUntouched(project: string): Promise<void> {
  expect(await contents(join(project, '..', 'UP_PROD.duckdb'))).toEqual(before);
}

function judgeBuild({ code, output }: Outcome, { guarded }: Configuration, project: string): void {
  if (guarded) {
    expect(code).not.toBe(0);
    expect(output).toContain('belongs to project up and is read-only here');
    expect(output).toContain('+materialized: mesh_stub_up');
  } else {
    expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
    expect(testsIn(project)).toHaveLength(TESTS);
  }
}

/** The two lines that the guard's message and sync's warning give. */
async function cure(project: string, { yaml = '' }: Configuration): Promise<void> {
  await writeFile(
    join(project, 'dbt_project.yml'),
    `name: down\nversion: "1.0"\nprofile: down\n${yaml}  up:\n    +materialized: mesh_stub_up\n`
  );
}

function testsIn(project: string): readonly string[] {
  return [...runResults(project).keys()].filter((id) => id.startsWith('test.'));
}

function isKnown(on: Engine, { since }: Command): boolean {
  const minor = Number(on.dbtMinor.split('.')[1]);
  return since === undefined || on.kind === 'v2' || minor >= Number(since.split('.')[1]);
}

function profile(): string {
  const output = (schema: string) =>
    `{ type: duckdb, path: DOWN.duckdb, schema: ${schema}, attach: [{ path: ../UP_PROD.duckdb }] }`;
  return `down:\n  target: dev\n  outputs:\n    dev: ${output('dev')}\n    prod: ${output('prod')}\n`;
}

/** dbt v2 takes a test's arguments under `arguments:` alone, dbt-core before 1.10 only without. */
function modelsYaml(on: Engine): string {
  const to = "to: \"ref('up', 'public_orders')\", field: order_id";
  const relationships = on.kind === 'v2' ? `{ arguments: { ${to} } }` : `{ ${to} }`;
  return `version: 2
models:
  - name: reads_orders
    columns:
      - name: order_id
        tests: [not_null, unique, { relationships: ${relationships} }]
  - name: reads_versions
    columns: [{ name: order_id, tests: [not_null] }]
  - name: reads_latest
    columns: [{ name: order_id, tests: [unique] }]
`;
}
