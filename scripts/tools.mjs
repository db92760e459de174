// The tools that tests, fixtures and CI run with: dbt engines, S3 and Snowflake servers, a workflow runner, linters, a browser.
// In: names of tools or of groups. Out: the tools installed under `.tools/` (a browser on the system), their commands, and the environment each needs.
// As a command: `node scripts/tools.mjs NAME... | test | matrix | lint | fixtures | all`, or `lock [NAME...]` to pin anew.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { DUCKDB, TOOLS, findTool, selectTools } from './tools/catalogue.mjs';
import { ensureUv, installDebian, installGo, installNpm, installVenv, pinPackages } from './tools/install.mjs';
import { MissingProgram, findPrograms, onPath, programOf } from './tools/programs.mjs';

export { ENGINES, OLD_ENGINES } from './tools/catalogue.mjs';
export { MissingProgram } from './tools/programs.mjs';

/**
 * @import { Tool } from './tools/catalogue.mjs'
 * @typedef {(line: string) => void} Log
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.tools');

/** Where the installed tools are. Asking installs nothing. */
export const tools = {
  /** The folder that holds everything: ignored by git, safe to delete. */
  home,

  /**
   * The virtual environment of a tool that comes from PyPI.
   * @type {(name: string) => string}
   */
  venv: (name) => join(home, 'venvs', findTool(name).name),

  /**
   * The dbt command of an engine, or of `snowflake`, which is dbt-core with dbt-snowflake.
   * @type {(name: string) => string}
   */
  dbt: (name) => tools.bin(name),

  /**
   * The command of a tool; of `duckdb`, the library.
   * @type {(name: string) => string}
   */
  bin(name) {
    const tool = findTool(name);
    if (tool.from === 'debian') return tool.commands?.flatMap(onPath)[0] ?? join('/usr/bin', name);
    if (tool.from === 'npm') return join(home, name, 'node_modules', DUCKDB, 'libduckdb.so');
    return tool.from === 'go' ? join(home, 'bin', name) : join(tools.venv(name), 'bin', tool.command ?? name);
  },

  /**
   * What a tool needs in its environment, to be laid over the caller's own. No tool sends telemetry or looks for
   * updates; the v2 engines find the libraries for DuckDB and Snowflake on disk instead of downloading their own.
   * @type {(name: string) => Readonly<Record<string, string>>}
   */
  env(name) {
    const silent = { DO_NOT_TRACK: '1', DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', DBT_DISABLE_VERSION_CHECK: 'true' };
    const tool = findTool(name);
    if (!tool.with?.includes('duckdb')) return silent;
    const adbc = join(tools.venv(name), 'lib', programOf(tool), 'site-packages', 'adbc_driver_snowflake');
    const libraries = [dirname(tools.bin('duckdb')), adbc, process.env['LD_LIBRARY_PATH']];
    return {
      ...silent,
      DBT_LOAD_STANDARD_SNOWFLAKE_DRIVER: '1',
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter)
    };
  }
};

/**
 * Installs what is not there yet; what is there costs a few milliseconds. Two processes may call it at once.
 * @param {readonly string[]} names Tools or groups.
 * @param {{ log?: Log }} [options] Where progress goes; standard error unless said otherwise.
 * @returns {Promise<void>}
 * @throws {MissingProgram} before anything is installed, when the machine lacks a program that installs them.
 */
export async function ensureTools(names, { log = (line) => process.stderr.write(`${line}\n`) } = {}) {
  const wanted = selectTools(names);
  if (wanted.every(isInstalled)) return;
  const programs = findPrograms(wanted.filter((tool) => !isInstalled(tool)));
  await alone(log, async () => {
    const missing = wanted.filter((tool) => !isInstalled(tool));
    const uv = await uvFor(missing, programs, log);
    await inLanes(2, missing, (tool) => install(tool, programs.get(programOf(tool)) ?? programOf(tool), uv, log));
  });
}

/** @type {(tool: Tool, suffix: string) => string} */
const requirements = (tool, suffix) => join(root, 'tests', 'engines', 'requirements', `${tool.name}${suffix}`);

/** @type {(tool: Tool) => string} */
const stampFile = (tool) => join(home, 'stamps', tool.name);

