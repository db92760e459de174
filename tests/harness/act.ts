import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool, type Outcome } from './dbt.ts';
import { ROOT } from './mesh.ts';
import { patientPrograms } from './patient-programs.ts';

/** Makes a folder the repository that act reads: with everything in it committed. */
export function commit(repository: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: repository });
  rmSync(join(repository, '.git'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message=A mesh');
}

/** What a release holds: act copies the whole folder for each step. */
export function release(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dbt-mesh-release-'));
  for (const part of ['publish', 'sync', 'validate', 'setup', '.github/workflows', 'dist'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  return folder;
}

/**
 * Runs the workflow mesh.yml of a repository. act runs jobs without Docker here; the step's PATH has Node 24 first, as the runner's
 * `using: node24` has.
 *
 * @param home where act keeps what it keeps between runs, the cache of the actions too
 */
export function act(repository: string, actions: string, home = repository): Promise<Outcome> {
  const programs = patientPrograms(join(home, 'programs'), { node: process.execPath, bash: '/bin/bash' });
  const path = [programs, '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  return run(
    'env',
    [
      ...['-i', `PATH=${path}`, `HOME=${home}`, tool('act'), 'push', '-W', 'mesh.yml'],
      ...['-P', 'ubuntu-latest=-self-hosted', '--pull=false', '--local-repository', `org/dbt-mesh@v1=${actions}`],
      ...['--cache-server-addr', '127.0.0.1', '--artifact-server-addr', '127.0.0.1']
    ],
    { cwd: repository }
  );
}
