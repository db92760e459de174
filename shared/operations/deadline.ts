import { setMaxListeners } from 'node:events';
import { UserError, type Files, type Store } from '../domain/index.ts';
import type { Ports } from './ports.ts';

/** What is under way when the time is up may come to its end, which takes a moment: a lock is given back, a file written aside removed. */
const GRACE = 2_000;

/** The longest that a timer of Node can be set to: 24 days. */
const LONGEST = 2 ** 31 - 1;

/** How long a run may take. */
export interface TimeLimit {
  /** As the user wrote it: `15m`. */
  readonly text: string;
  readonly milliseconds: number;
}

/** The time of a run, and what is done in it. */
export interface Deadline {
  /** Aborted when the time is up. */
  readonly signal: AbortSignal;
  /** Does something under a name, by which it is told should it be under way when the time is up. */
  readonly during: <T>(what: string, act: () => Promise<T>) => Promise<T>;
}

/** No `UserError`: whoever goes on where something cannot be had, must not go on after this. */
class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/**
 * Runs a verb within its time. When that is up, requests are ended, no new one is begun, and nothing is waited for. What needs none any more,
 * to write files that are all computed, has two seconds to end; then its answer stands.
 *
 * @throws UserError that says what was under way when the time was up; whatever the verb throws before
 */
export async function inTime<T>(limit: TimeLimit, act: (deadline: Deadline) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  const { during, doing } = journal();
  const timers: NodeJS.Timeout[] = [];
  const given = new Promise<never>((_, reject) => {
    const end = (): void => {
      controller.abort(new TimeIsUp(`after ${limit.text} ${doing()}`));
      timers.push(setTimeout(() => reject(signal.reason as TimeIsUp), GRACE));
    };
    timers.push(setTimeout(end, Math.min(limit.milliseconds, LONGEST)));
  });
  try {
    return await Promise.race([act({ signal, during }), given]);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new UserError(
      `The time is up: ${(signal.reason as TimeIsUp).message}`,
      'Nothing is half-written. Run again; where so much time is needed, give more (`timeout`).'
    );
  } finally {
    timers.forEach(clearTimeout);
  }
}

/** Ports that know of a run's time: the store ends with it, and a file is named should it be under way then. */
export function bounded({ store, files, clock, logger }: Ports, deadline: Deadline): Ports {
  return { store: boundedStore(store, deadline), files: namedFiles(files, deadline), clock, logger };
}

function boundedStore(store: Store, { signal, during }: Deadline): Store {
  const ask = async <T>(doing: string, key: string, act: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    return await during(`${doing} ${store.location}/${key}`, () => untilAborted(signal, act()));
  };
  return {
    location: store.location,
    get: (...args) => ask('reading', args[0], () => store.get(...args)),
    create: (...args) => ask('writing', args[0], () => store.create(...args)),
    replace: (...args) => ask('writing', args[0], () => store.replace(...args)),
    list: (...args) => ask('listing', args[0], () => store.list(...args)),
    children: (...args) => ask('listing', args[0], () => store.children(...args)),
    delete: (...args) => ask('removing', args[0], () => store.delete(...args)),
    sweep: (...args) => ask('sweeping', args[0], () => store.sweep(...args))
  };
}

function namedFiles(files: Files, { during }: Deadline): Files {
  return {
    read: (...args) => during(`reading ${args[0]}`, () => files.read(...args)),
    write: (...args) => during(`writing ${args[0]}`, () => files.write(...args)),
    remove: (...args) => during(`removing ${args[0]}`, () => files.remove(...args)),
    list: (...args) => during(`listing ${args[0]}`, () => files.list(...args))
  };
}

/** Keeps what is under way. */
function journal(): { readonly during: Deadline['during']; readonly doing: () => string } {
  const underWay = new Set<{ readonly what: string }>();
  let last: string | null = null;
  return {
    async during(what, act) {
      const entry = { what };
      underWay.add(entry);
      last = what;
      try {
        return await act();
      } finally {
        underWay.delete(entry);
      }
    },
    doing() {
      const [first, ...more] = underWay;
      if (first !== undefined)
        return `it was still ${first.what}${more.length === 0 ? '' : ` and ${more.length} more`}`;
      return last === null ? 'it had read nothing yet' : `it was busy, last with ${last}`;
    }
  };
}

/** What a promise gives, unless the signal comes first: then nobody waits for it any more. */
async function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let stop: (() => void) | null = null;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop !== null) signal.removeEventListener('abort', stop);
  }
}
