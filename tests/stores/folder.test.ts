import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Unreachable, UserError, type Store } from '../../shared/domain/index.ts';
import { takeLock } from '../../shared/registry/folder-lock.ts';
import { fetchLatest, openStore, publish } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import { conformance } from './conformance.ts';
import { startFolders } from './folder.ts';
import { killedAfterItSpoke, said } from './processes.ts';
import { atMinute, samplePublication } from './sample.ts';

conformance('a folder', startFolders);

const LATEST = 'up/prod/latest/manifest.json';
const body = Buffer.from('{}');

describe('a registry in a folder', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'mesh-folder-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** A folder of its own for each test. */
  const folder = (): Promise<string> => mkdtemp(join(home, 'registry-'));
  const open = (registry: string): Promise<Store> => openStore({ registry }, realClock);

  describe('among processes', () => {
    test('one of sixteen creates an object', async () => {
      const root = await folder();
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, (_, index) => said('create', root, LATEST, `writer ${index}`))
      );
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      expect(await readFile(join(root, LATEST), 'utf8')).toBe(`writer ${outcomes.indexOf('created')}`);
    }, 60_000);

    test('the lock of a process that was killed is taken over at once', async () => {
      const root = await folder();
      const store = await open(root);
      const etag = await store.create(LATEST, body);
      await killedAfterItSpoke('hold', join(root, 'up/prod/latest/.manifest.json.lock'));
      const before = Date.now();
      await store.replace(LATEST, Buffer.from('{"a":1}'), etag);
      expect(Date.now() - before).toBeLessThan(1_000);
      expect(await filesBelow(root)).toEqual([LATEST]);
    });
  });

  describe('is not a registry', () => {
    test('when it is a file', async () => {
      const file = join(await folder(), 'file');
      await writeFile(file, '');
      await expect(open(file)).rejects.toThrow(`The registry ${file} is not a folder`);
    });

    test('when it lies below a file', async () => {
      const file = join(await folder(), 'file');
      await writeFile(file, '');
      await expect(open(join(file, 'registry'))).rejects.toThrow('a file stands where a folder is needed');
    });
  });

  test('may be new: the first write makes it, and reading makes nothing', async () => {
    const root = join(await folder(), 'new', 'registry');
    const store = await open(root);
    expect(await store.get(LATEST)).toEqual({ kind: 'missing' });
    await expect(stat(root)).rejects.toThrow('ENOENT');
    await store.create(LATEST, body);
    expect(await store.children('')).toEqual(['up']);
  });

  test.each<readonly [name: string, list: (store: Store) => Promise<unknown>]>([
    ['all of it', (store) => store.list('')],
    ['a project', (store) => store.list('up/')],
    ['its projects', (store) => store.children('')]
  ])('that is not there cannot be listed: %s', async (_, list) => {
    const root = await folder();
    const store = await open(root);
    await rm(root, { recursive: true });
    const failure = await list(store).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unreachable);
    expect(failure).toMatchObject({ message: `There is no folder ${root} to look for publications in` });
  });

  test('may be named by a file URL', async () => {
    const root = await folder();
    await (await open(pathToFileURL(root).href)).create(LATEST, body);
    expect(await filesBelow(root)).toEqual([LATEST]);
  });

  test('passes over what others keep there', async () => {
    const root = await folder();
    await mkdir(join(root, '.git'));
    await writeFile(join(root, '.git', 'config'), '');
    await mkdir(join(root, 'empty', 'prod'), { recursive: true });
    const store = await open(root);
    await store.create(LATEST, body);
    await writeFile(join(root, 'up/prod/latest/.manifest.json.0123.tmp'), 'half');
    expect((await store.list('')).map(({ key }) => key)).toEqual([LATEST]);
    expect(await store.children('')).toEqual(['up']);
  });

  test.each([
    ['a file stands where a folder is needed', 'up'],
    ['is not a file', `${LATEST}/`]
  ])('says so where %s', async (message, occupied) => {
    const root = await folder();
    if (occupied.endsWith('/')) await mkdir(join(root, occupied), { recursive: true });
    else await writeFile(join(root, occupied), '');
    await expect((await open(root)).get(LATEST)).rejects.toThrow(message);
  });

  describe('symbolic links', () => {
    const outside = async (): Promise<string> => {
      const elsewhere = await folder();
      await mkdir(join(elsewhere, 'prod', 'latest'), { recursive: true });
      await writeFile(join(elsewhere, 'prod', 'latest', 'manifest.json'), 'secret');
      return elsewhere;
    };

    test('that lead out by a folder are refused by everything', async () => {
      const [root, elsewhere] = [await folder(), await outside()];
      await symlink(elsewhere, join(root, 'up'));
      const store = await open(root);
      await expect(store.get(LATEST)).rejects.toThrow('leads out of the registry');
      await expect(store.create('up/staging/latest/manifest.json', body)).rejects.toThrow('leads out of the registry');
      await expect(store.replace(LATEST, body, 'etag')).rejects.toThrow('leads out of the registry');
      await expect(store.delete(LATEST)).rejects.toThrow('leads out of the registry');
      await expect(store.list('')).rejects.toThrow('leads out of the registry');
      await expect(store.children('')).rejects.toThrow('leads out of the registry');
      await expect(store.delete(LATEST, { ifMatch: 'etag' })).rejects.toThrow('leads out of the registry');
      await expect(store.list('up/prod/')).rejects.toThrow('leads out of the registry');
      await expect(store.children('up/prod/')).rejects.toThrow('leads out of the registry');
      await expect(store.sweep('up/prod/')).rejects.toThrow('leads out of the registry');
      // Swept is what lies in the registry itself.
      await writeFile(join(elsewhere, 'prod', 'latest', '.manifest.json.0123456789abcdef.tmp'), 'half');
      await utimes(join(elsewhere, 'prod', 'latest', '.manifest.json.0123456789abcdef.tmp'), 0, 0);
      expect(await store.sweep('')).toEqual([]);
      await rm(join(elsewhere, 'prod', 'latest', '.manifest.json.0123456789abcdef.tmp'));
      expect(await filesBelow(elsewhere)).toEqual(['prod/latest/manifest.json']);
    });

    test('that lead out by a file are refused', async () => {
      const [root, elsewhere] = [await folder(), await outside()];
      await mkdir(join(root, 'up', 'prod', 'latest'), { recursive: true });
      await symlink(join(elsewhere, 'prod', 'latest', 'manifest.json'), join(root, LATEST));
      const store = await open(root);
      await expect(store.get(LATEST)).rejects.toThrow('leads out of the registry');
      await expect(store.replace(LATEST, body, 'etag')).rejects.toThrow('leads out of the registry');
      await expect(store.delete(LATEST)).rejects.toThrow('leads out of the registry');
      await expect(store.list('')).rejects.toThrow('leads out of the registry');
      expect(await readFile(join(elsewhere, 'prod', 'latest', 'manifest.json'), 'utf8')).toBe('secret');
    });

    test('in the place of a lock are not followed', async () => {
      const [root, elsewhere] = [await folder(), await outside()];
      const store = await open(root);
      const etag = await store.create(LATEST, body);
      const lock = join(root, 'up', 'prod', 'latest', '.manifest.json.lock');
      await symlink(join(elsewhere, 'prod', 'latest', 'manifest.json'), lock);
      const failure = await store.replace(LATEST, Buffer.from('[]'), etag).catch((error: unknown) => error);
      expect(failure).toMatchObject({ message: `${lock} is a symbolic link` });
      expect(await filesBelow(root)).toEqual([LATEST]);
    });

    test('that lead nowhere are refused', async () => {
      const root = await folder();
      await symlink(join(root, 'nowhere'), join(root, 'up'));
      const store = await open(root);
      expect(await store.get(LATEST)).toEqual({ kind: 'missing' });
      await expect(store.create(LATEST, body)).rejects.toThrow('is a symbolic link that leads nowhere');
    });

    test('to the registry itself are followed', async () => {
      const [root, parent] = [await folder(), await folder()];
      await symlink(root, join(parent, 'link'));
      const store = await open(join(parent, 'link'));
      const etag = await store.create(LATEST, body);
      await store.replace(LATEST, Buffer.from('[]'), etag);
      expect(await store.list('')).toHaveLength(1);
      expect(await filesBelow(root)).toEqual([LATEST]);
    });

    test('that lead out by a key are refused as well', async () => {
      const root = join(await outside(), 'registry');
      const store = await open(root);
      await store.create(LATEST, body);
      await expect(store.get('../prod/latest/manifest.json')).rejects.toThrow('leads out of the registry');
      await expect(store.create('../new', body)).rejects.toThrow('leads out of the registry');
    });
  });

  test('opens nothing wider than its folder is', async () => {
    const root = await folder();
    await chmod(root, 0o700);
    const store = await open(root);
    await store.replace(LATEST, body, await store.create(LATEST, body));
    expect((await stat(join(root, LATEST))).mode & 0o777).toBe(0o600);
    expect((await stat(join(root, 'up'))).mode & 0o777).toBe(0o700);
    const lock = join(root, 'up', 'prod', 'latest', '.manifest.json.lock');
    const held = await takeLock(lock, realClock);
    expect((await stat(lock)).mode & 0o777).toBe(0o600);
    await held.release();
  });

  // Root may write wherever it likes, and only root may mount: the two kinds of a folder that cannot be written.
  if (process.getuid?.() === 0) {
    describe('on a small disk', () => {
      let disk: string;
      beforeAll(async () => {
        disk = await folder();
        mounted('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk);
      });
      afterAll(() => {
        spawnSync('umount', [disk]);
      });

      test('that is full, nothing is half-written, and what was there stays', async () => {
        const store = await open(disk);
        await publish(store, realClock, samplePublication());
        const before = await filesBelow(disk);
        const large = {
          ...samplePublication({ generatedAt: atMinute(1) }),
          state: { 'catalog.json': Buffer.from(Array.from({ length: 300_000 }, () => Math.random() * 256)) }
        };
        await expect(publish(store, realClock, large)).rejects.toThrow('the disk is full');
        expect(await filesBelow(disk)).toEqual(before);
        expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(atMinute(0));
      });

      test('that is mounted read-only, publishing says so and reading works', async () => {
        mounted('-o', 'remount,ro', disk);
        const store = await open(disk);
        await expect(publish(store, realClock, samplePublication({ generatedAt: atMinute(1) }))).rejects.toThrow(
          'the file system is read-only'
        );
        expect(await fetchLatest(store, 'dbt_up', ['prod'])).not.toBeNull();
      });
    });
  } else {
    test('that may not be written, publishing says so', async () => {
      const root = await folder();
      await chmod(root, 0o555);
      await expect(publish(await open(root), realClock, samplePublication())).rejects.toThrow(
        'this user has no permission'
      );
      await chmod(root, 0o755);
    });
  }

  test('says what it could not do, where, and what to do', async () => {
    const root = await folder();
    await writeFile(join(root, 'up'), '');
    const failure = await (await open(root)).create(LATEST, body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: `Cannot write ${join(root, LATEST)} in the registry: a file stands where a folder is needed`,
      hint: 'Move that file out of the way, or name another registry.'
    });
  });
});

function mounted(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
