/**
 * npm test [LAYER …]     every layer, of the big tables a slice
 * npm run test:matrix    the big tables whole
 * --only PATTERN         of those, the files whose path has it in it: `npm run e2e:workflows`
 *
 * Installs what the layers need into node_modules/ and .tools/ (kept between runs), says which layer is running, and ends with one line
 * that counts them all. Runs on any Node from 20 without packages; the tests themselves run on Node 24.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages, NODE_24, ROOT } from './install.mjs';
import { ensureTools, MissingProgram } from './tools.mjs';

const LAYERS = {
  unit: 'unit tests, beside the code',
  actions: 'the built actions and the command, as child processes',
  stores: 'the registry on a folder and on real S3 servers',
  e2e: 'end to end with real dbt',
  tables: 'the big tables'
};

const { values, positionals: named } = parseArgs({
  options: { matrix: { type: 'boolean', default: false }, only: { type: 'string' } },
  allowPositionals: true
});
const { matrix, only } = values;
const unknown = named.filter((name) => !(name in LAYERS));
if (unknown.length > 0) {
  console.error(`No such layer: ${unknown.join(', ')}. There are: ${Object.keys(LAYERS).join(', ')}.`);
  process.exit(2);
}
const layers = named.length > 0 ? named : matrix ? ['tables'] : Object.keys(LAYERS);

installPackages();
if (layers.some((layer) => layer !== 'unit')) await installTools();

const scratch = mkdtempSync(join(tmpdir(), 'dbt-mesh-test-'));
let passed = 0;
let failed = 0;
for (const layer of layers) {
  const started = Date.now();
  console.log(`\n── ${layer}: ${LAYERS[layer]}${layer === 'tables' ? (matrix ? ', whole' : ', a slice') : ''}`);
  const outcome = runLayer(layer);
  passed += outcome.passed;
  failed += outcome.failed;
  console.log(
    `── ${layer}: ${outcome.passed} passed, ${outcome.failed} failed in ${Math.round((Date.now() - started) / 1000)} s`
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function installTools() {
  try {
    await ensureTools([matrix ? 'matrix' : 'test']);
  } catch (error) {
    if (!(error instanceof MissingProgram)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

/** A layer that does not run to its end, or runs no test, counts as one failure. */
function runLayer(layer) {
  const results = join(scratch, `${layer}.json`);
  const { status } = spawnSync(
    NODE_24,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--selectProjects', layer, '--json', '--outputFile', results, '--ci', '--maxWorkers', '100%'],
      ...(only === undefined ? [] : ['--testPathPatterns', only])
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DBT_MESH_MATRIX: matrix ? '1' : '' } }
  );
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(results, 'utf8')
    );
    // A test that was skipped did not pass: nothing here may be left out in silence.
    const notRun = numPendingTests + numTodoTests;
    const broken =
      numRuntimeErrorTestSuites +
      notRun +
      (numPassedTests + numFailedTests === 0 ||
      (status !== 0 && numFailedTests === 0 && numRuntimeErrorTestSuites === 0)
        ? 1
        : 0);
    if (notRun > 0) console.log(`${notRun} tests were not run: each counts as failed`);
    return { passed: numPassedTests, failed: numFailedTests + broken };
  } catch (error) {
    console.log(`The layer ${layer} did not come to its end (exit ${status}): ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}
