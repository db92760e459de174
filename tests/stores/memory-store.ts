import { Conflict, type Etag, type Store } from '../../shared/domain/index.ts';

interface Entry {
  readonly body: Uint8Array;
  readonly etag: Etag;
  readonly modified: Date;
}

/** A store that also tells what was asked of it. */
export interface MemoryStore extends Store {
  /** Each request as `create up/prod/latest/manifest.json`, in order. */
  readonly requests: readonly string[];
  /** Puts an object there whatever is there: how a test damages a registry. */
  put(key: string, body: Uint8Array): void;
}

/**
 * A `Store` in memory, held to the same conformance suite as the real ones: for tests of whatever stands on a registry.
 * @param now Says when an object was written.
 */
export function memoryStore(location = 'memory://registry', now: () => Date = () => new Date()): MemoryStore {
  const entries = new Map<string, Entry>();
  const requests: string[] = [];
  let revision = 0;

  const put = (key: string, body: Uint8Array): Etag => {
    revision += 1;
    const etag = `"${revision}"`;
    entries.set(key, { body: Uint8Array.from(body), etag, modified: now() });
    return etag;
  };
  const ask = <T>(verb: string, key: string, answer: () => T): Promise<T> => {
    requests.push(`${verb} ${key}`);
    return new Promise((resolve) => resolve(answer()));
  };

  return {
    location,
    requests,
    put: (key, body) => void put(key, body),
    get: (key, options) =>
      ask('get', key, () => {
        const entry = entries.get(key);
        if (entry === undefined) return { kind: 'missing' };
        const { body, etag } = entry;
        return etag === options?.ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
      }),
    create: (key, body) =>
      ask('create', key, () => {
        if (entries.has(key)) throw new Conflict(key);
        return put(key, body);
      }),
    replace: (key, body, ifMatch) =>
      ask('replace', key, () => {
        if (entries.get(key)?.etag !== ifMatch) throw new Conflict(key);
        return put(key, body);
      }),
    list: (prefix) =>
      ask('list', prefix, () =>
        [...entries]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, { body, modified }]) => ({ key, size: body.byteLength, modified }))
          .sort((a, b) => (a.key < b.key ? -1 : 1))
      ),
    children: (prefix) =>
      ask('children', prefix, () => {
        const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
        const below = [...entries.keys()]
          .filter((key) => key.startsWith(folder))
          .map((key) => key.slice(folder.length).split('/'));
        return [...new Set(below.filter((segments) => segments.length > 1).map(([first = '']) => first))].sort();
      }),
    delete: (key, options) =>
      ask('delete', key, () => {
        const etag = entries.get(key)?.etag;
        if (etag !== undefined && options?.ifMatch !== undefined && options.ifMatch !== etag) throw new Conflict(key);
        entries.delete(key);
      }),
    sweep: () => Promise.resolve([])
  };
}
