import { Unreachable, UserError, type Finding, type SyncSettings, type Upstream } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { didYouMean, finding } from '../rules/index.ts';
import {
  environmentChain,
  fetchLatest,
  fetchState,
  fetchVersion,
  historyKey,
  latestKey,
  knownProjects,
  recalled,
  type Fetched,
  type FetchedState
} from '../registry/index.ts';
import {
  all,
  LOCK_FILE,
  openCache,
  pinTo,
  type Cache,
  type Downstream,
  type Lock,
  type Pin,
  type Synced
} from '../consume/index.ts';
import type { Ports } from './ports.ts';
import { readText, readUpstream } from './reading.ts';
import { sideBySide } from './side-by-side.ts';

/** Where sync reads: a registry, and what it kept of it. */
interface Source extends Pick<Ports, 'store' | 'clock' | 'logger'> {
  readonly cache: Cache;
  /** Names of the projects in the registry; null where they cannot be listed. Listed once, when first asked for. */
  readonly known: () => Promise<readonly string[] | null>;
}

/** A publication, and why it is not what the registry holds now but what was fetched last; null when the registry was asked. */
interface Found {
  readonly fetched: Fetched;
  readonly unreachable: Unreachable | null;
}

/** An upstream as it is synced, and the object that it was read from. */
export interface SyncedFetch extends Synced, Found {}

/** What the project published of itself. */
export interface OwnFetch extends Found {
  /** Null when it publishes no state. */
  readonly state: FetchedState | null;
}

/** What sync has read. */
export interface FetchedMesh {
  /** In the order of the upstreams; null for an optional one that is not in the registry yet. */
  readonly upstreams: readonly (SyncedFetch | null)[];
  /** Null when the project is not published, or cannot be had. */
  readonly own: OwnFetch | null;
  readonly cache: Cache;
}

/**
 * Fetches what a project uses of its upstreams, side by side: with `frozen` what the lock pins, else the newest; and its own state. What is
 * in the cache is not fetched again.
 *
 * @throws UserError when a required upstream is not there, cannot be had, or is not what the lock pins
 */
export async function fetchMesh(
  settings: SyncSettings,
  { downstream, lock }: { readonly downstream: Downstream; readonly lock: Lock },
  upstreams: readonly Upstream[],
  { store, files, clock, logger }: Ports
): Promise<FetchedMesh> {
  const cache = await openCache(files, settings.projectDir, store.location);
  let known: Promise<readonly string[] | null> | undefined;
  const source: Source = {
    store: sideBySide(store),
    cache,
    clock,
    logger,
    known: () => (known ??= knownProjects(store))
  };
  const [fetched, own] = await Promise.all([
    all(upstreams.map((upstream) => fetchUpstream(settings, lock.get(upstream.project), upstream, source))),
    fetchOwn(settings, downstream, source)
  ]);
  if (!(own instanceof UserError)) return { upstreams: fetched, own, cache };
  // Only now: where the upstreams cannot be had either, theirs is the error to read.
  logger.warning(
    `The state of ${downstream.name} itself cannot be had, so everything counts as modified: ${own.message}`
  );
  return { upstreams: fetched, own: null, cache };
}

async function fetchUpstream(
  settings: SyncSettings,
  pinned: Pin | undefined,
  upstream: Upstream,
  source: Source
): Promise<SyncedFetch | null> {
  const found = settings.frozen
    ? await fetchPinned(upstream, pinned, source)
    : await fetchNewest(settings, upstream, source);
  if (found === null) return null;
  const { publication } = found.fetched;
  // What stands in for the newest may be older than what is pinned.
  const stays = found.unreachable !== null && pinned !== undefined;
  const pin = stays ? { ...pinned, mode: upstream.mode } : pinTo(publication, upstream.mode, pinned);
  return { ...found, mode: upstream.mode, publication, pin };
}

