import type { Origin } from '../domain/index.ts';

/** Variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a publication comes from, by what the runner says of the job
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables); what it does not say is null, as on a laptop.
 */
export function originOf(env: Environment): Origin {
  const server = env['GITHUB_SERVER_URL'] || null;
  const repository = env['GITHUB_REPOSITORY'] || null;
  const run = env['GITHUB_RUN_ID'] || null;
  return {
    repository,
    commit: env['GITHUB_SHA'] || null,
    runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : null
  };
}
