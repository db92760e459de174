import type { Clock, Finding, Store, StoredObject, VerifiedEnvironment } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import { turns } from './at-once.ts';
import { foldersOf, listContents, type EnvironmentContents, type Scope, type VersionContents } from './contents.ts';
import { examinePublication, examineRecord, type At, type Claims, type Examined } from './examine.ts';
import { historyKey, latestKey } from './layout.ts';
import { objectsOf } from './prune-plan.ts';
import { leftovers, notListed, unknownObjects } from './strays.ts';
import { isFresh } from './under-way.ts';
import { verifyState } from './verify-state.ts';

export interface VerifyOutcome {
  /** Sorted by project and name. */
  readonly environments: readonly VerifiedEnvironment[];
  readonly findings: readonly Finding[];
}

/**
 * Reads every object of a registry, or of the part that is meant, and says what is wrong: what readers would refuse, and what is not where
 * another object says it is. What is published or pruned meanwhile is no fault. A few objects are in memory at a time.
 * @throws UserError when the store cannot be reached or listed; whatever is wrong with an object is a finding.
 */
export async function verifyRegistry(store: Store, clock: Clock, scope: Scope): Promise<VerifyOutcome> {
  const { environments, unknown, skipped } = await listContents(store, scope);
  const at: At = { store, turn: turns() };
  const verified = await Promise.all(environments.map((contents) => verifyEnvironment(at, contents)));
  const swept = await Promise.all(
    foldersOf(scope, environments).map((folder) => store.sweep(folder, { dryRun: true }))
  );
  const orphans = verified.flatMap((one) => one.orphans).filter((object) => !isFresh(object, clock.now()));
  return {
    environments: verified.map(({ environment }) => environment),
    findings: [
      ...notListed(skipped, scope.project),
      ...verified.flatMap(({ findings }) => findings),
      ...unknownObjects(store, unknown),
      ...leftovers(store, [...orphans, ...swept.flat()])
    ]
  };
}

interface Verified {
  readonly environment: VerifiedEnvironment;
  readonly findings: readonly Finding[];
  /** State and records without their version. */
  readonly orphans: readonly StoredObject[];
}

/** History is read before latest: what latest names was written before it. */
async function verifyEnvironment(at: At, contents: EnvironmentContents): Promise<Verified> {
  const { project, environment } = contents;
  const history = await historyOf(at, contents);
  const latest = await at.turn(() =>
    examinePublication(at.store, latestKey(project, environment), { project, environment })
  );
  const current = latest.kind === 'sound' ? latest.value : null;
  const isOrphan = ({ version, manifest }: VersionContents): boolean =>
    manifest === null && version !== current?.version;
  const whole = contents.versions.filter((one) => !isOrphan(one));
  const [about, states, records] = await Promise.all([
    verifyLatest(at, contents, latest, history),
    verifyStates(at, contents, whole, history, current),
    verifyRecords(at, contents, whole)
  ]);
  return {
    environment: {
      ...{ project, environment, version: current?.version ?? null, versions: history.size },
      objects: whole.flatMap(objectsOf).length + (latest.kind === 'missing' ? 0 : 1)
    },
    findings: [...about, ...verifyHistory(contents, history, current), ...states, ...records],
    orphans: contents.versions.filter(isOrphan).flatMap(objectsOf)
  };
}

/** The versions that are listed, as they were read. */
type History = ReadonlyMap<string, Examined<Claims>>;

async function historyOf(
  { store, turn }: At,
  { project, environment, versions }: EnvironmentContents
): Promise<History> {
  const published = versions.filter(({ manifest }) => manifest !== null);
  return new Map(
    await Promise.all(
      published.map(async ({ version }) => {
        const key = historyKey(project, environment, version);
        const address = { project, environment, version };
        return [version, await turn(() => examinePublication(store, key, address))] as const;
      })
    )
  );
}

