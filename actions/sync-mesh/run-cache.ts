import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CACHE_FOLDER, CACHE_INDEX } from '../../shared/consume/index.ts';
import type { Logger } from '../../shared/domain/index.ts';
import type { Environment } from '../../shared/github/index.ts';
import type { CacheTask } from './cache-thread.ts';

/** The cache is there to save time: when it takes longer than this, it is left alone. */
const LONGEST_MS = 15_000;

/**
 * Lets a sync find the project's cache as an earlier run left it, by GitHub's cache: brings it back before, and saves it after when its content
 * has changed. Whatever goes wrong with that is told in the log, and the sync goes on. Where a runner has no such cache, nothing is done.
 *
 * @param projectDir absolute
 * @param registry what the cache is filled from: another registry fills another
 * @param env of the step: the runner says there where its cache is
 * @param sync what it gives or throws is given or thrown
 */
export async function betweenRuns<T>(
  projectDir: string,
  registry: string,
  env: Environment,
  logger: Logger,
  sync: () => Promise<T>
): Promise<T> {
  if (!env['ACTIONS_RESULTS_URL'] && !env['ACTIONS_CACHE_URL']) return sync();
  // Relative, since the workspace may lie elsewhere the next time.
  const folder = relative(process.cwd(), join(projectDir, CACHE_FOLDER)).split(sep).join('/');
  const prefix = `dbt-mesh-${shortHash(registry)}-${shortHash(folder)}-`;
  const content = (): Promise<string | null> => hashOf(join(folder, CACHE_INDEX));

  // A runner that keeps its workspace has the folder already, and a newer one.
  const isThere = (await content()) !== null;
  const answers = isThere || (await carryOut({ act: 'restore', folder, prefix }, logger));
  const before = await content();
  const result = await sync();
  const after = await content();
  if (answers && after !== null && after !== before) {
    await carryOut({ act: 'save', folder, key: prefix + after }, logger);
  }
  return result;
}

/** @returns whether the cache answered */
async function carryOut(task: CacheTask, logger: Logger): Promise<boolean> {
  const outcome = await inThread(task, logger);
  const what = task.act === 'restore' ? 'brought back' : 'saved';
  if (outcome.isLate) {
    logger.warning(`Nothing was ${what}: GitHub's cache took longer than ${LONGEST_MS / 1000} seconds.`);
  } else if (outcome.key === null) {
    logger.info(`Nothing was ${what} by GitHub's cache.`);
  } else {
    logger.info(`What was fetched is ${what} by GitHub's cache, as ${outcome.key}.`);
  }
  return !outcome.isLate;
}

interface Outcome {
  /** Of what was brought back or saved; null when nothing was. */
  readonly key: string | null;
  readonly isLate: boolean;
}

/** Runs the thread to its end, or ends it when the time is up. */
function inThread(task: CacheTask, logger: Logger): Promise<Outcome> {
  const here = import.meta.url;
  // In dist/, where actions run, its file lies in cache/ beside this one. The bundler must not see where: it would copy that file alone.
  const thread = new URL('./cache/index.js', here);
  const worker = new Worker(thread, { workerData: task, stdout: true, stderr: true });
  return new Promise((resolve) => {
    let outcome: Outcome = { key: null, isLate: false };
    let said = '';
    const timer = setTimeout(() => {
      outcome = { key: null, isLate: true };
      void worker.terminate();
    }, LONGEST_MS);
    worker.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    worker.on('message', (key: string | null) => (outcome = { key, isLate: false }));
    worker.on('error', (error) => logger.warning(`GitHub's cache cannot be used: ${String(error)}`));
    worker.on('exit', () => {
      clearTimeout(timer);
      said.split('\n').forEach((line) => relay(line, logger));
      resolve(outcome);
    });
  });
}

/** What the library printed for the runner: its warnings and errors are warnings, and what it has masked stays masked. */
function relay(line: string, logger: Logger): void {
  const [, command, message = line] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
  if (command === 'add-mask') process.stdout.write(`${line}\n`);
  else if (command === 'warning' || command === 'error') logger.warning(`GitHub's cache: ${message}`);
  else if (message !== '') logger.debug(message);
}

/** Null when there is no such file. What else keeps it from being read is for the sync to tell, should it matter. */
async function hashOf(file: string): Promise<string | null> {
  try {
    return shortHash(await readFile(file));
  } catch {
    return null;
  }
}

function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
