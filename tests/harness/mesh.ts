import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Outcome } from './dbt.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the built command, as a user does. */
export function mesh(cwd: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome> {
  return run(process.execPath, [join(ROOT, 'dist', 'cli', 'index.js'), ...args], { cwd, ...(env ? { env } : {}) });
}

/**
 * The same, where anything but success is the test's end: the error is all that the command said.
 *
 * @returns its answer: what it wrote to standard output
 */
export async function meshOk(cwd: string, ...args: readonly string[]): Promise<string> {
  const { code, output, stdout } = await mesh(cwd, args);
  if (code !== 0) throw new Error(`dbt-mesh ${args.join(' ')} ended with ${code}:\n${output}`);
  return stdout;
}
