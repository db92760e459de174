import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StoreSettings } from '../../shared/registry/index.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const ACTOR = fileURLToPath(new URL('actor.ts', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

/** How a process ended: its exit code is null when it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process under way. */
export interface Running {
  /** Resolves once it has written to stdout, or has ended. */
  readonly spoke: Promise<unknown>;
  readonly ended: Promise<Ended>;
  /** Ends its stdin. */
  readonly finish: () => void;
  readonly kill: () => void;
}

/** Runs `child.ts` to its end, and gives what it said. */
export async function said(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await start(CHILD, args).ended;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${stderr}`);
  return stdout.trim();
}

/** Starts `child.ts`, waits until it has said something, and kills it. */
export async function killedAfterItSpoke(...args: readonly string[]): Promise<void> {
  const child = start(CHILD, args);
  await child.spoke;
  child.kill();
  await child.ended;
}

/** Starts `actor.ts` on a registry. */
export function startActor(verb: string, settings: StoreSettings, ...operands: readonly string[]): Running {
  return start(ACTOR, [verb, JSON.stringify(settings), ...operands]);
}

/** Starts the built command on a registry, the way a shell does. */
export function startCommand(verb: string, settings: StoreSettings, ...flags: readonly string[]): Running {
  const { registry, endpoint, forcePathStyle } = settings;
  return start(COMMAND, [
    ...[verb, '--registry', registry, '--json', ...flags],
    ...(endpoint === undefined ? [] : ['--endpoint', endpoint]),
    ...(forcePathStyle === true ? ['--force-path-style'] : [])
  ]);
}

function start(script: string, args: readonly string[]): Running {
  // Jest has an environment of its own, which a child gets only when it is given it.
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: process.env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, stdout, stderr }));
  return {
    ended,
    spoke: Promise.race([once(child.stdout, 'data'), ended]),
    finish: () => child.stdin.end(),
    kill: () => child.kill('SIGKILL')
  };
}
