import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UserError, type Clock } from '../../shared/domain/index.ts';
import { connect, type CheckRun, type GitHub } from '../../shared/github/index.ts';
import { githubServer, type GitHubServer } from '../github/server.ts';

const DOWN = { owner: 'acme', repo: 'down' };
const TOKEN = 'ghs_thisIsTheTokenOfTheJob0123456789';
const RUN: CheckRun = {
  name: 'dbt-mesh',
  headSha: 'ce587453ced02b1526dfb4cb910479d431683101',
  detailsUrl: 'https://github.com/acme/down/actions/runs/7',
  conclusion: 'failure',
  output: { title: '1 error', summary: 'summary', annotations: [] }
};

let server: GitHubServer;
let slept: number[];
beforeEach(async () => {
  server = await githubServer();
  slept = [];
});
afterEach(() => server.close());

function github(signal = new AbortController().signal): Promise<GitHub> {
  const clock: Clock = {
    now: () => new Date('2026-11-24T10:00:00Z'),
    sleep(milliseconds) {
      slept.push(milliseconds);
      return Promise.resolve();
    }
  };
  return connect({ api: server.url, token: TOKEN, clock, signal });
}

/** The failure of something that must fail, as one text. */
async function failure(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(UserError);
  const { message, hint } = error as UserError;
  expect(message + hint).not.toContain(TOKEN);
  return `${message}. ${hint}`;
}

describe('GitHub', () => {
  test('lists the comments of all pages, with their authors', async () => {
    for (let index = 0; index < 250; index += 1) server.seed({ pullRequest: 12, body: `comment ${index}` });
    server.seed({ pullRequest: 13, body: 'elsewhere' });
    const comments = await (await github()).comments(DOWN, 12);
    expect(comments).toHaveLength(250);
    expect(comments.at(-1)).toEqual({ id: 1249, body: 'comment 249', author: { login: 'octocat', isBot: false } });
    expect(server.asked).toHaveLength(3);
  });

  test('takes comments, check runs with annotations, and events', async () => {
    const hub = await github();
    await hub.createComment(DOWN, 12, 'one');
    await hub.updateComment(DOWN, 1000, 'two');
    const annotation = {
      path: 'models/a.sql',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      title: 'unknown-model',
      message: 'no such model'
    } as const;
    const id = await hub.createCheckRun(DOWN, RUN);
    await hub.extendCheckRun(DOWN, id, { ...RUN.output, annotations: [annotation] });
    await hub.dispatch({ owner: 'acme', repo: 'other' }, 'dbt-mesh-published', { project: 'dbt_up', version: 'v' });
    expect(server.comments).toMatchObject([{ pullRequest: 12, body: 'two', login: 'github-actions[bot]' }]);
    expect(server.checkRuns).toMatchObject([
      { fields: { head_sha: RUN.headSha, conclusion: 'failure' }, annotations: [annotation] }
    ]);
    expect(server.dispatched).toEqual([
      { repository: 'acme/other', type: 'dbt-mesh-published', payload: { project: 'dbt_up', version: 'v' } }
    ]);
    expect(new Set(server.asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test("knows whose token it has, and that an app's is nobody's", async () => {
    expect(await (await github()).user()).toBeNull();
    const mine = await githubServer({ login: 'octocat' });
    const hub = await connect({
      api: `${mine.url}/`,
      token: TOKEN,
      clock: { now: () => new Date(), sleep: () => Promise.resolve() },
      signal: new AbortController().signal
    });
    expect(await hub.user()).toBe('octocat');
    await mine.close();
  });
});

describe('what GitHub refuses', () => {
  test.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found']
  ])('names the permission that is missing: %i', async (status, message) => {
    server.fail('comments', { status, message });
    server.fail('check-runs', { status, message });
    server.fail('dispatches', { status, message });
    const hub = await github();
    expect(await failure(hub.createComment(DOWN, 12, 'x'))).toMatch(
      new RegExp(
        `GitHub refused to comment on pull request 12 \\(${message}.*, ${status}\\).*pull-requests: write.*fork`
      )
    );
    expect(await failure(hub.createCheckRun(DOWN, RUN))).toContain('checks: write');
    expect(await failure(hub.dispatch(DOWN, 't', {}))).toContain('`contents: write` on acme/down');
    expect(slept).toEqual([]);
  });

  test('is told as GitHub put it where it is no permission', async () => {
    server.fail('POST', { status: 422, message: 'Validation Failed' });
    expect(await failure((await github()).createComment(DOWN, 12, 'x'))).toContain(
      'GitHub did not accept to comment on pull request 12 (Validation Failed'
    );
    server.fail('GET', { status: 401, message: 'Bad credentials' });
    expect(await failure((await github()).comments(DOWN, 12))).toContain('does not know the token');
  });

  test('for now, because too much was asked, is asked again after the time that it names, up to a minute', async () => {
    server.fail('comments', { status: 403, message: 'secondary rate limit', headers: { 'retry-after': '7' } }, 1);
    server.fail('comments', { status: 429, message: 'Too many requests' }, 1);
    await (await github()).createComment(DOWN, 12, 'x');
    expect(slept).toEqual([7000, 60_000]);
    expect(server.comments).toHaveLength(1);

    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795516200' };
    server.fail('comments', { status: 403, message: 'API rate limit exceeded', headers });
    expect(await failure((await github()).createComment(DOWN, 12, 'x'))).toMatch(
      /too much was asked.*Run again in \d+ min/
    );
    expect(slept).toHaveLength(2);
  });
});

describe('what GitHub fails at', () => {
  test('is asked again where twice is the same as once', async () => {
    server.seed({ pullRequest: 12 });
    server.fail('GET', { status: 502, message: 'Bad gateway' }, 2);
    const hub = await github();
    expect(await hub.comments(DOWN, 12)).toHaveLength(1);
    server.fail('PATCH', { status: 500, message: 'Server Error' });
    expect(await failure(hub.updateComment(DOWN, 1000, 'x'))).toContain('GitHub failed to update comment 1000');
    expect(server.asked).toHaveLength(6);
    expect(slept).toHaveLength(4);
  });

  test('is asked once where it may have been done all the same', async () => {
    server.fail('POST', { status: 500, message: 'Server Error' });
    expect(await failure((await github()).createComment(DOWN, 12, 'x'))).toContain('GitHub failed to comment');
    expect(server.asked).toHaveLength(1);
  });

  test('ends with the time of the run', async () => {
    server.fail('GET', 'hang');
    const end = new AbortController();
    const doing = (await github(end.signal)).comments(DOWN, 12);
    setTimeout(() => end.abort(new Error('The time is up')), 200);
    await expect(doing).rejects.toThrow('The time is up');
  });

  test('is told where nothing answers', async () => {
    const hub = await connect({
      api: 'http://127.0.0.1:9',
      token: TOKEN,
      clock: { now: () => new Date(), sleep: () => Promise.resolve() },
      signal: new AbortController().signal
    });
    expect(await failure(hub.comments(DOWN, 12))).toContain('http://127.0.0.1:9 gave no answer');
  });
});
