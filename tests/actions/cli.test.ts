import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runCommand } from './doors.ts';
import { workspace, type Twist } from './workspace.ts';

/** A repository whose upstream is published to `./registry`. */
function published(twist: Twist = {}): string {
  const root = workspace(twist);
  expect(runCommand(root, ['publish', '--project-dir', 'up', '--local'])).toMatchObject({ exitCode: 0 });
  return root;
}

test('the loop of publish, sync and validate, with nothing given that can be found', () => {
  const root = published();
  const down = join(root, 'nested', 'down');
  const registry = ['--registry', '../../registry'];

  const synced = runCommand(down, ['sync', ...registry]);
  const validated = runCommand(down, ['validate', ...registry]);

  expect(synced).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(down, 'packages.yml'), 'utf8')).toContain('dbt_mesh/packages/dbt_up');
  expect(validated).toEqual({
    exitCode: 0,
    stdout: '✓ dbt_down: Cross-project lineage verified\n  - Found reference: model.dbt_up.public_orders\n',
    stderr: expect.any(String)
  });
});

test.each([[['--all']], [['--project', 'dbt_down']], [['--manifest', 'nested/down/target/manifest.json']]])(
  'validate %j prints the verdict of each project that reads others',
  (args) => {
    expect(runCommand(published(), ['validate', ...args, '--local']).stdout).toBe(
      '✓ dbt_down: Cross-project lineage verified\n  - Found reference: model.dbt_up.public_orders\n'
    );
  }
);

describe('exit codes', () => {
  test.each<[string, number, readonly string[], Twist]>([
    ['0 when the lineage is sound', 0, ['validate', '--project', 'dbt_down', '--local'], {}],
    ['1 when it is not', 1, ['validate', '--project', 'dbt_down', '--local'], { refersTo: 'nothing' }],
    [
      '0 when nothing shall fail',
      0,
      ['validate', '--project', 'dbt_down', '--local', '--fail-on', 'never'],
      { refersTo: 'nothing' }
    ],
    ['2 for an unknown flag', 2, ['validate', '--locl'], {}],
    ['2 for an unknown command', 2, ['valdate'], {}],
    ['2 for no command', 2, [], {}],
    ['2 for a manifest that is not there', 2, ['validate', '--manifest', 'no.json', '--local'], {}],
    ['2 for an unknown registry', 2, ['validate', '--project', 'dbt_down'], {}],
    ['0 for help', 0, ['validate', '--help'], {}],
    ['0 for the version', 0, ['--version'], {}]
  ])('%s', (_, exitCode, args, twist) => {
    expect(runCommand(published(twist), args).exitCode).toBe(exitCode);
  });

  test("1 when the project's policy makes an error of what sync warns of", () => {
    const root = published();
    const down = join(root, 'nested', 'down');
    writeFileSync(join(down, 'dbt_project.yml'), 'name: dbt_down\nversion: "1.0"\nmodels:\n  +materialized: table\n');
    expect(runCommand(root, ['sync', '--project-dir', down, '--local'])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('config-reaches-stubs')
    });
    writeFileSync(join(root, 'dbt-mesh.yml'), 'policy: { rules: { config-reaches-stubs: error } }\n');
    expect(runCommand(root, ['sync', '--project-dir', down, '--local'])).toMatchObject({ exitCode: 1 });
  });

  test('1 when a public model was not built', () => {
    const root = workspace();
    const results = {
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json' },
      results: [{ unique_id: 'model.dbt_up.public_orders', status: 'error', message: 'Boom' }]
    };
    writeFileSync(join(root, 'up', 'target', 'run_results.json'), JSON.stringify(results));
    const { exitCode, stdout } = runCommand(root, ['publish', '--project-dir', 'up', '--local']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('public_orders');
  });
});

