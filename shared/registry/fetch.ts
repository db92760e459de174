import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError, type Etag, type ManifestJson, type Publication, type Store } from '../domain/index.ts';
import { isRegistryName, parseManifest } from '../manifest/index.ts';
import { errorCode } from './folder-failure.ts';
import { historyKey, latestKey } from './layout.ts';
import { MAX_BYTES } from './object-size.ts';
import { projectIn, verify, type Expected } from './publication.ts';

export interface Fetched {
  readonly publication: Publication;
  /** The environment that answered. */
  readonly environment: string;
  readonly etag: Etag;
  /** The object as it is stored: to keep, and to hand in as `cached` the next time. */
  readonly body: Uint8Array;
  /** Whether it is what was cached. */
  readonly unchanged: boolean;
}

/** What an earlier fetch of a project's latest from an environment gave. */
export type Cached = (environment: string) => { readonly etag: Etag; readonly body: Uint8Array } | null;

/**
 * The contract of a project: latest of the first environment of the chain that has one. What is cached costs a request without a body.
 * Nothing is trusted, the cache included: each byte is checked against its digest, and a cached body that fails is fetched again.
 * @param chain As `environmentChain` gives it.
 * @returns null when none of the environments has the project.
 * @throws UserError when the store cannot be reached, and for an object that is damaged, misplaced, of a newer layout, or not plain.
 */
export async function fetchLatest(
  store: Store,
  project: string,
  chain: readonly string[],
  cached: Cached = () => null
): Promise<Fetched | null> {
  for (const environment of chain) {
    const found = await fetchFrom(store, project, environment, cached(environment));
    if (found !== null) return found;
  }
  return null;
}

async function fetchFrom(
  store: Store,
  project: string,
  environment: string,
  cached: ReturnType<Cached>
): Promise<Fetched | null> {
  const key = latestKey(project, environment);
  const expected = { place: `${store.location}/${key}`, project, environment };
  const held = trusted(cached, expected);
  const read = await store.get(key, held === null ? {} : { ifNoneMatch: held.etag });
  switch (read.kind) {
    case 'found':
      return fetched(read, expected);
    case 'unchanged':
      return held === null ? null : { ...held, unchanged: true };
    case 'missing':
      return null;
  }
}

/** What is cached, or null when it is not whole any more: then it is no use, and no fault of the registry. */
function trusted(cached: ReturnType<Cached>, expected: Expected): Fetched | null {
  if (cached === null) return null;
  try {
    return fetched(cached, expected);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/**
 * One publication of a project, from its history.
 * @throws UserError when it is not there, and as `fetchLatest`.
 */
export async function fetchVersion(
  store: Store,
  project: string,
  environment: string,
  version: string
): Promise<Fetched> {
  const key = historyKey(project, environment, version);
  const expected = { place: `${store.location}/${key}`, project, environment, version };
  const read = await store.get(key);
  if (read.kind === 'found') return fetched(read, expected);
  throw new UserError(
    `${store.location} has no version ${version} of ${project} in ${environment}`,
    'It may have been pruned, or the registry is another one. Sync without `frozen` to take the version that is current.'
  );
}

function fetched({ body, etag }: { readonly body: Uint8Array; readonly etag: Etag }, expected: Expected): Fetched {
  const verified = verify(body, expected);
  const publication = { ...verified, project: projectIn(verified, expected.place) };
  return { publication, environment: expected.environment, etag, body, unchanged: false };
}

/**
 * The full manifest that was published beside a contract.
 * @returns null when none was published.
 * @throws UserError when it is gone, or is no gzipped manifest of at most 512 MB.
 */
export async function fetchState(store: Store, { mesh }: Publication): Promise<ManifestJson | null> {
  if (mesh.state === undefined) return null;
  const key = `${mesh.project}/${mesh.environment}/${mesh.state}`;
  const place = `${store.location}/${key}`;
  const read = await store.get(key);
  if (read.kind === 'found') return parseManifest(await unpacked(read.body, place), place);
  throw new UserError(
    `${place} is not there, though version ${mesh.version} of ${mesh.project} names it`,
    `Publish ${mesh.project} again.`
  );
}

async function unpacked(body: Uint8Array, place: string): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    const tooLarge = errorCode(error) === 'ERR_BUFFER_TOO_LARGE';
    throw new UserError(
      tooLarge
        ? `${place} unpacks to more than ${MAX_BYTES / 1024 / 1024} MB`
        : `${place} is damaged: it is no whole gzip file`,
      'Publish the project again.',
      { cause: error }
    );
  }
}

/** Names of the projects in the registry, sorted. What is not named like one is not one. */
export async function listProjects(store: Store): Promise<readonly string[]> {
  return (await store.children('')).filter(isRegistryName);
}
