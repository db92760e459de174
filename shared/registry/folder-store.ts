import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import {
  Conflict,
  UserError,
  type Clock,
  type Etag,
  type Read,
  type Store,
  type StoredObject
} from '../domain/index.ts';
import { linkNew } from './exclusive-link.ts';
import { errorCode, folderFailure, folderGone } from './folder-failure.ts';
import { takeLock } from './folder-lock.ts';
import { checkSize } from './object-size.ts';

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
    list: (prefix) => explained('list', root, prefix, () => list(root, prefix)),
    children: (prefix) => explained('list', root, prefix, () => children(root, prefix)),
    delete: (key) => explained('remove', root, key, () => remove(root, key, clock))
  };
}

async function get(root: string, key: string, ifNoneMatch: Etag | undefined): Promise<Read> {
  const body = await readObject(root, key);
  if (body === null) return { kind: 'missing' };
  const etag = etagOf(body);
  return etag === ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
}

async function create(root: string, key: string, body: Uint8Array): Promise<Etag> {
  const path = await writablePath(root, key);
  await writtenAside(path, body, async (aside) => {
    if (!(await linkNew(aside, path))) throw new Conflict(key);
  });
  return etagOf(body);
}

async function replace(root: string, key: string, body: Uint8Array, ifMatch: Etag, clock: Clock): Promise<Etag> {
  const path = await readablePath(root, key);
  if (path === null) throw new Conflict(key);
  await writtenAside(path, body, async (aside) => {
    const lock = await takeLock(lockPath(path), clock);
    try {
      const current = await readObject(root, key);
      if (current === null || etagOf(current) !== ifMatch || !(await lock.held())) throw new Conflict(key);
      await rename(aside, path);
    } finally {
      await lock.release();
    }
  });
  return etagOf(body);
}

async function remove(root: string, key: string, clock: Clock): Promise<void> {
  const path = await readablePath(root, key);
  if (path === null) return;
  const lock = await takeLock(lockPath(path), clock);
  try {
    await rm(path, { force: true });
  } finally {
    await lock.release();
  }
}

async function list(root: string, prefix: string): Promise<readonly StoredObject[]> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const found: StoredObject[] = [];
  for await (const key of keysBelow(root, folder)) {
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

async function* keysBelow(root: string, folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(root, folder)) {
    if (entry.isFile()) yield `${folder}${entry.name}`;
    if (entry.isDirectory()) yield* keysBelow(root, `${folder}${entry.name}/`);
  }
}

/**
 * Files and folders of the registry. Links that stay inside are passed over: what they name is listed under its own key.
 * Where there is no registry, that is told: an empty listing would pass for one that holds nothing.
 */
async function entriesOf(root: string, folder: string): Promise<readonly Dirent[]> {
  const path = await readablePath(root, folder);
  if (path === null) {
    if ((await readablePath(root, '')) === null) throw folderGone(root);
    return [];
  }
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  for (const entry of entries) {
    if (entry.isSymbolicLink()) await readablePath(root, `${folder}${entry.name}`);
  }
  return entries;
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

/** Where an object lies; null when there is none. */
async function readablePath(root: string, key: string): Promise<string | null> {
  const real = await fileAt(join(root, key), (path) => realpath(path));
  if (real !== null) checkInside(await realpath(root), real, join(root, key));
  return real;
}

/** Where an object is to lie, its folder made. */
async function writablePath(root: string, key: string): Promise<string> {
  const path = join(root, key);
  await makeFolder(root, 0o777);
  const ancestor = await deepestFolder(dirname(path));
  checkInside(await realpath(root), await realpath(ancestor), path);
  await makeFolder(dirname(path), (await stat(ancestor)).mode & 0o777);
  return join(await realpath(dirname(path)), basename(path));
}

async function deepestFolder(path: string): Promise<string> {
  return (await fileAt(path, (existing) => realpath(existing))) === null ? deepestFolder(dirname(path)) : path;
}

/** Like mkdir's own `recursive`, which answers ENOENT on a read-only file system. */
async function makeFolder(path: string, mode: number): Promise<void> {
  if (await made(path, mode)) return;
  await makeFolder(dirname(path), mode);
  if (await made(path, mode)) return;
  throw new UserError(
    `${dirname(path)} is a symbolic link that leads nowhere`,
    'Remove it: a registry is read and written inside its folder only.'
  );
}

/** Makes one folder; false when the one that it is to be in is missing. */
async function made(path: string, mode: number): Promise<boolean> {
  try {
    await mkdir(path, mode);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (errorCode(error) === 'EEXIST') return true;
    throw error;
  }
}

function checkInside(root: string, real: string, path: string): void {
  if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) return;
  throw new UserError(
    `${path} leads out of the registry, to ${real}`,
    'Remove the symbolic link: a registry is read and written inside its folder only.'
  );
}

/**
 * Writes a file beside `path` and hands it over to be linked or renamed to its place; it is gone afterwards.
 * It may be read by whom the folder may be read by, if the umask allows, and by nobody else.
 */
async function writtenAside(path: string, body: Uint8Array, place: (aside: string) => Promise<void>): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
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

/** What `look` finds at a path; null when nothing is there. */
async function fileAt<T>(path: string, look: (path: string) => Promise<T>): Promise<T | null> {
  try {
    return await look(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function explained<T>(action: string, root: string, key: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw folderFailure(error, action, join(root, key));
  }
}
