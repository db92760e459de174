import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  Unreachable,
  type Clock,
  type InitReport,
  type InitSettings,
  type ManifestJson,
  type Starter,
  type Store
} from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { openStore, publish } from '../registry/index.ts';
import { init } from './init.ts';
import { nodeFiles } from './node-files.ts';

const clock: Clock = { now: () => new Date('2026-11-24T12:00:00Z'), sleep: () => Promise.resolve() };

let root: string;
let store: Store | null;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'dbt-mesh-init-')));
  store = null;
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** The text is another room's business: here it is the starter itself. */
const asJson = (starter: Starter): string => JSON.stringify(starter);

function run(folders: readonly string[], settings: Partial<InitSettings> = {}): Promise<InitReport> {
  return init(
    {
      repositoryDir: root,
      file: join(root, 'dbt-mesh.yml'),
      exists: false,
      registry: null,
      folders: folders.map((folder) => join(root, folder)),
      unread: [],
      environment: 'prod',
      dryRun: false,
      ...settings
    },
    { store, files: nodeFiles },
    asJson
  );
}

/** What each project reads: `dbt_up: loom`, with `?` where it may be missing. */
function reads({ projects }: InitReport): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    projects.map(({ name, upstreams }) => [
      name,
      upstreams.map(({ project, mode, optional }) => `${project}${optional ? '?' : ''}: ${mode}`)
    ])
  );
}

interface Published {
  readonly schema?: string;
  readonly database?: string;
  readonly adapter?: string;
  readonly version?: number;
}

/** Publishes a project whose only model is `orders`. */
async function published(
  name: string,
  { schema = 'marts', database = 'DB', adapter = 'snowflake', version }: Published = {}
): Promise<void> {
  store ??= await openStore({ registry: join(root, 'registry') }, clock);
  const id = `model.${name}.orders${version === undefined ? '' : `.v${version}`}`;
  const alias = version === undefined ? 'orders' : `orders_v${version}`;
  const manifest: ManifestJson = {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T10:00:00.000000Z',
      project_name: name,
      adapter_type: adapter
    },
    nodes: {
      [id]: {
        ...{ unique_id: id, name: 'orders', resource_type: 'model', package_name: name, access: 'public', version },
        ...{ latest_version: version, database, schema, alias, relation_name: `${database}.${schema}.${alias}` },
        ...{ path: 'orders.sql', original_file_path: 'models/orders.sql', fqn: [name, 'orders'], config: {} }
      }
    }
  };
  const project = toProject(manifest, 'manifest.json');
  const mesh = {
    ...{ project: name, environment: 'prod', repository: null, commit: null, run_url: null, producer: 'dbt-mesh test' },
    ...{ generated_at: project.generatedAt, include: 'public' as const, references: [], ancestors: {} }
  };
  await publish(store, clock, { manifest: publicView(manifest, project), mesh });
}

describe('what a repository reads of others', () => {
  test('comes from all that names projects; what runs today says how', async () => {
    await write('down/dbt_project.yml', 'name: dbt_down\n');
    await write('down/dbt_loom.config.yml', 'manifests: [{ name: dbt_up, type: s3, config: {} }]\n');
    await write('down/dependencies.yml', 'projects: [{ name: dbt_up }, { name: crm }]\n');
    await write('down/models/a.sql', "{{ ref('dbt_up', 'x') }} {{ ref('erp', 'y') }}");
    const report = await run(['down']);
    expect(reads(report)).toEqual({ dbt_down: ['crm: package', 'dbt_up: loom', 'erp: package'] });
    expect(report.projects[0]?.upstreams[1]?.seen).toEqual([
      'listed in dbt_loom.config.yml:1',
      'listed in dependencies.yml:1',
      'ref in models/a.sql:1'
    ]);
  });

  test('comes from a configuration of dbt-loom at the root as well, for the projects that refer to what it names', async () => {
    await write('dbt_loom.config.yml', 'manifests: [{ name: dbt_up, type: file, config: { path: x } }]\n');
    await write('down/dbt_project.yml', 'name: dbt_down\n');
    await write('down/models/a.sql', "{{ ref('dbt_up', 'x') }}");
    await write('other/dbt_project.yml', 'name: other\n');
    expect(reads(await run(['down', 'other']))).toEqual({ dbt_down: ['dbt_up: loom'], other: [] });
  });

  test('knows projects of the same repository, and that one of two that read each other has to start', async () => {
    await write('a/dbt_project.yml', 'name: dbt_a\n');
    await write('a/models/a.sql', "{{ ref('dbt_b', 'x') }} {{ ref('dbt_c', 'x') }}");
    await write('b/dbt_project.yml', 'name: dbt_b\n');
    await write('b/models/b.sql', "{{ ref('dbt_a', 'x') }}");
    const report = await run(['a', 'b']);
    expect(reads(report)).toEqual({ dbt_a: ['dbt_b?: package', 'dbt_c: package'], dbt_b: ['dbt_a?: package'] });
    expect(report.projects[0]?.upstreams.map(({ here }) => here)).toEqual([true, false]);
  });

  test('takes a source that nobody defines for a project of the mesh of that name, if there is one', async () => {
    await write('up/dbt_project.yml', 'name: dbt_up\n');
    await write('down/dbt_project.yml', 'name: dbt_down\n');
    await write('down/models/a.sql', "{{ source('dbt_up', 'x') }} {{ source('of_a_package', 'y') }}");
    expect(reads(await run(['up', 'down']))).toEqual({ dbt_up: [], dbt_down: ['dbt_up: sources'] });
  });
});

