import { describe, expect, test } from '@jest/globals';
import { renderTerminal } from './index.ts';
import {
  finding,
  HOSTILE,
  LOOM,
  published,
  rolledBack,
  synced,
  UPSTREAM,
  validated,
  verdict,
  WARNING
} from './testing/reports.ts';

describe('validate in the terminal', () => {
  test('sound projects are told with what was found, and nothing else', () => {
    expect(renderTerminal(validated(LOOM, verdict()))).toEqual({
      stdout: `✓ dbt_down_loom: Cross-project lineage verified
  - Found reference: model.dbt_up.public_orders
✓ dbt_down: Cross-project lineage verified
  - Found reference: source.dbt_down.dbt_up.public_orders
`,
      stderr: ''
    });
  });

  test('the errors of an unsound project are the answer, its warnings go to stderr', () => {
    expect(renderTerminal(validated(LOOM, verdict({ valid: false, findings: [WARNING, finding()] })))).toEqual({
      stdout: `✓ dbt_down_loom: Cross-project lineage verified
  - Found reference: model.dbt_up.public_orders
✗ dbt_down: Cross-project lineage not verified (1 error, 1 warning)
  error: dbt_up publishes no model public_order: it does not exist or is not public [unknown-model]
    at examples/dbt_down/models/downstream_orders.sql:3
    → Did you mean public_orders?
`,
      stderr: `! dbt_down: 1 warning
  warning: orders has versions 1 and 2, and this ref names neither [unpinned-version]
    at examples/dbt_down/models/orders_by_day.sql:7
    → Write ref('dbt_up', 'orders', v=2).
`
    });
  });

  test('a sound project with warnings keeps its exact lines on stdout', () => {
    const { stdout, stderr } = renderTerminal(validated(verdict({ findings: [WARNING] })));
    expect(stdout).toBe(renderTerminal(validated(verdict())).stdout);
    expect(stderr).toContain('! dbt_down: 1 warning\n');
  });

  test('warnings that decide (fail-on: warning) are the answer', () => {
    const { stdout, stderr } = renderTerminal(validated(verdict({ valid: false, findings: [WARNING] })));
    expect(stdout).toContain('✗ dbt_down: Cross-project lineage not verified (1 warning)\n  warning: orders');
    expect(stderr).toBe('');
  });

  test('an error is never called verified, also where fail-on: never lets it pass', () => {
    const { stdout } = renderTerminal(validated(verdict({ valid: true, findings: [finding()] })));
    expect(stdout).toMatch(/^✗ dbt_down: Cross-project lineage not verified \(1 error\)\n/);
  });

  test('a project that reads no other is not called verified', () => {
    const { stdout } = renderTerminal(validated(verdict({ references: [], found: [] })));
    expect(stdout).toBe('✓ dbt_down: No cross-project references\n');
  });

  test('among several, a project that reads no other stands aside on stderr', () => {
    const upstream = verdict({ project: 'dbt_up', references: [], found: [] });
    expect(renderTerminal(validated(upstream, LOOM))).toEqual({
      stdout: renderTerminal(validated(LOOM)).stdout,
      stderr: '✓ dbt_up: No cross-project references\n'
    });
  });

  test('a finding without a file names its node, and the lines of a hint stay lines', () => {
    const about = finding({ file: undefined, hint: 'Add to dbt_project.yml:\n  dbt_up: {}' });
    expect(renderTerminal(validated(verdict({ valid: false, findings: [about] }))).stdout).toContain(`
    at model.dbt_down.downstream_orders
    → Add to dbt_project.yml:
        dbt_up: {}
`);
  });

  test('colours mark the verdict and the severity', () => {
    const { stdout } = renderTerminal(validated(LOOM, verdict({ valid: false, findings: [finding()] })), {
      color: true
    });
    expect(stdout).toContain('\x1b[32m✓\x1b[0m dbt_down_loom');
    expect(stdout).toContain('\x1b[31m✗\x1b[0m dbt_down');
    expect(stdout).toContain('\x1b[31merror\x1b[0m: dbt_up');
  });

  test('hostile text neither moves the cursor nor forges a line', () => {
    const all = { rule: HOSTILE, project: HOSTILE, model: HOSTILE, node: HOSTILE, file: HOSTILE, message: HOSTILE };
    const findings = [finding({ ...all, hint: HOSTILE }), { ...WARNING, ...all }];
    const projects = [
      verdict({ project: HOSTILE, folder: HOSTILE, valid: false, findings }),
      verdict({ project: HOSTILE, found: [HOSTILE] })
    ];
    const { stdout, stderr } = renderTerminal(validated(...projects));
    for (const line of `${stdout}${stderr}`.split('\n')) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|^\s*::|##\[/u);
    }
    expect(stdout.split('\n')).toHaveLength(8);
  });
});

