import { describe, expect, test } from '@jest/globals';
import type { PruneReport, Silenced, VerifyReport } from '../domain/index.ts';
import {
  annotations,
  diffJson,
  diffMarkdown,
  diffTerminal,
  pruneJson,
  pruneTerminal,
  renderJson,
  renderTerminal,
  summary,
  verifyJson,
  verifyTerminal
} from './index.ts';
import { finding, HOSTILE, published, synced, validated, verdict } from './testing/reports.ts';

const WAIVED: Silenced = {
  finding: finding(),
  by: 'waiver',
  reason: 'agreed with dbt_down, ticket 12',
  until: '2027-03-31'
};
const IGNORED: Silenced = {
  finding: finding({ rule: 'select-star', severity: 'warning', message: 'takes every column', line: 7 }),
  by: 'inline',
  reason: 'a mirror'
};
const FORGED: Silenced = {
  finding: finding({ rule: HOSTILE, message: HOSTILE, file: HOSTILE }),
  by: 'waiver',
  reason: HOSTILE,
  until: '2027-03-31'
};
const LINES = `  - 2 findings silenced
      error: dbt_up publishes no model public_order: it does not exist or is not public [unknown-model]
        at FOLDERmodels/downstream_orders.sql:3
        waived until 2027-03-31: agreed with dbt_down, ticket 12
      warning: takes every column [select-star]
        at FOLDERmodels/downstream_orders.sql:7
        ignored by a comment: a mirror
`;

function compared(silenced: readonly Silenced[]): Parameters<typeof diffTerminal>[0] {
  const side = { source: 'a.json', generatedAt: '2026-11-24T10:11:12Z', dbtVersion: '1.11.16', publicModels: 1 };
  return {
    ...{ project: 'dbt_up', old: side, next: side, compatibility: 'strict', breaking: true, compatible: true },
    ...{ findings: [], silenced }
  };
}

const VERIFIED: VerifyReport = { location: '/registry', valid: true, environments: [], findings: [], silenced: [] };
const PRUNED: PruneReport = {
  ...{ location: '/registry', dryRun: false, removed: [], kept: [] },
  ...{ findings: [], silenced: [] }
};

describe('what was silenced, of what validate judged,', () => {
  const sound = validated(verdict({ silenced: [IGNORED, WAIVED] }));

  test('closes the answer at a terminal: how many, and each with its reason', () => {
    expect(renderTerminal(sound)).toEqual({
      stdout: `✓ dbt_down: Cross-project lineage verified
  - Found reference: source.dbt_down.dbt_up.public_orders
${LINES.replaceAll('FOLDER', 'examples/dbt_down/')}`,
      stderr: ''
    });
  });

  test('is counted in the first line of a summary, and listed below', () => {
    const text = summary(sound);
    expect(text).toMatch(/^### ✅ <code>dbt_down<\/code>: Cross-project lineage verified \(2 findings silenced\)\n/);
    expect(text).toContain('<summary>2 findings silenced</summary>');
    expect(text).toContain('<br>waived until 2027-03-31: agreed with dbt_down, ticket 12');
    expect(text).toContain('<br>ignored by a comment: a mirror');
  });

  test('is data for programs, with files of the repository', () => {
    expect(JSON.parse(renderJson(sound))).toMatchObject({
      valid: true,
      errors: 0,
      findings: [],
      silenced: [
        {
          finding: { rule: 'unknown-model', severity: 'error', file: 'examples/dbt_down/models/downstream_orders.sql' },
          by: 'waiver',
          reason: 'agreed with dbt_down, ticket 12',
          until: '2027-03-31'
        },
        { finding: { rule: 'select-star' }, by: 'inline', reason: 'a mirror' }
      ]
    });
  });

  test('annotates no line', () => {
    expect(annotations(sound)).toEqual([]);
  });

  test('stands beside the verdict of a project that reads no other', () => {
    const { stdout, stderr } = renderTerminal(validated(verdict(), verdict({ found: [], silenced: [WAIVED] })));
    expect(stdout).not.toContain('silenced');
    expect(stderr).toContain('  - 1 finding silenced\n');
  });
});

test.each([
  ['published', published({ silenced: [WAIVED, IGNORED] })],
  ['synced', synced({ silenced: [WAIVED, IGNORED] })]
])('what was silenced of what was %s is told in the same way', (_, answer) => {
  expect(renderTerminal(answer).stdout.endsWith(LINES.replaceAll('FOLDER', ''))).toBe(true);
  expect(summary(answer)).toContain('<summary>2 findings silenced</summary>');
  expect(JSON.parse(renderJson(answer))).toMatchObject({ silenced: [{ by: 'waiver' }, { by: 'inline' }] });
});

test('a diff whose changes are all silenced is compatible, and not the same', () => {
  const report = compared([WAIVED]);
  expect(diffTerminal(report).stdout).toMatch(/^✓ dbt_up: Compatible \(1 silenced\)\n[^]*\n {2}- 1 finding silenced\n/);
  expect(diffMarkdown(report)).toMatch(/Compatible \(1 silenced\)\n[^]*<summary>1 finding silenced<\/summary>/);
  expect(JSON.parse(diffJson(report))).toMatchObject({ findings: [], silenced: [{ until: '2027-03-31' }] });
});

test('the care of a registry tells it too', () => {
  const silenced = [WAIVED];
  expect(verifyTerminal({ ...VERIFIED, silenced }).stdout).toContain('\n  - 1 finding silenced\n');
  expect(pruneTerminal({ ...PRUNED, silenced }).stdout).toContain('\n  - 1 finding silenced\n');
  expect(JSON.parse(verifyJson({ ...VERIFIED, silenced }))).toMatchObject({ silenced: [{ by: 'waiver' }] });
  expect(JSON.parse(pruneJson({ ...PRUNED, silenced }))).toMatchObject({ silenced: [{ by: 'waiver' }] });
});

describe('a reason', () => {
  const answers = [validated(verdict({ silenced: [FORGED] })), published({ silenced: [FORGED] })];

  test('moves no cursor and forges no command of a runner', () => {
    const texts = [...answers.map((one) => renderTerminal(one).stdout), diffTerminal(compared([FORGED])).stdout];
    for (const text of texts) {
      expect(text).not.toMatch(/[\x1b\u202e]|##\[/);
      expect(text.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
    }
  });

  test('is text in Markdown', () => {
    for (const text of [...answers.map(summary), diffMarkdown(compared([FORGED]))]) {
      expect(text).not.toMatch(/<img|@octocat|\*\*b|`c`|\n::error/);
    }
  });

  test('survives as data', () => {
    for (const one of answers) expect(JSON.parse(renderJson(one))).toMatchObject({ silenced: [{ reason: HOSTILE }] });
  });
});

test('of many the terminal tells the first, and a summary stays below what GitHub takes', () => {
  const answer = validated(verdict({ silenced: Array.from({ length: 5000 }, () => FORGED) }));
  expect(renderTerminal(answer).stdout).toContain('\n      … and 4980 more\n');
  expect(Buffer.byteLength(summary(answer))).toBeLessThan(1_000_000);
});
