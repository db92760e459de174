import { lstat, readdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Clock, StoredObject } from '../domain/index.ts';
import { errorCode } from './folder-failure.ts';
import { abandonedLock, clearLock } from './folder-lock.ts';
import { fileAt, readablePath, removeEmpty } from './folder-path.ts';
import { UNDER_WAY } from './under-way.ts';
import { isMarkOfDead } from './writer.ts';

/** How an object or a lock is called that is being written: by whom, and a random part. */
const ASIDE = /^\..+?(?:\.([0-9a-f]{8}-[0-9]+))?\.[0-9a-f]{16}\.tmp$/;

/** A lock, the right to replace one, and so on. */
const LOCK = /^\..+\.lock(?:\.[0-9a-f]{16})*$/;

/**
 * Finds what writers that were killed left beside the objects, and removes it: what they were writing, and their locks. It counts as left
 * when its process is known to be dead, or after an hour. Links are not followed, and what else others keep there stays.
 * @param folder A key's beginning up to a `/`; empty for the whole registry.
 * @returns What was found, sorted by key.
 */
export async function sweepFolder(
  root: string,
  folder: string,
  clock: Clock,
  { dryRun = false }: { readonly dryRun?: boolean } = {}
): Promise<readonly StoredObject[]> {
  const start = await readablePath(root, folder);
  if (start === null) return [];
  const top = await realpath(root);
  const found: StoredObject[] = [];
  for await (const path of hiddenBelow(start)) {
    const key = relative(top, path).split(sep).join('/');
    const file = await fileAt(path, (existing) => lstat(existing));
    if (file === null) continue;
    if (!(await swept(path, clock.now().getTime() - file.mtimeMs > UNDER_WAY, clock, dryRun))) continue;
    if (!dryRun) await removeEmpty(top, dirname(path));
    found.push({ key, size: file.size, modified: file.mtime });
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function swept(path: string, isOld: boolean, clock: Clock, dryRun: boolean): Promise<boolean> {
  const name = basename(path);
  const aside = ASIDE.exec(name);
  if (aside !== null) {
    const isLeft = isOld || (await isMarkOfDead(aside[1] ?? ''));
    if (isLeft && !dryRun) await rm(path, { force: true });
    return isLeft;
  }
  const lock = LOCK.test(name) ? await abandonedLock(path, isOld) : null;
  return lock !== null && (dryRun || (await clearLock(path, lock, clock)));
}

/** Files whose name starts with a dot. A folder that may not be read is passed over: a listing of the registry tells of it. */
async function* hiddenBelow(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name.startsWith('.')) yield path;
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* hiddenBelow(path);
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES') return [];
    throw error;
  }
}