describe('a source that points at what a project publishes', () => {
  beforeEach(async () => {
    await write('down/dbt_project.yml', 'name: dbt_down\n');
    await write('down/models/a.sql', "select *\nfrom {{ source('shop', 'o') }}");
  });
  const define = (more: string, source = 'shop'): Promise<void> =>
    write(
      'down/models/_sources.yml',
      `sources: [{ name: ${source}, ${more}, tables: [{ name: o, identifier: ORDERS }] }]`
    );

  test('is an upstream, with the ref to write instead', async () => {
    await published('dbt_up');
    await define('database: db, schema: MARTS');
    const report = await run(['down']);
    expect(reads(report)).toEqual({ dbt_down: ['dbt_up: package'] });
    expect(report.changes).toEqual([
      {
        project: 'dbt_down',
        file: 'down/models/a.sql',
        line: 2,
        before: "source('shop', 'o')",
        after: "ref('dbt_up', 'orders')"
      }
    ]);
    expect(await readFile(join(root, 'down/models/a.sql'), 'utf8')).toContain("source('shop', 'o')");
  });

  test('names the version, in the language of the call', async () => {
    await published('dbt_up', { version: 2 });
    await write('down/models/_sources.yml', 'sources: [{ name: shop, schema: marts, tables: [{ name: orders_v2 }] }]');
    await write('down/models/a.py', 'def model(dbt, session):\n    return dbt.source("shop", "orders_v2")\n');
    expect((await run(['down'])).changes).toMatchObject([
      { before: 'dbt.source("shop", "orders_v2")', after: 'dbt.ref("dbt_up", "orders", v=2)' }
    ]);
  });

  test('under the name of the upstream is taken for it as it is', async () => {
    await published('dbt_up');
    await define('schema: marts', 'dbt_up');
    expect(reads(await run(['down']))).toEqual({ dbt_down: ['dbt_up: sources'] });
  });

  test('is found by what dbt made of it, where it is computed in Jinja', async () => {
    await published('dbt_up');
    await define(`schema: "{{ env_var('SCHEMA') }}"`);
    expect(await run(['down'])).toMatchObject({
      changes: [],
      notes: [{ file: 'down/models/_sources.yml', line: 1, message: expect.stringContaining('run dbt parse') }]
    });
    const id = 'source.dbt_down.shop.o';
    const source = { unique_id: id, source_name: 'shop', name: 'o', package_name: 'dbt_down', resource_type: 'source' };
    const metadata = {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      ...{
        dbt_version: '1.11.16',
        generated_at: '2026-11-24T10:00:00Z',
        project_name: 'dbt_down',
        adapter_type: 'snowflake'
      }
    };
    const place = { database: 'DB', schema: 'marts', identifier: 'orders', relation_name: 'DB.marts.orders' };
    await write(
      'down/target/manifest.json',
      JSON.stringify({ metadata, nodes: {}, sources: { [id]: { ...source, ...place } } })
    );
    expect(await run(['down'])).toMatchObject({ changes: [{ after: "ref('dbt_up', 'orders')" }], notes: [] });
  });

  test.each([
    ['another schema', 'schema: raw'],
    ['another database', 'database: RAW, schema: marts']
  ])('is none in %s', async (_, more) => {
    await published('dbt_up');
    await define(more);
    expect(await run(['down'])).toMatchObject({ changes: [], notes: [] });
  });

  test('is told as one of several, where its database is not known', async () => {
    await published('dbt_up');
    await published('erp', { database: 'ERP' });
    await define('schema: marts');
    expect(await run(['down'])).toMatchObject({
      changes: [],
      notes: [
        {
          message:
            'The source shop.o may be any of dbt_up.orders (DB.marts.orders), erp.orders (ERP.marts.orders): run dbt parse, and dbt-mesh init again'
        }
      ]
    });
  });

  test('is not looked for where the registry cannot be reached, and that is said', async () => {
    await define('schema: marts');
    store = { children: () => Promise.reject(new Unreachable('nobody answers', 'wait')) } as unknown as Store;
    expect(await run(['down'])).toMatchObject({
      outcome: 'written',
      notes: [{ message: 'Whether sources are models of other projects was not looked at: nobody answers' }]
    });
  });

  test('is not looked for without a registry, and that is said', async () => {
    await define('schema: marts');
    expect((await run(['down'])).notes).toMatchObject([{ message: expect.stringMatching(/^No registry is known/) }]);
  });

  test('is found beside a publication that is damaged, which is said', async () => {
    await published('dbt_up');
    await write('registry/erp/prod/latest/manifest.json', '{');
    await define('schema: marts');
    expect(await run(['down'])).toMatchObject({
      changes: [{ after: "ref('dbt_up', 'orders')" }],
      notes: [{ message: expect.stringContaining('what erp publishes') }]
    });
  });
});

