import { describe, expect, test } from '@jest/globals';
import type { CanIDeployReport, DeployRow } from '../domain/index.ts';
import { annotations, findingsOf, renderJson, renderTerminal, summary, type Answer } from './index.ts';
import { finding, HOSTILE, UPSTREAM, verdict, WARNING } from './testing/reports.ts';

function row(facts: Partial<DeployRow> = {}): DeployRow {
  return {
    side: 'consumer',
    project: 'dbt_down',
    environment: 'prod',
    version: '20261124T101112Z-0123456789ab',
    repository: 'acme/dbt-down',
    owner: 'Finance',
    node: 'model.dbt_down.revenue',
    file: 'models/revenue.sql',
    model: 'dbt_up.public_orders',
    columns: ['order_id', 'status'],
    verdict: 'yes',
    rules: [],
    broken: [],
    ...facts
  };
}

const BREAK = finding({
  rule: 'column-removed',
  project: 'dbt_up',
  model: 'dbt_up.public_orders',
  column: 'status',
  file: 'models/marts.yml',
  message: 'dbt_up.public_orders has no column status any more; used by dbt_down'
});

const BROKEN = row({ verdict: 'no', rules: ['column-removed'], broken: ['status'] });
const POSSIBLE = row({ project: 'dbt_loom', columns: '*', verdict: 'possible', rules: ['column-removed'] });
const UNCOMPILED = row({ project: 'dbt_raw', columns: null, verdict: 'possible', rules: ['column-removed'] });
const DASHBOARD = row({
  node: 'exposure.dbt_down.weekly',
  exposure: { type: 'dashboard', owner: 'Ann', url: null },
  columns: ['a', 'b', 'c', 'd', 'e']
});

function report(facts: Partial<CanIDeployReport> = {}): CanIDeployReport {
  return {
    project: 'dbt_up',
    folder: 'examples/dbt_up',
    to: 'prod',
    current: '20261101T060000Z-0123456789ab',
    compatibility: 'consumers',
    deployable: true,
    rows: [],
    findings: [],
    silenced: [],
    ...facts
  };
}

const answer = (facts: Partial<CanIDeployReport> = {}): Answer => ({ verb: 'can-i-deploy', report: report(facts) });
const NO = answer({ deployable: false, rows: [DASHBOARD, BROKEN, POSSIBLE, UNCOMPILED], findings: [BREAK] });

function headlineOf(facts: Partial<CanIDeployReport>): string | undefined {
  return renderTerminal(answer(facts)).stdout.split('\n')[0];
}

describe('at a terminal', () => {
  test('the answer comes first, then the matrix, what says no before what holds, then why', () => {
    expect(renderTerminal(NO)).toEqual({
      stderr: '',
      stdout: `\
✗ dbt_up: Cannot be deployed to prod: 1 of 4 uses breaks, 2 possibly (1 error)
  Who uses dbt_up
    CONSUMER                     ENVIRONMENT  VERSION                        MODEL                 COLUMNS                VERDICT
    dbt_down.revenue             prod         20261124T101112Z-0123456789ab  dbt_up.public_orders  status, order_id       no: column-removed
    dbt_loom.revenue             prod         20261124T101112Z-0123456789ab  dbt_up.public_orders  any                    possible: column-removed
    dbt_raw.revenue              prod         20261124T101112Z-0123456789ab  dbt_up.public_orders  any (no compiled SQL)  possible: column-removed
    dbt_down.weekly (dashboard)  prod         20261124T101112Z-0123456789ab  dbt_up.public_orders  a, b, c +2             yes
  error: dbt_up.public_orders has no column status any more; used by dbt_down [column-removed]
    at examples/dbt_up/models/marts.yml:3
    → Did you mean public_orders?
`
    });
  });

  test('both sides have a table of their own', () => {
    const own = row({
      side: 'upstream',
      project: 'dbt_up',
      model: 'dbt_raw.orders',
      version: null,
      verdict: 'no',
      rules: ['upstream-not-published']
    });
    const { stdout } = renderTerminal(answer({ deployable: false, rows: [row(), own] }));
    expect(stdout).toContain('  Who uses dbt_up\n');
    expect(stdout).toContain('  What dbt_up uses\n');
    expect(stdout).toContain(
      'dbt_up.revenue  prod         –        dbt_raw.orders  order_id, status  no: upstream-not-published\n'
    );
  });

  test('of hundreds of rows those that say no are shown, and of the rest the number is told', () => {
    const many = Array.from({ length: 300 }, (_, index) => (index % 60 === 59 ? BROKEN : row()));
    const { stdout } = renderTerminal(answer({ rows: many }));
    const lines = stdout.split('\n').filter((line) => line.startsWith('    '));
    expect(lines.slice(1, 6).every((line) => line.endsWith('no: column-removed'))).toBe(true);
    expect(lines.slice(1, -1)).toHaveLength(15);
    expect(lines.at(-1)).toBe('    … and 285 more: 285 yes');
    const broken = renderTerminal(answer({ rows: Array.from({ length: 300 }, () => BROKEN) })).stdout;
    expect(broken).toContain('    … and 260 more: 260 no\n');
  });

  test.each<[what: string, facts: Partial<CanIDeployReport>, line: string]>([
    ['nobody', {}, '✓ dbt_up: Can be deployed to prod: no use is on record'],
    ['first', { current: null }, '✓ dbt_up: Can be deployed to prod (not published there yet): no use is on record'],
    ['one', { rows: [row()] }, '✓ dbt_up: Can be deployed to prod: 1 use holds'],
    ['let pass', { rows: [BROKEN, row()] }, '✓ dbt_up: Can be deployed to prod: 1 of 2 uses breaks'],
    ['possible', { rows: [POSSIBLE] }, '✓ dbt_up: Can be deployed to prod: 1 of 1 use possibly breaks']
  ])('the first line says how many uses hold: %s', (_, facts, line) => {
    expect(headlineOf(facts)).toBe(line);
  });

  test('warnings did not decide, and go aside', () => {
    const { stdout, stderr } = renderTerminal(answer({ findings: [WARNING] }));
    expect(stdout).toBe('✓ dbt_up: Can be deployed to prod: no use is on record\n');
    expect(stderr).toContain('warning: ');
  });
});

