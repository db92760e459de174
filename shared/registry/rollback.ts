import { isDeepStrictEqual } from 'node:util';
import {
  Conflict,
  UserError,
  type Clock,
  type MeshKey,
  type Publication,
  type RolledBack,
  type RolledBackFrom,
  type Store
} from '../domain/index.ts';
import { compactJson } from '../manifest/index.ts';
import { bodyOf } from './body.ts';
import { listHistory, readVersion, readVersions, type PastVersion, type ReadVersion } from './history.ts';
import { BUDGET, heldBy, holderOf, type Holder } from './holder.ts';
import { historyKey, latestKey } from './layout.ts';
import { parseMesh } from './mesh-key.ts';
import { persist } from './persist.ts';
import { restoreToHistory } from './restore-to-history.ts';
import { freeMoment, isRecorded, keepRecord } from './rollback-record.ts';
import { askForConditions } from './write-once.ts';

/** The word for the version that a rollback of latest goes back to. */
const PREVIOUS = 'previous';

export interface RollbackRequest {
  readonly project: string;
  readonly environment: string;
  /** A version of the history, or `previous`. */
  readonly to: string;
  readonly reason: string;
  readonly runUrl: string | null;
}

export interface RollbackOutcome {
  /** `rolled-back`: latest is that version now; `unchanged`: it was already. */
  readonly outcome: 'rolled-back' | 'unchanged';
  /** Whether latest has another contract than before. */
  readonly changed: boolean;
  /** Location of latest. */
  readonly uri: string;
  /** The version that was asked for. */
  readonly target: Publication;
  /** What latest held before. */
  readonly from: MeshKey;
}

/**
 * Makes an earlier version latest again: its manifest, and with it what it said of itself, and who rolled back from what, when and why. History
 * is not rewritten. What then may replace it is judged by `succession`.
 *
 * `previous` is the newest version built before the current one that has another contract, and none that a standing rollback took back: a
 * rebuild of the same code is no way back, unless there is nothing else.
 *
 * It is a compare-and-swap like publishing. When something else is published meanwhile, a version that was asked for by its name becomes
 * latest all the same; `previous` would mean another one then, unless the contract is the same, so nothing is done.
 * @param options.dryRun Tell what would happen, and write nothing.
 * @throws UserError when there is nothing to roll back, no such version, or it is damaged; when latest has changed as above, or kept changing
 * for two minutes; and as `publish` for the store.
 */
export async function rollback(
  store: Store,
  clock: Clock,
  request: RollbackRequest,
  options: { readonly dryRun?: boolean } = {}
): Promise<RollbackOutcome> {
  const { project, environment, to } = request;
  const first = await holderOf(store, project, environment);
  if (first === null) throw notPublished(store, request);
  const target = to === PREVIOUS ? await previousOf(store, first.mesh) : await versionIn(store, request);
  if (options.dryRun === true || target.version === first.mesh.version) return outcome(store, target, first);

  await askForConditions(store, historyKey(project, environment, target.version), target.body, first);
  return await putBack(store, clock, request, target, first);
}

function notPublished(store: Store, { project, environment }: RollbackRequest): UserError {
  return new UserError(
    `${store.location} has no publication of ${project} in ${environment} that could be rolled back`,
    'Give the project and the environment as they were published.'
  );
}

async function versionIn(store: Store, { project, environment, to }: RollbackRequest): Promise<ReadVersion> {
  const past = await readVersion(store, project, environment, to);
  if (past !== null) return readable(past);
  throw new UserError(
    `${store.location} has no version ${JSON.stringify(to)} of ${project} in ${environment}`,
    `It may have been pruned. dbt-mesh history --project ${project} --environment ${environment} shows the versions.`
  );
}

