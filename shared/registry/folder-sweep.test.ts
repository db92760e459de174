import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { realClock } from '../../tests/stores/clocks.ts';
import type { Store } from '../domain/index.ts';
import { takeLock } from './folder-lock.ts';
import { openStore } from './open-store.ts';
import { writerMark } from './writer.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mesh-sweep-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const LATEST = 'up/prod/latest/manifest.json';
const ASIDE = 'up/prod/latest/.manifest.json';
const TWO_HOURS_AGO = new Date(Date.now() - 2 * 60 * 60 * 1000);

/** A registry with one object, and whatever else a test puts there. */
async function registry(): Promise<{ root: string; store: Store; put: Put }> {
  const root = await mkdtemp(join(home, 'registry-'));
  const store = await openStore({ registry: root }, realClock);
  await store.create(LATEST, Buffer.from('{}'));
  return {
    root,
    store,
    async put(key, content, modified) {
      await mkdir(dirname(join(root, key)), { recursive: true });
      await writeFile(join(root, key), content);
      if (modified !== undefined) await utimes(join(root, key), modified, modified);
    }
  };
}

type Put = (key: string, content: string, modified?: Date) => Promise<void>;

async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const deadPid = (): number => spawnSync(process.execPath, ['-e', '0']).pid;

async function markOf(pid: number): Promise<string> {
  return (await writerMark()).replace(/\d+$/, String(pid));
}

/** What a lock says that another process held. */
async function lockOf(path: string, changes: object): Promise<string> {
  const lock = await takeLock(path, realClock);
  const holder = JSON.parse(await readFile(path, 'utf8')) as object;
  await lock.release();
  return JSON.stringify({ ...holder, ...changes });
}

const RANDOM = '0123456789abcdef';

