import { describe, expect, test } from '@jest/globals';
import type { ConsumerUse, DiffReport, DiffSide, Finding } from '../domain/index.ts';
import { diffJson, diffMarkdown, diffTerminal } from './index.ts';
import { finding, HOSTILE } from './testing/reports.ts';

const OLD: DiffSide = {
  source: 'dbt_up@prod:20261124T101112Z-0123456789ab',
  generatedAt: '2026-11-24T10:11:12.000000Z',
  dbtVersion: '1.11.16',
  publicModels: 2
};
const NEW: DiffSide = {
  ...OLD,
  source: 'target/manifest.json',
  generatedAt: '2026-11-25T10:11:12.000000Z',
  publicModels: 1
};

function change(given: Partial<Finding>): Finding {
  return finding({
    project: 'dbt_up',
    model: 'dbt_up.orders',
    node: undefined,
    file: 'models/orders.sql',
    line: undefined,
    ...given
  });
}

const SAFE = change({
  rule: 'column-added',
  severity: 'info',
  impact: 'safe',
  column: 'channel',
  message: 'dbt_up.orders has a new column channel (varchar)',
  hint: ''
});
const RISKY = change({
  rule: 'relation-moved',
  severity: 'warning',
  impact: 'risky',
  message: 'dbt_up.orders is UP.core.orders, and was UP.marts.orders',
  hint: 'Leave a view at the old place until every consumer has run dbt-mesh sync.'
});
const BREAKING = change({
  rule: 'column-removed',
  severity: 'error',
  impact: 'breaking',
  model: 'dbt_up.orders.v2',
  column: 'status',
  message: 'dbt_up.orders.v2 has no column status any more',
  hint: 'Keep the column.'
});

function compared(given: Partial<DiffReport> = {}): DiffReport {
  return {
    project: 'dbt_up',
    old: OLD,
    next: NEW,
    compatibility: 'strict',
    breaking: true,
    compatible: false,
    findings: [SAFE, RISKY, BREAKING],
    silenced: [],
    ...given
  };
}

/** As `off` leaves it. */
const LET_PASS = compared({ compatibility: 'off', compatible: true, findings: [{ ...BREAKING, severity: 'warning' }] });
const SAME = compared({ breaking: false, compatible: true, findings: [] });