async function previousOf(store: Store, current: MeshKey): Promise<ReadVersion> {
  const { project, environment } = current;
  const { versions } = await listHistory(store, project, environment);
  const older = versions.filter((version) => version < current.version);
  const gone = takenBack(current);
  const passedOver = new Set([current, ...gone].map(({ contract }) => contract));
  let rebuild: ReadVersion | null = null;
  for await (const past of readVersions(store, project, environment, older)) {
    const found = readable(past);
    if (!passedOver.has(found.publication.mesh.contract)) return found;
    if (!gone.some(({ version }) => version === found.version)) rebuild ??= found;
  }
  if (rebuild !== null) return rebuild;
  throw new UserError(
    `${project} has no version in ${environment} that was built before ${current.version}`,
    `dbt-mesh history --project ${project} --environment ${environment} shows the versions; any of them can be named.`
  );
}

function readable(past: PastVersion): ReadVersion {
  if ('fault' in past) throw past.fault;
  return past;
}

/** All that a standing rollback has taken back, the last first. */
function takenBack({ rolled_back_from }: MeshKey): readonly RolledBack[] {
  if (rolled_back_from === undefined) return [];
  const { earlier, ...last } = rolled_back_from;
  return [last, ...earlier];
}

function outcome(store: Store, target: ReadVersion, from: Holder): RollbackOutcome {
  const { publication } = target;
  const { project, environment, version, contract } = publication.mesh;
  return {
    outcome: version === from.mesh.version ? 'unchanged' : 'rolled-back',
    changed: contract !== from.mesh.contract,
    uri: `${store.location}/${latestKey(project, environment)}`,
    target: publication,
    from: from.mesh
  };
}

async function putBack(
  store: Store,
  clock: Clock,
  request: RollbackRequest,
  target: ReadVersion,
  first: Holder
): Promise<RollbackOutcome> {
  const { project, environment } = request;
  const { mesh, manifest } = target.publication;
  const text = compactJson(manifest);
  let holder = first;
  const settled = await persist(clock, BUDGET, async () => {
    if (holder.mesh.version === target.version) return outcome(store, target, holder);
    const rollback = rollbackOf(request, holder.mesh, target.version, await freeMoment(store, clock, mesh));
    const latest = parseMesh({ ...mesh, rolled_back_from: rollback }, `The rollback of ${project}`);
    await keepRecord(store, clock, holder.mesh);
    try {
      await store.replace(latestKey(project, environment), bodyOf(text, latest), holder.etag);
      return outcome(store, target, holder);
    } catch (error) {
      const now = await holderOf(store, project, environment);
      // It landed and its answer was lost; latest may have been replaced since.
      const landed = isDeepStrictEqual(now?.mesh, latest) || (await isRecorded(store, latest, rollback));
      if (landed) return outcome(store, target, holder);
      if (!(error instanceof Conflict)) throw error;
      if (now === null) throw notPublished(store, request);
      if (request.to === PREVIOUS && now.mesh.contract !== holder.mesh.contract) throw overtaken(holder, now);
      holder = now;
      return null;
    }
  });
  if (settled !== null) {
    await restoreToHistory(store, mesh);
    return settled;
  }
  throw new UserError(
    `${store.location}/${latestKey(project, environment)} kept changing for ${BUDGET / 1000} seconds while it was to be rolled back; it is held by ${heldBy(holder)}`,
    'Run again when nobody publishes.'
  );
}

function rollbackOf({ reason, runUrl }: RollbackRequest, from: MeshKey, target: string, now: Date): RolledBackFrom {
  return {
    version: from.version,
    contract: from.contract,
    reason,
    at: now.toISOString(),
    run_url: runUrl,
    // What becomes latest again is taken back no more.
    earlier: takenBack(from).filter(({ version }) => version !== target)
  };
}

function overtaken(holder: Holder, now: Holder): UserError {
  const { project, environment, version } = holder.mesh;
  return new UserError(
    `${project} was published to ${environment} while ${version} was to be rolled back: latest is held by ${heldBy(now)}`,
    'Nothing was rolled back. Look whether the new version is sound, and run again if it is not.'
  );
}