/** With `frozen`: what the lock says, and nothing else. It is never replaced, so what is kept of it costs no request. */
async function fetchPinned(
  { project, optional }: Upstream,
  pin: Pin | undefined,
  { store, cache, logger }: Source
): Promise<Found | null> {
  if (pin === undefined) {
    // Optional and not locked: it was not there when the lock was written.
    if (optional) return null;
    throw new UserError(
      `${LOCK_FILE} does not pin ${project}`,
      `Run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
    );
  }
  const { environment, version } = pin;
  const kept = await cache.read(historyKey(project, environment, version));
  const known = kept === null ? null : recalled(kept, { place: 'the cache', project, environment, version });
  if (known?.publication.mesh.digest === pin.digest) {
    logger.info(`${project}: ${version} in ${environment}, as pinned and fetched before`);
    return { fetched: known, unreachable: null };
  }
  const fetched = await fetchVersion(store, project, environment, version);
  const { digest } = fetched.publication.mesh;
  if (digest === pin.digest) return { fetched, unreachable: null };
  throw new UserError(
    `${project} ${version} in ${environment} is not what ${LOCK_FILE} pins: its digest is ${digest} instead of ${pin.digest}`,
    `The registry is another one or was tampered with; otherwise run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
  );
}

async function fetchNewest(
  settings: SyncSettings,
  { project, optional }: Upstream,
  source: Source
): Promise<Found | null> {
  const { store, logger } = source;
  const found = await latestOf(project, settings, source);
  if (found !== null) {
    logNewest(found, source);
    return found;
  }
  const chain = environmentChain(settings.environment, settings.environments);
  const place = `${store.location} (${chain.length === 1 ? 'environment' : 'environments'} ${chain.join(', ')})`;
  if (optional) {
    logger.warning(`${project} is not in ${place} yet. It is optional, so it is left out.`);
    return null;
  }
  const known = (await source.known().catch((error: unknown) => refuseFirst(error, project))) ?? [];
  throw new UserError(
    `${project} is not in ${place}`,
    known.includes(project)
      ? `It is published in another environment. Name that one, or let this one fall back to it: \`environments\` in dbt-mesh.yml.`
      : `${didYouMean(project, known)}Publish it first; if it may be missing, mark it optional (${project}?). A dbt package is known as one once \`dbt deps\` has run.`
  );
}

/** A registry that is not there may be one to which nobody has published yet. */
function refuseFirst(error: unknown, project: string): never {
  if (!(error instanceof Unreachable)) throw error;
  const hint = `${error.hint} If ${project} may be missing, mark it optional (${project}?).`;
  throw new Unreachable(error.message, hint, { cause: error });
}

function logNewest({ fetched: { publication, unchanged }, unreachable }: Found, { clock, logger }: Source): void {
  const what = `${publication.mesh.project}: ${readText(readUpstream(publication.mesh, clock.now()))}`;
  if (unreachable === null) logger.info(`${what}${unchanged ? ', as fetched before' : ''}`);
  else logger.warning(`${what}, as fetched last: the registry cannot be reached.`);
}

/** What the project published of itself, for Slim CI; an error where it cannot be had, since that is not needed to build. */
async function fetchOwn(
  settings: SyncSettings,
  { name }: Downstream,
  source: Source
): Promise<OwnFetch | UserError | null> {
  try {
    const found = isRegistryName(name) ? await latestOf(name, settings, source) : null;
    if (found === null) return null;
    const { publication } = found.fetched;
    return { ...found, state: await fetchState(source.store, publication, (key) => source.cache.read(key)) };
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** The latest of a project. With `allow-stale`, what was fetched last stands in for it where the registry cannot be reached. */
async function latestOf(
  project: string,
  { environment, environments, allowStale }: SyncSettings,
  { store, cache, known }: Source
): Promise<Found | null> {
  const chain = environmentChain(environment, environments);
  const kept = new Map(
    await Promise.all(chain.map(async (one) => [one, await cache.read(latestKey(project, one))] as const))
  );
  try {
    const fetched = await fetchLatest(store, project, chain, (one) => kept.get(one) ?? null);
    // What was there before and is not: then a folder may be gone as a whole, and a listing tells.
    if (fetched === null && allowStale && [...kept.values()].some((one) => one !== null)) await known();
    return fetched === null ? null : { fetched, unreachable: null };
  } catch (error) {
    if (!allowStale || !(error instanceof Unreachable)) throw error;
    for (const [one, object] of kept) {
      const fetched = object === null ? null : recalled(object, { place: 'the cache', project, environment: one });
      if (fetched !== null) return { fetched, unreachable: error };
    }
    throw new Unreachable(
      error.message,
      `${error.hint} \`allow-stale\` has nothing to fall back on: not all of this was fetched here before.`,
      { cause: error }
    );
  }
}

/** What `allow-stale` let pass, as one warning: which upstreams are as they were fetched last, how old each is, and why. */
export function registryUnreachable({ name }: Downstream, { upstreams, own }: FetchedMesh): readonly Finding[] {
  const stale = [...upstreams, own].flatMap((found) =>
    found?.unreachable ? [{ ...found.fetched.publication.mesh, unreachable: found.unreachable }] : []
  );
  const [first] = stale;
  if (first === undefined) return [];
  const list = stale.map(
    ({ project, environment, generated_at }) =>
      `${project === name ? 'its own state' : project} (${environment}, built ${generated_at})`
  );
  return [
    finding('registry-unreachable', {
      project: name,
      model: null,
      message: `The registry cannot be reached, and what was fetched last stands in for ${list.join(', ')}: ${first.unreachable.message}`,
      hint: `${first.unreachable.hint} What was published since is not seen, so deploy nothing by this run alone.`
    })
  ];
}