/**
 * What an installation depends on: its pins, and its place, since virtual environments hold absolute paths.
 * @type {(tool: Tool) => string}
 */
function stampOf(tool) {
  const pins = tool.from === 'python' ? readFileSync(requirements(tool, '.txt'), 'utf8') : tool.source;
  return createHash('sha256')
    .update(JSON.stringify([home, programOf(tool), pins]))
    .digest('hex');
}

/**
 * A stamp alone proves too little: the Python that a virtual environment links to may be gone.
 * @type {(tool: Tool) => boolean}
 */
function isInstalled(tool) {
  // Whoever installed it, and in whatever version.
  if (tool.from === 'debian') return existsSync(tools.bin(tool.name));
  const files = [
    tools.bin(tool.name),
    ...(tool.from === 'python' ? [join(tools.venv(tool.name), 'bin', 'python')] : [])
  ];
  const stamp = stampFile(tool);
  return files.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(tool);
}

/**
 * uv, when a tool needs it and it can be had.
 * @type {(wanted: readonly Tool[], programs: ReadonlyMap<string, string>, log: Log) => Promise<string | undefined>}
 */
async function uvFor(wanted, programs, log) {
  const python = wanted.filter((tool) => tool.from === 'python').map((tool) => programs.get(programOf(tool)))[0];
  if (!python) return undefined;
  try {
    return await ensureUv(python, home);
  } catch (error) {
    log(`uv cannot be installed, pip takes its place: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** @type {(tool: Tool, program: string, uv: string | undefined, log: Log) => Promise<void>} */
async function install(tool, program, uv, log) {
  const started = performance.now();
  // The stamp goes first and comes last, so an installation that was cut off is done again.
  rmSync(stampFile(tool), { force: true });
  if (tool.from === 'python') {
    await installVenv(uv, program, requirements(tool, '.txt'), tools.venv(tool.name), log);
  } else if (tool.from === 'debian') {
    await installDebian(program, tool.source ?? '');
  } else if (tool.from === 'go') {
    await installGo(program, tool.source ?? '', join(home, 'bin'));
  } else {
    await installNpm(program, tool.source ?? '', join(home, tool.name));
  }
  mkdirSync(dirname(stampFile(tool)), { recursive: true });
  writeFileSync(stampFile(tool), stampOf(tool));
  if (!isInstalled(tool)) throw new Error(`${tool.name} was installed, but ${tools.bin(tool.name)} is not there`);
  log(`installed ${tool.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Works through the items in their order, a few at a time. After a failure no further item is started.
 * @type {<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>}
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
    server.on('error', (error) =>
      'code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
    );
    server.listen({ path: name }, () => resolve(server));
  });
}

/**
 * Pins every package of the given tools anew from their `.in` files. Pins that still fit are kept: delete a `.txt` to
 * have the newest. An `.override.txt` replaces what the packages themselves ask for.
 * @type {(names: readonly string[], log: Log) => Promise<void>}
 */
async function lock(names, log) {
  const wanted = selectTools(names).filter((tool) => tool.from === 'python');
  const programs = findPrograms(wanted);
  for (const tool of wanted) {
    const python = programs.get(programOf(tool)) ?? programOf(tool);
    const files = {
      input: requirements(tool, '.in'),
      override: requirements(tool, '.override.txt'),
      output: requirements(tool, '.txt')
    };
    await pinPackages(await ensureUv(python, home), python, files);
    log(`pinned ${tool.name}`);
  }
}

/** @type {(args: readonly string[]) => Promise<number>} */
async function main(args) {
  const log = console.error;
  const [first, ...others] = args;
  if (first === undefined || first.startsWith('-')) {
    log('usage: node scripts/tools.mjs NAME... | lock [NAME...]');
    log(`names: test, matrix, lint, fixtures, all, ${TOOLS.map((tool) => tool.name).join(', ')}`);
    return 2;
  }
  try {
    await (first === 'lock' ? lock(others.length > 0 ? others : ['all'], log) : ensureTools(args, { log }));
    return 0;
  } catch (error) {
    if (!(error instanceof MissingProgram || error instanceof RangeError)) throw error;
    log(error.message);
    return 2;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
