import { beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../../actions/outputs.ts';
import { sampleManifest } from '../stores/sample.ts';
import { runAction, runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const UP = { 'project-dir': 'up', registry: 'registry' };
const RUN = {
  GITHUB_REPOSITORY: 'acme/up',
  GITHUB_RUN_ID: '7',
  GITHUB_SERVER_URL: 'https://github.com'
};

/** A repository whose upstream was published twice, an hour and two ago. */
let root: string;
let good: string;
let bad: string;
beforeEach(() => {
  root = workspace();
  good = published(2, 'order_id');
  bad = published(1, 'order_key');
});

/** As dbt leaves it, some hours ago; negative for the future. */
function build(hoursAgo: number, column: string): void {
  const generatedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  writeFileSync(
    join(root, 'up', 'target', 'manifest.json'),
    JSON.stringify(sampleManifest({ project: 'dbt_up', generatedAt, column }))
  );
}

function published(hoursAgo: number, column: string): string {
  build(hoursAgo, column);
  const { stdout } = runCommand(root, ['publish', '--project-dir', 'up', '--local', '--json']);
  return (JSON.parse(stdout) as { readonly version: string }).version;
}

function command(...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand(root, [...args, '--local']);
}

describe('on the command line', () => {
  test('a rollback is told, stands in the history, and is not undone by the next build', () => {
    const rolledBack = command('rollback', '--project', 'dbt_up', '--to', 'previous', '--reason', 'wrong sums');
    expect(rolledBack).toEqual({
      exitCode: 0,
      stdout: `✓ dbt_up: Rolled prod back to ${good} (the contract changed)
  - From ${bad}: wrong sums
  - 1 public model
  - ${join(root, 'registry')}/dbt_up/prod/latest/manifest.json
`,
      stderr: ''
    });

    const { stdout } = command('history', '--project', 'dbt_up');
    expect(stdout).toMatch(/^dbt_up: 2 versions in prod\n/);
    expect(stdout).toMatch(new RegExp(`^  ${bad} .* breaking  rolled back$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^    rolled back \\S+ \\S+ UTC to ${good}: wrong sums$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^  ${good} .* current$`, 'm'));

    build(0, 'order_key');
    const refused = command('publish', '--project-dir', 'up');
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('Not published to prod (1 error)');
    expect(refused.stdout).toContain(': wrong sums [rolled-back]');
    expect(command('publish', '--project-dir', 'up', '--after-rollback').exitCode).toBe(0);
  });

  test('history is one JSON document', () => {
    const { exitCode, stdout, stderr } = runCommand(join(root, 'up'), [
      ...['history', '--registry', '../registry', '--limit', '1', '--json']
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      project: 'dbt_up',
      environment: 'prod',
      total: 2,
      versions: [
        {
          version: bad,
          published_at: expect.stringMatching(/Z$/),
          generated_at: expect.stringMatching(/Z$/),
          repository: null,
          commit: null,
          run_url: null,
          dbt_version: '1.11.16',
          public_models: 1,
          breaking: true,
          allowed_breaking: null,
          changed: true,
          current: true,
          superseded: false,
          rolled_back: []
        }
      ]
    });
  });

  test('rollback is one JSON document, and a dry run changes nothing', () => {
    const args = ['rollback', '--project', 'dbt_up', '--to', good, '--reason', 'x', '--json'];
    expect(JSON.parse(command(...args, '--dry-run').stdout)).toMatchObject({ outcome: 'dry-run', version: good });
    expect(JSON.parse(command(...args).stdout)).toMatchObject({ outcome: 'rolled-back', version: good, from: bad });
    expect(JSON.parse(command(...args).stdout)).toMatchObject({ outcome: 'unchanged', version: good, from: good });
  });

  test.each<[string, readonly string[], string]>([
    ['without a reason', ['rollback', '--project', 'dbt_up', '--to', 'previous'], 'reason: is not given'],
    ['without a version', ['rollback', '--project', 'dbt_up', '--reason', 'x'], 'to: is not given'],
    ['to what is not there', ['rollback', '--project', 'dbt_up', '--to', 'x', '--reason', 'x'], 'has no version "x"'],
    ['of no project', ['rollback', '--project', 'dbt_op', '--to', 'x', '--reason', 'x'], 'no publication of dbt_op'],
    ['of a history that is not there', ['history', '--project', 'dbt_op'], "Did you mean 'dbt_up'?"]
  ])('%s it is told what to do, with exit code 2', (_, args, message) => {
    const { exitCode, stdout, stderr } = command(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('in the publish action', () => {
  test('rollback-to publishes nothing, and says what is current again', () => {
    const step = runAction('publish', root, { ...UP, 'rollback-to': 'previous', reason: 'wrong sums' }, RUN);
    expect(step.exitCode).toBe(0);
    expect(Object.keys(step.outputs)).toEqual(OUTPUTS.publish.map(({ name }) => name));
    expect(step.outputs).toMatchObject({
      version: good,
      uri: join(root, 'registry/dbt_up/prod/latest/manifest.json'),
      changed: 'true',
      'public-models': '["model.dbt_up.public_orders"]'
    });
    expect(step.summary).toContain('Rolled prod back to');
    expect(step.summary).toContain('wrong sums');
    const latest = JSON.parse(readFileSync(step.outputs['uri'] ?? '', 'utf8')) as { readonly mesh: object };
    expect(latest.mesh).toMatchObject({
      version: good,
      rolled_back_from: { version: bad, reason: 'wrong sums', run_url: 'https://github.com/acme/up/actions/runs/7' }
    });
    expect(JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8'))).toMatchObject({ outcome: 'rolled-back' });
  });

  test('needs no checkout when the project is named', () => {
    const inputs = { registry: 'registry', project: 'dbt_up', 'rollback-to': good, reason: 'x' };
    expect(runAction('publish', root, inputs)).toMatchObject({ exitCode: 0, outputs: { version: good } });
  });

  test('a publication of what was rolled back fails the step, and after-rollback lets it pass', () => {
    runAction('publish', root, { ...UP, 'rollback-to': 'previous', reason: 'wrong sums' });
    build(0, 'order_key');
    const refused = runAction('publish', root, UP);
    expect(refused.exitCode).toBe(1);
    expect(refused.commands.filter(({ name }) => name === 'error')).toMatchObject([
      { properties: { title: 'rolled-back' }, message: expect.stringContaining('wrong sums') }
    ]);
    const lifted = runAction('publish', root, { ...UP, 'after-rollback': 'true' });
    expect(lifted).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
  });

  test('a build from the future is a warning', () => {
    build(-3, 'order_key');
    const step = runAction('publish', root, UP);
    expect(step.exitCode).toBe(0);
    expect(step.commands.filter(({ name }) => name === 'warning')).toMatchObject([
      { properties: { title: 'built-in-the-future' } }
    ]);
  });

  test('a reason without rollback-to is a mistake, and nothing is published', () => {
    build(0, 'new');
    const step = runAction('publish', root, { ...UP, reason: 'wrong sums' });
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toContain('stands without `rollback-to`');
  });
});
