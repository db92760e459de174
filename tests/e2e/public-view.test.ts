/**
 * The public view as others read it: what real releases of dbt wrote for tests/fixtures/project, made public, is a state that dbt-core
 * and dbt v2 defer to, and a manifest whose models dbt-loom injects.
 */
import { afterAll, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compactJson, parseManifest, publicView, toProject } from '../../shared/manifest/index.ts';
import { dbtOk, ENGINES, WHOLE, type Engine } from '../harness/dbt.ts';
import { ROOT } from '../harness/mesh.ts';

const scratch = await mkdtemp(join(tmpdir(), 'public-view-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Every engine of `package` mode; without the matrix, the oldest and newest of dbt-core, what the demo pins, and both of v2. */
const READERS = ENGINES.filter(({ name }) =>
  WHOLE ? name !== 'core-1.5' : ['core-1.6', 'core-1.11', 'core-1.12', 'fusion', 'core-v2'].includes(name)
);

/** Each engine reads its own; in the matrix also what the first dbt with public models wrote, and what the others did. */
const STATES = pairs((reader) =>
  WHOLE ? ['core-1.5', reader.name, ...(reader.kind === 'v2' ? ['core-1.12'] : [])] : [reader.name]
);
const INJECTED = pairs((reader) => {
  if (!reader.loom) return [];
  if (WHOLE) return ['core-1.5', reader.name, 'fusion'];
  return [reader.name === 'core-1.11' ? 'fusion' : reader.name];
});

function pairs(
  writersFor: (reader: Engine) => readonly string[]
): (readonly [label: string, writer: string, reader: Engine])[] {
  return READERS.flatMap((reader) => writersFor(reader).map((writer) => [reader.label, writer, reader] as const));
}

/** Where the public models of the fixture lie, by how a project refers to them. */
const RELATIONS = {
  "'public_orders'": '"shop"."analytics_marts"."public_orders"',
  "'dim_customers'": '"shop"."analytics_marts"."dim_customers_v2"',
  "'dim_customers', v=1": '"shop"."analytics_marts"."dim_customers"',
  "'MonthlyRevenue'": '"ledger"."analytics_Reporting"."Monthly_Revenue"'
};

test.each(STATES)(
  '%s defers to the public view that %s made, and finds its models in it',
  async (_, writer, reader) => {
    const folder = join(scratch, `state-${reader.name}-${writer}`);
    await layProject(folder, 'shop', {
      'state/manifest.json': await publicViewOf(writer),
      'models/public_orders.sql': 'select 1 as order_id',
      'models/MonthlyRevenue.sql': 'select 1 as revenue',
      'models/dim_customers_v1.sql': 'select 1 as customer_id',
      'models/dim_customers_v2.sql': 'select 1 as customer_id',
      'models/_models.yml': JSON.stringify({
        version: 2,
        models: [{ name: 'dim_customers', latest_version: 2, versions: [{ v: 1 }, { v: 2 }] }]
      }),
      'models/reader.sql': selectFromAll((name) => `ref(${name})`)
    });
    await dbtOk(reader.name, folder, [
      'compile',
      '--select',
      'state:new',
      '--defer',
      '--favor-state',
      '--state',
      'state'
    ]);
    const compiled = await readdir(join(folder, 'target/compiled/shop/models'));
    expect(compiled.filter((file) => file.endsWith('.sql'))).toEqual(['reader.sql']);
    expect(await relationsIn(join(folder, 'target/compiled/shop/models/reader.sql'))).toEqual(Object.values(RELATIONS));
  },
  300_000
);

test.each(INJECTED)(
  'dbt-loom on %s injects the public view that %s made, and nothing else',
  async (_, writer, reader) => {
    const folder = join(scratch, `loom-${reader.name}-${writer}`);
    await layProject(folder, 'down', {
      'upstream.json': await publicViewOf(writer),
      'dbt_loom.config.yml': JSON.stringify({
        manifests: [{ name: 'shop', type: 'file', config: { path: join(folder, 'upstream.json') } }]
      }),
      'models/reader.sql': selectFromAll((name) => `ref('shop', ${name})`)
    });
    await dbtOk(reader.name, folder, ['compile', '--select', 'reader']);
    expect(await relationsIn(join(folder, 'target/compiled/down/models/reader.sql'))).toEqual(Object.values(RELATIONS));

    const manifest = parseManifest(await readFile(join(folder, 'target/manifest.json')), 'manifest.json');
    const { nodes } = toProject(manifest, 'manifest.json');
    expect([...nodes.values()].map(({ uniqueId, origin, access }) => `${uniqueId} ${origin} ${access}`).sort()).toEqual(
      [
        'model.down.reader own protected',
        'model.shop.MonthlyRevenue injected public',
        'model.shop.dim_customers.v1 injected public',
        'model.shop.dim_customers.v2 injected public',
        'model.shop.public_orders injected public'
      ]
    );
  },
  300_000
);

async function publicViewOf(engine: string): Promise<string> {
  const manifest = parseManifest(await readFile(join(ROOT, 'tests/fixtures/manifests', `${engine}.json`)), engine);
  return compactJson(publicView(manifest, toProject(manifest, engine)));
}

async function layProject(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const dev = { type: 'duckdb', path: 'dev.duckdb', schema: 'dev', threads: 1 };
  const all = {
    'dbt_project.yml': JSON.stringify({ name, version: '1.0', 'config-version': 2, profile: name }),
    'profiles.yml': JSON.stringify({ [name]: { target: 'dev', outputs: { dev } } }),
    ...files
  };
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

function selectFromAll(refTo: (name: string) => string): string {
  const selects = Object.keys(RELATIONS).map((name) => `select count(*) as n from {{ ${refTo(name)} }}`);
  return selects.join('\nunion all\n');
}

/** What a compiled model reads, in its order. */
async function relationsIn(compiled: string): Promise<readonly string[]> {
  return (await readFile(compiled, 'utf8')).match(/(?<=from ).*/g)?.map((relation) => relation.trim()) ?? [];
}
