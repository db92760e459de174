import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error: the tools are plain JavaScript, so that they run before anything is installed
import { ENGINES as ALL, tools } from '../../scripts/tools.mjs';

export interface Engine {
  readonly name: string;
  readonly label: string;
  readonly kind: 'core' | 'v2';
  readonly dbtMinor: string;
  readonly loom: boolean;
}

interface Tools {
  dbt(name: string): string;
  bin(name: string): string;
  venv(name: string): string;
  env(name: string): Readonly<Record<string, string>>;
}

export const ENGINES = ALL as readonly Engine[];
const TOOLS = tools as Tools;

/** The whole of a big table, or a slice of it: `npm run test:matrix` sets the variable. */
export const WHOLE = process.env['DBT_MESH_MATRIX'] === '1';

export function engine(name: string): Engine {
  const found = ENGINES.find((one) => one.name === name);
  if (!found) throw new RangeError(`no engine ${name}`);
  return found;
}

export interface Outcome {
  readonly code: number;
  /** Both streams, as they came. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a command to its end; a bad exit is an answer, not an error. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> }
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, output, stdout }));
  });
}

/** Runs dbt in a project's folder; the profile is the folder's own `profiles.yml` unless the environment says otherwise. */
export function dbt(
  name: string,
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Outcome> {
  return run(TOOLS.dbt(name), args, { cwd, env: { DBT_PROFILES_DIR: cwd, NO_COLOR: '1', ...TOOLS.env(name), ...env } });
}

/** The same, where anything but success is the test's end: the error is all that dbt said. */
export async function dbtOk(...call: Parameters<typeof dbt>): Promise<string> {
  const { code, output } = await dbt(...call);
  if (code !== 0) throw new Error(`dbt ${call[2].join(' ')} on ${call[0]} ended with ${code}:\n${output}`);
  return output;
}

export function tool(name: string): string {
  return TOOLS.bin(name);
}

export function python(name = 'core-1.11'): string {
  return join(TOOLS.venv(name), 'bin', 'python');
}

interface RunResult {
  readonly unique_id: string;
  readonly status: string;
  readonly message: string | null;
}

/** `target/run_results.json` of the last run, by unique_id. */
export function runResults(project: string): ReadonlyMap<string, RunResult> {
  const { results } = JSON.parse(readFileSync(join(project, 'target', 'run_results.json'), 'utf8')) as {
    results: readonly RunResult[];
  };
  return new Map(results.map((result) => [result.unique_id, result]));
}