describe('the file', () => {
  beforeEach(() => write('up/dbt_project.yml', 'name: dbt_up\n'));

  test('is written where there is none', async () => {
    const report = await run(['up'], { registry: './registry' });
    expect(report).toMatchObject({ outcome: 'written', file: 'dbt-mesh.yml' });
    expect(await readFile(join(root, 'dbt-mesh.yml'), 'utf8')).toBe(report.text);
    expect(JSON.parse(report.text)).toEqual({
      registry: './registry',
      projects: [{ name: 'dbt_up', path: 'up', upstreams: [] }]
    });
  });

  test.each([
    ['is left alone where there is one', { exists: true }, 'exists'],
    ['is only shown in a dry run', { dryRun: true }, 'dry-run']
  ])('%s', async (_, settings, outcome) => {
    expect(await run(['up'], settings)).toMatchObject({ outcome, text: expect.stringContaining('dbt_up') });
    expect(await nodeFiles.list(root)).toEqual(['up/dbt_project.yml']);
  });

  test('lists a name once, no name that a registry cannot hold, and no dbt package', async () => {
    await write('copy/dbt_project.yml', 'name: dbt_up\n');
    await write('odd/dbt_project.yml', 'name: "a/b"\n');
    await write('up/packages.yml', 'packages: [{ local: ../toolbox }]');
    await write('toolbox/dbt_project.yml', 'name: toolbox\n');
    await write('broken/dbt_project.yml', 'name: [\n');
    const { projects, notes } = await run(['up', 'copy', 'odd', 'toolbox', 'broken']);
    expect(projects.map(({ path }) => path)).toEqual(['up']);
    expect(notes.map(({ file, line }) => [file, line !== null])).toEqual([
      ['broken/dbt_project.yml', true],
      [null, false],
      ['copy/dbt_project.yml', false],
      ['odd/dbt_project.yml', false],
      ['toolbox/dbt_project.yml', false]
    ]);
  });

  test('is not written where there is no dbt project', async () => {
    await expect(run([])).rejects.toThrow(/^There is no dbt_project.yml in /);
    await write('broken/dbt_project.yml', 'name: [\n');
    await expect(run(['broken'])).rejects.toThrow(/can be read: broken\/dbt_project.yml:2 is not YAML/);
  });
});

describe('the next steps', () => {
  const commands = ({ steps }: InitReport): readonly string[] => steps.flatMap((step) => step.commands);

  test('publish upstreams first, and fit the folders and the registry', async () => {
    await write('transform/a b/dbt_project.yml', 'name: dbt_down\n');
    await write('transform/a b/models/a.sql', "{{ ref('dbt_up', 'x') }}");
    await write('up/dbt_project.yml', 'name: dbt_up\n');
    expect(commands(await run(['transform/a b', 'up'], { registry: './registry' }))).toEqual([
      '(cd up && dbt build)',
      'dbt-mesh publish --project-dir up',
      "dbt-mesh sync --project-dir 'transform/a b'",
      "(cd 'transform/a b' && dbt deps && dbt build)",
      "dbt-mesh validate --project-dir 'transform/a b'",
      "dbt-mesh publish --project-dir 'transform/a b'"
    ]);
  });

  test('go by --local until a registry is known', async () => {
    await write('dbt_project.yml', 'name: dbt_up\n');
    const report = await run(['.']);
    expect(commands(report)).toEqual(['dbt build', 'dbt-mesh publish --local']);
    expect(report.steps[0]?.what).toMatch(/^Write the registry into dbt-mesh.yml/);
  });

  test('say what other repositories have to publish, unless they have', async () => {
    await published('crm');
    await write('dbt_project.yml', 'name: dbt_down\n');
    await write('dependencies.yml', 'projects: [{ name: dbt_up }, { name: crm }]');
    const { steps } = await run(['.'], { registry: 's3://acme/registry' });
    expect(steps[0]).toEqual({
      what: 'Publish dbt_up from where it is built, after the production build.',
      commands: ['dbt-mesh publish --registry s3://acme/registry']
    });
    expect(steps.map(({ what }) => what).join('\n')).toContain('Remove `projects:` from dependencies.yml of dbt_down');
  });

  test('name many projects, and write out the commands of a few', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await write(`${name}/dbt_project.yml`, `name: dbt_${name}\n`);
    const report = await run(names, { registry: './registry' });
    expect(report.steps[0]?.what).toBe(
      'Build and publish dbt_a, dbt_b and dbt_c, and in the same way dbt_d and dbt_e.'
    );
    expect(commands(report)).toHaveLength(6);
  });
});