async function verifyLatest(
  { store, turn }: At,
  { project, environment }: EnvironmentContents,
  latest: Examined<Claims>,
  history: History
): Promise<readonly Finding[]> {
  const key = latestKey(project, environment);
  const place = `${store.location}/${key}`;
  const about = { project, model: null, key };
  if (latest.kind === 'unreadable') {
    const { message, hint } = latest.error;
    const remedy = `Remove it, and publish ${project} to ${environment} again: until then its downstreams fail.`;
    return [finding('unreadable-object', { ...about, message, hint: latest.isDamaged ? remedy : hint })];
  }
  if (latest.kind === 'missing') {
    const sound = [...history.values()].filter(({ kind }) => kind === 'sound');
    if (sound.length === 0) return [];
    return [
      finding('no-latest', {
        ...about,
        message: `${place} is not there, though history has ${sound.length === 1 ? 'a version' : `${sound.length} versions`}`,
        hint: `Publish ${project} to ${environment} again; an environment that is no longer wanted goes with dbt-mesh prune.`
      })
    ];
  }
  const { version, digest } = latest.value;
  const recordedKey = historyKey(project, environment, version);
  const recorded =
    history.get(version) ??
    (await turn(() => examinePublication(store, recordedKey, { project, environment, version })));
  if (recorded.kind === 'unreadable' || (recorded.kind === 'sound' && recorded.value.digest === digest)) return [];
  const message =
    recorded.kind === 'missing'
      ? `${place} is version ${version}, which history does not have`
      : `${place} is version ${version} with digest ${digest}; in history that version has ${recorded.value.digest}`;
  const hint = `Publish a new build of ${project} to ${environment}, and keep other tools and lifecycle rules away from the registry.`;
  return [finding('latest-not-in-history', { ...about, message, hint })];
}

function verifyHistory(
  { project, environment }: EnvironmentContents,
  history: History,
  current: Claims | null
): readonly Finding[] {
  return [...history].flatMap(([version, examined]) => {
    if (examined.kind !== 'unreadable') return [];
    const { message, hint } = examined.error;
    const isCopy = version === current?.version && current.rolled_back_from === undefined;
    const remedy = isCopy
      ? `Copy ${latestKey(project, environment)} over it: latest is the same version, and whole.`
      : 'Restore it from a backup, or remove it: a sync with `frozen` at this version and a rollback to it fail; nobody else reads it.';
    const key = historyKey(project, environment, version);
    return [
      finding('unreadable-object', { project, model: null, key, message, hint: examined.isDamaged ? remedy : hint })
    ];
  });
}

async function verifyStates(
  at: At,
  { project, environment }: EnvironmentContents,
  versions: readonly VersionContents[],
  history: History,
  current: Claims | null
): Promise<readonly Finding[]> {
  const verified = await Promise.all(
    versions.map(async ({ version, state }) => {
      const recorded = history.get(version);
      const isCurrent = version === current?.version;
      // What latest says too: state that was published later, with the same manifest, stands there alone.
      const claims = [...(isCurrent ? [current] : []), ...(recorded?.kind === 'sound' ? [recorded.value] : [])];
      const digests = Object.assign({}, ...claims.map(({ state_digests }) => state_digests).reverse()) as Digests;
      const named = claims.find((one) => one.state !== undefined)?.state;
      const address = { project, environment, version };
      const { findings, unchecked } = await verifyState(at, address, { state: named, digests, isCurrent }, state);
      // Of a publication that cannot be read, nobody knows what it recorded.
      return { findings, unchecked: claims.length === 0 ? 0 : unchecked };
    })
  );
  const unchecked = verified.reduce((sum, one) => sum + one.unchecked, 0);
  const findings = verified.flatMap((one) => one.findings);
  return unchecked === 0 ? findings : [...findings, uncheckedStates(at, project, environment, unchecked)];
}

type Digests = NonNullable<Claims['state_digests']>;

function uncheckedStates({ store }: At, project: string, environment: string, files: number): Finding {
  const key = `${project}/${environment}/state/`;
  return finding('unchecked-state', {
    ...{ project, model: null, key },
    message: `${store.location}/${key} has ${files === 1 ? 'a file' : `${files} files`} published without a digest: whole, but whether as published, nobody can tell`,
    hint: 'Nothing has to be done: new publications record digests, and prune removes old ones.'
  });
}

async function verifyRecords(
  { store, turn }: At,
  { project, environment }: EnvironmentContents,
  versions: readonly VersionContents[]
): Promise<readonly Finding[]> {
  const examined = await Promise.all(
    versions.flatMap(({ version, records }) =>
      records.map(async ({ key }) => ({
        key,
        record: await turn(() => examineRecord(store, key, { project, environment, version }))
      }))
    )
  );
  return examined.flatMap(({ key, record }) => {
    if (record.kind !== 'unreadable') return [];
    const { message, hint } = record.error;
    return [finding('unreadable-object', { project, model: null, key, message, hint })];
  });
}