describe('as Markdown', () => {
  test('what breaks is in a table, with repository and owner; what holds is folded', () => {
    expect(summary(NO)).toContain(`\
### ❌ <code>dbt_up</code>: Cannot be deployed to prod: 1 of 4 uses breaks, 2 possibly (1 error)
`);
    expect(summary(NO)).toContain(`\
| Who uses dbt_up | Environment | Version | Model | Columns | Verdict |
| --- | --- | --- | --- | --- | --- |
| <code>dbt_down.revenue</code><br>acme/dbt-down, Finance | <code>prod</code> | <code>20261124T101112Z-0123456789ab</code> | <code>dbt_up.public_orders</code> | <code>status</code>, <code>order_id</code> | ❌ no: <code>column-removed</code> |
`);
    expect(summary(NO)).toContain(`\
<summary>Who uses dbt_up: 1 use holds</summary>

- <code>dbt_down.weekly (dashboard)</code> (prod): <code>dbt_up.public_orders</code>, <code>a</code>, <code>b</code>, <code>c</code>, <code>d</code>, <code>e</code>
`);
  });
});

describe('in the report of validate', () => {
  const said = finding({ project: 'dbt_up', file: 'models/reader.sql' });
  const validated: Answer = {
    verb: 'validate',
    report: {
      valid: false,
      upstreams: [UPSTREAM],
      projects: [verdict({ project: 'dbt_up', folder: 'examples/dbt_up', valid: false, findings: [said] })],
      deploy: [report({ deployable: false, rows: [BROKEN], findings: [said, BREAK] })]
    }
  };

  test('what the verdict says already is not said again', () => {
    expect(findingsOf(validated).map(({ rule }) => rule)).toEqual(['unknown-model', 'column-removed']);
    expect(JSON.parse(renderJson(validated))).toMatchObject({
      errors: 2,
      deploy: [
        { project: 'dbt_up', to: 'prod', deployable: false, rows: [{ verdict: 'no', rules: ['column-removed'] }] }
      ]
    });
  });

  test('each has its own headline, and the annotations stand where they belong', () => {
    const { stdout } = renderTerminal(validated);
    expect(stdout).toContain('✗ dbt_up: Cross-project lineage not verified (1 error)\n');
    expect(stdout).toContain('✗ dbt_up: Cannot be deployed to prod: 1 of 1 use breaks (1 error)\n');
    expect(summary(validated).split('\n')[0]).toBe(
      '### ❌ <code>dbt_up</code>: Cross-project lineage not verified. <code>dbt_up</code>: Cannot be deployed to prod: 1 of 1 use breaks (2 errors)'
    );
    expect(annotations(validated).map(({ file }) => file)).toEqual([
      'examples/dbt_up/models/reader.sql',
      'examples/dbt_up/models/marts.yml'
    ]);
  });
});

describe('hostile names', () => {
  const hostile = row({
    project: HOSTILE,
    environment: HOSTILE,
    version: HOSTILE,
    repository: HOSTILE,
    owner: HOSTILE,
    node: HOSTILE,
    model: HOSTILE,
    columns: [HOSTILE],
    exposure: { type: HOSTILE, owner: HOSTILE, url: HOSTILE },
    verdict: 'no',
    rules: [HOSTILE]
  });
  const report = answer({ project: HOSTILE, to: HOSTILE, rows: [hostile, { ...hostile, verdict: 'yes' }] });

  test('are text at a terminal, one line for a row', () => {
    const { stdout } = renderTerminal(report);
    expect(stdout).not.toMatch(/[^\P{C}\n]/u);
    expect(stdout).not.toContain('##[');
    expect(stdout.trimEnd().split('\n')).toHaveLength(5);
  });

  test('are text in Markdown', () => {
    const text = summary(report);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('javascript:');
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(3);
  });
});
