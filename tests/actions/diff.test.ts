import { describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './doors.ts';
import { upstreamManifest, workspace } from './workspace.ts';

interface Manifest {
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ORDERS = 'model.dbt_up.public_orders';

/** A repository whose upstream is published, and has then lost its only column for another. */
function changed(): string {
  const root = workspace();
  expect(runCommand(root, ['publish', '--project-dir', 'up', '--local'])).toMatchObject({ exitCode: 0 });
  const manifest = upstreamManifest({}) as Manifest;
  const columns = { order_key: { name: 'order_key', data_type: 'integer', constraints: [{ type: 'not_null' }] } };
  const nodes = { ...manifest.nodes, [ORDERS]: { ...manifest.nodes[ORDERS], columns } };
  writeFileSync(join(root, 'new.json'), JSON.stringify({ ...manifest, nodes }));
  return root;
}

describe('dbt-mesh diff', () => {
  test('of what is published and a manifest that takes a column away is a no, with the likely new name', () => {
    const { exitCode, stdout, stderr } = runCommand(changed(), ['diff', 'dbt_up', 'new.json', '--local']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^✗ dbt_up: Not compatible \(1 breaking, 1 safe\)\n/);
    expect(stdout).toMatch(
      /breaking {2}column-removed {2}public_orders {2}order_id .*it may be order_key now \(a guess/
    );
    expect(stderr).toBe('');
  });

  test('of two files needs no registry', () => {
    expect(runCommand(changed(), ['diff', 'up/target/manifest.json', 'up/target/manifest.json'])).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^✓ dbt_up: The contracts are the same\n/),
      stderr: ''
    });
  });

  test('takes a file for a file where a project has the same name', () => {
    const root = changed();
    writeFileSync(join(root, 'dbt_up'), JSON.stringify(upstreamManifest({})));
    expect(runCommand(root, ['diff', 'dbt_up', 'dbt_up@prod', '--local']).stdout).toMatch(
      /old {2}dbt_up, [^]*new {2}dbt_up@prod:/
    );
  });

  test('takes a folder of that name for no file', () => {
    const root = changed();
    mkdirSync(join(root, 'dbt_up'));
    expect(runCommand(root, ['diff', 'dbt_up', 'dbt_up', '--local'])).toMatchObject({ exitCode: 0 });
  });

  test('--json prints one document with findings', () => {
    const { exitCode, stdout } = runCommand(changed(), ['diff', 'dbt_up', 'new.json', '--local', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      compatible: false,
      findings: [
        {
          rule: 'column-removed',
          severity: 'error',
          impact: 'breaking',
          model: 'dbt_up.public_orders',
          column: 'order_id'
        },
        { rule: 'column-added', severity: 'info', impact: 'safe', column: 'order_key' }
      ]
    });
  });

  test('--markdown prints Markdown', () => {
    const { stdout } = runCommand(changed(), ['diff', 'dbt_up', 'new.json', '--local', '--markdown']);
    expect(stdout).toMatch(/^### ❌ <code>dbt_up<\/code>: Not compatible/);
  });

  test('--compatibility off lets pass what breaks', () => {
    const { exitCode, stdout } = runCommand(changed(), [
      'diff',
      'dbt_up',
      'new.json',
      '--local',
      '--compatibility',
      'off'
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('breaking (notice)');
  });

  test.each<[string, readonly string[], string]>([
    ['a side is missing', ['diff', 'new.json'], 'new: is not given'],
    ['there is one side too many', ['diff', 'new.json', 'new.json', 'new.json'], '"new.json" belongs to no flag'],
    ['a file is not there', ['diff', 'no.json', 'new.json'], 'old: there is no file'],
    ['no registry is known', ['diff', 'dbt_up', 'new.json'], 'no registry is known'],
    [
      'a project is not published',
      ['diff', 'dbt_upp', 'new.json', '--local'],
      'dbt_upp is not in prod of the registry'
    ],
    [
      'the compatibility is not known',
      ['diff', 'new.json', 'new.json', '--compatibility', 'none'],
      'It can be strict, consumers, off.'
    ],
    [
      'consumers are to count, and no registry is known',
      ['diff', 'new.json', 'new.json', '--compatibility', 'consumers'],
      'no registry is known'
    ],
    [
      'the sides are of two projects',
      ['diff', 'nested/down/target/manifest.json', 'new.json'],
      'These are two projects'
    ]
  ])('is no question when %s', (_, args, message) => {
    const { exitCode, stdout, stderr } = runCommand(changed(), args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
