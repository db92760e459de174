import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join, relative, sep } from 'node:path';
import { UserError, type Files } from '../domain/index.ts';

/** The largest file that is read: one JavaScript string holds no more. */
const MAX_BYTES = 512 * 1024 * 1024;

/** `Files` on the disk of this machine. */
export const nodeFiles: Files = {
  async read(path) {
    try {
      // Not waiting for a writer, should it be a pipe.
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        return await readWhole(file, path);
      } finally {
        await file.close();
      }
    } catch (error) {
      if (isMissing(error)) return null;
      throw explained(error, 'read', path);
    }
  },

  async write(path, body) {
    const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.dbt-mesh.tmp`);
    try {
      const file = await openNew(temporary);
      try {
        await file.writeFile(body);
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw explained(error, 'write', path);
    }
  },

  async remove(path) {
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw explained(error, 'remove', path);
    }
  },

  async list(folder) {
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw explained(error, 'list', folder);
    }
  }
};

/** Its folder is there in most cases, and is made where it is not. */
async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'wx');
  }
}

/** In one read: a manifest of 50 MB comes in chunks otherwise, which takes twice as long. */
async function readWhole(file: FileHandle, path: string): Promise<Uint8Array> {
  const stats = await file.stat();
  if (stats.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  if (!stats.isFile()) {
    throw new UserError(`Cannot read ${path}: it is no regular file`, 'Name a file, not a device, a pipe or a socket.');
  }
  if (stats.size > MAX_BYTES) {
    throw new UserError(
      `${path} has ${Math.round(stats.size / 1024 / 1024)} MB; files of up to 512 MB are read`,
      'Is this the file you mean? A manifest of a project with thousands of models has 50 MB.'
    );
  }
  const bytes = Buffer.allocUnsafeSlow(stats.size);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length);
    // Another process has cut it off in the meantime.
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What the operating system said, as a sentence with a remedy. */
function explained(error: unknown, action: string, path: string): unknown {
  if (error instanceof UserError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError(`Cannot ${action} ${path}: no permission (${code})`, 'Make it accessible to this user.', {
        cause: error
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError(
        `Cannot ${action} ${path}: the disk is full (${code})`,
        'Free some space and run again: nothing was half-written.',
        { cause: error }
      );
    case 'EISDIR':
      return new UserError(`Cannot ${action} ${path}: it is a folder`, 'Name the file in it.', { cause: error });
    case 'EEXIST':
    case 'ENOTDIR':
      return new UserError(
        `Cannot ${action} ${path}: a file stands where a folder is needed`,
        'Move that file out of the way.',
        { cause: error }
      );
    case undefined:
      return error;
    default:
      return new UserError(
        `Cannot ${action} ${path}: ${code}`,
        'See what the operating system means by it, and run again.',
        { cause: error }
      );
  }
}
