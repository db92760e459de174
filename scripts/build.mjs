/**
 * npm run build    dist/ anew from the sources
 *
 * tsc strips the types into build/, ncc bundles all doors into one bundle with lazy chunks, and each door gets a stub of two lines.
 * The same sources give the same bytes on every machine. Runs on any Node from 20.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILD = join(ROOT, 'build');
/** Written here, and moved to dist/ when it is whole. */
const OUT = join(BUILD, 'dist');
const DIST = join(ROOT, 'dist');
const require = createRequire(import.meta.url);

/**
 * Each door: the folder of its stub in dist/, and the source whose `main` it calls. `worker` is where the thread that reads SQL comes in,
 * `cache` the one that speaks to GitHub's cache.
 */
const DOORS = {
  cli: 'cli/main.js',
  publish: 'actions/publish-manifest/main.js',
  sync: 'actions/sync-mesh/main.js',
  validate: 'actions/validate-lineage/main.js',
  worker: 'shared/lineage/sql/thread.js',
  cache: 'actions/sync-mesh/cache-thread.js'
};

// webpack names modules relative to the current folder.
process.chdir(ROOT);
compile();
await bundle();
writeStubs();
rmSync(DIST, { recursive: true, force: true });
renameSync(OUT, DIST);
rmSync(BUILD, { recursive: true });
console.log(sizes());

function compile() {
  rmSync(BUILD, { recursive: true, force: true });
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

async function bundle() {
  const entry = join(BUILD, 'doors.js');
  const doors = Object.entries(DOORS);
  const opened = doors.map(
    ([door, source]) => `export const ${door} = async () => (await import('./${source}')).main();\n`
  );
  writeFileSync(entry, opened.join(''));
  const ncc = require('@vercel/ncc');
  const { code, assets } = await ncc(entry, { cache: false, license: 'licenses.txt', quiet: true });
  write('index.js', code);
  for (const [name, { source }] of Object.entries(assets)) {
    if (name.endsWith('.wasm')) copyWasm(name);
    else write(name, source);
  }
}

/** ncc reads assets as text and so corrupts WebAssembly; it names them by their content. The one original is copied instead. */
function copyWasm(name) {
  const sdk = join(ROOT, 'node_modules', '@polyglot-sql', 'sdk');
  const [original, ...others] = readdirSync(sdk, { recursive: true }).filter((file) => file.endsWith('.wasm'));
  if (!original || others.length > 0)
    throw new Error(`Which .wasm of @polyglot-sql/sdk is ${name}? It should have one.`);
  copyFileSync(join(sdk, original), join(OUT, name));
}

function writeStubs() {
  for (const door of Object.keys(DOORS)) {
    const shebang = door === 'cli' ? '#!/usr/bin/env node\n' : '';
    write(`${door}/index.js`, `${shebang}import { ${door} } from '../index.js';\nawait ${door}();\n`);
  }
  chmodSync(join(OUT, 'cli', 'index.js'), 0o755);
}

function write(name, content) {
  mkdirSync(dirname(join(OUT, name)), { recursive: true });
  writeFileSync(join(OUT, name), content);
}

function sizes() {
  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile());
  return files
    .sort()
    .map((name) => `${String(Math.ceil(statSync(join(DIST, name)).size / 1024)).padStart(7)} KB  dist/${name}`)
    .join('\n');
}
