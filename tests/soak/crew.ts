import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { StoreSettings } from '../../shared/registry/index.ts';
import type { Answer, Order } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** What became of an order. */
export type Reply = Answer | { readonly kind: 'killed' };

/** A process for one order after another, started anew when it was killed. */
export interface Worker {
  /** @throws Error when it ends without having been killed: a bug, with its stack. */
  ask(order: Order): Promise<Reply>;
  kill(): void;
  /** Ends it, and waits until it has. */
  dismiss(): Promise<void>;
}

interface Process {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly lines: Interface;
  readonly closed: Promise<'closed'>;
  said: string;
}

/** @param ahead Milliseconds by which its clock is ahead when it prunes. */
export function hire(settings: StoreSettings, ahead: number): Worker {
  let current: Process | null = null;
  return {
    async ask(order) {
      current ??= begin(settings, ahead);
      const { child, lines, closed } = current;
      const line = once(lines, 'line') as Promise<[string]>;
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const answer = await Promise.race([line, closed]);
      if (answer !== 'closed') return JSON.parse(answer[0]) as Answer;
      const { said } = current;
      current = null;
      if (child.signalCode === 'SIGKILL') return { kind: 'killed' };
      throw new Error(`A worker ended by itself while it was to ${order.do}:\n${said}`);
    },
    kill() {
      current?.child.kill('SIGKILL');
    },
    async dismiss() {
      current?.child.stdin.end();
      await current?.closed;
      current = null;
    }
  };
}

function begin(settings: StoreSettings, ahead: number): Process {
  const child = spawn(process.execPath, [WORKER, JSON.stringify(settings), String(ahead)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: process.env
  });
  const started: Process = {
    child,
    lines: createInterface({ input: child.stdout }),
    closed: once(child, 'close').then(() => 'closed' as const),
    said: ''
  };
  child.stderr.on('data', (chunk: Buffer) => (started.said += chunk.toString()));
  // Writing to a process that was just killed breaks the pipe: its end tells the same.
  child.stdin.on('error', () => child.kill('SIGKILL'));
  return started;
}
