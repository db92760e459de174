import { Conflict, Unreachable, UserError } from '../domain/index.ts';

/** What the operating system answered, as a sentence with a remedy; errors of our own pass through. */
export function folderFailure(error: unknown, action: string, path: string): unknown {
  if (error instanceof UserError || error instanceof Conflict) return error;
  const code = errorCode(error);
  if (code === undefined) return error;
  const cannot = `Cannot ${action} ${path} in the registry`;
  if (GONE.has(code)) {
    return new Unreachable(
      `${cannot}: its disk or its file server does not answer (${code})`,
      'See to the disk or the mount, and run again.',
      { cause: error }
    );
  }
  const [what, remedy] = REASONS[code] ?? [`the operating system answered ${code}`, 'See to that, and run again.'];
  return new UserError(`${cannot}: ${what}`, remedy, { cause: error });
}

/** A listing of a folder that is not there: of a registry that is new, or no longer mounted. */
export function folderGone(root: string): Unreachable {
  return new Unreachable(
    `There is no folder ${root} to look for publications in`,
    'If that is where the registry lies, mount it; a new one is made by the first publish.'
  );
}

/** Not by `instanceof Error`: what node:fs throws may be of another realm (jest's tests run in one of their own). */
export function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null | undefined)?.code;
}

/** What a disk answers that fails, and a network file system whose server is away (errno(3)). */
const GONE: ReadonlySet<string> = new Set([
  'EIO',
  'ESTALE',
  'ENXIO',
  'ENODEV',
  'EREMOTEIO',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ETIMEDOUT'
]);

const NO_PERMISSION = [
  'this user has no permission',
  'Give it access to the folder of the registry, or name another registry.'
] as const;
const FULL = ['the disk is full', 'Free some space and run again: nothing was half-written.'] as const;

const REASONS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: ['the file system is read-only', 'Mount it for writing, or name another registry.'],
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOTDIR: ['a file stands where a folder is needed', 'Move that file out of the way, or name another registry.'],
  EEXIST: ['a file stands where a folder is needed', 'Move that file out of the way, or name another registry.'],
  EISDIR: ['a folder stands where a file is needed', 'Move that folder out of the way, or name another registry.'],
  ELOOP: ['its symbolic links lead in a circle', 'Remove them, or name another registry.'],
  ENAMETOOLONG: ['the path is too long', 'Keep the registry in a folder with a shorter path.'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n), and run again.']
};
