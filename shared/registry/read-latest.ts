import { Unreachable, UserError, type Publication, type Store } from '../domain/index.ts';
import { eachOf } from './at-once.ts';
import { knownProjects } from './fetch.ts';
import { latestKey } from './layout.ts';
import { projectIn, verify, type Verified } from './publication.ts';

/**
 * The latest publication of a project in an environment, for readers to whom one that cannot be read is no reason to fail.
 *
 * @returns null where the project is not in the environment; the error for what cannot be read
 * @throws Unreachable
 */
export async function readLatest(
  store: Store,
  project: string,
  environment: string
): Promise<Verified | UserError | null> {
  const key = latestKey(project, environment);
  try {
    const read = await store.get(key);
    return read.kind === 'found'
      ? verify(read.body, { place: `${store.location}/${key}`, project, environment })
      : null;
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Unreachable) throw error;
    return error;
  }
}

/** A place where nothing was read; null: because nothing is there. */
interface Unread {
  readonly project: string;
  readonly error: UserError | null;
}

/** What was asked of everybody's publication, and what could not be read. */
export interface Everybody<Result> {
  readonly results: readonly Result[];
  readonly unread: readonly { readonly project: string; readonly error: UserError }[];
}

/**
 * Reads what every project of the registry published last to some environments: one listing, and one read of each project in each of them, a
 * few side by side. Of each publication only what is asked of it is kept.
 *
 * @returns null where the projects cannot be listed: at https://, or for want of a permission
 * @throws Unreachable
 */
export async function askEverybody<Result>(
  store: Store,
  environments: readonly string[],
  ask: (publication: Publication) => Result
): Promise<Everybody<Result> | null> {
  const projects = await knownProjects(store);
  if (projects === null) return null;
  const places = projects.flatMap((project) => environments.map((environment) => ({ project, environment })));
  const results: Result[] = [];
  const unread: { readonly project: string; readonly error: UserError }[] = [];
  const read = await eachOf(places, async (place): Promise<{ readonly result: Result } | Unread> => {
    const found = await readPublication(store, place.project, place.environment);
    return found === null || found instanceof UserError ? { ...place, error: found } : { result: ask(found) };
  });
  for (const one of read) {
    if ('result' in one) results.push(one.result);
    else if (one.error !== null) unread.push({ project: one.project, error: one.error });
  }
  return { results, unread };
}

async function readPublication(
  store: Store,
  project: string,
  environment: string
): Promise<Publication | UserError | null> {
  const found = await readLatest(store, project, environment);
  if (found === null || found instanceof UserError) return found;
  try {
    return { ...found, project: projectIn(found, `${store.location}/${latestKey(project, environment)}`) };
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
