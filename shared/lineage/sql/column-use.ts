import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { not } from './answer.ts';
import type { Said } from './thread.ts';
import type { Answer, Question } from './types.ts';

export interface Limits {
  /** Milliseconds for one query. */
  readonly time: number;
  /** Milliseconds until the parser is loaded. */
  readonly start: number;
  /** Characters of one query. */
  readonly size: number;
}

/** The parser takes 1 to 2 seconds for 1 MB of SQL, and several times that on a busy machine. */
const LIMITS: Limits = { time: 20_000, start: 60_000, size: 2_000_000 };

/**
 * Which columns of which relations compiled queries use.
 *
 * The parser (23 MB of WebAssembly) is loaded when the first question needs it, in a thread of its own: one for all questions, replaced when
 * a query takes too long or breaks it. No query makes this throw.
 *
 * @returns one answer for each question, in their order
 */
export async function columnUse(
  questions: readonly Question[],
  limits: Partial<Limits> = {}
): Promise<readonly Answer[]> {
  const within = { ...LIMITS, ...limits };
  const answers: Answer[] = [];
  let worker: Worker | null = null;
  let isAvailable = true;
  try {
    for (const question of questions) {
      if (question.sql.length > within.size) {
        answers.push(not('too-large'));
        continue;
      }
      if (worker === null && isAvailable) {
        worker = startWorker(import.meta.url);
        isAvailable = (await hear(worker, within.start)) === 'ready';
      }
      const answer: Answer = worker && isAvailable ? await ask(worker, question, within.time) : not('not-available');
      answers.push(answer);
      if (!answer.understood && (answer.why === 'timed-out' || answer.why === 'failed')) {
        await worker?.terminate();
        worker = null;
      }
    }
  } finally {
    await worker?.terminate();
  }
  return answers;
}

/**
 * Bundled or not, the thread's file lies in worker/ beside this one. The bundler must not see where: it would copy it without what it
 * imports. The thread gets nothing of the process environment.
 */
function startWorker(here: string): Worker {
  const worker = new Worker(new URL(`./worker/index${extname(here)}`, here), { env: {} });
  // What breaks a thread ends it, and its end is listened for where an answer is awaited.
  worker.on('error', () => undefined);
  return worker;
}

async function ask(worker: Worker, question: Question, time: number): Promise<Answer> {
  worker.postMessage(question);
  const said = await hear(worker, time);
  if (said === 'late') return not('timed-out');
  return typeof said === 'object' ? said : not('failed');
}

/** What the thread says next; `late` when it says nothing in time, `gone` when it has ended. */
function hear(worker: Worker, milliseconds: number): Promise<Said | 'late' | 'gone'> {
  return new Promise((resolve) => {
    const settle = (outcome: Said | 'late' | 'gone') => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', onExit);
      resolve(outcome);
    };
    const onExit = () => settle('gone');
    const timer = setTimeout(settle, milliseconds, 'late');
    worker.on('message', settle).on('exit', onExit);
  });
}
