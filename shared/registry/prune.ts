import {
  Conflict,
  Unreachable,
  UserError,
  type Clock,
  type Kept,
  type Removed,
  type Store,
  type StoredObject
} from '../domain/index.ts';
import { compactJson } from '../manifest/index.ts';
import { eachOf } from './at-once.ts';
import { bodyOf } from './body.ts';
import { foldersOf, listContents, type EnvironmentContents, type Scope, type VersionContents } from './contents.ts';
import { holderOf, type Holder } from './holder.ts';
import { historyKey, latestKey } from './layout.ts';
import { objectsOf, planOf, type Limits, type Plan } from './prune-plan.ts';
import { verify } from './publication.ts';

export interface PruneRequest extends Scope, Limits {
  /** Environments that never go as a whole: those that others fall back to. */
  readonly lasting: ReadonlySet<string>;
}

/** An environment that was left as it is: its latest cannot be read, so that what is current is not known. */
export interface Unread {
  readonly project: string;
  readonly environment: string;
  readonly key: string;
  readonly fault: UserError;
}

export interface PruneOutcome {
  readonly removed: readonly Removed[];
  readonly kept: readonly Kept[];
  readonly unread: readonly Unread[];
  /** Objects that are none of ours. */
  readonly unknown: readonly StoredObject[];
  /** What could not be listed. */
  readonly skipped: readonly UserError[];
}

/**
 * Removes what need not be kept. What is current stays; so does what was written within the last hour, by which no publisher and no reader is
 * disturbed, and whatever is none of ours.
 *
 * A version goes in an order in which nothing that is found names what is gone: first its manifest, which makes it part of history, then its
 * state and its records. Between the two it is looked whether the version is wanted after all: a rollback may have made it current, and then
 * its manifest is put back, of which latest has all; or the same build was published once more. Of a whole environment latest goes first, if it
 * is still what was judged.
 * @param options.dryRun Tell what would go, and remove nothing.
 * @throws UserError when the store cannot be read or written; what went until then went in that order, and the next run goes on.
 */
export async function prune(
  store: Store,
  clock: Clock,
  request: PruneRequest,
  { dryRun = false }: { readonly dryRun?: boolean } = {}
): Promise<PruneOutcome> {
  const { environments, unknown, skipped } = await listContents(store, request);
  const outcomes = await eachOf(environments, (contents) => pruned(store, clock, request, contents, dryRun));
  const swept = await eachOf(foldersOf(request, environments), (folder) => store.sweep(folder, { dryRun }));
  return {
    removed: [...outcomes.flatMap(({ removed }) => removed), ...swept.flat().map(leftover)],
    kept: outcomes.flatMap(({ kept }) => kept),
    unread: outcomes.flatMap(({ unread }) => unread),
    unknown,
    skipped
  };
}

type EnvironmentOutcome = Pick<PruneOutcome, 'removed' | 'kept' | 'unread'>;

async function pruned(
  store: Store,
  clock: Clock,
  request: PruneRequest,
  contents: EnvironmentContents,
  dryRun: boolean
): Promise<EnvironmentOutcome> {
  const { project, environment } = contents;
  const holder = await holderOf(store, project, environment).catch(unlessUnreadable);
  if (holder instanceof UserError) {
    const unread = { project, environment, key: latestKey(project, environment), fault: holder };
    return { removed: [], kept: [], unread: [unread] };
  }
  const mayEnd = request.environment?.includes('*') === true && !request.lasting.has(environment);
  const plan = planOf(contents, holder?.mesh ?? null, { limits: request, mayEnd, now: clock.now() });
  const done = dryRun ? plan : await carriedOut(store, contents, plan, holder);
  return {
    removed: removedBy(done, contents, holder),
    kept: done.keep.map((one) => ({ project, environment, ...one })),
    unread: []
  };
}

/** A fault of the object is told and left; one of the store ends everything. */
function unlessUnreadable(error: unknown): UserError {
  if (error instanceof UserError && !(error instanceof Unreachable)) return error;
  throw error;
}

