/**
 * The public view as others read it: what real releases of dbt wrote for tests/fixtures/project, made public, is the state that dbt-core
 * and dbt v2 defer to, and the manifest that dbt-loom injects.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compactJson, parseManifest, publicView, toProject } from '../../shared/manifest/index.ts';
import { dbt, dbtOk, ENGINES, WHOLE, type Engine } from '../harness/dbt.ts';
import { ROOT } from '../harness/mesh.ts';

const scratch = await mkdtemp(join(tmpdir(), 'public-view-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The newest of dbt-core, the oldest that knows loom and state as we do, and both of v2; all of them in the matrix. */
const READERS = ENGINES.filter(({ name }) =>
  WHOLE ? name !== 'core-1.5' : ['core-1.6', 'core-1.11', 'core-1.12', 'fusion', 'core-v2'].includes(name)
);

/** dbt reads manifests of its own version and of older ones; v2 also those of dbt-core. */
function writersFor(reader: Engine): readonly string[] {
  const older = ENGINES.slice(0, ENGINES.indexOf(reader)).map(({ name }) => name);
  return [...new Set(WHOLE ? [...older, reader.name] : ['core-1.5', reader.name])];
}

/** Where the public models of the fixture lie, under the names that a project refers to them by. */
const RELATIONS = {
  "'public_orders'": '"shop"."analytics_marts"."public_orders"',
  "'dim_customers'": '"shop"."analytics_marts"."dim_customers_v2"',
  "'dim_customers', v=1": '"shop"."analytics_marts"."dim_customers"',
  "'MonthlyRevenue'": '"ledger"."analytics_Reporting"."Monthly_Revenue"'
};

describe.each(READERS)('$label', (reader) => {
  test.each(writersFor(reader))(
    'defers to the public view that %s made',
    async (writer) => {
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
        'models/reader.sql': selectFromAll((ref) => `ref(${ref})`)
      });
      await dbtOk(reader.name, folder, [
        'compile',
        '--select',
        'reader',
        '--defer',
        '--favor-state',
        '--state',
        'state'
      ]);
      await expectAllRelations(join(folder, 'target/compiled/shop/models/reader.sql'));
      const modified = await dbtOk(reader.name, folder, [
        'ls',
        '--select',
        'state:new',
        '--resource-type',
        'model',
        '--state',
        'state'
      ]);
      expect(modified.match(/^shop\..*$/gm)).toEqual(['shop.reader']);
    },
    300_000
  );
});

describe.each(READERS.filter(({ loom }) => loom))('dbt-loom on $label', (reader) => {
  test.each([...writersFor(reader), 'fusion'])(
    'injects the public view that %s made',
    async (writer) => {
      const folder = join(scratch, `loom-${reader.name}-${writer}`);
      await layProject(folder, 'down', {
        'upstream.json': await publicViewOf(writer),
        'dbt_loom.config.yml': JSON.stringify({
          manifests: [{ name: 'shop', type: 'file', config: { path: join(folder, 'upstream.json') } }]
        }),
        'models/reader.sql': selectFromAll((ref) => `ref('shop', ${ref})`)
      });
      await dbtOk(reader.name, folder, ['compile', '--select', 'reader']);
      await expectAllRelations(join(folder, 'target/compiled/down/models/reader.sql'));

      const project = toProject(
        parseManifest(await readFile(join(folder, 'target/manifest.json')), 'manifest.json'),
        'manifest.json'
      );
      const injected = [...project.nodes.values()].filter((node) => node.origin === 'injected');
      expect(injected.map(({ uniqueId, access }) => `${uniqueId}: ${access}`).sort()).toEqual([
        'model.shop.MonthlyRevenue: public',
        'model.shop.dim_customers.v1: public',
        'model.shop.dim_customers.v2: public',
        'model.shop.public_orders: public'
      ]);
      expect(project.parentMap?.get('model.down.reader')).toHaveLength(4);

      await writeFile(join(folder, 'models/reader.sql'), "select * from {{ ref('shop', 'stg_orders') }}");
      const { code, output } = await dbt(reader.name, folder, ['parse']);
      expect({ code: code > 0, output }).toMatchObject({ code: true, output: expect.stringContaining('stg_orders') });
    },
    300_000
  );
});

async function publicViewOf(engine: string): Promise<string> {
  const manifest = parseManifest(await readFile(join(ROOT, 'tests/fixtures/manifests', `${engine}.json`)), engine);
  return compactJson(publicView(manifest, toProject(manifest, engine)));
}

async function layProject(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const profile = {
    target: 'dev',
    outputs: { dev: { type: 'duckdb', path: 'dev.duckdb', schema: 'dev', threads: 1 } }
  };
  const all = {
    'dbt_project.yml': JSON.stringify({ name, version: '1.0', 'config-version': 2, profile: name }),
    'profiles.yml': JSON.stringify({ [name]: profile }),
    ...files
  };
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

function selectFromAll(refTo: (name: string) => string): string {
  return Object.keys(RELATIONS)
    .map((name) => `select count(*) as n from {{ ${refTo(name)} }}`)
    .join('\nunion all\n');
}

async function expectAllRelations(compiled: string): Promise<void> {
  const text = await readFile(compiled, 'utf8');
  expect(text.match(/(?<=from ).*/g)?.map((relation) => relation.trim())).toEqual(Object.values(RELATIONS));
}
