import { UserError, type ManifestJson, type SyncSettings, type Upstream } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import {
  environmentChain,
  fetchLatest,
  fetchState,
  fetchVersion,
  listProjects,
  type Fetched
} from '../registry/index.ts';
import {
  LOCK_FILE,
  pinTo,
  readCache,
  writeCache,
  type Downstream,
  type Lock,
  type Pin,
  type Synced
} from '../consume/index.ts';
import type { Ports } from './ports.ts';

/** An upstream as it is synced, and the object that it was read from. */
export interface SyncedFetch extends Synced {
  readonly fetched: Fetched;
}

/**
 * Fetches what a project uses of one upstream: with `frozen` what the lock pins, else the newest.
 *
 * @returns null for an optional upstream that is not in the registry yet
 * @throws UserError when a required one is not there, or is not what the lock pins
 */
export async function fetchUpstream(
  settings: SyncSettings,
  lock: Lock,
  upstream: Upstream,
  ports: Ports
): Promise<SyncedFetch | null> {
  const pinned = lock.get(upstream.project);
  const fetched = settings.frozen
    ? await fetchPinned(upstream, pinned, ports)
    : await fetchNewest(settings, upstream, ports);
  if (fetched === null) return null;
  const { publication } = fetched;
  return { fetched, mode: upstream.mode, publication, pin: pinTo(publication, upstream.mode, pinned) };
}

/** With `frozen`: what the lock says, and nothing else. */
async function fetchPinned(
  { project, optional }: Upstream,
  pin: Pin | undefined,
  { store }: Ports
): Promise<Fetched | null> {
  if (pin === undefined) {
    // Optional and not locked: it was not there when the lock was written.
    if (optional) return null;
    throw new UserError(
      `${LOCK_FILE} does not pin ${project}`,
      `Run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
    );
  }
  const fetched = await fetchVersion(store, project, pin.environment, pin.version);
  const { digest } = fetched.publication.mesh;
  if (digest === pin.digest) return fetched;
  throw new UserError(
    `${project} ${pin.version} in ${pin.environment} is not what ${LOCK_FILE} pins: its digest is ${digest} instead of ${pin.digest}`,
    `The registry is another one or was tampered with; otherwise run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
  );
}

async function fetchNewest(
  settings: SyncSettings,
  { project, optional }: Upstream,
  { store, files, logger }: Ports
): Promise<Fetched | null> {
  const chain = environmentChain(settings.environment, settings.environments);
  const kept = new Map(
    await Promise.all(
      chain.map(
        async (environment) => [environment, await readCache(files, settings.projectDir, project, environment)] as const
      )
    )
  );
  const fetched = await fetchLatest(store, project, chain, (environment) => kept.get(environment) ?? null);
  if (fetched !== null) {
    logger.info(
      `${project}: ${fetched.publication.mesh.version} in ${fetched.environment}${fetched.unchanged ? ', as fetched before' : ''}`
    );
    return fetched;
  }
  const place = `${store.location} (${chain.length === 1 ? 'environment' : 'environments'} ${chain.join(', ')})`;
  if (optional) {
    logger.warning(`${project} is not in ${place} yet. It is optional, so it is left out.`);
    return null;
  }
  const known = await listProjects(store);
  throw new UserError(
    `${project} is not in ${place}`,
    known.includes(project)
      ? `It is published in another environment. Name that one, or let this one fall back to it: \`environments\` in dbt-mesh.yml.`
      : `${didYouMean(project, known)}Publish it first; if it may be missing, mark it optional (${project}?). A dbt package is known as one once \`dbt deps\` has run.`
  );
}

/** What the project published of itself, for Slim CI. It is not needed to build: where it cannot be had, the upstreams' models must do. */
export async function fetchOwnState(
  settings: SyncSettings,
  { name }: Downstream,
  { store, logger }: Ports
): Promise<ManifestJson | null> {
  try {
    if (!isRegistryName(name)) return null;
    const own = await fetchLatest(store, name, environmentChain(settings.environment, settings.environments));
    return own === null ? null : await fetchState(store, own.publication);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warning(`The state of ${name} itself cannot be had, so everything counts as modified: ${error.message}`);
    return null;
  }
}

/** Keeps what was fetched anew, so that the next sync need not fetch it again. */
export async function keepInCache(
  { projectDir, frozen }: SyncSettings,
  { fetched, publication }: SyncedFetch,
  { files }: Ports
): Promise<void> {
  if (frozen || fetched.unchanged) return;
  await writeCache(files, projectDir, publication.mesh.project, fetched.environment, fetched);
}
