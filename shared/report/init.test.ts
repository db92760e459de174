import { describe, expect, test } from '@jest/globals';
import type { InitReport } from '../domain/index.ts';
import { initJson, initTerminal } from './init.ts';

const REPORT: InitReport = {
  outcome: 'written',
  file: 'dbt-mesh.yml',
  text: '# a starter\nprojects:\n',
  projects: [
    { name: 'dbt_up', path: '.', upstreams: [] },
    {
      name: 'dbt_down',
      path: 'down',
      upstreams: [{ project: 'dbt_up', mode: 'package', optional: false, here: true, seen: ['ref in models/a.sql:1'] }]
    }
  ],
  changes: [
    {
      project: 'dbt_down',
      file: 'down/models/a.sql',
      line: 3,
      before: "source('shop', 'o')",
      after: "ref('dbt_up', 'orders')"
    }
  ],
  notes: [{ file: 'down/dependencies.yml', line: 2, message: 'is not YAML' }],
  steps: [
    { what: 'Build and publish dbt_up.', commands: ['dbt build', 'dbt-mesh publish'] },
    { what: 'Commit.', commands: [] }
  ]
};

describe('what init found, at a terminal', () => {
  test('is the projects, what to change, and what to do next; what was passed over is on standard error', () => {
    expect(initTerminal(REPORT)).toEqual({
      stdout: [
        '✓ dbt-mesh.yml: Written, with 2 projects',
        '  - dbt_up in the root',
        '  - dbt_down in down, reads dbt_up (package)',
        '',
        'To change:',
        '  down/models/a.sql:3',
        "    - source('shop', 'o')",
        "    + ref('dbt_up', 'orders')",
        '',
        'Next:',
        '  1. Build and publish dbt_up.',
        '       dbt build',
        '       dbt-mesh publish',
        '  2. Commit.',
        ''
      ].join('\n'),
      stderr: '! down/dependencies.yml:2: is not YAML\n'
    });
  });

  test.each([
    ['dry-run', '✓ dbt-mesh.yml: Would be written (dry run: nothing was), with 2 projects\n'],
    [
      'exists',
      '✗ dbt-mesh.yml: It is there already, and nothing was written; this is what it would have said, with 2 projects\n'
    ]
  ] as const)('has the whole file where it was not written: %s', (outcome, first) => {
    const { stdout } = initTerminal({ ...REPORT, outcome });
    expect(stdout).toMatch(new RegExp(`^${first.replace(/[()]/g, '\\$&')}`));
    expect(stdout).toContain('\n\n# a starter\nprojects:\n\n');
  });

  test('shows what others wrote as text', () => {
    const hostile = '\u001b[2Jx\n::error::y\u202e';
    const { stdout, stderr } = initTerminal({
      ...REPORT,
      outcome: 'dry-run',
      projects: [{ name: hostile, path: hostile, upstreams: [] }],
      changes: [{ project: 'x', file: hostile, line: 1, before: hostile, after: hostile }],
      notes: [{ file: hostile, line: null, message: hostile }],
      steps: [{ what: hostile, commands: [hostile] }]
    });
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|^\s*::/m);
  });
});

test('what init found, for programs, is one document', () => {
  expect(JSON.parse(initJson(REPORT))).toEqual({
    outcome: 'written',
    file: 'dbt-mesh.yml',
    text: '# a starter\nprojects:\n',
    projects: REPORT.projects,
    changes: REPORT.changes,
    notes: REPORT.notes,
    next: REPORT.steps
  });
});
