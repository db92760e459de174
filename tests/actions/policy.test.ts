import { beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleManifest } from '../stores/sample.ts';
import { runAction, runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const UP = { 'project-dir': 'up', registry: 'registry' };
const DOWN = { 'project-dir': 'nested/down', registry: 'registry' };
const MODEL = 'nested/down/models/orders_0.sql';

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const FUTURE = day(400);
const PAST = day(-2);

/** A repository whose downstream is on record as using `order_id` of its upstream, which publishes another column by now. */
let root: string;
beforeEach(() => {
  root = workspace();
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

/** `dbt-mesh.yml` with a policy, as YAML in flow style. */
function policy(text: string, projects = '{}'): void {
  writeFileSync(join(root, 'dbt-mesh.yml'), `registry: registry\nprojects: ${projects}\npolicy: ${text}\n`);
}

function waiver(rule: string, until: string, more = ''): string {
  return `{ rule: ${rule}, until: ${until}, reason: "agreed, ticket 12"${more} }`;
}

function validateDown(...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand(root, ['validate', '--project-dir', 'nested/down', '--local', ...args]);
}

/** A comment above the line of the column that is missing. */
function comment(text: string): void {
  const [first = '', ...others] = readFileSync(join(root, MODEL), 'utf8').split('\n');
  writeFileSync(join(root, MODEL), [first, text, ...others].join('\n'));
}

describe('a downstream that reads a column that is gone', () => {
  beforeEach(() => {
    build(1, 'order_key');
    publishUp('--compatibility', 'off');
  });

  test('is red, with exit code 1', () => {
    const { exitCode, stdout } = validateDown();
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`[column-missing]\n    at ${MODEL}:2\n`)]);
  });

  test('is green by a waiver, which is counted and listed', () => {
    policy(`{ waivers: [${waiver('column-missing', FUTURE, ', model: dbt_up.public_orders, column: order_id')}] }`);
    const { exitCode, stdout } = validateDown();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('✓ dbt_down: Cross-project lineage verified\n');
    expect(stdout).toMatch(
      new RegExp(
        `\\n {2}- 1 finding silenced\\n {6}error: .* \\[column-missing\\]\\n {8}at ${MODEL}:2\\n {8}waived until ${FUTURE}: agreed, ticket 12\\n$`
      )
    );
  });

  test('is green by a comment in the model', () => {
    comment('-- dbt-mesh: ignore column-missing it comes back');
    const { exitCode, stdout } = validateDown('--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      errors: 0,
      findings: [],
      silenced: [
        {
          finding: { rule: 'column-missing', severity: 'error', file: MODEL, line: 3 },
          by: 'inline',
          reason: 'it comes back'
        }
      ]
    });
  });

  test('stays red by a comment that gives no reason', () => {
    comment('-- dbt-mesh: ignore column-missing');
    const { exitCode, stdout } = validateDown();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`[silence-without-reason]\n    at ${MODEL}:2\n`);
    expect(stdout).not.toContain('silenced');
  });

  test('is red again when the waiver has run out, which is said', () => {
    policy(`{ waivers: [${waiver('column-missing', PAST)}] }`);
    const { exitCode, stdout } = validateDown();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`; the waiver of column-missing ran out on ${PAST}: agreed, ticket 12 [column-missing]\n`);
  });

  test('is judged by the policy of its project', () => {
    policy('{}', '{ dbt_down: { path: nested/down, policy: { rules: { column-missing: warning } } } }');
    expect(validateDown().exitCode).toBe(0);
    policy('{}', '{ dbt_other: { path: other, policy: { rules: { column-missing: warning } } } }');
    expect(validateDown().exitCode).toBe(1);
  });

  test('is green as an action: nothing is annotated, and the summary lists what was silenced', () => {
    comment('{# dbt-mesh: ignore column-missing <img src=x> ::error::forged #}');
    const step = runAction('validate', root, DOWN);
    expect(step).toMatchObject({ exitCode: 0, outputs: { valid: 'true', errors: '0' } });
    expect(step.commands.filter(({ name }) => name === 'error')).toEqual([]);
    expect(step.summary).toMatch(/^### ✅ .*\(1 finding silenced\)\n/);
    expect(step.summary).toContain('<summary>1 finding silenced</summary>');
    expect(step.summary).not.toContain('<img');
  });
});

describe('an upstream that drops a column that is used', () => {
  beforeEach(() => {
    build(1, 'order_key');
  });

  test('is published under a waiver for that column, and not under one for another', () => {
    policy(`{ waivers: [${waiver('column-removed', FUTURE, ', column: amount')}] }`);
    expect(publishUp().exitCode).toBe(1);
    policy(`{ waivers: [${waiver('column-removed', FUTURE, ', model: "dbt_up.*", column: ORDER_ID')}] }`);
    const { exitCode, stdout } = publishUp();
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`waived until ${FUTURE}: agreed, ticket 12`)]);
  });

  test('is refused again after the day, and the old contract stays', () => {
    policy(`{ waivers: [${waiver('column-removed', PAST)}] }`);
    const { exitCode, stdout } = publishUp();
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`ran out on ${PAST}: agreed, ticket 12`)]);
    expect(readFileSync(join(root, 'registry/dbt_up/prod/latest/manifest.json'), 'utf8')).not.toContain('order_key');
  });

  test('is compared with the same waivers by diff', () => {
    policy(`{ waivers: [${waiver('column-removed', FUTURE)}] }`);
    const { exitCode, stdout } = runCommand(root, ['diff', 'dbt_up', 'up/target/manifest.json', '--local', '--json']);
    const report = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ compatible: true, breaking: true, silenced: [{ by: 'waiver', until: FUTURE }] });
    expect(report.findings.map(({ rule }) => rule)).not.toContain('column-removed');
  });
});

test.each([
  [
    'a waiver without a reason',
    '{ waivers: [{ rule: select-star, until: 2027-03-31 }] }',
    'policy.waivers.0.reason is missing'
  ],
  ['a waiver of an unknown rule', `{ waivers: [${waiver('selct-star', FUTURE)}] }`, "Did you mean 'select-star'?"]
])('%s cannot be asked by: exit code 2, with the line', (_, text, message) => {
  policy(text);
  const { exitCode, stderr } = validateDown();
  expect(exitCode).toBe(2);
  expect(stderr).toContain('dbt-mesh.yml:3: ');
  expect(stderr).toContain(message);
});
