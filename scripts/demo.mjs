/**
 * npm run demo                  the whole mesh on this machine: one upstream, three downstreams, DuckDB, a registry in a folder; at the end
 *                               the upstream breaks its contract
 * npm run demo -- --engine v2   dbt_up and dbt_down_package with dbt v2, where no plugin works
 *
 * Needs Node (20 or newer) and Python. Works in .demo/, which git ignores; the virtual environment there is kept between runs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HOME = join(ROOT, '.demo');
const WORK = join(HOME, 'work');
const REGISTRY = join(WORK, 'registry');
const REQUIREMENTS = join(ROOT, 'examples', 'requirements.txt');
const DOWNSTREAMS = [
  { project: 'dbt_down_loom', mode: 'loom' },
  { project: 'dbt_down', mode: 'sources' },
  { project: 'dbt_down_package', mode: 'package' }
];

/** Columns that the examples do not have. */
const USED = { name: 'order_date', type: 'date', sql: 'cast(orders.created_at as date)' };
const UNUSED = { name: 'is_large', type: 'boolean', sql: 'orders.amount > 200' };

const { engine } = options();
const started = Date.now();
const dbt = engine === 'v2' ? await installV2() : installCore();
const downstreams = engine === 'v2' ? DOWNSTREAMS.filter(({ mode }) => mode === 'package') : DOWNSTREAMS;
const ready = Date.now();

rmSync(WORK, { recursive: true, force: true });
for (const folder of ['profiles', 'dbt_up', ...downstreams.map(({ project }) => project)]) {
  cpSync(join(ROOT, 'examples', folder), join(WORK, folder), {
    recursive: true,
    filter: (path) => !/\/(target|logs)$/.test(path)
  });
}
mkdirSync(join(WORK, 'warehouse'));
writeFileSync(join(WORK, 'dbt-mesh.yml'), meshFile());
widenTheContract();

step('dbt_up: load the raw tables', () => runDbt('dbt_up', 'run-operation', 'load_raw_data'));
step('dbt_up: dbt build', () => runDbt('dbt_up', 'build'));
step('dbt_up: publish its contract', () => runAction('publish', 'dbt_up'));
for (const { project, mode } of downstreams) {
  step(`${project}: sync, mode ${mode}`, () => runAction('sync', project));
  if (mode === 'package') step(`${project}: dbt deps`, () => runDbt(project, 'deps'));
  step(`${project}: dbt build`, () => runDbt(project, 'build'));
  step(`${project}: validate`, () => runAction('validate', project));
  step(`${project}: publish its references`, () => runAction('publish', project));
}
console.log(`\n${picture()}`);
console.log(
  `Done in ${seconds(ready)}${ready - started > 1000 ? `, after ${seconds(started, ready)} of set-up` : ''}.\n`
);
console.log(runCli('validate', '--all').trimEnd());
lastAct();

function options() {
  try {
    const { values } = parseArgs({ options: { engine: { type: 'string', default: 'core' } } });
    if (values.engine !== 'core' && values.engine !== 'v2') fail(`--engine is core or v2, not ${values.engine}`);
    return values;
  } catch (error) {
    return fail(error.message);
  }
}

/** For the last act, the contract has two columns more than in the examples: dbt_down_package uses one of them, and nobody the other. */
function widenTheContract() {
  edit(
    'dbt_up/models/marts/public_orders.sql',
    '    orders.created_at\n',
    `    orders.created_at,\n${columnSql(USED)},\n${columnSql(UNUSED)}\n`
  );
  edit('dbt_up/models/marts/_marts.yml', /$/, `${columnYaml(USED)}${columnYaml(UNUSED)}`);
  edit(
    'dbt_down_package/models/marts/downstream_orders.sql',
    '    created_at,\n',
    `    created_at,\n    ${USED.name},\n`
  );
}

/** The upstream drops the one, and is refused; then the other instead, and is not. */
function lastAct() {
  console.log(`\nThe last act: dbt_up drops ${USED.name}, which dbt_down_package uses`);
  drop(USED);
  step('dbt_up: dbt parse', () => runDbt('dbt_up', 'parse'));
  console.log(publishUp(1));

  console.log(`\nIt keeps ${USED.name}, and drops ${UNUSED.name} instead, which nobody uses`);
  restore(USED);
  drop(UNUSED);
  step('dbt_up: dbt build', () => runDbt('dbt_up', 'build', '--select', 'public_orders'));
  console.log(publishUp(0));
}

function drop(column) {
  edit('dbt_up/models/marts/public_orders.sql', `,\n${columnSql(column)}`, '');
  edit('dbt_up/models/marts/_marts.yml', columnYaml(column), '');
}

