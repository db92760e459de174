/** The input `notify` of the built action `publish`, and a GitHub on this machine that takes only what GitHub describes. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../shared/registry/index.ts';
import { githubServer, type GitHubServer } from '../github/server.ts';
import { fakeClock } from '../stores/clocks.ts';
import { publishConsumer, sampleReference } from '../stores/consumers-sample.ts';
import { sampleManifest } from '../stores/sample.ts';
import { actionAside, type Step } from './doors.ts';
import { workspace } from './workspace.ts';

const TOKEN = 'ghs_aTokenOfTheAppThatMayTell0123456789';

let root: string;
let github: GitHubServer;
beforeEach(async () => {
  root = workspace();
  github = await githubServer();
  await published(3, 'order_id');
  await consumer('dbt_down', 'acme/dbt-down');
  await consumer('dbt_other', 'acme/dbt-other', 'other_model');
});
afterEach(() => github.close());

/** A project on record as using a model of dbt_up. */
async function consumer(project: string, repository: string, model = 'public_orders'): Promise<void> {
  const store = await openStore({ registry: join(root, 'registry') }, fakeClock());
  await publishConsumer(store, project, { repository, references: [sampleReference(project, { model, columns: [] })] });
}

/** Publishes dbt_up by its action: another column is another contract. */
function published(hoursAgo: number, column: string, inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
  const generatedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const manifest = sampleManifest({ project: 'dbt_up', generatedAt, column });
  writeFileSync(join(root, 'up', 'target', 'manifest.json'), JSON.stringify(manifest));
  return acted(inputs);
}

async function acted(inputs: Readonly<Record<string, string>>): Promise<Step> {
  const step = await actionAside(
    'publish',
    root,
    { 'project-dir': 'up', registry: 'registry', 'github-token': TOKEN, ...inputs },
    { GITHUB_REPOSITORY: 'acme/dbt-up', GITHUB_API_URL: github.url }
  );
  const report = step.outputs['report'];
  const files = [step.summary, report === undefined ? '' : readFileSync(report, 'utf8')];
  expect([step.stdout, step.stderr, ...Object.values(step.outputs), ...files].join('\n')).not.toContain(TOKEN);
  return step;
}

function warnings({ commands }: Step): readonly string[] {
  return commands
    .filter(({ name, properties }) => name === 'warning' && properties['title'] === 'not-notified')
    .map(({ message }) => message);
}

const CHANGED = { compatibility: 'off' };

