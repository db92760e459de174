import { UserError, type MeshKey, type Publication, type RollbackRecord, type Store } from '../domain/index.ts';
import { eachOf } from './at-once.ts';
import { historyKey, historyPrefix } from './layout.ts';
import { parseRollbackRecord } from './mesh-key.ts';
import { objectAt } from './parse-key.ts';
import { projectIn, verify } from './publication.ts';

/** A version may be a full manifest: so many are in memory at once. */
const AT_ONCE = 4;

/** What history holds of a project in an environment, by its keys. */
export interface Listing {
  /** Newest build first. */
  readonly versions: readonly string[];
  /** Keys of the records of rollbacks that are over, with the version beside which each lies. */
  readonly records: readonly { readonly key: string; readonly version: string }[];
}

/** Lists the history of a project in an environment; what is none of ours there is passed over. */
export async function listHistory(store: Store, project: string, environment: string): Promise<Listing> {
  const objects = (await store.list(historyPrefix(project, environment))).flatMap(({ key }) => {
    const object = objectAt(key);
    return object?.kind === 'history' || object?.kind === 'record' ? [{ ...object, key }] : [];
  });
  return {
    versions: objects
      .filter(({ kind }) => kind === 'history')
      .map(({ version }) => version)
      .sort()
      .reverse(),
    records: objects.filter(({ kind }) => kind === 'record').map(({ key, version }) => ({ key, version }))
  };
}

/** A version as it was read: the publication, or why there is none to be had. */
export type PastVersion = ReadVersion | { readonly version: string; readonly fault: UserError };

export interface ReadVersion {
  readonly version: string;
  readonly publication: Publication;
  /** The object as it is stored. */
  readonly body: Uint8Array;
}

/**
 * Reads versions in the order given, a few side by side: no more of them are in memory than that.
 * @throws UserError when the store cannot be read; a version that is damaged or gone is given as such.
 */
export async function* readVersions(
  store: Store,
  project: string,
  environment: string,
  versions: readonly string[]
): AsyncGenerator<PastVersion> {
  for (let start = 0; start < versions.length; start += AT_ONCE) {
    const some = versions.slice(start, start + AT_ONCE);
    yield* await Promise.all(
      some.map(async (version) => (await readVersion(store, project, environment, version)) ?? gone(version))
    );
  }
}

function gone(version: string): PastVersion {
  return { version, fault: new UserError('It is not there any more', 'It was pruned a moment ago.') };
}

/**
 * Reads one version.
 * @returns null when it is not there
 */
export async function readVersion(
  store: Store,
  project: string,
  environment: string,
  version: string
): Promise<PastVersion | null> {
  const key = historyKey(project, environment, version);
  const place = `${store.location}/${key}`;
  const read = await store.get(key);
  if (read.kind !== 'found') return null;
  try {
    const verified = verify(read.body, { place, project, environment, version });
    return { version, publication: { ...verified, project: projectIn(verified, place) }, body: read.body };
  } catch (error) {
    if (error instanceof UserError) return { version, fault: error };
    throw error;
  }
}

/**
 * Every rollback that was made: those that are over by their records, and the one that still stands.
 * @param latest What latest holds.
 * @throws UserError when the store cannot be read, and for a record that is none.
 */
export async function readRollbacks(
  store: Store,
  { records }: Listing,
  latest: MeshKey | null
): Promise<readonly RollbackRecord[]> {
  const past = (await eachOf(records, ({ key, version }) => readRecord(store, key, version))).flat();
  const standing = latest?.rolled_back_from;
  if (latest === null || standing === undefined) return past;
  // Its record is written just before latest is replaced, and so may be there already.
  const others = past.filter(
    (record) => record.version !== latest.version || record.rolled_back_from.at !== standing.at
  );
  return [...others, { version: latest.version, rolled_back_from: standing }];
}

/** None when it was pruned since it was listed. */
async function readRecord(store: Store, key: string, version: string): Promise<readonly RollbackRecord[]> {
  const read = await store.get(key);
  return read.kind === 'found' ? [parseRollbackRecord(read.body, `${store.location}/${key}`, version)] : [];
}
