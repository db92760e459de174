// Makes the manifests of tests/fixtures/manifests: real releases of dbt over one project, tests/fixtures/project.
// In: names of engines, all of them when there is none. Out: one `<engine>.json` each; the README there says what is changed.
// As a command: `node scripts/fixtures.mjs [ENGINE...]`. Run it twice and git shows no difference.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ENGINES, OLD_ENGINES, ensureTools, tools } from './tools.mjs';

/** @import { Engine } from './tools/catalogue.mjs' */

const fixtures = join(dirname(dirname(fileURLToPath(import.meta.url))), 'tests', 'fixtures');

/** The packages whose macros and docs are the fixture's own; those of dbt and the adapter are 95 % of a manifest. */
const PACKAGES = ['shop', 'toolbox'];

const MARKER = /\s*(?:#|--) *(?:since (?<since>\d+\.\d+))?(?: *until (?<until>\d+\.\d+))?$/;

/**
 * One text of the project as the given version of dbt can read it. A marker at the end of a line, `# since 1.5`,
 * `-- until 1.6` or both, speaks for that line and the lines indented deeper beneath it; on the first line, alone, for
 * the whole file.
 * @param {string} text
 * @param {string} version Such as `1.11`.
 * @returns {string | undefined} Nothing when that version cannot read the file.
 */
function textFor(text, version) {
  const kept = [];
  let dropped = Infinity;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (indent > dropped) continue;
    dropped = Infinity;
    const marker = MARKER.exec(line);
    const { since, until } = marker?.groups ?? {};
    const fits = !(since && order(version) < order(since)) && !(until && order(version) > order(until));
    const rest = since || until ? line.slice(0, marker?.index) : line;
    if (index === 0 && rest === '' && line !== '') {
      if (!fits) return undefined;
    } else if (fits) {
      kept.push(rest);
    } else {
      dropped = indent;
    }
  }
  return kept.join('\n');
}

/** @type {(version: string) => number} */
function order(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major ?? 0) * 1000 + (minor ?? 0);
}

/** Copies the project for one version of dbt. @type {(version: string, folder: string) => void} */
function layProject(version, folder) {
  const project = join(fixtures, 'project');
  for (const entry of readdirSync(project, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const text = textFor(readFileSync(source, 'utf8'), version);
    if (text === undefined) continue;
    const target = join(folder, source.slice(project.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** @type {(engine: Engine, folder: string, args: readonly string[]) => void} */
function dbt(engine, folder, args) {
  const env = { ...process.env, ...tools.env(engine.name), DBT_PROFILES_DIR: folder };
  const { status, stdout, stderr } = spawnSync(tools.dbt(engine.name), args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${engine.name}: dbt ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

/**
 * A manifest as it is kept: without what is not the project's, and with a constant for whatever differs from run to run.
 * @param {string} text As dbt wrote it.
 * @param {readonly string[]} folders The paths of the project's folder, which are replaced.
 * @returns {string}
 */
function scrub(text, folders) {
  const manifest = JSON.parse(
    folders.reduce((rest, folder) => rest.replaceAll(folder, '/path/to/project'), text),
    settle
  );
  manifest.metadata.user_id &&= '00000000-0000-0000-0000-000000000000';
  manifest.metadata.env = {};
  for (const map of ['macros', 'docs']) {
    manifest[map] = Object.fromEntries(
      Object.entries(manifest[map]).filter(([, { package_name: name }]) => PACKAGES.includes(name))
    );
  }
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** @type {Readonly<Record<string, unknown>>} */
const CONSTANTS = {
  created_at: 1790000000,
  generated_at: '2026-11-01T06:00:00.000000Z',
  run_started_at: '2026-11-01T06:00:00.000000Z',
  invocation_started_at: '2026-11-01T06:00:00.000000Z',
  invocation_id: '00000000-0000-0000-0000-000000000000'
};

/** @type {(key: string, value: unknown) => unknown} */
function settle(key, value) {
  return value !== null && Object.hasOwn(CONSTANTS, key) ? CONSTANTS[key] : value;
}

/** @type {(engine: Engine) => string} */
function makeManifest(engine) {
  const folder = mkdtempSync(join(tmpdir(), 'dbt-mesh-fixture-'));
  try {
    layProject(engine.dbtMinor, folder);
    dbt(engine, folder, ['deps']);
    dbt(engine, folder, ['compile']);
    return scrub(readFileSync(join(folder, 'target', 'manifest.json'), 'utf8'), [folder, realpathSync(folder)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const engines = [...OLD_ENGINES, ...ENGINES];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !engines.some((engine) => engine.name === name));
if (unknown.length > 0) throw new RangeError(`no engine is named ${unknown.join(', ')}`);

const chosen = engines.filter((engine) => asked.length === 0 || asked.includes(engine.name));
await ensureTools(chosen.map((engine) => engine.name));
mkdirSync(join(fixtures, 'manifests'), { recursive: true });
for (const engine of chosen) {
  const manifest = makeManifest(engine);
  writeFileSync(join(fixtures, 'manifests', `${engine.name}.json`), manifest);
  console.log(`${engine.name}: ${(manifest.length / 1024).toFixed(0)} KB`);
}