describe('after a publication that changed the contract', () => {
  test('the consumers on record of what changed are told, and nobody else', async () => {
    const step = await published(2, 'order_key', { ...CHANGED, notify: 'consumers' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({
      changed: 'true',
      'changed-models': '["public_orders"]',
      consumers: '["acme/dbt-down"]',
      notified: '["acme/dbt-down"]'
    });
    expect(github.dispatched).toEqual([
      {
        repository: 'acme/dbt-down',
        type: 'dbt-mesh-upstream',
        payload: {
          project: 'dbt_up',
          environment: 'prod',
          version: step.outputs['version'],
          models: ['public_orders'],
          repository: 'acme/dbt-up'
        }
      }
    ]);
    expect(github.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`]);
  });

  test('or the repositories that are named, but for its own', async () => {
    const notify = 'acme/one\nacme/dbt-up\n\nacme/two';
    const { outputs } = await published(2, 'order_key', { ...CHANGED, notify });
    expect(outputs['notified']).toBe('["acme/one","acme/two"]');
    expect(github.dispatched.map(({ repository }) => repository).sort()).toEqual(['acme/one', 'acme/two']);
  });

  test('nobody is where nobody is asked for', async () => {
    const { outputs } = await published(2, 'order_key', CHANGED);
    expect(outputs).toMatchObject({ changed: 'true', 'changed-models': '["public_orders"]', notified: '[]' });
    expect(github.asked).toEqual([]);
  });

  test('a rollback of it is told as well', async () => {
    await published(2, 'order_key', CHANGED);
    const rolledBack = await acted({ notify: 'consumers', 'rollback-to': 'previous', reason: 'wrong sums' });
    expect(rolledBack.outputs).toMatchObject({ 'changed-models': '["public_orders"]', notified: '["acme/dbt-down"]' });
    expect(github.dispatched).toMatchObject([
      { payload: { version: rolledBack.outputs['version'], models: ['public_orders'] } }
    ]);
  });
});

describe('nobody is told', () => {
  const ALL = { notify: 'acme/one' };
  test.each<[string, () => Promise<Step>]>([
    ['of the same contract', () => published(2, 'order_id', ALL)],
    ['of a build that was superseded', () => published(4, 'order_key', { ...ALL, ...CHANGED })],
    ['by a dry run', () => published(2, 'order_key', { ...ALL, ...CHANGED, 'dry-run': 'true' })],
    ['of what is refused', () => published(2, 'order_key', { ...ALL, compatibility: 'strict' })],
    ['by the dry run of a rollback', () => rolledBackDry(ALL)]
  ])('%s', async (_, act) => {
    expect((await act()).outputs['notified']).toBe('[]');
    expect(github.asked).toEqual([]);
  });

  async function rolledBackDry(inputs: Readonly<Record<string, string>>): Promise<Step> {
    await published(2, 'order_key', CHANGED);
    return acted({ ...inputs, 'rollback-to': 'previous', reason: 'x', 'dry-run': 'true' });
  }
});

describe('whoever cannot be told is a warning, and the step goes on', () => {
  const toDown = { ...CHANGED, notify: 'consumers' };

  test.each([
    ['the app is not installed there', 404, 'Not Found'],
    ['the token may not write there', 403, 'Resource not accessible by integration'],
    ['the repository is archived', 403, 'Repository was archived so is read-only.']
  ])('%s', async (_, status, message) => {
    github.fail('dispatches', { status, message });
    const step = await published(2, 'order_key', toDown);
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ changed: 'true', notified: '[]' });
    const [warning = ''] = warnings(step);
    expect(warning).toContain('acme/dbt-down was not told that dbt_up has changed: GitHub refused to start');
    expect(warning).toContain(message);
    expect(warning).toContain('`contents: write` on acme/dbt-down');
  });

  test('the others are told', async () => {
    github.fail('dispatches', { status: 404, message: 'Not Found' }, 1);
    const step = await published(2, 'order_key', { ...CHANGED, notify: 'acme/one\nacme/two\nacme/three' });
    expect(JSON.parse(step.outputs['notified'] ?? '')).toHaveLength(2);
    expect(warnings(step)).toHaveLength(1);
  });

  test('there is no token', async () => {
    const step = await published(2, 'order_key', { ...toDown, 'github-token': '' });
    expect(step.exitCode).toBe(0);
    expect(warnings(step)).toEqual([expect.stringContaining('Without a token acme/dbt-down cannot be told')]);
  });

  test('GitHub cannot be reached', async () => {
    github.fail('dispatches', { status: 503, message: 'Service unavailable' });
    const step = await published(2, 'order_key', toDown);
    expect(step.exitCode).toBe(0);
    expect(warnings(step)).toEqual([expect.stringContaining('GitHub failed to start the workflows of acme/dbt-down')]);
  });

  test('what a publication says of its repository is no name of one', async () => {
    await consumer('dbt_bad', '../../user');
    await consumer('dbt_evil', 'acme/x?::error::owned');
    const step = await published(2, 'order_key', toDown);
    expect(step.exitCode).toBe(0);
    expect(github.asked.map(({ line }) => line)).toEqual(['POST /repos/acme/dbt-down/dispatches']);
    expect(warnings(step)).toHaveLength(2);
    expect(step.commands.filter(({ name }) => name === 'error')).toEqual([]);
  });
});

test('a name that is none is told before anything is published', async () => {
  const step = await published(2, 'order_key', { ...CHANGED, notify: 'dbt-down' });
  expect(step.exitCode).toBe(1);
  expect(step.commands).toContainEqual(
    expect.objectContaining({ name: 'error', message: expect.stringContaining('notify: "dbt-down" is no repository') })
  );
  expect(step.outputs).toEqual({});
});
