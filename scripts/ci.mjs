/**
 * What .ci/run does: each step below is one check, and the two test commands count their tests as well. A step that fails does not stop the
 * ones after it, so that one run tells everything. The last line counts all.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, NODE_24, ROOT } from './install.mjs';
import { ensureTools, tools } from './tools.mjs';

const started = Date.now();
installPackages();
await ensureTools(['test', 'matrix', 'lint'], { log: console.log });

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const inFolder = (folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name));
const callers = inFolder('workflows-examples');
const steps = [
  ['types', NODE_24, [bin('tsc'), '--noEmit']],
  ['lint', NODE_24, [bin('eslint'), '--max-warnings', '0', '.']],
  ['format', NODE_24, [bin('prettier'), '--check', '.']],
  ['actionlint', tools.bin('actionlint'), [...inFolder('.github/workflows'), ...callers]],
  ['zizmor', tools.bin('zizmor'), ['--offline', '--persona=pedantic', '.', ...callers]],
  ['generated docs', NODE_24, ['scripts/docs.ts', '--check']],
  ['dist is what the sources build', NODE_24, ['scripts/build.mjs']],
  ['nothing dirty after the build', 'git', ['status', '--porcelain'], clean],
  ['npm test', NODE_24, ['scripts/test.mjs'], counted],
  ['demo', NODE_24, ['scripts/demo.mjs']],
  ['demo again', NODE_24, ['scripts/demo.mjs']],
  ['demo on dbt v2', NODE_24, ['scripts/demo.mjs', '--engine', 'v2']],
  ['npm run test:matrix', NODE_24, ['scripts/test.mjs', '--matrix'], counted],
  ['nothing dirty at the end', 'git', ['status', '--porcelain'], clean]
];

let passed = 0;
let failed = 0;
for (const [name, command, args, count = exitCode] of steps) {
  const begun = Date.now();
  console.log(`\n━━ ${name}`);
  const outcome = count(await run(command, args));
  passed += outcome.passed;
  failed += outcome.failed;
  console.log(`━━ ${name}: ${outcome.failed > 0 ? 'FAILED' : 'ok'} in ${seconds(begun)} s`);
}
console.log(`\nIn ${seconds(started)} s:`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** A step without tests of its own is one check. */
function exitCode({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** `git status --porcelain` says nothing where nothing is dirty; `git diff` misses files that are new. */
function clean({ code, output }) {
  return exitCode({ code: code === 0 && output.trim() === '' ? 0 : 1 });
}

/** A test command ends with `N passed, N failed`; without that line, or with a bad exit and no failure counted, it is a failure itself. */
function counted({ code, output }) {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!line) return { passed: 0, failed: 1 };
  const failures = Number(line[2]);
  return { passed: Number(line[1]), failed: code !== 0 && failures === 0 ? 1 : failures };
}

/** Runs a step, showing what it prints as it prints it. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr]
    ]) {
      from.on('data', (chunk) => {
        output += chunk;
        to.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
