import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  Conflict,
  Unreachable,
  UserError,
  type Clock,
  type Etag,
  type Read,
  type Store,
  type StoredObject
} from '../domain/index.ts';
import { linkNew } from './exclusive-link.ts';
import { errorCode, folderFailure, folderGone } from './folder-failure.ts';
import { takeLock, type Lock } from './folder-lock.ts';
import { fileAt, readablePath, removeEmpty, writablePath } from './folder-path.ts';
import { sweepFolder } from './folder-sweep.ts';
import { checkSize } from './object-size.ts';
import { writerMark } from './writer.ts';

/** How often a folder is made again that was removed, being empty, before something was written to it. */
const ATTEMPTS = 10;

/** Takes what cannot be listed, where the rest is wanted all the same. */
type Skipped = (failure: UserError) => void;

/**
 * A registry in a folder, with the promises of S3's conditional writes among processes that share it.
 * - A reader sees an object whole or not at all: it is written aside, synced, and then linked (new) or renamed (replaced).
 * - `create` is decided by link(2), `replace` under a lock that lies beside the object.
 * - The etag is a hash of the content: times and inodes come again within a clock tick, and change when a folder is copied.
 * - Nothing outside the folder is read or written, wherever symbolic links in it point.
 * Names that start with a dot are no objects: what is being written, locks, and what others put there (`.git`).
 * @param root An absolute path. The folder is made by the first write.
 * @throws UserError when something other than a folder has that path.
 */
export async function openFolder(root: string, clock: Clock): Promise<Store> {
  const existing = await explained('open', root, '', () => fileAt(root, (path) => stat(path)));
  if (existing !== null && !existing.isDirectory()) {
    throw new UserError(
      `The registry ${root} is not a folder`,
      'Name a folder, existing or new, or s3://bucket/prefix.'
    );
  }
  return {
    location: root,
    get: (key, options) => explained('read', root, key, () => get(root, key, options?.ifNoneMatch)),
    create: (key, body) => explained('write', root, key, () => create(root, key, body)),
    replace: (key, body, ifMatch) => explained('write', root, key, () => replace(root, key, body, ifMatch, clock)),
    list: (prefix, options) => explained('list', root, prefix, () => list(root, prefix, options?.skipped)),
    children: (prefix) => explained('list', root, prefix, () => children(root, prefix)),
    delete: (key, options) => explained('remove', root, key, () => remove(root, key, options?.ifMatch, clock)),
    sweep: (folder, options) => explained('sweep', root, folder, () => sweepFolder(root, folder, clock, options))
  };
}

async function get(root: string, key: string, ifNoneMatch: Etag | undefined): Promise<Read> {
  const body = await readObject(root, key);
  if (body === null) return { kind: 'missing' };
  const etag = etagOf(body);
  return etag === ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
}

async function create(root: string, key: string, body: Uint8Array): Promise<Etag> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const path = await writablePath(root, key);
      await writtenAside(path, body, async (aside) => {
        if (!(await linkNew(aside, path))) throw new Conflict(key);
      });
      return etagOf(body);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

async function replace(root: string, key: string, body: Uint8Array, ifMatch: Etag, clock: Clock): Promise<Etag> {
  const path = await readablePath(root, key);
  if (path === null) throw new Conflict(key);
  const done = await fileAt(path, async () => {
    await writtenAside(path, body, (aside) =>
      whileLocked(path, clock, async (lock) => {
        const current = await readObject(root, key);
        if (current === null || etagOf(current) !== ifMatch || !(await lock.held())) throw new Conflict(key);
        await rename(aside, path);
      })
    );
    return true;
  });
  if (done === null) throw new Conflict(key);
  return etagOf(body);
}

async function remove(root: string, key: string, ifMatch: Etag | undefined, clock: Clock): Promise<void> {
  const path = await readablePath(root, key);
  if (path === null) return;
  await fileAt(path, () =>
    whileLocked(path, clock, async (lock) => {
      const current = ifMatch === undefined ? null : await readObject(root, key);
      if (current !== null && (etagOf(current) !== ifMatch || !(await lock.held()))) throw new Conflict(key);
      await rm(path, { force: true });
    })
  );
  await removeEmpty(await realpath(root), dirname(path));
}

