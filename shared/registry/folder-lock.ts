import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError, type Clock } from '../domain/index.ts';
import { linkNew } from './exclusive-link.ts';
import { errorCode } from './folder-failure.ts';
import { isDead, thisWriter, writerMark, type Writer } from './writer.ts';

/** How long one and the same lock may stand in the way. Its holder needs milliseconds: after this it hangs, or died on another machine. */
const PATIENCE = 15_000;

/** How long to wait for a lock that changes hands. */
const LIMIT = 25_000;

/** A lock is a file of ours: a link may lead anywhere, and a pipe may have no other end. */
const UNFOLLOWED = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Who holds a lock, as the lock file says. */
interface Holder extends Writer {
  readonly since: string;
  /** Tells this lock from every other of the same process. */
  readonly token: string;
}

export interface Lock {
  /** False once another process took the lock over, because this one seemed dead: then nothing may be written any more. */
  held(): Promise<boolean>;
  /** Gives the lock back, if it is still this process that has it. */
  release(): Promise<void>;
}

/**
 * Takes the lock that stands at `path`, waiting for it if need be.
 * The file is written aside and then linked, so that a lock is never there without saying whose it is.
 * A lock whose holder is dead is taken over at once, one that does not change for 15 s after that time.
 *
 * To replace the lock of a dead process is a right that must itself be held, or two that saw it dead would each remove the other's.
 * It is a lock like this one, named after the one that it replaces.
 * @throws UserError when the lock is still held after 25 s.
 */
export async function takeLock(path: string, clock: Clock): Promise<Lock> {
  const mine = JSON.stringify(await self(clock));
  const aside = `${path}.${await writerMark()}.${identity(mine)}.tmp`;
  const { mode } = await stat(dirname(path));
  await writeFile(aside, mine, { flag: 'wx', mode: mode & 0o666 });
  try {
    await place(aside, path, clock);
  } finally {
    await rm(aside, { force: true });
  }
  const held = async (): Promise<boolean> => (await read(path)) === mine;
  return {
    held,
    async release() {
      if (await held()) await rm(path, { force: true });
    }
  };
}

async function place(aside: string, path: string, clock: Clock): Promise<void> {
  const start = clock.now().getTime();
  let standing = { text: '', since: start };
  for (;;) {
    if (await linkNew(aside, path)) return;
    const text = await read(path);
    if (text === null) continue;
    const now = clock.now().getTime();
    if (standing.text !== text) standing = { text, since: now };
    if ((await isHeldByDead(text)) || now - standing.since > PATIENCE) {
      if (await replaced(aside, path, text, clock)) return;
      continue;
    }
    if (now - start > LIMIT) throw stuck(path, text);
    await clock.sleep(5 + Math.random() * 20);
  }
}

/** Puts our lock in the place of a dead one; false when another process did so first. */
function replaced(aside: string, path: string, dead: string, clock: Clock): Promise<boolean> {
  return overtaken(path, dead, clock, () => rename(aside, path));
}

/**
 * What a lock says that nobody will give back: its holder is dead, or it is old.
 * @returns null for any other, for what is no lock of ours, and when there is none.
 */
export async function abandonedLock(path: string, isOld: boolean): Promise<string | null> {
  const text = await read(path);
  const holder = text === null ? null : parse(text);
  return holder !== null && (isOld || (await isDead(holder))) ? text : null;
}

/**
 * Removes a lock that nobody will give back.
 * @param abandoned What it says.
 * @returns false when it was taken over meanwhile.
 */
export function clearLock(path: string, abandoned: string, clock: Clock): Promise<boolean> {
  return overtaken(path, abandoned, clock, () => rm(path, { force: true }));
}

async function overtaken(path: string, dead: string, clock: Clock, act: () => Promise<void>): Promise<boolean> {
  const right = await takeLock(`${path}.${identity(dead)}`, clock);
  try {
    if ((await read(path)) !== dead) return false;
    await act();
    return true;
  } finally {
    await right.release();
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, { encoding: 'utf8', flag: UNFOLLOWED });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    if (errorCode(error) !== 'ELOOP') throw error;
    throw new UserError(
      `${path} is a symbolic link`,
      'Remove it: a registry is read and written inside its folder only.',
      { cause: error }
    );
  }
}

/** Short, and the same for the same lock. */
function identity(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function self(clock: Clock): Promise<Holder> {
  return { ...(await thisWriter()), since: clock.now().toISOString(), token: randomBytes(8).toString('hex') };
}

async function isHeldByDead(text: string): Promise<boolean> {
  const holder = parse(text);
  return holder !== null && (await isDead(holder));
}

/** Null for what no version of ours wrote: such a lock is waited for, and taken over when it does not go away. */
function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    return typeof value?.host === 'string' &&
      typeof value.processes === 'string' &&
      Number.isInteger(value.pid) &&
      typeof value.since === 'string'
      ? (value as Holder)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function stuck(path: string, text: string): UserError {
  const holder = parse(text);
  const who =
    holder === null
      ? 'an unknown process'
      : `process ${holder.pid} on ${JSON.stringify(holder.host)} since ${JSON.stringify(holder.since)}`;
  return new UserError(
    `${path} could not be had within ${LIMIT / 1000} seconds: it is held by ${who}`,
    'Run again; if it stays so, end that process, or remove the file when there is none.'
  );
}
