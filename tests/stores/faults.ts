import { Conflict, UserError, type Store } from '../../shared/domain/index.ts';

/**
 * What happens to the answer of a write that has landed.
 * - `dropped`: the connection breaks, and whoever asked does not know
 * - `failed`: a server error instead
 * - `delayed`: it comes after the client has lost patience and asked again
 */
export type Fault = 'dropped' | 'failed' | 'delayed';

export const FAULTS: readonly Fault[] = ['dropped', 'failed', 'delayed'];

/** A fault and the write that it befalls: the first is 1. */
export interface FaultPlan {
  readonly fault: Fault;
  readonly write: number;
}

/** A store whose nth write lands and is then answered wrongly: as an error that says nothing, or as the conflict of a retry with itself. */
export function faulty(store: Store, { fault, write }: FaultPlan): Store {
  let writes = 0;
  const lose = async <T>(act: () => Promise<T>): Promise<T> => {
    writes += 1;
    if (writes !== write) return act();
    await act();
    if (fault === 'dropped') throw new UserError('The connection broke', 'Run again.');
    return act();
  };
  return {
    ...store,
    create: (key, body) => lose(() => store.create(key, body)),
    replace: (key, body, ifMatch) => lose(() => store.replace(key, body, ifMatch))
  };
}

/** A store that promises conditions and keeps none: the last to write wins. */
export function careless(store: Store): Store {
  const write = async (key: string, body: Uint8Array): Promise<string> => {
    const read = await store.get(key);
    try {
      return await (read.kind === 'found' ? store.replace(key, body, read.etag) : store.create(key, body));
    } catch (error) {
      if (error instanceof Conflict) return write(key, body);
      throw error;
    }
  };
  return { ...store, create: write, replace: write };
}
