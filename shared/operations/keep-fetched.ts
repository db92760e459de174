import { UserError, type Logger, type ReadObject, type SyncSettings } from '../domain/index.ts';
import { cacheEntry, type CacheEntry, type CacheIndex } from '../consume/index.ts';
import { historyKey, latestKey } from '../registry/index.ts';
import type { FetchedMesh, OwnFetch, SyncedFetch } from './fetch-upstreams.ts';

/** Beside what this run used, the cache holds so many times as much of what others did: of other environments, most likely. */
const OTHERS = 2;

/** An object that was read, and the keys that it answers for. */
interface Kept {
  readonly object: ReadObject;
  readonly keys: readonly string[];
}

/**
 * Keeps what a sync has read, so that the next need not fetch it: the latest of each upstream, what the lock pins, the project's own state.
 * A cache that cannot be written is told, and no more than that.
 */
export async function keepFetched(
  settings: SyncSettings,
  { upstreams, own, cache }: FetchedMesh,
  logger: Logger
): Promise<void> {
  const synced = upstreams.filter((one) => one !== null);
  const read = [...synced.map((one) => keptOf(one, settings)), ...(own === null ? [] : keptOfOwn(own))];
  const used = new Map<string, CacheEntry>();
  const bodies = new Map<string, Uint8Array>();
  for (const { object, keys } of read) {
    const entry = cacheEntry(object);
    bodies.set(entry.sha256, object.body);
    for (const key of keys) used.set(key, entry);
  }
  for (const key of synced.map(pinnedKey)) {
    const known = cache.index.get(key);
    if (known !== undefined && !used.has(key)) used.set(key, known);
  }
  try {
    await cache.write(nextIndex(cache.index, used), bodies);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warning(`What was fetched is not kept, and the next sync fetches it again: ${error.message}`);
  }
}

/** An upstream's object: what the lock pins, the latest, or both at once. */
function keptOf(synced: SyncedFetch, { frozen }: SyncSettings): Kept {
  const { fetched, publication, pin } = synced;
  const { project, version } = publication.mesh;
  if (frozen) return { object: fetched, keys: [pinnedKey(synced)] };
  const latest = latestKey(project, fetched.environment);
  const isPinned = pin.environment === fetched.environment && pin.version === version;
  return { object: fetched, keys: isPinned ? [latest, pinnedKey(synced)] : [latest] };
}

function keptOfOwn({ fetched, state }: OwnFetch): readonly Kept[] {
  const latest = { object: fetched, keys: [latestKey(fetched.publication.mesh.project, fetched.environment)] };
  return state === null ? [latest] : [latest, { object: state, keys: [state.key] }];
}

function pinnedKey({ publication, pin }: SyncedFetch): string {
  return historyKey(publication.mesh.project, pin.environment, pin.version);
}

/**
 * The index after a run that used these entries. What is never replaced stays while it is used; the latest of other environments and of other
 * upstreams stays too, the one that changed last the longest.
 */
export function nextIndex(before: CacheIndex, used: CacheIndex): CacheIndex {
  const others = [...before.keys()].filter((key) => !used.has(key) && isLatest(key));
  const kept = new Set(others.slice(Math.max(0, others.length - OTHERS * used.size)));
  const stays = [...before].filter(([key, entry]) => kept.has(key) || isSame(entry, used.get(key)));
  const changed = [...used].filter(([key, entry]) => !isSame(entry, before.get(key)));
  return new Map([...stays, ...changed]);
}

function isLatest(key: string): boolean {
  return key.endsWith('/latest/manifest.json');
}

function isSame(one: CacheEntry, other: CacheEntry | undefined): boolean {
  return one.etag === other?.etag && one.sha256 === other.sha256 && one.size === other.size;
}
