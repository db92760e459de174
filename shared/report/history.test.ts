import { describe, expect, test } from '@jest/globals';
import type { HistoryReport, PastPublication, PastVersion } from '../domain/index.ts';
import { historyJson, historyTerminal } from './history.ts';

const PUBLICATION: PastPublication = {
  publishedAt: '2026-11-24T10:02:33.123Z',
  generatedAt: '2026-11-24T10:00:00.000000Z',
  repository: 'acme/dbt-up',
  commit: '0123456789abcdef0123456789abcdef01234567',
  runUrl: 'https://github.com/acme/dbt-up/actions/runs/1',
  dbtVersion: '1.11.16',
  publicModels: 12,
  changed: true,
  breaking: false,
  superseded: false,
  allowedBreaking: null
};

function past(version: string, changes: Partial<PastVersion>, publication: Partial<PastPublication> = {}): PastVersion {
  return {
    version,
    current: false,
    rolledBack: [],
    publication: { ...PUBLICATION, ...publication },
    ...changes
  };
}

const ROLLED_BACK = {
  to: 'v3',
  reason: 'The sums\nwere wrong.',
  at: '2026-11-25T08:30:00.000Z',
  runUrl: 'https://github.com/acme/dbt-up/actions/runs/9'
};

const REPORT: HistoryReport = {
  project: 'dbt_up',
  environment: 'prod',
  total: 30,
  versions: [
    past('v6', {}, { superseded: true, changed: false, breaking: false }),
    past('v5', { publication: { fault: 's3://acme/…/v5/manifest.json is damaged' } }),
    past(
      'v4',
      { rolledBack: [ROLLED_BACK] },
      {
        breaking: true,
        allowedBreaking: { reason: 'agreed\nwith dbt_down', rules: ['column-removed', 'model-removed'] }
      }
    ),
    past('v3', { current: true }),
    past('v2', {}, { changed: false, commit: null, runUrl: null, publicModels: 3 }),
    past('v1', {}, { changed: null, breaking: null, runUrl: null, repository: null })
  ]
};

test('at a terminal it is a table, and below a version why it was rolled back or cannot be read', () => {
  expect(historyTerminal(REPORT)).toEqual({
    stdout: `dbt_up: 30 versions in prod, the newest 6 of them here
  VERSION  PUBLISHED             COMMIT    MODELS  CONTRACT               RUN
  v6       2026-11-24 10:02 UTC  01234567  12      same      superseded   https://github.com/acme/dbt-up/actions/runs/1
  v5
    s3://acme/…/v5/manifest.json is damaged
  v4       2026-11-24 10:02 UTC  01234567  12      breaking  rolled back  https://github.com/acme/dbt-up/actions/runs/1
    allowed to break by column-removed, model-removed: agreed with dbt_down
    rolled back 2026-11-25 08:30 UTC to v3 by https://github.com/acme/dbt-up/actions/runs/9: The sums were wrong.
  v3       2026-11-24 10:02 UTC  01234567  12      changed   current      https://github.com/acme/dbt-up/actions/runs/1
  v2       2026-11-24 10:02 UTC            3       same                   acme/dbt-up
  v1       2026-11-24 10:02 UTC  01234567  12
`,
    stderr: ''
  });
});

test('with colours, the current one is green and a remark yellow', () => {
  const { stdout } = historyTerminal(REPORT, { color: true });
  expect(stdout).toContain('\x1b[32m  v3 ');
  expect(stdout).toContain('\x1b[33mrolled back 2026-11-25');
});

test('without versions it is one line', () => {
  const empty = { ...REPORT, versions: [], total: 0 };
  expect(historyTerminal(empty).stdout).toBe('dbt_up: 0 versions in prod\n');
});

test('as JSON, each version has its facts in snake case', () => {
  expect(JSON.parse(historyJson(REPORT))).toMatchObject({
    project: 'dbt_up',
    environment: 'prod',
    total: 30,
    versions: [
      { version: 'v6', superseded: true },
      { version: 'v5', current: false, rolled_back: [], fault: 's3://acme/…/v5/manifest.json is damaged' },
      {
        version: 'v4',
        published_at: '2026-11-24T10:02:33.123Z',
        generated_at: '2026-11-24T10:00:00.000000Z',
        repository: 'acme/dbt-up',
        commit: '0123456789abcdef0123456789abcdef01234567',
        run_url: 'https://github.com/acme/dbt-up/actions/runs/1',
        dbt_version: '1.11.16',
        public_models: 12,
        breaking: true,
        allowed_breaking: { reason: 'agreed\nwith dbt_down', rules: ['column-removed', 'model-removed'] },
        changed: true,
        current: false,
        superseded: false,
        rolled_back: [{ to: 'v3', reason: 'The sums\nwere wrong.', at: ROLLED_BACK.at, run_url: ROLLED_BACK.runUrl }]
      },
      { version: 'v3', current: true },
      {},
      { version: 'v1', breaking: null, changed: null }
    ]
  });
});

describe('what was written by whoever may write to the registry is text', () => {
  const hostile = '\x1b[2J\n::error::x\u202e##[command]y';
  const report: HistoryReport = {
    ...REPORT,
    versions: [
      past(
        'v1',
        { rolledBack: [{ ...ROLLED_BACK, to: hostile, reason: hostile, runUrl: hostile }] },
        { commit: hostile, runUrl: hostile, allowedBreaking: { reason: hostile, rules: [hostile] } }
      ),
      past('v0', { publication: { fault: hostile } })
    ]
  };

  test('at a terminal', () => {
    const { stdout } = historyTerminal(report);
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]|^\s*::|##\[/m);
    expect(stdout.split('\n')).toHaveLength(8);
  });

  test('and as JSON', () => {
    expect(historyJson(report)).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]|##\[/);
    expect(JSON.parse(historyJson(report))).toMatchObject({ versions: [{ commit: hostile }, { fault: hostile }] });
  });
});
