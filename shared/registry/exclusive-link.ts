import { link } from 'node:fs/promises';
import { UserError } from '../domain/index.ts';
import { errorCode } from './folder-failure.ts';

/** What file systems without hard links answer (link(2)). */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a file that is written already the name `path`, unless something has that name: the one step by which a whole file appears, and
 * by which of two processes only one succeeds, on network file systems too.
 * @returns false when something has the name.
 */
export async function linkNew(file: string, path: string): Promise<boolean> {
  try {
    await link(file, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(errorCode(error))) throw error;
    throw new UserError(
      `Cannot create ${path} in the registry: its file system has no hard links`,
      'Keep the registry on another file system, or in S3: without hard links two publishers cannot be kept apart.',
      { cause: error }
    );
  }
}
