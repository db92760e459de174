import { attempt, type Connection } from './attempts.ts';
import { rateLimitSeconds, refusalOf, type Task } from './failure.ts';
import type { CheckOutput, CheckRun, Comment, GitHub, Repository } from './port.ts';

/** GitHub's most for one page. */
const PER_PAGE = 100;
/** Ten thousand comments; whoever has more has another problem. */
const MAX_PAGES = 100;

/**
 * GitHub by its REST API. Octokit is loaded here, and nowhere else.
 *
 * @param connection with a token: it is sent to that API alone, and shown nowhere
 */
export async function connect(connection: Connection): Promise<GitHub> {
  const { request: octokit } = await import('@octokit/request');
  const request = octokit.defaults({
    baseUrl: connection.api.replace(/\/+$/, ''),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${connection.token}`,
      'user-agent': 'dbt-mesh',
      'x-github-api-version': '2022-11-28'
    }
  });
  const ask = <T>(task: Task, send: (options: { readonly signal: AbortSignal }) => Promise<T>): Promise<T> =>
    attempt(task, connection, (signal) => send({ signal }));

  return {
    async comments(at, pullRequest) {
      const all: Comment[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { data, headers } = await ask(reading(pullRequest), (options) =>
          request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...at,
            issue_number: pullRequest,
            per_page: PER_PAGE,
            page,
            request: options
          })
        );
        for (const { id, body, user } of data) {
          all.push({
            id: Number(id),
            body: body ?? '',
            author: { login: user?.login ?? '', isBot: user?.type === 'Bot' }
          });
        }
        if (!headers.link?.includes('rel="next"')) break;
      }
      return all;
    },

    async createComment(at, pullRequest, body) {
      await ask(commenting(pullRequest, false), (options) =>
        request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...at,
          issue_number: pullRequest,
          body,
          request: options
        })
      );
    },

    async updateComment(at, id, body) {
      await ask({ ...commenting(null, true), what: `update comment ${id}` }, (options) =>
        request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          ...at,
          comment_id: id,
          body,
          request: options
        })
      );
    },

    async user() {
      // An app's token is refused here (403), and is nobody's.
      const task = { what: 'say whose token this is', needs: '', repeatable: true };
      return ask(task, async (options) => {
        try {
          return (await request('GET /user', { request: options })).data.login;
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal?.status === 403 && rateLimitSeconds(refusal, connection.clock.now()) === null) return null;
          throw error;
        }
      });
    },

    async createCheckRun(at, run) {
      const { data } = await ask(checking('write a check run'), (options) =>
        request('POST /repos/{owner}/{repo}/check-runs', { ...at, ...fieldsOf(run), request: options })
      );
      return Number(data.id);
    },

    async extendCheckRun(at, id, output) {
      await ask(checking('add annotations to the check run'), (options) =>
        request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
          ...at,
          check_run_id: id,
          output: outputOf(output),
          request: options
        })
      );
    },

    async dispatch(to, type, payload) {
      await ask(dispatching(to), (options) =>
        request('POST /repos/{owner}/{repo}/dispatches', {
          ...to,
          event_type: type,
          client_payload: { ...payload },
          request: options
        })
      );
    }
  };
}

function fieldsOf({ name, headSha, detailsUrl, conclusion, output }: CheckRun) {
  return {
    name,
    head_sha: headSha,
    ...(detailsUrl === null ? {} : { details_url: detailsUrl }),
    status: 'completed' as const,
    conclusion,
    output: outputOf(output)
  };
}

function outputOf({ annotations, ...words }: CheckOutput) {
  return { ...words, annotations: annotations.map((one) => ({ ...one })) };
}

const FORK = 'On a pull request from a fork the token of the job can only read, whatever its permissions say.';

function reading(pullRequest: number): Task {
  return { ...commenting(pullRequest, true), what: `read the comments of pull request ${pullRequest}` };
}

function commenting(pullRequest: number | null, repeatable: boolean): Task {
  return {
    what: `comment on pull request ${pullRequest}`,
    needs: `Give the job \`permissions: { pull-requests: write }\`, or set \`comment: never\`. ${FORK}`,
    repeatable
  };
}

function checking(what: string): Task {
  return {
    what,
    needs: `Give the job \`permissions: { checks: write }\`, or set \`check-run: false\`; only a token of an app can write one, as that of the job is. ${FORK}`,
    repeatable: false
  };
}

function dispatching({ owner, repo }: Repository): Task {
  return {
    what: `start the workflows of ${owner}/${repo}`,
    needs: `It takes a token with \`contents: write\` on ${owner}/${repo}: that of a GitHub App that is installed there, or a fine-grained one. The token of the job reaches its own repository alone.`,
    // Whoever is told twice builds twice, and whoever is not told builds what is old.
    repeatable: true
  };
}