describe('publish in the terminal', () => {
  test.each([
    [{}, 'Published to prod as 20261124T101112Z-0123456789ab (the contract changed)'],
    [{ changed: false }, 'Published to prod as 20261124T101112Z-0123456789ab (same contract)'],
    [{ outcome: 'unchanged' }, 'Already published to prod as 20261124T101112Z-0123456789ab'],
    [{ outcome: 'superseded' }, 'prod holds a newer build; 20261124T101112Z-0123456789ab is kept in its history'],
    [
      {
        outcome: 'superseded',
        supersededBy: {
          version: '20261123T101112Z-ba9876543210',
          generatedAt: '2026-11-23T10:11:12Z',
          publishedAt: '2026-11-23T10:15:00Z',
          runUrl: null,
          rollback: { at: '2026-11-24T12:00:00.000Z', reason: 'wrong sums' }
        }
      },
      'prod was rolled back at 2026-11-24 12:00 UTC, after this was built (wrong sums); 20261124T101112Z-0123456789ab is kept in its history'
    ],
    [
      { outcome: 'dry-run' },
      'Would be published to prod as 20261124T101112Z-0123456789ab (dry run: nothing was written)'
    ]
  ] as const)('%j is told in one line, and where it lies', (given, sentence) => {
    expect(renderTerminal(published(given))).toEqual({
      stdout: `✓ dbt_up: ${sentence}
  - 1 public model
  - s3://acme/registry/dbt_up/prod/latest/manifest.json
`,
      stderr: ''
    });
  });

  test('a refusal says why', () => {
    const refused = finding({
      rule: 'column-removed',
      project: 'dbt_up',
      model: 'dbt_up.public_orders',
      node: undefined,
      file: undefined,
      message: 'column status of dbt_up.public_orders is gone',
      hint: ''
    });
    expect(renderTerminal(published({ outcome: 'refused', findings: [refused] })).stdout)
      .toBe(`✗ dbt_up: Not published to prod (1 error)
  error: column status of dbt_up.public_orders is gone [column-removed]
`);
  });
});

describe('rollback in the terminal', () => {
  test.each([
    [{}, 'Rolled prod back to 20261123T101112Z-ba9876543210 (the contract changed)'],
    [{ changed: false }, 'Rolled prod back to 20261123T101112Z-ba9876543210 (same contract)'],
    [
      { outcome: 'dry-run' },
      'prod would be rolled back to 20261123T101112Z-ba9876543210 (dry run: nothing was written)'
    ]
  ] as const)('%j is told with what it came from and why', (given, sentence) => {
    expect(renderTerminal(rolledBack(given))).toEqual({
      stdout: `✓ dbt_up: ${sentence}
  - From 20261124T101112Z-0123456789ab: wrong sums
  - 1 public model
  - s3://acme/registry/dbt_up/prod/latest/manifest.json
`,
      stderr: ''
    });
  });

  test('one that changed nothing says so', () => {
    expect(renderTerminal(rolledBack({ outcome: 'unchanged' })).stdout).toBe(`\
✓ dbt_up: prod is at 20261123T101112Z-ba9876543210 already
  - 1 public model
  - s3://acme/registry/dbt_up/prod/latest/manifest.json
`);
  });

  test('a hostile reason is text', () => {
    expect(renderTerminal(rolledBack({ reason: HOSTILE })).stdout.split('\n')).toHaveLength(5);
  });
});

describe('sync in the terminal', () => {
  test('tells what came from where, what was written, and what to run', () => {
    expect(renderTerminal(synced({ missing: ['dbt_new'], removed: ['models/_mesh_dbt_old.yml'] })).stdout)
      .toBe(`✓ dbt_down: Synced with 1 upstream
  - dbt_up: prod 20261124T101112Z-0123456789ab, built 3 h ago, 1 public model, as sources
  - dbt_new: optional, not in the registry yet
  - Wrote dbt-mesh.lock
  - Wrote models/_mesh_dbt_up.yml
  - Removed models/_mesh_dbt_old.yml
  - Next: dbt build --defer --state dbt_mesh/state
`);
  });

  test('tells which upstream is as it was fetched last', () => {
    const stale = { ...UPSTREAM, mode: 'package' as const, digest: '0', publicModels: 2, stale: true };
    expect(renderTerminal(synced({ upstreams: [stale] })).stdout).toContain(
      '2 public models, as package; as fetched last, the registry was not reached\n'
    );
  });

  test('counts the files that are too many to name', () => {
    const written = Array.from({ length: 40 }, (_, index) => `dbt_mesh/packages/dbt_up/models/m${index}.sql`);
    const { stdout } = renderTerminal(synced({ written }));
    expect(stdout).toContain('m8.sql\n  - … and 31 more\n');
    expect(stdout).not.toContain('m9.sql');
  });

  test('a project that changed nothing is up to date', () => {
    const { stdout } = renderTerminal(synced({ changed: false, written: [] }));
    expect(stdout).toMatch(/^✓ dbt_down: Up to date with 1 upstream\n/);
  });
});