/** @returns the plan as far as it could be carried out. */
async function carriedOut(
  store: Store,
  contents: EnvironmentContents,
  plan: Plan,
  holder: Holder | null
): Promise<Plan> {
  if (plan.whole && holder !== null && !(await latestRemoved(store, contents, holder))) {
    const keep = contents.versions.map(({ version }) => ({ version, why: 'under-way' as const }));
    return { whole: false, remove: [], orphans: [], keep };
  }
  await eachOf(plan.remove, ({ version }) => store.delete(historyKey(contents.project, contents.environment, version)));
  const current = plan.remove.length === 0 ? null : await putBack(store, contents, plan.remove);
  const again = await publishedAgain(store, contents, [...plan.remove, ...plan.orphans]);
  const remove = plan.remove.filter((one) => !again.includes(one));
  const orphans = plan.orphans.filter((one) => !again.includes(one));
  await eachOf([...remove, ...orphans].flatMap(restOf), ({ key }) => store.delete(key));
  const back = again.map(({ version }) => ({ version, why: version === current ? 'current' : 'under-way' }) as const);
  return { whole: plan.whole && back.length === 0, remove, orphans, keep: [...plan.keep, ...back] };
}

/** False when somebody published meanwhile. */
async function latestRemoved(store: Store, contents: EnvironmentContents, { etag }: Holder): Promise<boolean> {
  try {
    await store.delete(latestKey(contents.project, contents.environment), { ifMatch: etag });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** @returns the one of the versions that has become current, whose manifest is in history again; null when none has. */
async function putBack(
  store: Store,
  { project, environment }: EnvironmentContents,
  versions: readonly VersionContents[]
): Promise<string | null> {
  const key = latestKey(project, environment);
  const read = await store.get(key);
  if (read.kind !== 'found') return null;
  const { mesh, manifest } = verify(read.body, { place: `${store.location}/${key}`, project, environment });
  if (!versions.some(({ version }) => version === mesh.version)) return null;
  const body = bodyOf(compactJson(manifest), { ...mesh, rolled_back_from: undefined });
  try {
    await store.create(historyKey(project, environment, mesh.version), body);
  } catch (error) {
    // Whoever made it current has written it too.
    if (!(error instanceof Conflict)) throw error;
  }
  return mesh.version;
}

/** Those of which history has the manifest by now. */
async function publishedAgain(
  store: Store,
  { project, environment }: EnvironmentContents,
  versions: readonly VersionContents[]
): Promise<readonly VersionContents[]> {
  const isThere = await eachOf(
    versions,
    async ({ version }) => (await store.get(historyKey(project, environment, version))).kind === 'found'
  );
  return versions.filter((_, index) => isThere[index]);
}

function restOf({ records, state }: VersionContents): readonly StoredObject[] {
  return [...state, ...records];
}

function removedBy(plan: Plan, contents: EnvironmentContents, holder: Holder | null): readonly Removed[] {
  const { project, environment, latest } = contents;
  const removed = (what: Removed['what'], version: string | null, objects: readonly StoredObject[]): Removed => ({
    ...{ what, project, environment, version },
    keys: objects.map(({ key }) => key),
    bytes: objects.reduce((sum, { size }) => sum + size, 0)
  });
  if (plan.whole) {
    const versions = [...plan.remove, ...plan.orphans].flatMap(objectsOf);
    return [removed('environment', holder?.mesh.version ?? null, [...(latest === null ? [] : [latest]), ...versions])];
  }
  return [
    ...plan.remove.map((one) => removed('version', one.version, objectsOf(one))),
    ...plan.orphans.map((one) => removed('rest', one.version, objectsOf(one)))
  ];
}

function leftover({ key, size }: StoredObject): Removed {
  return { what: 'leftover', project: null, environment: null, version: null, keys: [key], bytes: size };
}
