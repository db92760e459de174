import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type DocsReport, type DocsSettings, type Files, type Store } from '../domain/index.ts';
import { publish } from '../registry/index.ts';
import { PAGE } from '../site/testing/page.ts';
import { docs } from './docs.ts';

const SETTINGS: DocsSettings = {
  environment: 'prod',
  environments: { 'pr-*': ['staging', 'prod'] },
  projects: null,
  include: 'public',
  pages: ['/venv/index.html'],
  out: '/site',
  isStatic: false,
  policy: { rules: {} }
};

let disk: Map<string, Uint8Array>;
let store: MemoryStore;
beforeEach(() => {
  disk = new Map([['/venv/index.html', Buffer.from(PAGE)]]);
  store = memoryStore();
});

const files: Files = {
  read: (path) => Promise.resolve(disk.get(path) ?? null),
  write: (path, body) => Promise.resolve(void disk.set(path, Buffer.from(body))),
  remove: (path) => Promise.resolve(void disk.delete(path)),
  list: () => Promise.resolve([])
};

function made(settings: Partial<DocsSettings> = {}, from: Store = store): Promise<DocsReport> {
  const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  return docs({ ...SETTINGS, ...settings }, { store: from, files, clock: fakeClock(), logger });
}

const published = (sample: Sample = {}) => publish(store, fakeClock(), samplePublication(sample));

/** With its full manifest and its catalog. */
function publishedWhole(project: string): ReturnType<typeof publish> {
  const publication = samplePublication({ project, withState: true });
  const catalog = {
    metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/catalog/v1.json' },
    nodes: {
      [`model.${project}.public_orders`]: {
        metadata: {},
        columns: { order_id: { type: 'INTEGER', index: 1 } },
        stats: {}
      },
      'model.another.x': { metadata: {}, columns: {}, stats: {} }
    },
    sources: {}
  };
  const state = { ...publication.state, 'catalog.json': Buffer.from(JSON.stringify(catalog)) };
  return publish(store, fakeClock(), { ...publication, state });
}

const written = (name: string) => JSON.parse(Buffer.from(disk.get(`/site/${name}`) ?? '').toString()) as Written;

interface Written {
  readonly nodes: Readonly<Record<string, { readonly description?: string; readonly checksum?: unknown }>>;
}

describe('the site', () => {
  test('has every project of the environment, by its public view', async () => {
    await published({ project: 'up', withState: true });
    await published({ project: 'down' });
    await published({ project: 'other', environment: 'staging' });
    const report = await made();
    expect(report).toMatchObject({
      files: ['index.html', 'manifest.json', 'catalog.json'],
      projects: [
        { project: 'down', environment: 'prod', include: 'public', models: 1, catalog: false },
        { project: 'up', environment: 'prod', include: 'public', models: 1, catalog: false }
      ],
      findings: []
    });
    expect(Object.keys(written('manifest.json').nodes)).toEqual(['model.down.public_orders', 'model.up.public_orders']);
    expect(written('catalog.json').nodes).toEqual({});
    expect(store.requests.filter((one) => one.includes('/state/') && one.startsWith('get'))).toEqual([]);
  });

  test('is the same to the byte when it is made again', async () => {
    await published({ project: 'up' });
    await made();
    const first = new Map(disk);
    await made();
    expect(disk).toEqual(first);
  });

  test('shows whole projects with their catalogs where that is asked for', async () => {
    await publishedWhole('up');
    expect(await made({ include: 'full' })).toMatchObject({
      projects: [{ project: 'up', include: 'full', models: 1, catalog: true }],
      findings: []
    });
    expect(Object.keys(written('catalog.json').nodes)).toEqual(['model.up.public_orders']);
  });

  test('takes each project from the first environment that has it', async () => {
    await published({ project: 'up', environment: 'prod' });
    await published({ project: 'down', environment: 'pr-12' });
    await published({ project: 'down', environment: 'prod' });
    const { projects } = await made({ environment: 'pr-12' });
    expect(projects).toMatchObject([
      { project: 'down', environment: 'pr-12' },
      { project: 'up', environment: 'prod' }
    ]);
  });

  test('has only the projects that were asked for, by name or by pattern', async () => {
    for (const project of ['sales_eu', 'sales_us', 'hr', 'it']) await published({ project });
    const names = async (projects: readonly string[]) => (await made({ projects })).projects.map((one) => one.project);
    expect(await names(['sales_*', 'hr'])).toEqual(['hr', 'sales_eu', 'sales_us']);
    expect(await names(['it'])).toEqual(['it']);
  });

  test('as one file leaves nothing beside it of an earlier one that may have shown more', async () => {
    await publishedWhole('up');
    await made({ include: 'full' });
    expect(await made({ isStatic: true })).toMatchObject({ files: ['index.html'] });
    expect([...disk.keys()].sort()).toEqual(['/site/index.html', '/venv/index.html']);
    expect(Buffer.from(disk.get('/site/index.html') ?? '').toString()).toContain('model.up.public_orders');
  });
});