async function whileLocked(path: string, clock: Clock, act: (lock: Lock) => Promise<void>): Promise<void> {
  const lock = await takeLock(lockPath(path), clock);
  try {
    await act(lock);
  } finally {
    await lock.release();
  }
}

async function list(root: string, prefix: string, skipped?: Skipped): Promise<readonly StoredObject[]> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const found: StoredObject[] = [];
  for await (const key of keysBelow(root, folder, skipped)) {
    if (!key.startsWith(prefix)) continue;
    const file = await fileAt(join(root, key), (path) => stat(path));
    if (file !== null) found.push({ key, size: file.size, modified: file.mtime });
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function children(root: string, prefix: string): Promise<readonly string[]> {
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  const found: string[] = [];
  for (const entry of await entriesOf(root, folder)) {
    if (entry.isDirectory() && (await holdsObjects(root, `${folder}${entry.name}/`))) found.push(entry.name);
  }
  return found.sort();
}

async function holdsObjects(root: string, folder: string): Promise<boolean> {
  for await (const key of keysBelow(root, folder)) return key !== '';
  return false;
}

async function* keysBelow(root: string, folder: string, skipped?: Skipped): AsyncGenerator<string> {
  for (const entry of await entriesOf(root, folder, skipped)) {
    if (entry.isFile()) yield `${folder}${entry.name}`;
    if (entry.isDirectory()) yield* keysBelow(root, `${folder}${entry.name}/`, skipped);
  }
}

/**
 * Files and folders of the registry. Links that stay inside are passed over: what they name is listed under its own key.
 * Where there is no registry, that is told: an empty listing would pass for one that holds nothing.
 */
async function entriesOf(root: string, folder: string, skipped?: Skipped): Promise<readonly Dirent[]> {
  const entries = await orSkipped(skipped, root, folder, async () => {
    const path = await readablePath(root, folder);
    if (path !== null) return await fileAt(path, (existing) => readdir(existing, { withFileTypes: true }));
    if ((await readablePath(root, '')) === null) throw folderGone(root);
    return [];
  });
  const visible = (entries ?? []).filter((entry) => !entry.name.startsWith('.'));
  for (const entry of visible) {
    const key = `${folder}${entry.name}`;
    if (entry.isSymbolicLink()) await orSkipped(skipped, root, key, () => readablePath(root, key));
  }
  return visible;
}

async function orSkipped<T>(
  skipped: Skipped | undefined,
  root: string,
  key: string,
  look: () => Promise<T>
): Promise<T | null> {
  try {
    return await explained('list', root, key, look);
  } catch (error) {
    if (skipped === undefined || !(error instanceof UserError) || error instanceof Unreachable) throw error;
    skipped(error);
    return null;
  }
}

async function readObject(root: string, key: string): Promise<Uint8Array | null> {
  const path = await readablePath(root, key);
  if (path === null) return null;
  const file = await fileAt(path, (existing) => stat(existing));
  if (file === null) return null;
  if (!file.isFile()) throw new UserError(`${path} is not a file`, 'Move it out of the registry.');
  checkSize(path, file.size);
  return await fileAt(path, (existing) => readFile(existing));
}

/**
 * Writes a file beside `path` and hands it over to be linked or renamed to its place; it is gone afterwards.
 * It may be read by whom the folder may be read by, if the umask allows, and by nobody else.
 */
async function writtenAside(path: string, body: Uint8Array, place: (aside: string) => Promise<void>): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${await writerMark()}.${randomBytes(8).toString('hex')}.tmp`);
  const { mode } = await stat(dirname(path));
  try {
    const file = await open(aside, 'wx', mode & 0o666);
    try {
      await file.writeFile(body);
      await file.sync();
    } finally {
      await file.close();
    }
    await place(aside);
  } finally {
    await rm(aside, { force: true });
  }
}

function lockPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

function etagOf(body: Uint8Array): Etag {
  return createHash('sha256').update(body).digest('hex');
}

async function explained<T>(action: string, root: string, key: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw folderFailure(error, action, join(root, key));
  }
}
