import { UserError } from '../domain/index.ts';

/** Something asked of GitHub, in the words of a message. */
export interface Task {
  /** After `GitHub refused to`: `comment on pull request 12`. */
  readonly what: string;
  /** Which permission or token it takes, as a sentence. */
  readonly needs: string;
  /** Whether doing it twice is the same as doing it once: only then is it tried again when nobody knows whether it was done. */
  readonly repeatable: boolean;
}

/** An answer of GitHub that is a refusal, or no answer at all: `@octokit/request-error`, as far as we look at it. */
export interface Refusal {
  /** Null where nothing answered. */
  readonly status: number | null;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** What was thrown, when it is a failure of a request; null for anything else, which is a bug of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return unanswered(error.message);
  if (error.name !== 'HttpError') return null;
  const { status, response } = error as Error & {
    readonly status: number;
    readonly response?: { readonly headers: Refusal['headers'] };
  };
  // Without a response its status is made up.
  return response === undefined
    ? unanswered(error.message)
    : { status, message: error.message, headers: response.headers };
}

function unanswered(message: string): Refusal {
  return { status: null, message, headers: {} };
}

/** How many seconds GitHub asks to wait because too much was asked of it; null when that is not why it refused. */
export function rateLimitSeconds({ status, message, headers }: Refusal, now: Date): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return Math.max(0, after);
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
    return Math.max(0, Math.ceil(reset - now.getTime() / 1000));
  }
  // https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api: without a header, a minute at least.
  return status === 429 || /secondary rate limit/i.test(message) ? 60 : null;
}

/** Whether nobody knows if it was done, and asking again may help. */
export function isTransient({ status }: Refusal): boolean {
  return status === null || status >= 500;
}

/** A refusal as a sentence with a remedy. */
export function explained(task: Task, refusal: Refusal, api: string, waitSeconds: number | null): UserError {
  const { status } = refusal;
  const said = `${firstLine(refusal.message)}${status === null ? '' : `, ${status}`}`;
  if (waitSeconds !== null) {
    return new UserError(
      `GitHub would not ${task.what} now: too much was asked of it (${said})`,
      `Run again in ${Math.max(1, Math.ceil(waitSeconds / 60))} min, or use a token of another user or app.`
    );
  }
  if (status === null) {
    return new UserError(
      `GitHub could not be asked to ${task.what}: ${api} gave no answer (${said})`,
      'Check that this machine reaches it, and https://www.githubstatus.com.'
    );
  }
  if (status >= 500) {
    return new UserError(
      `GitHub failed to ${task.what} (${said})`,
      'Run again; https://www.githubstatus.com tells whether it is well.'
    );
  }
  if (status === 401) {
    return new UserError(
      `GitHub does not know the token that is to ${task.what} (${said})`,
      'It may have expired. Leave `github-token` out to use that of the job.'
    );
  }
  if (status === 403 || status === 404) {
    return new UserError(`GitHub refused to ${task.what} (${said})`, task.needs);
  }
  return new UserError(`GitHub did not accept to ${task.what} (${said})`, 'Its answer says what it did not like.');
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 300);
}