describe('a diff in a terminal', () => {
  test('is the verdict, the sides, a table with the worst first, and what to do', () => {
    expect(diffTerminal(compared())).toEqual({
      stdout: `\
✗ dbt_up: Not compatible (1 breaking, 1 risky, 1 safe)
  old  dbt_up@prod:20261124T101112Z-0123456789ab, built 2026-11-24T10:11:12Z by dbt 1.11.16, 2 public models
  new  target/manifest.json, built 2026-11-25T10:11:12Z by dbt 1.11.16, 1 public model
  IMPACT    RULE            MODEL      COLUMN   CHANGE
  breaking  column-removed  orders.v2  status   dbt_up.orders.v2 has no column status any more
  risky     relation-moved  orders              dbt_up.orders is UP.core.orders, and was UP.marts.orders
  safe      column-added    orders     channel  dbt_up.orders has a new column channel (varchar)
  → column-removed: Keep the column.
  → relation-moved: Leave a view at the old place until every consumer has run dbt-mesh sync.
`,
      stderr: ''
    });
  });

  test.each<[string, DiffReport]>([
    ['✓ dbt_up: The contracts are the same', SAME],
    [
      '✓ dbt_up: Neither side has a public model',
      { ...SAME, old: { ...OLD, publicModels: 0 }, next: { ...NEW, publicModels: 0 } }
    ],
    [
      '✓ dbt_up: Compatible (1 risky, 1 safe)',
      compared({ breaking: false, compatible: true, findings: [SAFE, RISKY] })
    ],
    ['✓ dbt_up: Not compatible, which is let pass (1 breaking)', LET_PASS],
    ['✗ dbt_up: Not compatible (1 risky)', compared({ breaking: false, findings: [{ ...RISKY, severity: 'error' }] })]
  ])('%s', (line, report) => {
    expect(diffTerminal(report).stdout.split('\n')[0]).toBe(line);
  });

  test('says where a policy weighs an impact otherwise', () => {
    const { stdout } = diffTerminal(
      compared({
        findings: [
          { ...RISKY, severity: 'error' },
          { ...BREAKING, severity: 'warning' }
        ]
      })
    );
    expect(stdout).toMatch(/risky \(error\) {7}relation-moved[^]*breaking \(warning\) {2}column-removed/);
  });

  test('says what to do once for each rule, and not for notices', () => {
    const { stdout } = diffTerminal(
      compared({ findings: [BREAKING, { ...BREAKING, column: 'amount' }, { ...SAFE, hint: 'Be glad.' }] })
    );
    expect(stdout.match(/→/g)).toHaveLength(1);
  });

  test('has colours where they are wanted', () => {
    const { stdout } = diffTerminal(compared(), { color: true });
    expect(stdout).toContain('\x1b[31m✗\x1b[0m');
    expect(stdout).toContain('\x1b[31mbreaking\x1b[0m  column-removed');
  });

  test('shows hostile text as text, one line for each change', () => {
    const hostile = { ...BREAKING, model: `dbt_up.${HOSTILE}`, column: HOSTILE, message: HOSTILE, hint: HOSTILE };
    const { stdout } = diffTerminal(
      compared({ old: { ...OLD, source: HOSTILE, dbtVersion: HOSTILE }, findings: [hostile] })
    );
    expect(stdout).not.toMatch(/\x1b|\u202e|##\[|^::/m);
    expect(stdout.trimEnd().split('\n')).toHaveLength(6);
  });
});

describe('a diff as Markdown', () => {
  test('is the verdict, a table of what may break, and the rest folded', () => {
    expect(diffMarkdown(compared())).toBe(`\
### ❌ <code>dbt_up</code>: Not compatible (1 breaking, 1 risky, 1 safe)

|  | Model | Column | Rule | Change |
| --- | --- | --- | --- | --- |
| ❌ breaking | <code>orders.v2</code> | <code>status</code> | <code>column-removed</code> | dbt_up.orders.v2 has no column status any more |
| ⚠️ risky | <code>orders</code> | – | <code>relation-moved</code> | dbt_up.orders is UP.core.orders, and was UP.marts.orders |

<details>
<summary>1 safe change</summary>

- <code>column-added</code>: dbt_up.orders has a new column channel (varchar)

</details>

<details>
<summary>What to do</summary>

- <code>column-removed</code>: Keep the column.
- <code>relation-moved</code>: Leave a view at the old place until every consumer has run dbt-mesh sync.

</details>

|  | Manifest | Built | dbt | Public models |
| --- | --- | --- | --- | --- |
| old | <code>dbt_up<span>@</span>prod:20261124T101112Z-0123456789ab</code> | 2026-11-24T10<span>:</span>11:12Z | 1<span>.</span>11.16 | 2 |
| new | <code>target/manifest.json</code> | 2026-11-25T10<span>:</span>11:12Z | 1<span>.</span>11.16 | 1 |
`);
  });

  test('of the same contracts has the verdict and the sides', () => {
    expect(diffMarkdown(SAME)).toMatch(/^### ✅ <code>dbt_up<\/code>: The contracts are the same\n\n\| {2}\| Manifest/);
  });

  test('shows hostile text as text', () => {
    const hostile = { ...BREAKING, project: HOSTILE, model: HOSTILE, column: HOSTILE, message: HOSTILE, hint: HOSTILE };
    const safe = { ...SAFE, message: HOSTILE };
    const text = diffMarkdown(
      compared({ project: HOSTILE, old: { ...OLD, source: HOSTILE }, findings: [hostile, safe] })
    );
    expect(text).not.toMatch(/<img|@octocat|\x1b|\u202e|!\[p\]|`c`/);
  });

  test('of thousands of changes says how many it leaves out', () => {
    const findings = Array.from({ length: 5_000 }, (_, index) => ({ ...BREAKING, column: `c${index}` }));
    const text = diffMarkdown(compared({ findings }));
    expect(text).toContain('… and 4800 more');
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  });
});

test('a diff as JSON has both sides in snake case, and the findings with their impact, the worst first', () => {
  expect(JSON.parse(diffJson(compared()))).toEqual({
    project: 'dbt_up',
    compatibility: 'strict',
    compatible: false,
    breaking: true,
    old: {
      source: 'dbt_up@prod:20261124T101112Z-0123456789ab',
      generated_at: '2026-11-24T10:11:12.000000Z',
      dbt_version: '1.11.16',
      public_models: 2
    },
    new: {
      source: 'target/manifest.json',
      generated_at: '2026-11-25T10:11:12.000000Z',
      dbt_version: '1.11.16',
      public_models: 1
    },
    findings: [BREAKING, RISKY, SAFE],
    silenced: []
  });
});

describe('who uses what breaks', () => {
  const use: ConsumerUse = {
    project: 'dbt_down',
    environment: 'prod',
    repository: 'acme/dbt-down',
    version: '20261124T101112Z-0123456789ab',
    mode: 'package',
    owner: 'Finance',
    node: 'model.dbt_down.orders',
    file: 'models/orders.sql',
    columns: ['status'],
    certainty: 'seen'
  };
  const line = (used: ConsumerUse): DiffReport =>
    compared({ compatibility: 'consumers', findings: [{ ...BREAKING, certainty: 'seen', consumers: [used] }] });
  const text =
    'orders.v2.status, column-removed: seen in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql uses status';

  test('stands below the changes', () => {
    expect(diffTerminal(line(use)).stdout).toContain(`\n  ${text}\n`);
    expect(diffMarkdown(line(use))).toContain(`<summary>Who uses it</summary>\n\n- ${text}\n`);
    expect(JSON.parse(diffJson(line(use)))).toMatchObject({ findings: [{ certainty: 'seen', consumers: [use] }] });
  });

  test('is text, whatever it is', () => {
    const hostile = line({ ...use, repository: HOSTILE, node: HOSTILE });
    expect(diffTerminal(hostile).stdout).not.toMatch(/\x1b|\u202e|^::/m);
    expect(diffMarkdown(hostile)).not.toMatch(/<img|\n::error/);
  });
});
