// How a tool is installed: a Python one into a virtual environment, a Go one by `go install`, an npm one by npm, a Debian one for the system.
// In: the tool, the program that installs it, where it goes. Out: nothing; it throws with the program's last words.
// Whoever calls keeps the record of what is installed.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const UV = 'uv==0.13.9';

/**
 * uv's command, installed by pip if it is not there or does not run. uv makes a virtual environment of dbt in a few
 * seconds where pip takes a minute.
 * @param {string} python The Python that uv is installed beside.
 * @param {string} home Where it goes.
 * @returns {Promise<string>}
 */
export async function ensureUv(python, home) {
  const venv = join(home, UV.replace('==', '-'));
  const uv = join(venv, 'bin', 'uv');
  if (spawnSync(uv, ['--version']).status !== 0) {
    await run(python, ['-m', 'venv', '--clear', venv]);
    await run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV]);
  }
  return uv;
}

/**
 * Installs pinned packages into a virtual environment of their own, by uv, or by pip where uv fails. Nothing is
 * resolved: with `--no-deps` the file is the whole truth, and nothing replaces the parser of dbt-core 1.12 by a release
 * that downloads itself while it is built.
 * @param {string | undefined} uv
 * @param {string} python The Python to make the environment with.
 * @param {string} requirements The file that pins every package.
 * @param {string} venv The folder of the environment; what it holds is lost.
 * @param {(line: string) => void} log
 */
export async function installVenv(uv, python, requirements, venv, log) {
  const interpreter = join(venv, 'bin', 'python');
  const packages = ['--quiet', '--no-deps', '--requirement', requirements];
  if (uv) {
    try {
      await run(uv, ['venv', '--quiet', '--clear', '--no-python-downloads', '--python', python, venv]);
      await run(uv, ['pip', 'install', '--python', interpreter, ...packages]);
      return;
    } catch (error) {
      log(`uv failed, pip is tried instead: ${error instanceof Error ? error.message : error}`);
    }
  }
  await run(python, ['-m', 'venv', '--clear', venv]);
  await run(interpreter, ['-m', 'pip', 'install', ...packages]);
}

/**
 * Resolves what a file of top-level requirements asks for, and writes all of it with exact versions.
 * @param {string} uv
 * @param {string} python The Python that the packages are for.
 * @param {{ input: string, override: string, output: string }} files The override is used if it is there.
 */
export async function pinPackages(uv, python, { input, override, output }) {
  const overrides = existsSync(override) ? ['--override', override] : [];
  const style = ['--quiet', '--no-header', '--no-annotate'];
  await run(uv, ['pip', 'compile', ...style, '--python', python, ...overrides, '--output-file', output, input]);
}

/**
 * @param {string} go
 * @param {string} source The package with its version.
 * @param {string} folder Where the command goes.
 */
export async function installGo(go, source, folder) {
  // GOTOOLCHAIN=local: a Go that is too old says so instead of downloading another.
  const env = { GOBIN: folder, GOTOOLCHAIN: 'local' };
  await run(go, ['install', '-trimpath', '-ldflags=-s -w', source], env);
}

/**
 * @param {string} npm
 * @param {string} source The package with its version.
 * @param {string} folder What it holds is lost.
 */
export async function installNpm(npm, source, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const plain = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run(npm, ['install', '--prefix', folder, ...plain, source]);
}

/**
 * Installs a package of Debian for the whole system, which takes root.
 * @param {string} aptGet
 * @param {string} source The package.
 */
export async function installDebian(aptGet, source) {
  const [command, ...before] = process.getuid?.() === 0 ? [aptGet] : ['sudo', '-n', aptGet];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(command, [...before, 'update', '-qq'], env);
  await run(command, [...before, 'install', '--yes', '--no-install-recommends', source], env);
}

/** @type {(command: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<void>} */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const end = output.trimEnd().split('\n').slice(-20).join('\n');
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}:\n${end}`));
    });
  });
}
