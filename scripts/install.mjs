import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Node 24, from the npm package of that name: what the runner gives to `using: node24`. */
export const NODE_24 = join(ROOT, 'node_modules', '.bin', 'node');

const STAMP = join(ROOT, 'node_modules', '.dbt-mesh-installed');

/** Installs the locked npm packages unless they are there already; exits with one line when that fails. */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && existsSync(NODE_24) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing the npm packages of package-lock.json');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit']
  });
  if (status !== 0) {
    console.error('npm ci failed; what it said stands above. Mend that and run again.');
    process.exit(2);
  }
  writeFileSync(STAMP, wanted);
}
