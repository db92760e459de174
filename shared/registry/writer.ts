import { createHash } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errorCode } from './folder-failure.ts';

/** A process that writes to a folder, as other processes can recognise it. */
export interface Writer {
  readonly host: string;
  /** The kernel's table of processes: two containers of one host name may have different ones. */
  readonly processes: string;
  readonly pid: number;
}

export async function thisWriter(): Promise<Writer> {
  return { host: hostname(), processes: await processTable(), pid: process.pid };
}

/** True only for a process that this one would see if it lived. */
export async function isDead({ host, processes, pid }: Writer): Promise<boolean> {
  return host === hostname() && processes === (await processTable()) && !isAlive(pid);
}

/** A writer in the name of a file: `0f3a9c1d-4711`. */
export async function writerMark(): Promise<string> {
  return `${await machine()}-${process.pid}`;
}

/** The same of a mark; false too for what is no mark. */
export async function isMarkOfDead(mark: string): Promise<boolean> {
  const [, place, pid] = /^([0-9a-f]{8})-([1-9][0-9]{0,9})$/.exec(mark) ?? [];
  return place !== undefined && place === (await machine()) && !isAlive(Number(pid));
}

async function machine(): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify([hostname(), await processTable()]))
    .digest('hex')
    .slice(0, 8);
}

/** Linux names the table (pid_namespaces(7)); elsewhere a host has one. */
async function processTable(): Promise<string> {
  try {
    return await readlink('/proc/self/ns/pid');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES') return '';
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
