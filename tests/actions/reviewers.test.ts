import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleManifest } from '../stores/sample.ts';
import { githubServer, type GitHubServer } from '../github/server.ts';
import { actionAside, runAction, runCommand, type Step } from './doors.ts';
import { scratchFolder } from './scratch.ts';
import { workspace, type Twist } from './workspace.ts';

jest.setTimeout(60_000);

const TOKEN = 'ghs_theTokenOfTheJobStandsNowhere012345';
const HEAD = 'ce587453ced02b1526dfb4cb910479d431683101';
const MERGE = '00000000000000000000000000000000000000ff';
const PULL_REQUEST = { pull_request: { number: 12, head: { sha: HEAD } } };

/** A repository whose upstream is published. */
function published(twist: Twist = {}): string {
  const root = workspace(twist);
  expect(runAction('publish', root, { 'project-dir': 'up', registry: 'registry' }).exitCode).toBe(0);
  return root;
}

let sound: string;
let broken: string;
beforeAll(() => {
  sound = published();
  broken = published({ refersTo: 'publc_orders' });
});

let github: GitHubServer;
beforeEach(async () => {
  github = await githubServer();
});
afterEach(() => github.close());

/** Validates the downstream in a run for a pull request, unless the event is another. */
async function validate(
  root: string,
  inputs: Readonly<Record<string, string>> = {},
  event: object | string = PULL_REQUEST
): Promise<Step> {
  const file = join(scratchFolder(), 'event.json');
  writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
  const step = await actionAside(
    'validate',
    root,
    { 'project-dir': 'nested/down', registry: 'registry', 'github-token': TOKEN, ...inputs },
    {
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/down',
      GITHUB_SHA: MERGE,
      GITHUB_RUN_ID: '7',
      GITHUB_EVENT_PATH: file
    }
  );
  expectNoToken(step);
  return step;
}

/** The runner is told to mask the token, once, by the command that it swallows; nothing else has it. */
function expectNoToken({ stdout, stderr, summary, outputs }: Step): void {
  const rest = stdout.replaceAll(`::add-mask::${TOKEN}\n`, '');
  const report = readFileSync(outputs['report'] ?? '', 'utf8');
  expect(rest + stderr + summary + report + JSON.stringify(outputs)).not.toContain(TOKEN);
}

function warnings(step: Step): readonly string[] {
  return step.commands.filter(({ name }) => name === 'warning').map(({ message }) => message);
}

