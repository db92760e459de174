import type { Environment } from './origin.ts';

/** What a job runs for: what a comment or a check run can stand at. */
export interface Occasion {
  /** `owner/name`; null outside of GitHub. */
  readonly repository: string | null;
  /** Number of the pull request; null where the job runs for none, or for more than one. */
  readonly pullRequest: number | null;
  /** The commit that was pushed: on a pull request its head, and not the merge that is tested, which nobody looks at. */
  readonly headSha: string | null;
}

/**
 * Reads what a job runs for from the runner's variables and from the event that started it
 * (https://docs.github.com/webhooks/webhook-events-and-payloads). Anyone who opens a pull request has a say in that event: what is no number
 * and no commit's hash is taken for missing.
 *
 * @param event content of the file that `GITHUB_EVENT_PATH` names; null where there is none
 */
export function occasionOf(env: Environment, event: string | null): Occasion {
  const payload = parsed(event);
  const pull = at(payload, 'pull_request');
  const run = at(payload, 'workflow_run');
  const issue = at(payload, 'issue');
  return {
    repository: env['GITHUB_REPOSITORY'] || null,
    pullRequest:
      numberIn(pull) ?? numberOfRun(run) ?? (at(issue, 'pull_request') === undefined ? null : numberIn(issue)),
    headSha: hash(at(at(pull, 'head'), 'sha')) ?? hash(at(run, 'head_sha')) ?? hash(env['GITHUB_SHA'])
  };
}

/** A run belongs to every pull request whose head it built; which one is meant is clear when there is one. */
function numberOfRun(run: unknown): number | null {
  const pulls = at(run, 'pull_requests');
  return Array.isArray(pulls) && pulls.length === 1 ? numberIn(pulls[0]) : null;
}

function numberIn(value: unknown): number | null {
  const number = at(value, 'number');
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

function hash(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : null;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
