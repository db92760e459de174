// The tools that tests, fixtures and CI run with: dbt engines, S3 and Snowflake servers, a workflow runner, linters.
// In: names of tools or of groups. Out: the tools installed under `.tools/`, their commands, and the environment each needs.
// As a command: `node scripts/tools.mjs NAME... | test | matrix | lint | fixtures | all`, or `lock [NAME...]` to pin anew.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Engine A release of dbt that tests run with.
 * @property {string} name What `ensureTools` and `tools.dbt` call it.
 * @property {string} label How documents call it, with its exact version.
 * @property {'core' | 'v2'} kind dbt-core in Python, or the Rust engine.
 * @property {string} dbtMinor The minor version of dbt: `1.11`, `2.0`.
 * @property {boolean} loom Whether the dbt-loom plugin is installed beside it.
 */

/**
 * @typedef {object} Tool What is installed under one name.
 * @property {string} name
 * @property {'python' | 'go' | 'npm'} from Where it comes from, and so what the machine must have.
 * @property {readonly Group[]} groups The groups that include it.
 * @property {string} [python] For python: the minor version that its requirements are pinned for.
 * @property {string} [command] For python: the command that stands for the tool.
 * @property {string} [source] For go and npm: the package with its exact version.
 * @property {readonly string[]} [with] Tools that it cannot run without.
 *
 * @typedef {'test' | 'matrix' | 'lint' | 'fixtures'} Group
 * @typedef {(line: string) => void} Log
 */

/**
 * Every engine of the test tables, oldest first.
 * dbt-loom needs dbt-core 1.6, and v2 cannot load it.
 * @type {readonly Engine[]}
 */
export const ENGINES = [
  { name: 'core-1.5', label: 'dbt-core 1.5.11', kind: 'core', dbtMinor: '1.5', loom: false },
  { name: 'core-1.6', label: 'dbt-core 1.6.19', kind: 'core', dbtMinor: '1.6', loom: true },
  { name: 'core-1.7', label: 'dbt-core 1.7.20', kind: 'core', dbtMinor: '1.7', loom: true },
  { name: 'core-1.8', label: 'dbt-core 1.8.10', kind: 'core', dbtMinor: '1.8', loom: true },
  { name: 'core-1.9', label: 'dbt-core 1.9.11', kind: 'core', dbtMinor: '1.9', loom: true },
  { name: 'core-1.10', label: 'dbt-core 1.10.23', kind: 'core', dbtMinor: '1.10', loom: true },
  { name: 'core-1.11', label: 'dbt-core 1.11.16', kind: 'core', dbtMinor: '1.11', loom: true },
  { name: 'core-1.12', label: 'dbt-core 1.12.6', kind: 'core', dbtMinor: '1.12', loom: true },
  { name: 'fusion', label: 'dbt v2 (Fusion 2.0.0rc196)', kind: 'v2', dbtMinor: '2.0', loom: false },
  { name: 'core-v2', label: 'dbt v2 (Core 2.0.0a4)', kind: 'v2', dbtMinor: '2.0', loom: false },
];

/** The Python that the requirements of all current tools are pinned for. */
const PYTHON = '3.11';
const UV = 'uv==0.13.9';
const DUCKDB = `@duckdb/node-bindings-${process.platform}-${process.arch}`;

/**
 * Every tool, in the order of installation: what takes longest to build starts first.
 * @type {readonly Tool[]}
 */
