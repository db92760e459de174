// The programs that the machine itself must have: Python, Go, npm; for a browser, Debian's apt-get.
// In: the tools to install. Out: the path of each program that installs them, or one line for each that is missing.
// All are looked for before anything is installed.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @import { Tool } from './catalogue.mjs' */

/** Programs that the machine lacks: each line of the message names one, what it is for, and how to get it. */
export class MissingProgram extends Error {}

/**
 * Which program installs the tool: `go`, `npm`, `python3.11`, `apt-get`.
 * @type {(tool: Tool) => string}
 */
export function programOf(tool) {
  if (tool.from === 'debian') return 'apt-get';
  return tool.from === 'python' ? `python${tool.python}` : tool.from;
}

/**
 * The programs that these tools are installed with, by name, each with its absolute path.
 * @type {(tools: readonly Tool[]) => ReadonlyMap<string, string>}
 * @throws {MissingProgram}
 */
export function findPrograms(tools) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const missing = [];
  for (const program of new Set(tools.map(programOf))) {
    const path = program.startsWith('python') ? findPython(program) : onPath(program)[0];
    if (path) {
      found.set(program, path);
    } else {
      const users = tools.filter((tool) => programOf(tool) === program).map((tool) => tool.name);
      missing.push(`${program} is missing: ${users.join(', ')} cannot be installed without it; ${cure(program)}.`);
    }
  }
  if (missing.length > 0) throw new MissingProgram(missing.join('\n'));
  return found;
}

/** @type {(program: string) => string} */
function cure(program) {
  if (program === 'go') return 'install Go 1.26 or newer and put it on PATH';
  if (program === 'apt-get') return 'install Chromium or Google Chrome and put it on PATH';
  if (program === 'npm') return 'install Node.js with npm and put it on PATH';
  return `install it with its venv module (apt-get install ${program}-venv, or pyenv install ${program.slice('python'.length)})`;
}

/**
 * Every file of that name on PATH that can be run.
 * @type {(program: string) => readonly string[]}
 */
export function onPath(program) {
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
 * @type {(program: string) => string | undefined}
 */
function findPython(program) {
  const minor = program.slice('python'.length);
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  const byPyenv = (existsSync(versions) ? readdirSync(versions) : []).filter((name) => name.startsWith(`${minor}.`));
  const candidates = [
    ...onPath(program),
    ...byPyenv.map((version) => join(versions, version, 'bin', program)),
    ...onPath('python3')
  ];
  const probe = 'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2]); print(sys.executable)';
  for (const candidate of candidates) {
    const answer = spawnSync(candidate, ['-c', probe], { encoding: 'utf8' });
    const [version, executable] = (answer.stdout ?? '').split('\n');
    if (version === minor) return executable;
  }
  return undefined;
}
