import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UserError, type Etag, type Files, type ReadObject } from '../domain/index.ts';
import { MESH_FOLDER } from './plan.ts';

/** Where a project keeps what was read of the registry, relative to the project. */
export const CACHE_FOLDER = `${MESH_FOLDER}/cache`;

/** What one object of the registry was when it was read last. */
export interface CacheEntry {
  readonly etag: Etag;
  /** Of the body, in hex. It is the body's name in the cache, so that what two objects share lies there once. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** By key of the registry. Those that changed last come last. */
export type CacheIndex = ReadonlyMap<string, CacheEntry>;

/** What a project keeps of one registry, so as not to fetch it again. It only saves time: whatever is amiss with it is fetched anew. */
export interface Cache {
  readonly index: CacheIndex;

  /** An object as it was kept; null when it is not known, or its bytes are not those that were kept. */
  read(key: string): Promise<ReadObject | null>;

  /**
   * Makes the cache what an index says, and removes the bodies that it does not name.
   *
   * @param bodies by their SHA-256: those of the index that may be missing
   * @throws UserError when the folder cannot be written to
   */
  write(index: CacheIndex, bodies: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

/** The one file of the cache that is no body: while it is the same, so are they. */
export const CACHE_INDEX = 'index.json';

/**
 * The cache of a project. One that was filled from another registry is empty: there, the same key is another object.
 *
 * @param registry the location of the store
 */
export async function openCache(files: Files, projectDir: string, registry: string): Promise<Cache> {
  const folder = join(projectDir, CACHE_FOLDER);
  const indexFile = join(folder, CACHE_INDEX);
  const found = parsed(await readOrNull(files, indexFile));
  const index: CacheIndex = new Map(found?.registry === registry ? Object.entries(found.objects) : []);
  /** Bodies that were read and found whole. */
  const whole = new Set<string>();

  return {
    index,

    async read(key) {
      const entry = index.get(key);
      if (entry === undefined) return null;
      const body = await readOrNull(files, join(folder, entry.sha256));
      if (body === null || !isBody(body, entry)) return null;
      whole.add(entry.sha256);
      return { etag: entry.etag, body };
    },

    // Bodies first, and the old ones last: at no moment does the index name what is not there.
    async write(next, bodies) {
      const lying = new Set(await files.list(folder));
      await Promise.all(
        [...bodies]
          .filter(([name]) => !whole.has(name))
          .map(async ([name, body]) => {
            const path = join(folder, name);
            // What lies there under its name may be damaged.
            if (!lying.has(name) || !isSame(await readOrNull(files, path), body)) await files.write(path, body);
          })
      );
      const text = Buffer.from(indexText({ registry, objects: Object.fromEntries(next) }));
      if (!isSame(await readOrNull(files, indexFile), text)) await files.write(indexFile, text);
      const named = new Set([CACHE_INDEX, ...[...next.values()].map((entry) => entry.sha256)]);
      // A hidden file is being written, by another process.
      const old = [...lying].filter((name) => !named.has(name) && !name.startsWith('.'));
      await Promise.all(old.map((name) => files.remove(join(folder, name))));
    }
  };
}

/** What an index says of an object that was read. */
export function cacheEntry({ etag, body }: ReadObject): CacheEntry {
  return { etag, sha256: sha256(body), size: body.byteLength };
}

interface IndexFile {
  readonly registry: string;
  readonly objects: Readonly<Record<string, CacheEntry>>;
}

function indexText(index: IndexFile): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}

/** Null for anything but an index as it was written: the folder may have been restored from anywhere. */
function parsed(body: Uint8Array | null): IndexFile | null {
  if (body === null) return null;
  try {
    const index = JSON.parse(new TextDecoder().decode(body)) as Partial<IndexFile> | null;
    const { registry, objects } = index ?? {};
    return typeof registry === 'string' && isObject(objects) && Object.values(objects).every(isEntry)
      ? { registry, objects }
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isEntry(value: unknown): boolean {
  const { etag, sha256: name, size } = (isObject(value) ? value : {}) as Partial<CacheEntry>;
  return (
    typeof etag === 'string' && typeof name === 'string' && /^[0-9a-f]{64}$/.test(name) && Number.isSafeInteger(size)
  );
}

function isObject<T>(value: T): value is T & object {
  return typeof value === 'object' && value !== null;
}

function isBody(body: Uint8Array, { size, sha256: name }: CacheEntry): boolean {
  return body.byteLength === size && sha256(body) === name;
}

function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.compare(one, other) === 0;
}

async function readOrNull(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