const TOOLS = [
  { name: 'versitygw', from: 'go', groups: ['test', 'matrix'], source: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0' },
  { name: 'duckdb', from: 'npm', groups: ['test', 'matrix', 'fixtures'], source: `${DUCKDB}@1.5.6-r.1` },
  dbt('core-1.11', ['test', 'matrix', 'fixtures']),
  dbt('core-1.6', ['test', 'matrix', 'fixtures']),
  dbt('core-1.12', ['test', 'matrix', 'fixtures']),
  { ...dbt('fusion', ['test', 'matrix', 'fixtures']), with: ['duckdb'] },
  { ...dbt('core-v2', ['test', 'matrix', 'fixtures'], PYTHON, 'dbt-core-experimental-parser'), with: ['duckdb'] },
  { name: 'moto', from: 'python', groups: ['test', 'matrix'], python: PYTHON, command: 'moto_server' },
  dbt('snowflake', ['test', 'matrix']),
  { name: 'fakesnow', from: 'python', groups: ['test', 'matrix'], python: PYTHON, command: 'fakesnow' },
  { name: 'act', from: 'go', groups: ['test', 'matrix'], source: 'github.com/nektos/act@v0.2.89' },
  dbt('core-1.5', ['matrix', 'fixtures']),
  dbt('core-1.7', ['matrix', 'fixtures']),
  dbt('core-1.8', ['matrix', 'fixtures']),
  dbt('core-1.9', ['matrix', 'fixtures']),
  dbt('core-1.10', ['matrix', 'fixtures']),
  { name: 'actionlint', from: 'go', groups: ['lint'], source: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12' },
  { name: 'zizmor', from: 'python', groups: ['lint'], python: PYTHON, command: 'zizmor' },
];

/** @type {(name: string, groups: readonly Group[], python?: string, command?: string) => Tool} */
function dbt(name, groups, python = PYTHON, command = 'dbt') {
  return { name, from: 'python', groups, python, command };
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.tools');
const requirements = join(root, 'tests', 'engines', 'requirements');

/** A program that the machine lacks: each line of the message names one, what it is for, and how to get it. */
export class MissingProgram extends Error {}

/** Where the installed tools are. Asking installs nothing. */
export const tools = {
  /** The folder that holds everything: ignored by git, safe to delete. */
  home,

  /** The virtual environment of a tool that comes from PyPI. @type {(name: string) => string} */
  venv: (name) => join(home, 'venvs', find(name).name),

  /** The dbt command of an engine, or of `snowflake`. @type {(name: string) => string} */
  dbt: (name) => tools.bin(name),

  /** The command of any tool. @type {(name: string) => string} */
  bin(name) {
    const tool = find(name);
    if (tool.from === 'npm') return join(home, tool.name, 'node_modules', DUCKDB, 'libduckdb.so');
    return tool.from === 'python' ? join(tools.venv(name), 'bin', tool.command ?? name) : join(home, 'bin', name);
  },

  /**
   * What a tool needs in its environment, to be laid over the caller's own. No tool sends telemetry or looks for
   * updates; the v2 engines find the libraries for DuckDB and Snowflake on disk instead of downloading their own.
   * @type {(name: string) => Readonly<Record<string, string>>}
   */
  env(name) {
    const silent = { DO_NOT_TRACK: '1', DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', DBT_DISABLE_VERSION_CHECK: 'true' };
    if (!find(name).with?.includes('duckdb')) return silent;
    const adbc = join(tools.venv(name), 'lib', `python${PYTHON}`, 'site-packages', 'adbc_driver_snowflake');
    const libraries = [dirname(tools.bin('duckdb')), adbc, process.env['LD_LIBRARY_PATH']];
    return { ...silent, DBT_LOAD_STANDARD_SNOWFLAKE_DRIVER: '1', LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter) };
  },
};

/**
 * Installs what is not there yet; what is there costs a few milliseconds. Two processes may call it at once.
 * @param {readonly string[]} names Tools or groups.
 * @param {{ log?: Log }} [options] Where progress goes; standard error unless said otherwise.
 * @throws {MissingProgram} before anything is installed, when the machine lacks a program that an installation needs.
 */
export async function ensureTools(names, { log = (line) => process.stderr.write(`${line}\n`) } = {}) {
  const wanted = select(names);
  if (wanted.every(isInstalled)) return;
  await alone(log, async () => {
    const missing = wanted.filter((tool) => !isInstalled(tool));
    const programs = findPrograms(missing);
    mkdirSync(join(home, 'stamps'), { recursive: true });
    await inLanes(2, missing, (tool) => install(tool, programs, log));
  });
}

/** @type {(names: readonly string[]) => readonly Tool[]} */
function select(names) {
  const asked = names.flatMap((name) => {
    const group = TOOLS.filter((tool) => name === 'all' || tool.groups.some((each) => each === name));
    return group.length > 0 ? group : [find(name)];
  });
  const needed = new Set(asked.flatMap((tool) => [tool.name, ...(tool.with ?? [])]));
  return TOOLS.filter((tool) => needed.has(tool.name));
}

/** @type {(name: string) => Tool} */
function find(name) {
  const tool = TOOLS.find((each) => each.name === name);
  if (!tool) throw new RangeError(`There is no tool named '${name}'. There are: ${TOOLS.map((each) => each.name).join(', ')}.`);
  return tool;
}

/** @type {(tool: Tool) => string} */
const stampFile = (tool) => join(home, 'stamps', tool.name);

/** What an installation depends on: its pins, and its place, since virtual environments hold absolute paths.
 * @type {(tool: Tool) => string} */
function stampOf(tool) {
  const pins = tool.from === 'python' ? readFileSync(pinned(tool), 'utf8') : tool.source;
  return createHash('sha256').update(JSON.stringify([home, tool.from, tool.python, pins])).digest('hex');
}

/** A stamp alone is not enough: the Python that a virtual environment links to may be gone.
 * @type {(tool: Tool) => boolean} */
function isInstalled(tool) {
  const interpreter = tool.from === 'python' ? join(tools.venv(tool.name), 'bin', 'python') : tools.bin(tool.name);
  const stamp = stampFile(tool);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(tool) && existsSync(interpreter) && existsSync(tools.bin(tool.name));
}

/** @type {(tool: Tool) => string} */
const pinned = (tool) => join(requirements, `${tool.name}.txt`);

/** @type {(tool: Tool) => string} */
const programOf = (tool) => (tool.from === 'python' ? `python${tool.python}` : tool.from);

/**
 * Finds the programs that these tools are installed with.
 * @param {readonly Tool[]} wanted
 * @returns {ReadonlyMap<string, string>} `go`, `npm`, `python3.11`, ... to its absolute path.
 */
function findPrograms(wanted) {
  const names = [...new Set(wanted.map(programOf))];
  const found = new Map(names.map((name) => [name, name.startsWith('python') ? findPython(name) : onPath(name)[0]]));
  const missing = names.filter((name) => !found.get(name));
  if (missing.length > 0) {
    const users = (/** @type {string} */ name) => wanted.filter((tool) => programOf(tool) === name).map((tool) => tool.name);
    throw new MissingProgram(missing.map((name) => `${name} is missing: ${users(name).join(', ')} cannot be installed without it; ${cure(name)}`).join('\n'));
  }
  return /** @type {Map<string, string>} */ (found);
}

/** @type {(program: string) => string} */
function cure(program) {
  if (program === 'go') return 'install Go 1.26 or newer and put it on PATH';
  if (program === 'npm') return 'install Node.js with npm and put it on PATH';
  return `install it with its venv module (apt-get install ${program}-venv, or pyenv install ${program.slice('python'.length)}) and put it on PATH`;
}

/** @type {(program: string) => readonly string[]} */
function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).filter(isExecutable);
}

/** @type {(file: string) => boolean} */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A Python of this minor version that can make virtual environments. A name on PATH proves nothing: pyenv's shims
 * answer only for versions that are switched on, and Debian ships Python without `ensurepip`.
 * @param {string} program As in `python3.11`.
 * @returns {string | undefined}
 */
function findPython(program) {
  const minor = program.slice('python'.length);
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  const byPyenv = existsSync(versions) ? readdirSync(versions).filter((version) => version.startsWith(`${minor}.`)) : [];
  const candidates = [...onPath(program), ...byPyenv.map((version) => join(versions, version, 'bin', program)), ...onPath('python3')];
  const probe = 'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2]); print(sys.executable)';
  for (const candidate of candidates) {
    const [version, executable] = (spawnSync(candidate, ['-c', probe], { encoding: 'utf8' }).stdout ?? '').split('\n');
    if (version === minor) return executable;
  }
  return undefined;
}

/** @type {(tool: Tool, programs: ReadonlyMap<string, string>, log: Log) => Promise<void>} */
async function install(tool, programs, log) {
  const started = performance.now();
  const program = programs.get(programOf(tool)) ?? programOf(tool);
  rmSync(stampFile(tool), { force: true });
  if (tool.from === 'python') await installVenv(tool, program, log);
  else if (tool.from === 'go') await installGo(tool, program);
  else await installNpm(tool, program);
  if (!existsSync(tools.bin(tool.name))) throw new Error(`${tool.name} was installed, but ${tools.bin(tool.name)} is not there`);
  writeFileSync(stampFile(tool), stampOf(tool));
  log(`installed ${tool.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * All packages are pinned, so nothing is resolved: `--no-deps` also keeps in place what dbt-core 1.12 would replace
 * by a release of its parser that downloads itself while it is built.
 * @type {(tool: Tool, python: string, log: Log) => Promise<void>}
 */
async function installVenv(tool, python, log) {
  const venv = tools.venv(tool.name);
  const interpreter = join(venv, 'bin', 'python');
  const packages = ['--quiet', '--no-deps', '--requirement', pinned(tool)];
  try {
    const uv = await installUv(python);
    await run(uv, ['venv', '--quiet', '--clear', '--python', python, venv]);
    await run(uv, ['pip', 'install', '--python', interpreter, ...packages]);
  } catch (error) {
    log(`uv could not install ${tool.name}, pip is tried instead: ${error instanceof Error ? error.message : error}`);
    await run(python, ['-m', 'venv', '--clear', venv]);
    await run(interpreter, ['-m', 'pip', 'install', ...packages]);
  }
}

/** @type {(tool: Tool, go: string) => Promise<void>} */
async function installGo(tool, go) {
  // GOTOOLCHAIN=local: a Go that is too old says so instead of downloading another.
  await run(go, ['install', '-trimpath', '-ldflags=-s -w', tool.source ?? ''], { GOBIN: join(home, 'bin'), GOTOOLCHAIN: 'local', GOFLAGS: '' });
}

/** @type {(tool: Tool, npm: string) => Promise<void>} */
async function installNpm(tool, npm) {
  const prefix = join(home, tool.name);
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  await run(npm, ['install', '--prefix', prefix, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', tool.source ?? '']);
}

/** @type {Promise<string> | undefined} */
let uvInstalled;

/** @type {(python: string) => Promise<string>} */
function installUv(python) {
  return (uvInstalled ??= (async () => {
    const venv = join(home, UV.replace('==', '-'));
    const command = join(venv, 'bin', 'uv');
    const works = existsSync(command) && spawnSync(command, ['--version']).status === 0;
    if (!works) {
      await run(python, ['-m', 'venv', '--clear', venv]);
      await run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', UV]);
    }
    return command;
  })());
}

/** @type {(command: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>} */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const settings = { UV_PYTHON_DOWNLOADS: 'never', PIP_DISABLE_PIP_VERSION_CHECK: '1', ...env };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...settings } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.trimEnd().split('\n').slice(-20).join('\n')}`));
    });
  });
}