describe('--json prints one document on stdout and nothing else there', () => {
  const document = (stdout: string): unknown => JSON.parse(stdout);

  test('of publish', () => {
    const { stdout } = runCommand(workspace(), ['publish', '--project-dir', 'up', '--local', '--json']);
    expect(document(stdout)).toMatchObject({ project: 'dbt_up', outcome: 'published', findings: [] });
  });

  test('of sync', () => {
    const { stdout } = runCommand(published(), ['sync', '--project-dir', 'nested/down', '--local', '--json']);
    expect(document(stdout)).toMatchObject({ project: 'dbt_down', changed: true, upstreams: [{ project: 'dbt_up' }] });
  });

  test('of validate, with findings in files relative to the repository', () => {
    const { stdout, exitCode } = runCommand(published({ refersTo: 'nothing' }), [
      'validate',
      '--all',
      '--local',
      '--json'
    ]);
    expect(exitCode).toBe(1);
    expect(document(stdout)).toMatchObject({
      valid: false,
      findings: [{ rule: 'unknown-model', severity: 'error', file: 'nested/down/models/orders_0.sql', line: 3 }]
    });
  });

  test.each<[string, readonly string[], string]>([
    ['of an error', ['validate', '--project', 'dbt_down', '--json'], 'no registry is known'],
    ['of a usage error', ['sync', '--frozn', '--json'], '--frozn is no flag of sync'],
    ['of no command', ['--json'], 'No command is given']
  ])('%s', (_, args, message) => {
    const { stdout, exitCode } = runCommand(workspace(), args);
    expect(exitCode).toBe(2);
    expect(document(stdout)).toEqual({
      error: { message: expect.stringContaining(message), hint: expect.any(String) }
    });
  });
});

describe('stdout and stderr', () => {
  test('an error is one message with a hint on stderr, and nothing on stdout', () => {
    const { stdout, stderr } = runCommand(workspace(), ['publish', '--project-dir', 'up']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: no registry is known\n.*--local/);
  });

  test('progress goes to stderr', () => {
    const { stdout, stderr } = runCommand(published(), ['sync', '--project-dir', 'nested/down', '--local']);
    expect(stderr).toContain('dbt_up');
    expect(stdout).toMatch(/^✓ dbt_down/);
  });

  test('without a terminal there are no colours', () => {
    const { stdout } = runCommand(published({ refersTo: 'nothing' }), ['validate', '--project', 'dbt_down', '--local']);
    expect(stdout).not.toContain('\x1b');
  });

  test('a reader that goes away early is no failure', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      [
        '-c',
        '"$0" "$1" --help | true; echo "exit ${PIPESTATUS[0]}"',
        process.execPath,
        join(ROOT, 'dist', 'cli', 'index.js')
      ],
      { encoding: 'utf8' }
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'exit 0\n', stderr: '' });
  });
});

describe('help', () => {
  test.each([[['--help']], [['publish', '--help']], [['sync', '--help']], [['validate', '--help']]])(
    '%j is worth reading',
    (args) => {
      const { stdout, exitCode } = runCommand(ROOT, args);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/Usage:[^]*Exit codes:[^]*Examples:/);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(104);
    }
  );

  test('the version is that of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
    expect(runCommand(ROOT, ['--version']).stdout).toBe(`${version}\n`);
  });
});

describe('dbt-mesh.yml', () => {
  test('every fault of it is told, with its line', () => {
    const root = workspace();
    writeFileSync(join(root, 'dbt-mesh.yml'), 'registri: x\npolicy:\n  rules:\n    unknown-modl: off\n');
    const { exitCode, stderr } = runCommand(root, ['publish', '--project-dir', 'up', '--local']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('dbt-mesh.yml:1: registri is not known');
    expect(stderr).toContain('dbt-mesh.yml:4: policy.rules.unknown-modl is not known');
  });

  test('is found from a folder below it', () => {
    const root = workspace();
    writeFileSync(join(root, 'dbt-mesh.yml'), 'registry: ./shared\n');
    expect(runCommand(join(root, 'up'), ['publish']).exitCode).toBe(0);
    expect(readFileSync(join(root, 'shared', 'dbt_up', 'prod', 'latest', 'manifest.json'), 'utf8')).toContain(
      'public_orders'
    );
  });

  test('by --config wherever it lies', () => {
    const root = workspace();
    mkdirSync(join(root, 'conf'));
    writeFileSync(join(root, 'conf', 'mesh.yml'), 'registry: ./shared\n');
    expect(runCommand(root, ['publish', '--project-dir', 'up', '--config', 'conf/mesh.yml']).exitCode).toBe(0);
    expect(runCommand(root, ['publish', '--project-dir', 'up', '--config', 'conf/no.yml']).stderr).toContain(
      'conf/no.yml is not there'
    );
  });
});

test('the command is a file that a shell can start', () => {
  const path = join(ROOT, 'dist', 'cli', 'index.js');
  const { stdout } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    env: { PATH: join(ROOT, 'node_modules', '.bin') + ':' + process.env['PATH'] }
  });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
