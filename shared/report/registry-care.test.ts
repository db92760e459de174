import { describe, expect, test } from '@jest/globals';
import type { Finding, PruneReport, Removed, VerifyReport } from '../domain/index.ts';
import { pruneJson, pruneTerminal, verifyJson, verifyTerminal } from './index.ts';

const HOSTILE = 'x\x1b[2J\n::error::\u202e';

function found(severity: Finding['severity'], changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'unreadable-object',
    severity,
    project: 'up',
    model: null,
    message: 'It is damaged',
    hint: 'Mend it',
    ...changes
  };
}

function verified(findings: readonly Finding[]): VerifyReport {
  const environment = { project: 'up', environment: 'prod', version: 'v', versions: 3, objects: 7 };
  return {
    location: 's3://acme/registry',
    valid: findings.every(({ severity }) => severity !== 'error'),
    environments: [environment, { ...environment, environment: 'staging', version: null, objects: 1 }],
    findings,
    silenced: []
  };
}

describe('a verified registry', () => {
  test('that is sound is one line', () => {
    expect(verifyTerminal(verified([]))).toEqual({
      stdout: '✓ s3://acme/registry: Sound (8 objects of 1 project in 2 environments)\n',
      stderr: ''
    });
  });

  test('that is not says why on stdout, and the rest on stderr', () => {
    const report = verified([
      found('info', { message: 'Left' }),
      found('error'),
      found('warning', { message: 'Theirs' })
    ]);
    const { stdout, stderr } = verifyTerminal(report);
    expect(stdout).toBe(
      '✗ s3://acme/registry: Not sound (1 error, 1 warning, 1 notice; 8 objects of 1 project in 2 environments)\n' +
        '  error: It is damaged [unreadable-object]\n    → Mend it\n'
    );
    expect(stderr).toMatch(/^! s3:\/\/acme\/registry: 1 warning, 1 notice\n {2}warning: Theirs[^]*notice: Left/);
  });

  test('is a document with its projects and environments', () => {
    const findings = [found('warning'), found('error', { key: 'up/prod/latest/manifest.json' })];
    expect(JSON.parse(verifyJson(verified(findings)))).toEqual({
      ...{ valid: false, errors: 1, warnings: 1 },
      projects: [
        {
          ...{ project: 'up', valid: false },
          environments: [
            { environment: 'prod', version: 'v', versions: 3, objects: 7 },
            { environment: 'staging', version: null, versions: 3, objects: 1 }
          ]
        }
      ],
      findings: [
        expect.objectContaining({ severity: 'error', key: 'up/prod/latest/manifest.json' }),
        expect.objectContaining({ severity: 'warning' })
      ],
      silenced: []
    });
  });

  test('with hostile names moves no cursor and forges no line', () => {
    const { stdout } = verifyTerminal(verified([found('error', { message: HOSTILE, hint: '' })]));
    expect(stdout).not.toMatch(/[\x1b\u202e]/);
    expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  });
});

const VERSION: Removed = {
  ...{ what: 'version', project: 'up', environment: 'prod', version: 'v1', keys: ['a', 'b'], bytes: 1200 }
};
const ENVIRONMENT: Removed = { ...VERSION, what: 'environment', environment: 'pr-1', bytes: 2_500_000 };
const REST: Removed = { ...VERSION, what: 'rest', version: 'v0', bytes: 12 };
const LEFTOVER: Removed = {
  ...{ what: 'leftover', project: null, environment: null, version: null, keys: ['up/prod/latest/.a.tmp'], bytes: 4 }
};

function pruned(removed: readonly Removed[], changes: Partial<PruneReport> = {}): PruneReport {
  const kept = { project: 'up', environment: 'prod', version: 'v2' };
  return {
    ...{ location: '/registry', dryRun: false, removed, findings: [], silenced: [] },
    kept: [
      { ...kept, why: 'newest' },
      { ...kept, why: 'current' },
      { ...kept, why: 'newest' }
    ],
    ...changes
  };
}

describe('a pruned registry', () => {
  test('says how much went, what, and why the rest stays', () => {
    expect(pruneTerminal(pruned([VERSION, ENVIRONMENT, REST, LEFTOVER])).stdout).toBe(
      '✓ /registry: Removed 1 environment, 1 version, 1 unfinished publication, 1 leftover (2.5 MB); ' +
        '3 versions stay: 1 current, 2 among the newest\n' +
        '  - up in prod: v1\n' +
        '  - up in pr-1: all of it, 2 objects\n' +
        '  - up in prod: what an unfinished v0 left\n' +
        '  - up/prod/latest/.a.tmp: left by a killed process\n'
    );
  });

  test('of which nothing went says so', () => {
    expect(pruneTerminal(pruned([], { kept: [] })).stdout).toBe('✓ /registry: Nothing was removed; 0 versions stay\n');
  });

  test('of a dry run says what would be', () => {
    expect(pruneTerminal(pruned([VERSION], { dryRun: true })).stdout).toMatch(
      /^✓ \/registry: Would remove 1 version \(1.2 KB\); 3 versions would stay: /
    );
  });

  test('from which much went is told in few lines', () => {
    const { stdout } = pruneTerminal(pruned(Array.from({ length: 500 }, () => VERSION)));
    expect(stdout.split('\n')).toHaveLength(1 + 20 + 1 + 1);
    expect(stdout).toContain('  - … and 480 more\n');
  });

  test('tells what it left on stderr, and is a no with an error among it', () => {
    const { stdout, stderr } = pruneTerminal(pruned([VERSION], { findings: [found('warning'), found('error')] }));
    expect(stdout).toMatch(/^✗ /);
    expect(stderr).toMatch(/^! \/registry: 1 error, 1 warning\n {2}error: It is damaged/);
  });

  test('is a document', () => {
    expect(JSON.parse(pruneJson(pruned([VERSION, LEFTOVER], { findings: [found('warning')] })))).toEqual({
      dry_run: false,
      removed: [VERSION, LEFTOVER],
      bytes: 1204,
      kept: 3,
      kept_because: { current: 1, newest: 2 },
      findings: [expect.objectContaining({ rule: 'unreadable-object', severity: 'warning' })],
      silenced: []
    });
  });

  test('with hostile names moves no cursor and forges no line', () => {
    const { stdout } = pruneTerminal(pruned([{ ...LEFTOVER, keys: [HOSTILE] }]));
    expect(stdout).not.toMatch(/[\x1b\u202e]/);
    expect(stdout.split('\n')).toHaveLength(3);
  });
});
