import type { Dialect } from '@polyglot-sql/sdk';
import { parentPort } from 'node:worker_threads';
import { answer, not, type Parse } from './answer.ts';
import type { Answer, Question } from './types.ts';

/** What the thread says: once that it is ready, then one answer for each question, in their order. */
export type Said = 'ready' | Answer;

/** The thread that reads SQL: it can be killed, and its memory with it, when a query takes too long. */
export async function main(): Promise<void> {
  if (!parentPort) throw new Error('This runs in a worker thread.');
  const port = parentPort;
  const parse = await loadParser();
  port.on('message', (question: Question) => {
    port.postMessage((parse ? answer(question, parse) : not('not-available')) satisfies Said);
  });
  port.postMessage('ready' satisfies Said);
}

/** Null where the parser does not load: its package asks for Node 22, and ours for 20. */
async function loadParser(): Promise<Parse | null> {
  try {
    const { parse } = await import('@polyglot-sql/sdk');
    return (sql, dialect) => parse(sql, dialect as Dialect);
  } catch {
    return null;
  }
}