describe('what cannot be read', () => {
  test('of one project is a warning, and the others are there', async () => {
    await published({ project: 'up' });
    await published({ project: 'broken' });
    store.put('broken/prod/latest/manifest.json', Buffer.from('{'));
    const { projects, findings } = await made();
    expect(projects).toMatchObject([{ project: 'up' }]);
    expect(findings).toMatchObject([{ rule: 'project-not-shown', severity: 'warning', project: 'broken' }]);
  });

  test('of a whole project is a warning, and its public view is there', async () => {
    await published({ project: 'plain' });
    await publishedWhole('up');
    const { version } = await publishedWhole('damaged');
    store.put(`damaged/prod/state/${version}/manifest.json.gz`, gzipSync('{}'));
    const { projects, findings } = await made({ include: 'full' });
    expect(projects).toMatchObject([
      { project: 'damaged', include: 'public', models: 1 },
      { project: 'plain', include: 'public', models: 1 },
      { project: 'up', include: 'full' }
    ]);
    expect(findings).toMatchObject([
      { rule: 'shown-by-public-view', project: 'damaged', message: expect.stringContaining('is damaged') },
      { rule: 'shown-by-public-view', project: 'plain', hint: 'Publish it with `publish-state`.' }
    ]);
  });

  test('weighs what the policy says', async () => {
    await published({ project: 'plain' });
    const policy = { rules: { 'shown-by-public-view': 'error' as const } };
    expect((await made({ include: 'full', policy })).findings).toMatchObject([{ severity: 'error' }]);
  });

  test('is the end where the registry is not reached', async () => {
    await published();
    const gone = new Unreachable('no answer', 'Try again.');
    await expect(made({}, { ...store, get: () => Promise.reject(gone) })).rejects.toBe(gone);
  });
});

describe('is refused', () => {
  const refusal = async (settings: Partial<DocsSettings>, from: Store = store): Promise<string> => {
    const error = await made(settings, from).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { message, hint } = error as UserError;
    return `${message} | ${hint}`;
  };

  test('of an empty registry, and of an environment that nobody publishes to', async () => {
    expect(await refusal({})).toMatch(/has nothing to document in prod \| It holds no project at all/);
    await published({ project: 'up' });
    expect(await refusal({ environment: 'prd' })).toMatch(
      /nothing to document in prd \| It holds up\. .*another environment/
    );
  });

  test('of a project that is not there', async () => {
    await published({ project: 'dbt_up' });
    expect(await refusal({ projects: ['dbt_pu'] })).toMatch(
      /no publication of dbt_pu in prod \| Did you mean 'dbt_up'\?/
    );
  });

  test('where the projects cannot be listed, unless they are named', async () => {
    await published({ project: 'up' });
    const unlisted = { ...store, children: () => Promise.reject(new UserError('cannot be listed', '')) };
    expect(await refusal({}, unlisted)).toMatch(/cannot be listed \| Name them/);
    expect(await made({ projects: ['up'] }, unlisted)).toMatchObject({ projects: [{ project: 'up' }] });
  });

  test.each(['index.html', 'manifest.json', 'catalog.json'])(
    'for a folder with a %s of somebody else',
    async (name) => {
      await published();
      disk.set(`/site/${name}`, Buffer.from('theirs'));
      expect(await refusal({})).toContain(`/site/${name} is there, and dbt-mesh has not written it`);
      expect(Buffer.from(disk.get(`/site/${name}`) ?? '').toString()).toBe('theirs');
    }
  );

  test('without a page of dbt docs', async () => {
    await published();
    expect(await refusal({ pages: ['/a.html', '/b.html'] })).toMatch(
      /none at \/a\.html, \/b\.html \| Install dbt-core 1\.8/
    );
    disk.set('/a.html', Buffer.from('<html></html>'));
    expect(await refusal({ pages: ['/a.html'] })).toMatch(/^\/a\.html is not the page of dbt docs/);
    expect(store.requests.filter((one) => one.startsWith('get'))).toHaveLength(1);
  });
});
