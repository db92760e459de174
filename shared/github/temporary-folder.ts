import { tmpdir } from 'node:os';
import type { Environment } from './origin.ts';

/** Where files of this job go that no later job needs: the runner empties it when the job ends. */
export function temporaryFolder(env: Environment): string {
  return env['RUNNER_TEMP'] || tmpdir();
}