describe('a sweep of a folder removes', () => {
  test('what a dead process was writing', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.${await markOf(deadPid())}.${RANDOM}.tmp`, 'half');
    const found = await store.sweep('');
    expect(found.map(({ key, size }) => [key, size])).toEqual([
      [expect.stringMatching(/^up\/prod\/latest\/\.manifest\.json\..*\.tmp$/), 4]
    ]);
    expect(await filesBelow(root)).toEqual([LATEST]);
  });

  test('what any process was writing an hour ago', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.${await markOf(process.pid)}.${RANDOM}.tmp`, 'half', TWO_HOURS_AGO);
    await put(`${ASIDE}.ffffffff-1.${RANDOM}.tmp`, 'half', TWO_HOURS_AGO);
    await put(`${ASIDE}.${RANDOM}.tmp`, 'of the first release', TWO_HOURS_AGO);
    expect(await store.sweep('')).toHaveLength(3);
    expect(await filesBelow(root)).toEqual([LATEST]);
  });

  test('the locks of dead processes, placed or being written, and the rights to replace them', async () => {
    const { root, store, put } = await registry();
    const lock = await lockOf(join(root, `${ASIDE}.lock`), { pid: deadPid() });
    await put(`${ASIDE}.lock`, lock);
    await put(`${ASIDE}.lock.${RANDOM}`, lock);
    await put(`${ASIDE}.lock.${await markOf(deadPid())}.${RANDOM}.tmp`, '{"ho');
    await put(`${ASIDE}.lock.${RANDOM}.${await markOf(deadPid())}.${RANDOM}.tmp`, lock);
    expect(await store.sweep('')).toHaveLength(4);
    expect(await filesBelow(root)).toEqual([LATEST]);
  });

  test('a lock that another machine left an hour ago, and half of one', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.lock`, await lockOf(join(root, `${ASIDE}.lock`), { host: 'another' }), TWO_HOURS_AGO);
    await put(`${ASIDE}.lock.ffffffff-1.${RANDOM}.tmp`, '{"ho', TWO_HOURS_AGO);
    expect(await store.sweep('')).toHaveLength(2);
    expect(await filesBelow(root)).toEqual([LATEST]);
  });

  test('the folders that are empty then', async () => {
    const { root, store, put } = await registry();
    await put(`down/prod/history/v/.manifest.json.${RANDOM}.tmp`, '', TWO_HOURS_AGO);
    await store.sweep('');
    expect(await readdir(root)).toEqual(['up']);
  });
});

describe('a sweep of a folder leaves', () => {
  test('what a living process is writing, and its lock', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.${await writerMark()}.${RANDOM}.tmp`, 'half');
    await put(`${ASIDE}.ffffffff-${deadPid()}.${RANDOM}.tmp`, 'of a machine that cannot be seen from here');
    await put(`${ASIDE}.lock.${await writerMark()}.${RANDOM}.tmp`, '{"ho');
    const lock = await takeLock(join(root, `${ASIDE}.lock`), realClock);
    const before = await filesBelow(root);
    expect(await store.sweep('')).toEqual([]);
    expect(await filesBelow(root)).toEqual(before);
    expect(await lock.held()).toBe(true);
  });

  test('what others keep there, however old', async () => {
    const { root, store, put } = await registry();
    for (const key of [
      '.git/.index.0123456789abcdef.tmp',
      'up/.DS_Store',
      'up/.yarn.lock',
      'up/.notes.tmp',
      'up/x.tmp'
    ]) {
      await put(key, 'theirs', TWO_HOURS_AGO);
    }
    const before = await filesBelow(root);
    expect(await store.sweep('')).toEqual([]);
    expect(await filesBelow(root)).toEqual(before);
  });

  test('what links lead to', async () => {
    const { root, store, put } = await registry();
    const elsewhere = await mkdtemp(join(home, 'elsewhere-'));
    const theirs = join(elsewhere, `.manifest.json.${RANDOM}.tmp`);
    await writeFile(theirs, '');
    await utimes(theirs, TWO_HOURS_AGO, TWO_HOURS_AGO);
    await symlink(elsewhere, join(root, 'up', 'elsewhere'));
    await symlink(theirs, join(root, 'up', `.manifest.json.${RANDOM}.tmp`));
    await put('up/a', '');
    expect(await store.sweep('')).toEqual([]);
    expect(await readdir(elsewhere)).toHaveLength(1);
  });

  test('other projects than the one that it is of', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.${RANDOM}.tmp`, '', TWO_HOURS_AGO);
    await put(`upper/.a.${RANDOM}.tmp`, '', TWO_HOURS_AGO);
    expect(await store.sweep('up/')).toHaveLength(1);
    expect(await filesBelow(root)).toEqual([LATEST, `upper/.a.${RANDOM}.tmp`]);
    expect(await store.sweep('down/')).toEqual([]);
  });

  test('everything, when it is to find only', async () => {
    const { root, store, put } = await registry();
    await put(`${ASIDE}.${RANDOM}.tmp`, '', TWO_HOURS_AGO);
    await put(`${ASIDE}.lock`, await lockOf(join(root, `${ASIDE}.lock`), { pid: deadPid() }));
    const before = await filesBelow(root);
    expect(await store.sweep('', { dryRun: true })).toHaveLength(2);
    expect(await filesBelow(root)).toEqual(before);
  });
});

describe('deleting from a folder', () => {
  test('takes empty folders along, and no others', async () => {
    const { root, store } = await registry();
    await store.create('up/prod/history/v/manifest.json', Buffer.from('{}'));
    await store.delete('up/prod/history/v/manifest.json');
    expect(await readdir(join(root, 'up/prod'))).toEqual(['latest']);
    await store.delete(LATEST);
    expect(await readdir(root)).toEqual([]);
    expect((await stat(root)).isDirectory()).toBe(true);
  });

  test('breaks no writer in the same folder, nor who lists it', async () => {
    const { root, store } = await registry();
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const key = `up/pr-1/latest/${writer}.json`;
        await store.create(key, Buffer.from('{}'));
        expect((await store.get(key)).kind).toBe('found');
        await store.delete(key);
        await store.list('up/');
        await store.children('up');
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, writer) => write(writer)));
    expect(await filesBelow(root)).toEqual([LATEST]);
  });
});

describe('a listing that is to go on', () => {
  test('tells of links that lead out or in a circle, and has the rest', async () => {
    const { root, store, put } = await registry();
    await symlink(home, join(root, 'out'));
    await symlink(join(home, 'x'), join(root, 'up', 'prod', 'dangling'));
    await symlink('circle', join(root, 'up', 'circle'));
    await put('up/staging/latest/manifest.json', '{}');
    const skipped: string[] = [];
    const found = await store.list('', { skipped: ({ message }) => skipped.push(message) });
    expect(found.map(({ key }) => key)).toEqual([LATEST, 'up/staging/latest/manifest.json']);
    expect(skipped).toHaveLength(2);
    expect(skipped).toContain(`${join(root, 'out')} leads out of the registry, to ${home}`);
    expect(skipped).toContain(
      `Cannot list ${join(root, 'up', 'circle')} in the registry: its symbolic links lead in a circle`
    );
  });

  test('does not pass over a registry that is not there', async () => {
    const { root, store } = await registry();
    await rm(root, { recursive: true });
    await expect(store.list('', { skipped: () => undefined })).rejects.toThrow('There is no folder');
  });
});