/**
 * Works through the items in their order, a few at a time. After a failure no further item is started.
 * @template T
 * @param {number} lanes
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function inLanes(lanes, items, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/**
 * Runs the work while no other process does so for the same checkout. The lock is a name in Linux's abstract socket
 * space: the kernel frees it however its holder ends, so none is ever left behind.
 * @type {(log: Log, work: () => Promise<void>) => Promise<void>}
 */
async function alone(log, work) {
  const name = `\0dbt-mesh-tools-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  let server = await listen(name);
  if (!server) log('another process is installing the tools; waiting for it');
  while (!server) {
    await sleep(200);
    server = await listen(name);
  }
  try {
    await work();
  } finally {
    server.close();
  }
}

/** @type {(name: string) => Promise<import('node:net').Server | undefined>} */
function listen(name) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ path: name }, () => resolve(server));
  });
}

/**
 * Pins every package of the given tools anew from their `.in` files. Pins that still fit are kept; delete a `.txt` to
 * have the newest. An `.override.txt` beside it replaces what the packages themselves ask for.
 * @type {(names: readonly string[], log: Log) => Promise<void>}
 */
async function lock(names, log) {
  const wanted = select(names).filter((tool) => tool.from === 'python');
  const programs = findPrograms(wanted);
  for (const tool of wanted) {
    const python = programs.get(programOf(tool)) ?? programOf(tool);
    const override = join(requirements, `${tool.name}.override.txt`);
    const overrides = existsSync(override) ? ['--override', override] : [];
    const input = join(requirements, `${tool.name}.in`);
    await run(await installUv(python), ['pip', 'compile', '--quiet', '--no-header', '--no-annotate', '--python', python, ...overrides, input, '--output-file', pinned(tool)]);
    log(`pinned ${tool.name}`);
  }
}

/** @type {(args: readonly string[]) => Promise<number>} The exit code. */
async function main(args) {
  const log = console.error;
  if (args.length === 0) {
    log(`usage: node scripts/tools.mjs [lock] NAME...\nnames: test, matrix, lint, fixtures, all, ${TOOLS.map((tool) => tool.name).join(', ')}`);
    return 2;
  }
  try {
    await (args[0] === 'lock' ? lock(args.length > 1 ? args.slice(1) : ['all'], log) : ensureTools(args, { log }));
    return 0;
  } catch (error) {
    if (!(error instanceof MissingProgram || error instanceof RangeError)) throw error;
    log(error.message);
    return 2;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
