import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { UserError, type Files, type ReadObject } from '../domain/index.ts';
import { cacheEntry, openCache, type Cache, type CacheIndex } from './cache.ts';

const REGISTRY = 's3://acme/mesh';
const LATEST = 'dbt_up/prod/latest/manifest.json';
const HISTORY = 'dbt_up/prod/history/v1/manifest.json';

/** The project's disk, and what was written to it, in order. */
let disk: Map<string, Uint8Array>;
let written: string[];
let files: Files;

beforeEach(() => {
  disk = new Map();
  written = [];
  files = {
    read: (path) => Promise.resolve(disk.get(path) ?? null),
    write: (path, body) => {
      disk.set(path, Buffer.from(body));
      written.push(path.slice('/down/dbt_mesh/cache/'.length));
      return Promise.resolve();
    },
    remove: (path) => Promise.resolve(void disk.delete(path)),
    list: (folder) =>
      Promise.resolve(
        [...disk.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length + 1))
      )
  };
});

const open = (registry = REGISTRY): Promise<Cache> => openCache(files, '/down', registry);
const object = (text: string, etag = '"1"'): ReadObject => ({ etag, body: Buffer.from(text) });
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const path = (name: string): string => `/down/dbt_mesh/cache/${name}`;

/** Keeps these objects, and nothing else. */
async function keep(objects: Readonly<Record<string, ReadObject>>, cache?: Cache): Promise<void> {
  const index: CacheIndex = new Map(Object.entries(objects).map(([key, one]) => [key, cacheEntry(one)]));
  const bodies = Object.values(objects).map((one) => [cacheEntry(one).sha256, one.body] as const);
  await (cache ?? (await open())).write(index, new Map(bodies));
}

describe('what is kept', () => {
  test('is read again, with its etag', async () => {
    await keep({ [LATEST]: object('body', '"7"') });
    expect(await (await open()).read(LATEST)).toEqual(object('body', '"7"'));
  });

  test('lies under the SHA-256 of its body, beside the index', async () => {
    await keep({ [LATEST]: object('body') });
    expect(written).toEqual([nameOf('body'), 'index.json']);
    expect([...(await open()).index]).toEqual([[LATEST, { etag: '"1"', sha256: nameOf('body'), size: 4 }]]);
  });

  test('lies there once for all objects that have it', async () => {
    await keep({ [LATEST]: object('body'), [HISTORY]: object('body', '"2"') });
    expect(written).toEqual([nameOf('body'), 'index.json']);
    expect(await (await open()).read(HISTORY)).toEqual(object('body', '"2"'));
  });

  test('is not written again under another etag', async () => {
    await keep({ [LATEST]: object('body') });
    written.length = 0;
    await keep({ [LATEST]: object('body', '"2"') });
    expect(written).toEqual(['index.json']);
  });

  test('is not written at all when nothing has changed', async () => {
    await keep({ [LATEST]: object('body') });
    written.length = 0;
    await keep({ [LATEST]: object('body') });
    expect(written).toEqual([]);
  });

  test('is removed when the index does not name it any more', async () => {
    await keep({ [LATEST]: object('old') });
    await keep({ [LATEST]: object('new') });
    expect([...disk.keys()].sort()).toEqual([path(nameOf('new')), path('index.json')].sort());
  });

  test('of an older dbt-mesh is removed, and what another process is writing is not', async () => {
    disk.set(path('dbt_up@prod'), Buffer.from('"etag"\n{}'));
    disk.set(path('.0a1b.dbt-mesh.tmp'), Buffer.from('half'));
    await keep({ [LATEST]: object('body') });
    expect(disk.has(path('dbt_up@prod'))).toBe(false);
    expect(disk.has(path('.0a1b.dbt-mesh.tmp'))).toBe(true);
  });
});

describe('what is amiss counts as not kept', () => {
  test.each<[string, Uint8Array | null]>([
    ['is gone', null],
    ['is empty', Buffer.alloc(0)],
    ['is cut short', Buffer.from('bo')],
    ['is longer', Buffer.from('body and more')],
    ['is another of the same length', Buffer.from('bodi')]
  ])('when the body %s, and it is written again', async (_, damaged) => {
    await keep({ [LATEST]: object('body') });
    if (damaged === null) disk.delete(path(nameOf('body')));
    else disk.set(path(nameOf('body')), damaged);
    const cache = await open();
    expect(await cache.read(LATEST)).toBeNull();
    await keep({ [LATEST]: object('body') }, cache);
    expect(await (await open()).read(LATEST)).toEqual(object('body'));
  });

  test.each<[string, string]>([
    ['is empty', ''],
    ['is cut short', '{ "registry": "s3://ac'],
    ['is no object', '[]'],
    ['is null', 'null'],
    ['holds no objects', `{ "registry": "${REGISTRY}", "objects": null }`],
    ['names a file outside', indexWith({ etag: '"1"', sha256: '../../../etc/passwd', size: 4 })],
    ['has no size', indexWith({ etag: '"1"', sha256: nameOf('body') })],
    ['has no etag', indexWith({ sha256: nameOf('body'), size: 4 })],
    ['has an entry that is null', indexWith(null)]
  ])('when the index %s', async (_, text) => {
    await keep({ [LATEST]: object('body') });
    disk.set(path('index.json'), Buffer.from(text));
    const cache = await open();
    expect(cache.index.size).toBe(0);
    expect(await cache.read(LATEST)).toBeNull();
  });

  test('when it is of another registry', async () => {
    await keep({ [LATEST]: object('body') });
    expect(await (await open('s3://other/mesh')).read(LATEST)).toBeNull();
  });

  test('when it cannot be read', async () => {
    await keep({ [LATEST]: object('body') });
    files = { ...files, read: () => Promise.reject(new UserError('no permission', 'Make it accessible.')) };
    expect(await (await open()).read(LATEST)).toBeNull();
  });

  test('and keys that JavaScript knows are keys like any other', async () => {
    const cache = await open();
    expect(await cache.read('__proto__')).toBeNull();
    expect(await cache.read('constructor')).toBeNull();
  });
});

function indexWith(entry: unknown): string {
  return JSON.stringify({ registry: REGISTRY, objects: { [LATEST]: entry } });
}
