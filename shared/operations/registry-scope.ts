import { UserError, type Store } from '../domain/index.ts';
import { listProjects } from '../registry/index.ts';
import { didYouMean } from '../rules/index.ts';

/** The part of a registry that a verb was asked about. */
export interface Asked {
  readonly project: string | null;
  readonly environment: string | null;
}

/**
 * Why nothing was found of what a verb was asked about: a mistyped name must not pass for a sound registry. A pattern may well match nothing.
 *
 * @returns null when there is nothing wrong with that
 * @throws UserError when the registry cannot be listed
 */
export async function nothingThere(store: Store, { project, environment }: Asked): Promise<UserError | null> {
  if (project !== null) {
    const environments = await store.children(project);
    if (environments.length === 0) {
      const projects = await listProjects(store);
      const has =
        projects.length === 0 ? 'It holds no project at all.' : `It holds ${projects.slice(0, 20).join(', ')}.`;
      return new UserError(`${store.location} has no project ${project}`, `${didYouMean(project, projects)}${has}`);
    }
    if (environment === null || environment.includes('*')) return null;
    return new UserError(
      `${store.location} has no publication of ${project} in ${environment}`,
      `${didYouMean(environment, environments)}It is published to ${environments.slice(0, 20).join(', ')}.`
    );
  }
  if (environment === null || environment.includes('*')) return null;
  return new UserError(
    `${store.location} has no project that is published to ${environment}`,
    'Give the environment as it was published to, or a pattern.'
  );
}
