import { beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleManifest } from '../stores/sample.ts';
import { runAction, runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const UP = { 'project-dir': 'up', registry: 'registry' };
const DOWN = { 'project-dir': 'nested/down', registry: 'registry' };

/** A repository whose upstream is published, and whose downstream is on record as using `order_id` of it. */
let root: string;
beforeEach(() => {
  root = workspace();
  build(2, 'order_id');
  runAction('publish', root, UP);
  runAction('publish', root, DOWN, { GITHUB_REPOSITORY: 'acme/down' });
});

/** As dbt leaves it, some hours ago. */
function build(hoursAgo: number, column: string): void {
  const generatedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const manifest = JSON.stringify(sampleManifest({ project: 'dbt_up', generatedAt, column }));
  writeFileSync(join(root, 'up', 'target', 'manifest.json'), manifest);
}

function publishUp(...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand(root, ['publish', '--project-dir', 'up', '--local', ...args]);
}

function latest(): { readonly mesh: { readonly version: string } } {
  return JSON.parse(readFileSync(join(root, 'registry/dbt_up/prod/latest/manifest.json'), 'utf8')) as never;
}

describe('on the command line', () => {
  test('a contract that breaks a consumer is refused, and the consumer is named', () => {
    const { version } = latest().mesh;
    build(1, 'order_key');
    const { exitCode, stdout } = publishUp();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ dbt_up: Not published to prod (1 error');
    expect(stdout).toContain('; used by dbt_down [column-removed, seen]\n    at up/models/public_orders.sql:1\n');
    expect(stdout).toContain(
      '    seen in acme/down (prod): model.dbt_down.orders_0 in models/orders_0.sql uses order_id\n'
    );
    expect(latest().mesh.version).toBe(version);
  });

  test('a dry run says the same, as one JSON document', () => {
    build(1, 'order_key');
    const dry = publishUp('--dry-run', '--json');
    expect(dry).toEqual(publishUp('--json'));
    expect(dry.exitCode).toBe(1);
    const report = JSON.parse(dry.stdout) as { readonly findings: readonly { readonly rule: string }[] };
    expect(report).toMatchObject({
      outcome: 'refused',
      compatibility: 'consumers',
      breaking: true,
      consumers: ['acme/down'],
      allowed_breaking: null
    });
    expect(report.findings.find(({ rule }) => rule === 'column-removed')).toMatchObject({
      severity: 'error',
      certainty: 'seen',
      model: 'dbt_up.public_orders',
      column: 'order_id',
      consumers: [
        { project: 'dbt_down', repository: 'acme/down', node: 'model.dbt_down.orders_0', columns: ['order_id'] }
      ]
    });
  });

  test('it is published for a reason, which stays on record', () => {
    build(1, 'order_key');
    expect(publishUp('--allow-breaking', 'ticket 12').exitCode).toBe(0);
    expect(latest().mesh).toMatchObject({ allowed_breaking: { reason: 'ticket 12', rules: ['column-removed'] } });
    const { stdout } = runCommand(root, ['history', '--project', 'dbt_up', '--local']);
    expect(stdout).toContain('\n    allowed to break by column-removed: ticket 12\n');
  });

  test('it is published where nobody has to be considered', () => {
    build(1, 'order_key');
    expect(publishUp('--compatibility', 'off').exitCode).toBe(0);
  });

  test('diff tells by the same consumers', () => {
    build(1, 'order_key');
    const sides = ['diff', 'dbt_up', 'up/target/manifest.json', '--local', '--compatibility', 'consumers'];
    const { exitCode, stdout } = runCommand(root, sides);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('used by dbt_down');
  });
});

describe('in the publish action', () => {
  test('what breaks a consumer fails the step, at the line of the model', () => {
    build(1, 'order_key');
    const step = runAction('publish', root, UP);
    expect(step).toMatchObject({ exitCode: 1, outputs: { breaking: 'true', consumers: '["acme/down"]' } });
    expect(step.commands.filter(({ name }) => name === 'error')).toMatchObject([
      {
        properties: {
          title: 'column-removed, seen: dbt_up.public_orders',
          file: 'up/models/public_orders.sql',
          line: '1'
        },
        message: expect.stringContaining('seen in acme/down (prod): model.dbt_down.orders_0')
      }
    ]);
    expect(step.summary).toContain('<code>acme/down</code>');
  });

  test('a rebuild of the same contract concerns nobody', () => {
    build(1, 'order_id');
    expect(runAction('publish', root, UP)).toMatchObject({
      exitCode: 0,
      outputs: { changed: 'false', breaking: 'false', consumers: '[]' }
    });
  });
});