describe('the comment', () => {
  test('is created where something breaks, with what and where, and once for two runs', async () => {
    const step = await validate(broken);
    expect(step.exitCode).toBe(1);
    expect(warnings(step)).toEqual([]);
    await validate(broken);
    expect(github.comments).toHaveLength(1);
    const [comment] = github.comments;
    expect(comment).toMatchObject({ pullRequest: 12, login: 'github-actions[bot]' });
    expect(comment?.body.split('\n')[1]).toMatch(/^### ❌ <code>dbt_down<\/code>: Cross-project lineage not verified/);
    expect(comment?.body).toContain(`https://github.com/acme/down/blob/${HEAD}/nested/down/models/orders%5F0.sql#L3`);
    expect(comment?.body).toContain('https://github.com/acme/down/actions/runs/7');
    expect(github.asked.map(({ line }) => line)).toEqual([
      'GET /repos/acme/down/issues/12/comments',
      'POST /repos/acme/down/issues/12/comments',
      'GET /repos/acme/down/issues/12/comments',
      'GET /user'
    ]);
  });

  test('says in its first line who breaks, where the project is to be deployed', async () => {
    const root = workspace();
    const build = (hoursAgo: number, column: string): void => {
      const generatedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
      const manifest = sampleManifest({ project: 'dbt_up', generatedAt, column });
      writeFileSync(join(root, 'up/target/manifest.json'), JSON.stringify(manifest));
    };
    build(2, 'order_id');
    for (const folder of ['up', 'nested/down']) {
      runAction('publish', root, { 'project-dir': folder, registry: 'registry' }, { GITHUB_REPOSITORY: 'acme/down' });
    }
    build(1, 'order_key');
    const step = await validate(root, { 'project-dir': 'up', 'can-i-deploy': 'prod' });
    expect(step.exitCode).toBe(1);
    const lines = github.comments[0]?.body.split('\n') ?? [];
    expect(lines[1]).toBe('### ❌ Breaks 1 consumer: <code>acme/down</code>');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^\| <code>acme\/down<\/code> \|.*public_orders\.order_id<\/code> in <code>orders_0<\/code>.*\| seen \|$/
      )
    );
  });

  test('is found behind two pages of others, and says later that all is well', async () => {
    for (let index = 0; index < 150; index += 1) github.seed({ pullRequest: 12, body: `comment ${index}` });
    await validate(broken);
    for (let index = 0; index < 60; index += 1) github.seed({ pullRequest: 12, body: `more ${index}` });
    const step = await validate(sound);
    expect(step.exitCode).toBe(0);
    expect(github.comments).toHaveLength(211);
    expect(github.comments[150]?.body).toContain('### ✅ <code>dbt_down</code>: Cross-project lineage verified');
  });

  test('is not written where there is nothing to say, unless that is always said', async () => {
    const step = await validate(sound);
    expect(step.stdout).toContain('No comment: there is nothing to say.');
    expect(github.comments).toEqual([]);
    await validate(sound, { comment: 'always' });
    expect(github.comments).toHaveLength(1);
  });

  test('leaves alone what somebody else wrote under its mark', async () => {
    await validate(broken);
    const body = github.comments[0]?.body ?? '';
    await github.close();
    github = await githubServer();
    github.seed({ pullRequest: 12, body, login: 'mallory', type: 'User' });
    await validate(broken);
    expect(github.comments.map(({ login }) => login)).toEqual(['mallory', 'github-actions[bot]']);
    expect(github.comments[0]?.body).toBe(body);
  });

  test('has one for each environment that is asked about', async () => {
    await validate(broken);
    await validate(broken, { environment: 'staging', environments: 'staging: prod' });
    expect(github.comments).toHaveLength(2);
  });

  test('needs no GitHub where it is never written', async () => {
    const step = await validate(broken, { comment: 'never' });
    expect(step.exitCode).toBe(1);
    expect(github.asked).toEqual([]);
    expect(step.stdout).not.toContain('add-mask');
  });

  test.each<[string, object | string]>([
    ['a push', { ref: 'refs/heads/main' }],
    ['a finished run of a fork', { workflow_run: { pull_requests: [], head_sha: HEAD } }],
    ['an event that is no JSON', '{'],
    ['an event with a hostile number', { pull_request: { number: '1/../../../user', head: { sha: '`id`' } } }]
  ])('has no pull request in %s, which the log says', async (_, event) => {
    const step = await validate(broken, {}, event);
    expect(step.stdout).toContain('No comment: this run is for no pull request.');
    expect(github.asked).toEqual([]);
    expect(warnings(step)).toEqual([]);
  });
});

describe('a token that can only read', () => {
  beforeEach(() => {
    github.fail('POST', { status: 403, message: 'Resource not accessible by integration' });
  });

  test('is one warning that names the permission, and the step goes by its findings', async () => {
    const step = await validate(broken);
    expect(step.exitCode).toBe(1);
    expect(warnings(step)).toEqual([expect.stringMatching(/Resource not accessible.*403.*pull-requests: write.*fork/)]);
    expect(step.summary).toContain('unknown');
  });

  test('fails no sound project', async () => {
    const step = await validate(sound, { comment: 'always', 'check-run': 'true' });
    expect(step.exitCode).toBe(0);
    expect(warnings(step)).toEqual([
      expect.stringContaining('pull-requests: write'),
      expect.stringContaining('checks: write')
    ]);
  });

  test('is no warning where nothing would have been said', async () => {
    github.fail('GET', { status: 404, message: 'Not Found' });
    const step = await validate(sound);
    expect(step.exitCode).toBe(0);
    expect(warnings(step)).toEqual([]);
    expect(step.stdout).toContain('GitHub refused to read the comments of pull request 12');
  });

  test('may be none at all', async () => {
    const step = await validate(broken, { 'github-token': '', comment: 'always' });
    expect(step.exitCode).toBe(1);
    expect(warnings(step)).toEqual([expect.stringContaining('there is no token')]);
    expect(github.asked).toEqual([]);
  });
});

