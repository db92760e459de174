import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { githubDescription } from './description.ts';

/** One request, as GitHub sees it. */
export interface Asked {
  /** `POST /repos/{owner}/{repo}/check-runs` */
  readonly operation: string;
  /** `POST /repos/acme/down/check-runs` */
  readonly line: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

export interface StoredComment {
  readonly id: number;
  readonly pullRequest: number;
  body: string;
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface StoredCheckRun {
  readonly id: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly annotations: readonly object[];
}

export interface Dispatched {
  readonly repository: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Something that GitHub does instead of answering. */
export interface Failure {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GitHubServer {
  /** What `GITHUB_API_URL` is. */
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly comments: readonly StoredComment[];
  readonly checkRuns: readonly StoredCheckRun[];
  readonly dispatched: readonly Dispatched[];
  /** Puts a comment there that was written before. */
  seed(comment: Partial<StoredComment>): void;
  /**
   * From now on, an operation fails so many times (by default always): by a status, or by no answer at all. The operation is any part of
   * `POST /repos/{owner}/{repo}/check-runs`.
   */
  fail(operation: string, failure: Failure | 'hang', times?: number): void;
  /** @throws with everything that was asked otherwise than GitHub describes it */
  close(): Promise<void>;
}

/** What a token is worth: that of a job is an app's, which `GET /user` refuses. */
export interface GitHubOptions {
  /** Login of whoever asks. */
  readonly login?: string;
}

const TEMPLATES = [
  '/repos/{owner}/{repo}/issues/{issue_number}/comments',
  '/repos/{owner}/{repo}/issues/comments/{comment_id}',
  '/repos/{owner}/{repo}/check-runs',
  '/repos/{owner}/{repo}/check-runs/{check_run_id}',
  '/repos/{owner}/{repo}/dispatches',
  '/user'
];

const JOB = 'github-actions[bot]';

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * GitHub's REST API on this machine, as far as we ask it: comments of pull requests, check runs, dispatched events. Every request is held
 * against GitHub's own description, and so is every answer.
 */
export async function githubServer({ login = JOB }: GitHubOptions = {}): Promise<GitHubServer> {
  const description = githubDescription();
  const asked: Asked[] = [];
  const comments: StoredComment[] = [];
  const checkRuns: StoredCheckRun[] = [];
  const dispatched: Dispatched[] = [];
  const failures: { readonly operation: string; readonly failure: Failure | 'hang'; left: number }[] = [];
  const violations: string[] = [];
  const type = login.endsWith('[bot]') ? 'Bot' : 'User';
  let url = '';

  const commentOf = ({ id, body, login, type }: StoredComment): object => {
    const example = description.example('issue-comment');
    return { ...example, id, body, user: { ...(example['user'] as object), login, type } };
  };
  const checkRunOf = ({ id }: StoredCheckRun): object => ({ ...description.example('check-run'), id });

  const operations: Readonly<Record<string, (given: Given) => Reply>> = {
    [`GET ${TEMPLATES[0]}`]: ({ path, query }) => {
      const all = comments.filter((one) => one.pullRequest === Number(path['issue_number']));
      const per = Number(query['per_page'] ?? 30);
      const page = Number(query['page'] ?? 1);
      const next = `<${url}/repos/${path['owner']}/${path['repo']}/issues/${path['issue_number']}/comments?page=${page + 1}>; rel="next"`;
      return {
        status: 200,
        body: all.slice((page - 1) * per, page * per).map(commentOf),
        headers: page * per < all.length ? { link: next } : {}
      };
    },
    [`POST ${TEMPLATES[0]}`]: ({ path, body }) => {
      const comment: StoredComment = {
        id: 1000 + comments.length,
        pullRequest: Number(path['issue_number']),
        body: String(body['body']),
        login,
        type
      };
      if (comment.body.length > 65_536) return { status: 422, body: refusal('Body is too long') };
      comments.push(comment);
      return { status: 201, body: commentOf(comment) };
    },
    [`PATCH ${TEMPLATES[1]}`]: ({ path, body }) => {
      const comment = comments.find(({ id }) => id === Number(path['comment_id']));
      if (comment === undefined) return { status: 404, body: refusal('Not Found') };
      comment.body = String(body['body']);
      return { status: 200, body: commentOf(comment) };
    },
    [`POST ${TEMPLATES[2]}`]: ({ body }) => {
      const { annotations = [] } = (body['output'] ?? {}) as { readonly annotations?: readonly object[] };
      const run: StoredCheckRun = { id: 1 + checkRuns.length, fields: body, annotations };
      checkRuns.push(run);
      return { status: 201, body: checkRunOf(run) };
    },
    [`PATCH ${TEMPLATES[3]}`]: ({ path, body }) => {
      const index = checkRuns.findIndex(({ id }) => id === Number(path['check_run_id']));
      const run = checkRuns[index];
      if (run === undefined) return { status: 404, body: refusal('Not Found') };
      const { annotations = [] } = (body['output'] ?? {}) as { readonly annotations?: readonly object[] };
      checkRuns[index] = {
        id: run.id,
        fields: { ...run.fields, ...body },
        annotations: [...run.annotations, ...annotations]
      };
      return { status: 200, body: checkRunOf(run) };
    },
    [`POST ${TEMPLATES[4]}`]: ({ path, body }) => {
      dispatched.push({
        repository: `${path['owner']}/${path['repo']}`,
        type: String(body['event_type']),
        payload: (body['client_payload'] ?? {}) as Dispatched['payload']
      });
      return { status: 204 };
    },
    [`GET ${TEMPLATES[5]}`]: () =>
      type === 'Bot'
        ? { status: 403, body: refusal('Resource not accessible by integration') }
        : { status: 200, body: { ...description.example('private-user'), login } }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const method = request.method ?? '';
    const text = await collected(request);
    const found = matched(method, pathname, Object.keys(operations));
    const described = found && description.operation(method, found.template);
    if (found === null || described === null || described === undefined) {
      violations.push(`GitHub has no ${method} ${pathname}, or this server does not know it`);
      response.writeHead(404).end();
      return;
    }
    const body = text === '' ? undefined : (JSON.parse(text) as Asked['body']);
    const given: Given = { path: found.path, query: Object.fromEntries(searchParams), body: body ?? {} };
    const operation = `${method} ${found.template}`;
    const authorization = request.headers.authorization ?? '';
    asked.push({ operation, line: `${method} ${pathname}`, body: given.body, authorization });
    const faults = described.faultsOf({ ...given, body });
    violations.push(...faults);

    const failing = failures.find((one) => one.left > 0 && operation.includes(one.operation));
    if (failing !== undefined) failing.left -= 1;
    if (failing?.failure === 'hang') return;
    const reply = failing !== undefined ? failed(failing.failure) : (reject(faults) ?? operations[operation]?.(given));
    if (reply === undefined) return;
    violations.push(...described.faultsOfAnswer(reply.status, reply.body));
    const type = { 'content-type': 'application/json; charset=utf-8' };
    response.writeHead(reply.status, { ...(reply.body === undefined ? {} : type), ...reply.headers });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });
  // A test that fails before it closes the server must end all the same.
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    comments,
    checkRuns,
    dispatched,
    seed: (comment) =>
      comments.push({
        id: 1000 + comments.length,
        pullRequest: 1,
        body: '',
        login: 'octocat',
        type: 'User',
        ...comment
      }),
    fail: (operation, failure, times = Infinity) => failures.push({ operation, failure, left: times }),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      if (violations.length > 0) throw new Error(`GitHub describes it otherwise:\n${violations.join('\n')}`);
    }
  };
}

interface Given {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The operation whose path it is, with the values of its parts. */
function matched(
  method: string,
  pathname: string,
  known: readonly string[]
): { readonly template: string; readonly path: Given['path'] } | null {
  const parts = pathname.split('/');
  for (const template of TEMPLATES) {
    const names = template.split('/');
    const fits = names.length === parts.length && names.every((name, at) => name.startsWith('{') || name === parts[at]);
    if (!fits || !known.includes(`${method} ${template}`)) continue;
    const values = names.flatMap((name, at) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[at] ?? '')] as const] : []
    );
    return { template, path: Object.fromEntries(values) };
  }
  return null;
}

function reject(faults: readonly string[]): Reply | undefined {
  return faults.length === 0 ? undefined : { status: 422, body: refusal(faults.join('; ')) };
}

function failed({ status, message = 'Resource not accessible by integration', headers }: Failure): Reply {
  return { status, body: refusal(message), headers };
}

function refusal(message: string): object {
  return { message, documentation_url: 'https://docs.github.com/rest', errors: [] };
}

async function collected(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
