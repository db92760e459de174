/**
 * npm run bench                times dbt-mesh against plain Python and against the floor, and prints a table
 * npm run bench -- --write     also writes it to docs/benchmarks.md
 *
 * Every figure is the median of whole processes, wall clock, after one run that is not counted; the rows of one table take turns, so that a
 * slow minute of the machine slows them all.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { installPackages, NODE_24, ROOT } from '../scripts/install.mjs';
import { ensureTools, tools } from '../scripts/tools.mjs';
import { startBucket } from './bucket.mjs';
import { downstream, upstream } from './generate.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const PYTHON = join(tools.venv('core-1.11'), 'bin', 'python');
/** Has boto3. */
const PYTHON_S3 = join(tools.venv('moto'), 'bin', 'python');
/** How many upstreams the table of many has. */
const MANY = 50;
/** How many projects the registry has that can-i-deploy asks, and how often: plain Python takes half a minute for it. */
const PROJECTS = 1000;
const DEPLOY_RUNS = Math.min(RUNS, 3);

installPackages();
// Parts of it are TypeScript, which older Nodes do not run.
if (!process.version.startsWith('v24.')) {
  process.exit(spawnSync(NODE_24, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}
const { fillRegistry } = await import('./many-projects.mjs');
await ensureTools(['core-1.11', 'moto', 'versitygw']);
const scratch = mkdtempSync(join(tmpdir(), 'dbt-mesh-bench-'));
const at = (...parts) => join(scratch, ...parts);
try {
  prepare();
  const tables = [
    publishing(),
    validating(),
    syncing(),
    ...(await syncingMany()),
    ...(await deploying()),
    parsing(),
    starting()
  ];
  const text = tables.map(render).join('\n');
  console.log(text);
  if (process.argv.includes('--write')) {
    writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), page(text));
    console.log('Written to docs/benchmarks.md');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The big manifests, a registry that holds the upstream, and a downstream project in each of the ways to consume it. */
function prepare() {
  const up = upstream();
  write('up/target/manifest.json', JSON.stringify(up));
  write('up/dbt_project.yml', 'name: big_up\nversion: "1.0"\n');
  write('down/target/manifest.json', JSON.stringify(downstream()));
  write('down/dbt_project.yml', 'name: big_down\nversion: "1.0"\n');
  once([NODE_24, CLI, 'publish', '--project-dir', at('up'), '--registry', at('registry')]);

  const profile =
    'name: reader\nversion: "1.0"\nprofile: reader\nmodel-paths: [models]\nflags: {send_anonymous_usage_stats: false}\n';
  const refs = Object.keys(up.nodes)
    .filter((id) => up.nodes[id].access === 'public')
    .slice(0, 20)
    .map((id) => id.split('.')[2]);
  for (const kind of ['none', 'full', 'loom', 'package']) {
    write(`${kind}/dbt_project.yml`, profile);
    write(`${kind}/profiles.yml`, 'reader: {target: dev, outputs: {dev: {type: duckdb, path: ":memory:"}}}\n');
    for (const name of refs) {
      const from = kind === 'none' ? '(select 1 as id)' : `{{ ref('big_up', '${name}') }}`;
      write(`${kind}/models/reads_${name}.sql`, `select * from ${from}\n`);
    }
  }
  for (const mode of ['loom', 'package']) {
    once([
      NODE_24,
      CLI,
      'sync',
      '--project-dir',
      at(mode),
      '--registry',
      at('registry'),
      '--upstreams',
      `big_up: ${mode}`
    ]);
  }
  cpSync(at('up', 'target', 'manifest.json'), at('full', 'manifest.json'));
  write('full/dbt_loom.config.yml', 'manifests: [{name: big_up, type: file, config: {path: ./manifest.json}}]\n');
  once([tools.dbt('core-1.11'), 'deps', '--profiles-dir', '.'], { cwd: at('package'), env: tools.env('core-1.11') });
}

function publishing() {
  return table('Publish a manifest of 51 MB (5,000 models, 100 public) to a folder', [
    [
      'plain Python: json.load, write twice',
      [PYTHON, join(ROOT, 'bench', 'baseline.py'), 'publish', at('up/target/manifest.json'), at('python')]
    ],
    [
      'the floor: read, JSON.parse, SHA-256, gzip',
      [NODE_24, join(ROOT, 'bench', 'floor.mjs'), 'publish', at('up/target/manifest.json')]
    ],
    [
      'dbt-mesh publish',
      [NODE_24, CLI, 'publish', '--project-dir', at('up'), '--registry', at('fresh')],
      { before: () => rmSync(at('fresh'), { recursive: true, force: true }) }
    ]
  ]);
}

function validating() {
  return table('Validate a manifest of 52 MB (5,000 models, 50 of which read an upstream)', [
    [
      'plain Python: json.load alone',
      [PYTHON, join(ROOT, 'bench', 'baseline.py'), 'load', at('down/target/manifest.json')]
    ],
    [
      'the floor: read, JSON.parse',
      [NODE_24, join(ROOT, 'bench', 'floor.mjs'), 'parse', at('down/target/manifest.json')]
    ],
    [
      'dbt-mesh validate',
      [NODE_24, CLI, 'validate', '--manifest', at('down/target/manifest.json'), '--registry', at('registry')]
    ]
  ]);
}

function syncing() {
  const sync = (mode) => [
    NODE_24,
    CLI,
    'sync',
    '--project-dir',
    at('synced'),
    '--registry',
    at('registry'),
    '--upstreams',
    `big_up: ${mode}`
  ];
  const fresh = () => {
    rmSync(at('synced'), { recursive: true, force: true });
    write('synced/dbt_project.yml', 'name: synced\nversion: "1.0"\n');
  };
  return table('Sync an upstream with 100 public models from a folder', [
    [
      'plain Python: json.load of the full manifest, write it',
      [PYTHON, join(ROOT, 'bench', 'baseline.py'), 'publish', at('up/target/manifest.json'), at('python')]
    ],
    ...['package', 'sources', 'loom'].map((mode) => [
      `dbt-mesh sync, ${mode}, from nothing`,
      sync(mode),
      { before: fresh }
    ]),
    ['dbt-mesh sync, loom, nothing changed', sync('loom')]
  ]);
}

/** Small upstreams in a bucket, one and many of them: on this machine, and as far away as another region. */
async function syncingMany() {
  const latencies = [0, 25];
  const bucket = await startBucket(at('bucket'), latencies);
  try {
    const names = Array.from({ length: MANY }, (_, index) => `up_${String(index).padStart(2, '0')}`);
    const manifest = JSON.stringify(upstream({ models: 500, columns: 10 }));
    for (const name of names) {
      write(`many/${name}/target/manifest.json`, manifest.replaceAll('big_up', name));
      write(`many/${name}/dbt_project.yml`, `name: ${name}\nversion: "1.0"\n`);
      once([NODE_24, CLI, 'publish', '--project-dir', at('many', name), ...bucket.flags(0)]);
    }
    return latencies.map((latency) => syncingFrom(bucket, latency, names));
  } finally {
    bucket.close();
  }
}

function syncingFrom(bucket, latency, names) {
  const sync = (project, count) => [
    ...[NODE_24, CLI, 'sync', '--project-dir', at(project), ...bucket.flags(latency)],
    ...names.slice(0, count).flatMap((name) => ['--upstreams', name])
  ];
  const fresh = (project) => () => {
    rmSync(at(project), { recursive: true, force: true });
    write(`${project}/dbt_project.yml`, 'name: reader\nversion: "1.0"\n');
  };
  fresh('knows-one')();
  fresh('knows-many')();
  const where = latency === 0 ? 'on this machine' : `whose answers come ${latency} ms later`;
  return table(`Sync upstreams with 10 public models each from a bucket ${where}`, [
    [
      `plain Python: boto3, ${MANY} manifests one after the other`,
      [PYTHON_S3, join(ROOT, 'bench', 'baseline.py'), 'fetch', bucket.endpoint(latency), at('python'), ...names]
    ],
    ['dbt-mesh sync, 1 upstream, from nothing', sync('one', 1), { before: fresh('one') }],
    [`dbt-mesh sync, ${MANY} upstreams, from nothing`, sync('many-read', MANY), { before: fresh('many-read') }],
    // The first run of a row, which is not counted, fetches.
    ['dbt-mesh sync, 1 upstream, nothing changed', sync('knows-one', 1)],
    [`dbt-mesh sync, ${MANY} upstreams, nothing changed`, sync('knows-many', MANY)]
  ]);
}

/** An upstream that all projects of a bucket use drops a column that none of them does. */
async function deploying() {
  const latencies = [0, 25];
  const bucket = await startBucket(at('mesh-bucket'), latencies);
  try {
    const names = Array.from({ length: PROJECTS - 1 }, (_, index) => `down_${String(index).padStart(3, '0')}`);
    await fillRegistry(
      { registry: 's3://mesh/registry', endpoint: bucket.endpoint(0) },
      ['big_up', ...names],
      'big_up'
    );
    write('deploy/target/manifest.json', JSON.stringify(upstream({ models: 500, columns: 9 })));
    write('deploy/dbt_project.yml', 'name: big_up\nversion: "1.0"\n');
    return latencies.map((latency) => deployingFrom(bucket, latency));
  } finally {
    bucket.close();
  }
}

function deployingFrom(bucket, latency) {
  const where = latency === 0 ? 'on this machine' : `whose answers come ${latency} ms later`;
  return table(
    `Ask whom a change breaks, among ${PROJECTS} projects in a bucket ${where} (${DEPLOY_RUNS} runs)`,
    [
      [
        'plain Python: boto3, all manifests one after the other',
        [PYTHON_S3, join(ROOT, 'bench', 'baseline.py'), 'consumers', bucket.endpoint(latency), 'big_up']
      ],
      ['dbt-mesh can-i-deploy', [NODE_24, CLI, 'can-i-deploy', '--project-dir', at('deploy'), ...bucket.flags(latency)]]
    ],
    DEPLOY_RUNS
  );
}

function parsing() {
  const parse = (kind) => [
    [tools.dbt('core-1.11'), '--no-partial-parse', 'parse', '--profiles-dir', '.'],
    { cwd: at(kind), env: tools.env('core-1.11') }
  ];
  return table('dbt parse (dbt-core 1.11) of a downstream with 20 models', [
    ['no mesh at all', ...parse('none')],
    ["dbt-loom with the upstream's full manifest", ...parse('full')],
    ['dbt-loom with what sync wrote', ...parse('loom')],
    ['package mode', ...parse('package')]
  ]);
}

function starting() {
  write('small/dbt_project.yml', 'name: small\nversion: "1.0"\n');
  const small = upstream({ models: 100, columns: 5 });
  write('small/target/manifest.json', JSON.stringify(small));
  // A registry of its own: in the other one a project of this name has another contract, and comparing the two is no start-up.
  const publish = [NODE_24, CLI, 'publish', '--project-dir', at('small'), '--registry', at('small-registry')];
  once(publish);
  return table('Start-up', [
    ['bare Node: node -e 0', [NODE_24, '-e', '0']],
    ['dbt-mesh --version', [NODE_24, CLI, '--version']],
    ['dbt-mesh publish --dry-run of 100 models, local registry', [...publish, '--dry-run']]
  ]);
}

/** Runs the rows in turn and takes the median of each. */
function table(title, rows, runs = RUNS) {
  const times = rows.map(() => []);
  for (let round = 0; round <= runs; round++) {
    for (const [index, [, command, { before, ...options } = {}]] of rows.entries()) {
      before?.();
      const started = process.hrtime.bigint();
      once(command, options);
      if (round > 0) times[index].push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }
  return { title, rows: rows.map(([name], index) => ({ name, ...spread(times[index]) })) };
}

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}

function render({ title, rows }) {
  const first = rows[0].median;
  const lines = rows.map(
    ({ name, median, min, max }) =>
      `| ${name} | ${ms(median)} | ${ms(min)} – ${ms(max)} | ${(median / first).toFixed(2)} |`
  );
  return [
    `### ${title}`,
    '',
    '| | median | fastest – slowest | to the first row |',
    '|---|---:|---:|---:|',
    ...lines,
    ''
  ].join('\n');
}

function ms(value) {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(0)} ms`;
}

function page(text) {
  const { model } = cpus()[0];
  return `# Benchmarks

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}; run it on your own machine, the figures below are of one. Wall clock of whole processes,
${RUNS} runs of each row in turn after one that is not counted.

Machine: ${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux; Node ${once([NODE_24, '--version']).trim()}, ${once([PYTHON, '--version']).trim()}.

${text}`;
}

function write(path, text) {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), text);
}

/** A command that fails ends the benchmark: a figure of something that did not happen is worth nothing. */
function once([command, ...args], { cwd = scratch, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env }
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
