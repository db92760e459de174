import { lstat, mkdir, realpath, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { UserError } from '../domain/index.ts';
import { errorCode } from './folder-failure.ts';

/** Where an object or a folder lies, without links; null when there is none. */
export async function readablePath(root: string, key: string): Promise<string | null> {
  const real = await fileAt(join(root, key), (path) => realpath(path));
  if (real !== null) checkInside(await realpath(root), real, join(root, key));
  return real;
}

/** Where an object is to lie, its folder made. */
export async function writablePath(root: string, key: string): Promise<string> {
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
  if ((await lstat(dirname(path))).isSymbolicLink()) {
    throw new UserError(
      `${dirname(path)} is a symbolic link that leads nowhere`,
      'Remove it: a registry is read and written inside its folder only.'
    );
  }
  await makeOne(path, mode);
}

/** Makes one folder; false when the one that it is to be in is missing. */
async function made(path: string, mode: number): Promise<boolean> {
  try {
    await makeOne(path, mode);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** What the system answers to removing a folder that is not empty, is gone already, is needed, or is not this user's to remove. */
const STAYS: ReadonlySet<string | undefined> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EACCES', 'EPERM']);

/** Removes a folder if it is empty, and those around it that are empty then, but never `root`. Paths without links. */
export async function removeEmpty(root: string, folder: string): Promise<void> {
  if (!folder.startsWith(root + sep)) return;
  try {
    await rmdir(folder);
  } catch (error) {
    if (STAYS.has(errorCode(error))) return;
    throw error;
  }
  await removeEmpty(root, dirname(folder));
}

/** What `look` finds at a path; null when nothing is there. */
export async function fileAt<T>(path: string, look: (path: string) => Promise<T>): Promise<T | null> {
  try {
    return await look(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
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
