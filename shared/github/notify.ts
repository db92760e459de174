import { UserError } from '../domain/index.ts';
import type { GitHub } from './port.ts';
import { repositoryOf } from './repository.ts';

/** What a downstream's workflow waits for: `on: { repository_dispatch: { types: [dbt-mesh-upstream] } }`. */
export const UPSTREAM_EVENT = 'dbt-mesh-upstream';

/** GitHub takes less than 64 KB of payload; the rest of it is short. */
const MAX_MODELS_BYTES = 48_000;

/** GitHub asks those who write not to do so side by side without measure (its secondary rate limits). */
const AT_ONCE = 4;

/** A publication that changed the contract of a project. */
export interface UpstreamChange {
  readonly project: string;
  readonly environment: string;
  readonly version: string;
  /** As `dbt build --select` takes them: `public_orders`, `dim_customers.v2`. */
  readonly models: readonly string[];
  /** The repository that published it, as `owner/name`; null where nobody knows. */
  readonly repository: string | null;
}

/** Who was not told, and why. */
export interface NotTold {
  readonly repository: string;
  readonly failure: UserError;
}

export interface Told {
  /** As `owner/name`, in the order given. */
  readonly notified: readonly string[];
  readonly failed: readonly NotTold[];
}

/**
 * Tells repositories of a change by `repository_dispatch`, each once, a few side by side; but for the one that published it. A failure is no
 * other repository's affair.
 *
 * @param github asked for one thing alone
 * @param repositories as `owner/name`; what is none is told, and becomes no part of a URL
 * @param signal when it is aborted, whoever is left is not told
 */
export async function tellOf(
  change: UpstreamChange,
  repositories: readonly string[],
  github: Pick<GitHub, 'dispatch'>,
  signal: AbortSignal
): Promise<Told> {
  const waiting = others(repositories, change.repository);
  const failures = new Map<string, UserError>();
  const queue = [...waiting];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const failure = await told(change, next, github, signal);
      if (failure !== null) failures.set(next, failure);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return {
    notified: waiting.filter((repository) => !failures.has(repository)),
    failed: waiting.flatMap((repository) => {
      const failure = failures.get(repository);
      return failure === undefined ? [] : [{ repository, failure }];
    })
  };
}

/** Without repeats and without one's own; GitHub tells no names apart by their case. */
function others(repositories: readonly string[], own: string | null): readonly string[] {
  const byName = new Map(repositories.map((repository) => [repository.toLowerCase(), repository]));
  if (own !== null) byName.delete(own.toLowerCase());
  return [...byName.values()];
}

/** @returns why it was not told; null when it was */
async function told(
  change: UpstreamChange,
  fullName: string,
  github: Pick<GitHub, 'dispatch'>,
  signal: AbortSignal
): Promise<UserError | null> {
  const repository = repositoryOf(fullName);
  if (repository === null) {
    return new UserError(
      `${JSON.stringify(fullName)} is no repository of GitHub`,
      'A repository is named owner/name. What the registry records of a consumer is written by its own publication.'
    );
  }
  if (signal.aborted) return late(fullName);
  try {
    await github.dispatch(repository, UPSTREAM_EVENT, payloadOf(change));
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    if (signal.aborted) return late(fullName);
    throw error;
  }
}

function late(fullName: string): UserError {
  return new UserError(
    `The time was up before ${fullName} could be told`,
    'It builds with its next run. GitHub may be slow: https://www.githubstatus.com tells.'
  );
}

/** Names that are too many for GitHub are none: whoever is told then builds all that it has. */
function payloadOf({ project, environment, version, models, repository }: UpstreamChange) {
  const fits = Buffer.byteLength(JSON.stringify(models)) <= MAX_MODELS_BYTES;
  return { project, environment, version, models: fits ? [...models] : [], repository };
}
