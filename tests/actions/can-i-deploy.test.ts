import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { sampleManifest } from '../stores/sample.ts';
import { runAction, runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const UP = { 'project-dir': 'up', registry: 'registry' };
const DOWN = { 'project-dir': 'nested/down', registry: 'registry' };

/** A repository whose upstream is published, and whose downstream is on record as using `order_id` of it. */
let root: string;
beforeEach(() => {
  root = workspace();
  build(2, 'order_id');
  runAction('publish', root, UP);
  runAction('publish', root, DOWN, { GITHUB_REPOSITORY: 'acme/down' });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The upstream as dbt leaves it, some hours ago; its properties stand in a file of their own. */
function build(hoursAgo: number, column: string): void {
  const generatedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const manifest = sampleManifest({ project: 'dbt_up', generatedAt, column }) as never as {
    nodes: Record<string, Record<string, unknown>>;
  };
  Object.assign(manifest.nodes['model.dbt_up.public_orders'] ?? {}, { patch_path: 'dbt_up://models/marts.yml' });
  write('up/target/manifest.json', JSON.stringify(manifest));
  write('up/models/marts.yml', 'models:\n  - name: other\n  - name: public_orders\n');
}

function canI(...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand(root, ['can-i-deploy', '--local', ...args]);
}

describe('on the command line', () => {
  test('a contract that breaks a consumer is a no, with the consumer in the matrix', () => {
    build(1, 'order_key');
    const { exitCode, stdout } = canI('--project-dir', 'up');
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/^✗ dbt_up: Cannot be deployed to prod: 1 of 1 use breaks \(\d errors?/);
    expect(stdout).toMatch(/\n {4}dbt_down\.orders_0 +prod +\S+ +dbt_up\.public_orders +order_id +no: column-removed/);
    expect(stdout).toContain('    at up/models/marts.yml:3\n');
    expect(stdout).toContain(
      '    seen in acme/down (prod): model.dbt_down.orders_0 in models/orders_0.sql uses order_id\n'
    );
  });

  test('nothing is written', () => {
    build(1, 'order_key');
    const latest = () => readFileSync(join(root, 'registry/dbt_up/prod/latest/manifest.json'), 'utf8');
    const before = latest();
    canI('--project-dir', 'up');
    expect(latest()).toBe(before);
  });

  test('what breaks nobody can be deployed, and so can the downstream', () => {
    build(1, 'order_id');
    expect(canI('--project-dir', 'up')).toMatchObject({ exitCode: 0 });
    const down = canI('--project-dir', 'nested/down');
    expect(down.exitCode).toBe(0);
    expect(down.stdout).toMatch(/^✓ dbt_down: Can be deployed to prod: 1 use holds\n {2}What dbt_down uses\n/);
  });

  test('a downstream whose upstream the environment lacks is told so', () => {
    const { exitCode, stdout } = canI('--project-dir', 'nested/down', '--to', 'staging');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('no: upstream-not-published');
    expect(stdout).toContain('[upstream-not-published]');
  });

  test('the environments of dbt-mesh.yml say where a consumer reads, and its projects which is meant', () => {
    const projects = '{ dbt_up: { path: up }, dbt_down: { path: nested/down } }';
    write('dbt-mesh.yml', `registry: ./registry\nenvironments: { staging: [prod] }\nprojects: ${projects}\n`);
    rmSync(join(root, 'registry/dbt_down'), { recursive: true });
    runAction('publish', root, { ...DOWN, environment: 'staging' }, { GITHUB_REPOSITORY: 'acme/down' });
    build(1, 'order_key');
    const { exitCode, stdout } = runCommand(root, ['can-i-deploy', '--project', 'dbt_up', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      project: 'dbt_up',
      folder: 'up',
      to: 'prod',
      compatibility: 'consumers',
      deployable: false,
      rows: [
        {
          side: 'consumer',
          project: 'dbt_down',
          environment: 'staging',
          repository: 'acme/down',
          columns: ['order_id'],
          verdict: 'no',
          rules: ['column-removed']
        }
      ],
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'column-removed', severity: 'error', file: 'up/models/marts.yml', line: 3 })
      ]) as unknown
    });
  });

  test.each([
    ['strict', 1],
    ['off', 0]
  ])('under %s, it goes by that', (compatibility, exitCode) => {
    rmSync(join(root, 'registry/dbt_down'), { recursive: true });
    build(1, 'order_key');
    expect(canI('--project-dir', 'up', '--compatibility', compatibility)).toMatchObject({ exitCode });
  });

  test('a damaged publication of another project is a warning, and not the end', () => {
    write('registry/dbt_hostile/prod/latest/manifest.json', '{"mesh":{"layout":1,"project":"::error::x"}}');
    build(1, 'order_key');
    const { exitCode, stdout, stderr } = canI('--project-dir', 'up');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('no: column-removed');
    expect(stderr).toContain('[unreadable-consumer]');
  });

  test('Markdown is printed where it is asked for', () => {
    build(1, 'order_key');
    expect(canI('--project-dir', 'up', '--markdown').stdout).toMatch(
      /^### ❌ <code>dbt_up<\/code>: Cannot be deployed to prod/
    );
  });

  test.each([
    ['no manifest', ['--project-dir', 'up', '--manifest', 'none.json']],
    ['no such environment name', ['--project-dir', 'up', '--to', '../prod']],
    ['no project at all', []]
  ])('cannot be asked with %s', (_, args) => {
    expect(canI(...args)).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('in the validate action', () => {
  test('a contract that breaks a consumer fails the step, at the line of the model', () => {
    build(1, 'order_key');
    const step = runAction('validate', root, { ...UP, 'can-i-deploy': 'prod' });
    expect(step).toMatchObject({ exitCode: 1, outputs: { valid: 'false', deployable: 'false' } });
    expect(Number(step.outputs['errors'])).toBeGreaterThan(0);
    const broken = step.commands.find(({ properties }) => properties['title']?.startsWith('column-removed'));
    expect(broken).toMatchObject({
      name: 'error',
      properties: { file: 'up/models/marts.yml', line: '3', title: 'column-removed, seen: dbt_up.public_orders' }
    });
    expect(step.summary).toContain('| Who uses dbt_up |');
    expect(step.summary).toContain('acme/down');
    const report = JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8')) as object;
    expect(report).toMatchObject({ valid: false, deploy: [{ project: 'dbt_up', deployable: false }] });
  });

  test('what can be deployed passes, and without the input nothing is asked', () => {
    build(1, 'order_key');
    expect(runAction('validate', root, UP)).toMatchObject({ exitCode: 0, outputs: { valid: 'true', deployable: '' } });
    const down = runAction('validate', root, { ...DOWN, 'can-i-deploy': 'prod' });
    expect(down).toMatchObject({ exitCode: 0, outputs: { valid: 'true', errors: '0', deployable: 'true' } });
    expect(down.summary).toContain('What dbt_down uses: 1 use holds');
  });

  test('all projects of a repository are asked at once, on the command line', () => {
    build(1, 'order_key');
    const { exitCode, stdout } = runCommand(root, ['validate', '--all', '--local', '--can-i-deploy', 'prod']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✓ dbt_down: Can be deployed to prod');
    expect(stdout).toContain('✗ dbt_up: Cannot be deployed to prod');
  });
});