test.each([
  [422, 'did not accept'],
  [500, 'failed to comment']
])('what GitHub answers with %i is a warning, and no failure of a sound project', async (status, said) => {
  github.fail('POST', { status, message: 'Something else' });
  const step = await validate(sound, { comment: 'always' });
  expect(step.exitCode).toBe(0);
  expect(warnings(step)).toEqual([expect.stringContaining(said)]);
});

test('a GitHub that hangs is a warning, at the end of the time of the step at the latest', async () => {
  github.fail('GET', 'hang');
  const step = await validate(sound, { comment: 'always', timeout: '5s' });
  expect(step.exitCode).toBe(0);
  expect(warnings(step)).toEqual([expect.stringContaining('the time is up')]);
});

describe('the check run', () => {
  test('has all of 120 findings, in three requests, at the head of the pull request', async () => {
    const root = published({ refersTo: 'publc_orders', models: 120 });
    const step = await validate(root, { 'check-run': 'true', comment: 'never' });
    expect(step.exitCode).toBe(1);
    expect(github.asked.map(({ operation }) => operation.split(' ')[0])).toEqual(['POST', 'PATCH', 'PATCH']);
    const [run] = github.checkRuns;
    expect(run?.annotations).toHaveLength(120);
    expect(run?.annotations[0]).toMatchObject({
      path: 'nested/down/models/orders_0.sql',
      start_line: 3,
      annotation_level: 'failure'
    });
    expect(run?.fields).toMatchObject({
      name: 'dbt-mesh validate prod dbt_down',
      head_sha: HEAD,
      status: 'completed',
      conclusion: 'failure'
    });
    expect(step.commands.filter(({ name }) => name === 'error')).toHaveLength(10);
  });

  test('is written for a push too, at its commit', async () => {
    await validate(sound, { 'check-run': 'true' }, { ref: 'refs/heads/main' });
    expect(github.checkRuns).toMatchObject([{ fields: { head_sha: MERGE, conclusion: 'success' }, annotations: [] }]);
  });
});

describe('the SARIF file', () => {
  const result = (root: string, file: string): unknown =>
    (JSON.parse(readFileSync(join(root, file), 'utf8')) as { readonly runs: readonly { readonly results: unknown }[] })
      .runs[0]?.results;

  test('is written by the action, with its folder, and by the command', async () => {
    await validate(broken, { 'sarif-file': 'out/mesh.sarif', comment: 'never' });
    expect(result(broken, 'out/mesh.sarif')).toMatchObject([
      {
        ruleId: 'unknown-model',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'nested/down/models/orders_0.sql' } } }]
      }
    ]);
    const args = ['validate', '--project-dir', 'nested/down', '--local', '--sarif-file', 'command.sarif'];
    expect(runCommand(broken, args).exitCode).toBe(1);
    expect(result(broken, 'command.sarif')).toEqual(result(broken, 'out/mesh.sarif'));
  });

  test('that cannot be written fails the step, as it was asked for', async () => {
    const step = await validate(sound, { 'sarif-file': 'nested/down/dbt_project.yml/mesh.sarif', comment: 'never' });
    expect(step.exitCode).toBe(1);
    expect(step.commands.filter(({ name }) => name === 'error')).toHaveLength(1);
  });
});