function restore(column) {
  edit(
    'dbt_up/models/marts/public_orders.sql',
    '    orders.created_at',
    `    orders.created_at,\n${columnSql(column)}`
  );
  edit('dbt_up/models/marts/_marts.yml', /$/, columnYaml(column));
}

function columnSql({ name, sql }) {
  return `    ${sql} as ${name}`;
}

function columnYaml({ name, type }) {
  return `      - name: ${name}\n        data_type: ${type}\n`;
}

/** Changes a file of the copies. */
function edit(file, from, to) {
  const path = join(WORK, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text)
    fail(`${file} has no ${JSON.stringify(String(from))} any more: the demo has to be adapted to the examples.`);
  writeFileSync(path, edited);
}

/** The mesh as its users would write it down. */
function meshFile() {
  const projects = downstreams.map(
    ({ project, mode }) => `  ${project}: { path: ${project}, upstreams: { dbt_up: ${mode} } }`
  );
  return `registry: ./registry\nprojects:\n  dbt_up: { path: dbt_up }\n${projects.join('\n')}\n`;
}

/** dbt-core, dbt-duckdb and dbt-loom as pinned in examples/requirements.txt, in a virtual environment of the demo's own. */
function installCore() {
  const venv = join(HOME, 'venv');
  const stamp = join(venv, '.dbt-mesh-installed');
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    step('set-up: dbt-core, dbt-duckdb and dbt-loom in .demo/venv', () => {
      run(findPython(), ['-m', 'venv', '--clear', venv]);
      run(join(venv, 'bin', 'python'), [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '-r',
        REQUIREMENTS
      ]);
      writeFileSync(stamp, wanted);
    });
  }
  return { command: join(venv, 'bin', 'dbt'), env: {} };
}

async function installV2() {
  const { ensureTools, tools } = await import('./tools.mjs');
  await ensureTools(['fusion']).catch((error) => fail(error.message));
  return { command: tools.dbt('fusion'), env: tools.env('fusion') };
}

function findPython() {
  const probe = 'import ensurepip, sys, venv; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))';
  const found = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'].find(
    (name) => spawnSync(name, ['-c', probe]).status === 0
  );
  return (
    found ??
    fail('The demo runs dbt, which needs Python 3.10 to 3.13 with its venv module: install it and put python3 on PATH.')
  );
}

function runDbt(project, ...args) {
  const folder = join(WORK, project);
  const env = { DUCKDB_DIR: join(WORK, 'warehouse'), DBT_PROFILES_DIR: join(WORK, 'profiles', 'duckdb'), ...dbt.env };
  return run(dbt.command, args, { cwd: folder, env: { DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', ...env } });
}

/** One of the built actions, as the runner starts it. */
function runAction(name, project) {
  const env = { 'INPUT_PROJECT-DIR': project, GITHUB_WORKSPACE: WORK };
  return run(process.execPath, [join(ROOT, 'dist', name, 'index.js')], { cwd: WORK, env });
}

function runCli(...args) {
  return run(...cli(args), { cwd: WORK }).stdout;
}

/** Publishes dbt_up by the command, which is to end with this exit code. */
function publishUp(expected) {
  const { stdout, stderr } = run(...cli(['publish', '--project-dir', 'dbt_up']), { cwd: WORK, expected });
  return `${stdout}${stderr}`.trimEnd();
}

function cli(args) {
  return [process.execPath, [join(ROOT, 'dist', 'cli', 'index.js'), ...args]];
}

/** Who reads what, by the references that validate found. */
function picture() {
  const { projects } = JSON.parse(runCli('validate', '--all', '--json'));
  const edges = projects.flatMap(({ references }) => references).filter(({ node }) => node.startsWith('model.'));
  const upstream = `${edges[0].project}.${edges[0].model}`;
  const indent = ' '.repeat(upstream.length);
  return edges
    .map(({ mode, node }, index) => {
      const branch = edges.length === 1 ? '──' : index === 0 ? '┬─' : index === edges.length - 1 ? '└─' : '├─';
      const [, project, model] = node.split('.');
      return `  ${index === 0 ? `${upstream} ─` : `${indent}  `}${branch} ${mode.padEnd(7)} ─▶ ${project}.${model}`;
    })
    .join('\n');
}

/** @returns what the command printed; a command that ends otherwise than expected ends the demo with all that it said. */
function run(command, args, { cwd = ROOT, env = {}, expected = 0 } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env }
  });
  if (status !== expected)
    fail(`${command} ${args.join(' ')} ended with ${status ?? error?.message}:\n${stdout ?? ''}${stderr ?? ''}`);
  return { stdout, stderr };
}

function step(name, work) {
  const begun = Date.now();
  process.stdout.write(`${name} …`);
  work();
  console.log(` ${seconds(begun)}`);
}

function seconds(from, to = Date.now()) {
  return `${((to - from) / 1000).toFixed(1)} s`;
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(2);
}
