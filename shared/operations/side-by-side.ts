import { Unreachable, type Store } from '../domain/index.ts';

/** As many as a client of S3 holds connections: fifty upstreams are one round trip. */
const AT_ONCE = 50;

/**
 * A store for many reads at once: so many are under way, the others wait. One that could not be reached and has answered nothing is not asked
 * again, so that this is told as soon for a hundred upstreams as for one.
 */
export function sideBySide(store: Store, atOnce: number = AT_ONCE): Store {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  let answered = false;
  let unreachable: Unreachable | null = null;

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

  return {
    ...store,
    async get(key, options) {
      await turn();
      try {
        if (unreachable !== null && !answered) throw unreachable;
        const read = await store.get(key, options);
        answered = true;
        return read;
      } catch (error) {
        if (error instanceof Unreachable) unreachable ??= error;
        throw error;
      } finally {
        done();
      }
    }
  };
}
