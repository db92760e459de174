import { posix } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  Unreachable,
  UserError,
  type ManifestJson,
  type MeshKey,
  type Publication,
  type ReadObject,
  type Store
} from '../domain/index.ts';
import { isRegistryName, parseManifest } from '../manifest/index.ts';
import { errorCode } from './folder-failure.ts';
import { historyKey, latestKey } from './layout.ts';
import { MAX_BYTES } from './object-size.ts';
import { projectIn, verify, type Expected } from './publication.ts';
import { stateFault } from './state-digest.ts';

/** A publication, and the object it was read from: to keep, and to hand in as `cached` the next time. */
export interface Fetched extends ReadObject {
  readonly publication: Publication;
  /** The environment that answered. */
  readonly environment: string;
  /** Whether it is what was cached. */
  readonly unchanged: boolean;
}

/** What an earlier fetch of a project's latest from an environment gave. */
export type Cached = (environment: string) => ReadObject | null;

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
  const read = await store.get(key, cached === null ? {} : { ifNoneMatch: cached.etag });
  switch (read.kind) {
    case 'found':
      return fetched(read, expected);
    case 'unchanged':
      if (cached === null) return null;
      // Only now, while others are still under way: to check what is cached takes longer than to ask.
      return recalled(cached, expected) ?? (await fetchFrom(store, project, environment, null));
    case 'missing':
      return null;
  }
}

/**
 * A publication as an earlier read gave it, checked like one that is read now.
 * @returns null when it is not whole any more, or another than it should be: then it is no use, and no fault of the registry.
 */
export function recalled(cached: ReadObject, expected: Expected): Fetched | null {
  try {
    return { ...fetched(cached, expected), unchanged: true };
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
    'It may have been pruned, or the registry is another one; a sync without `frozen` takes the version that is current.'
  );
}

function fetched({ body, etag }: ReadObject, expected: Expected): Fetched {
  const verified = verify(body, expected);
  const publication = { ...verified, project: projectIn(verified, expected.place) };
  return { publication, environment: expected.environment, etag, body, unchanged: false };
}

/** What a project published beside its contract for its own use. */
export interface FetchedState extends ReadObject {
  readonly key: string;
  readonly manifest: ManifestJson;
}

/**
 * The full manifest that was published beside a contract. It is never replaced: what is cached costs no request.
 * @param cached What an earlier fetch gave, by its key.
 * @returns null when none was published.
 * @throws UserError when it is gone, is not what its publication recorded, or is no gzipped manifest of at most 512 MB.
 */
export async function fetchState(
  store: Store,
  { mesh }: Pick<Publication, 'mesh'>,
  cached: (key: string) => Promise<ReadObject | null> = () => Promise.resolve(null)
): Promise<FetchedState | null> {
  if (mesh.state === undefined) return null;
  const key = `${mesh.project}/${mesh.environment}/${mesh.state}`;
  const place = `${store.location}/${key}`;
  const held = await cached(key);
  const { etag, body } =
    held !== null && stateFault(mesh, posix.basename(key), held.body, place) === null
      ? held
      : await readState(store, key, mesh);
  return { key, etag, body, manifest: parseManifest(await unpacked(body, place), place) };
}

async function readState(store: Store, key: string, mesh: MeshKey): Promise<ReadObject> {
  const place = `${store.location}/${key}`;
  const read = await store.get(key);
  if (read.kind !== 'found') {
    throw new UserError(
      `${place} is not there, though version ${mesh.version} of ${mesh.project} names it`,
      `Publish ${mesh.project} again.`
    );
  }
  const fault = stateFault(mesh, posix.basename(key), read.body, place);
  if (fault !== null) throw fault;
  return read;
}

/** @throws UserError for what is no whole gzip file, or has more than 512 MB in it. */
export async function unpacked(body: Uint8Array, place: string): Promise<Uint8Array> {
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

/**
 * The same to say what may have been meant, which is no reason to fail.
 * @returns null where they cannot be listed: at https://, or for want of a permission
 * @throws Unreachable
 */
export async function knownProjects(store: Store): Promise<readonly string[] | null> {
  try {
    return await listProjects(store);
  } catch (error) {
    if (error instanceof UserError && !(error instanceof Unreachable)) return null;
    throw error;
  }
}
