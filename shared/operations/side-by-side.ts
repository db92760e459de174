import { Unreachable, type Files, type Store } from '../domain/index.ts';

/** As many as a client of S3 holds connections: fifty upstreams are one round trip. */
const READS_AT_ONCE = 50;

/** More wait for the disk no shorter, and a process may not have thousands of files open. */
const FILES_AT_ONCE = 16;

/**
 * A store for many reads at once: so many are under way, the others wait. One that could not be reached and has answered nothing is not asked
 * again, so that this is told as soon for a hundred upstreams as for one.
 */
export function sideBySide(store: Store, atOnce = READS_AT_ONCE): Store {
  const inTurn = turnstile(atOnce);
  let answered = false;
  let unreachable: Unreachable | null = null;
  return {
    ...store,
    get: (key, options) =>
      inTurn(async () => {
        if (unreachable !== null && !answered) throw unreachable;
        try {
          const read = await store.get(key, options);
          answered = true;
          return read;
        } catch (error) {
          if (error instanceof Unreachable) unreachable ??= error;
          throw error;
        }
      })
  };
}

/** Files of which so many are read or written at once; whoever asks for thousands is served all the same. */
export function fewAtOnce(files: Files, atOnce = FILES_AT_ONCE): Files {
  const inTurn = turnstile(atOnce);
  return {
    ...files,
    read: (path) => inTurn(() => files.read(path)),
    write: (path, body) => inTurn(() => files.write(path, body))
  };
}

/** Lets so many through at once; the others wait for their turn, in the order in which they came. */
function turnstile(atOnce: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const turn = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (act) => {
    await turn();
    try {
      return await act();
    } finally {
      done();
    }
  };
}
