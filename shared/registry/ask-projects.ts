import { Unreachable, UserError, type Publication, type Store } from '../domain/index.ts';
import { eachOf } from './at-once.ts';
import { fetchLatest } from './fetch.ts';

/** What came of asking one project. */
export type Answered<Result> =
  | { readonly kind: 'answered'; readonly project: string; readonly result: Result }
  | { readonly kind: 'missing'; readonly project: string }
  | { readonly kind: 'unread'; readonly project: string; readonly error: UserError };

/**
 * Asks something of the latest publication of each project, from the first environment of the chain that has one; a few are read side by side,
 * and only what was asked is kept of them.
 *
 * @param chain as `environmentChain` gives it
 * @returns in the order of the projects
 * @throws Unreachable
 */
export function askProjects<Result>(
  store: Store,
  projects: readonly string[],
  chain: readonly string[],
  ask: (publication: Publication) => Result
): Promise<readonly Answered<Result>[]> {
  return eachOf(projects, async (project): Promise<Answered<Result>> => {
    try {
      const fetched = await fetchLatest(store, project, chain);
      return fetched === null
        ? { kind: 'missing', project }
        : { kind: 'answered', project, result: ask(fetched.publication) };
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof Unreachable) throw error;
      return { kind: 'unread', project, error };
    }
  });
}
