import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { PAGE } from '../../shared/site/testing/page.ts';
import { runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

/** A repository with two published projects, and a dbt-core whose page has what ours has to find in it. */
let root: string;
let venv: string;
beforeEach(() => {
  root = workspace();
  for (const project of ['up', 'nested/down']) {
    expect(runCommand(root, ['publish', '--project-dir', project, '--local', '--publish-state']).exitCode).toBe(0);
  }
  venv = join(root, 'venv');
  const folder = join(venv, 'lib', 'python3.11', 'site-packages', 'dbt', 'task', 'docs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
});

const docs = (...args: readonly string[]) =>
  runCommand(root, ['docs', '--local', ...args], { VIRTUAL_ENV: venv, PATH: '' });
const read = (...parts: readonly string[]) => readFileSync(join(root, ...parts), 'utf8');

describe('dbt-mesh docs', () => {
  test('makes a site of all projects, without their SQL', () => {
    const { exitCode, stdout, stderr } = docs();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(
      /^✓ .*dbt-mesh-docs: 2 projects of prod documented\n {2}- dbt_down: prod .*, 1 model, the public view\n/
    );
    const { parent_map: parents } = JSON.parse(read('dbt-mesh-docs', 'manifest.json')) as {
      readonly parent_map: object;
    };
    expect(parents).toMatchObject({ 'model.dbt_down.orders_0': ['model.dbt_up.public_orders'] });
    expect(read('dbt-mesh-docs', 'manifest.json')).not.toContain('select ');
    expect(read('dbt-mesh-docs', 'index.html')).toContain('Content-Security-Policy');
  });

  test('goes into the target of a project where it is called in one', () => {
    expect(docs('--project-dir', 'up').exitCode).toBe(0);
    expect(existsSync(join(root, 'up', 'target', 'dbt-mesh-docs', 'index.html'))).toBe(true);
  });

  test('shows whole projects when that is said, in one file when that is said', () => {
    const { exitCode, stdout } = docs('--include', 'full', '--static', '--out', 'site', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      files: ['index.html'],
      projects: [
        { project: 'dbt_down', include: 'full', catalog: false },
        { project: 'dbt_up', include: 'full' }
      ]
    });
    expect(read('site', 'index.html')).toContain('orders, tiered');
    expect(existsSync(join(root, 'site', 'manifest.json'))).toBe(false);
  });

  test('never writes over what is not its own', () => {
    const { exitCode, stderr } = docs('--out', 'up/target');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${join('up', 'target', 'manifest.json')} is there, and dbt-mesh has not written it`);
  });

  test('says what it needs where no dbt-core is installed', () => {
    const { exitCode, stderr } = runCommand(root, ['docs', '--local'], { PATH: '' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^error: There is no page of dbt docs to make the site with: none at .*\nInstall dbt-core 1\.8/
    );
  });

  test('exits 1 where the policy does not have a site that lacks a project', () => {
    writeFileSync(join(root, 'registry', 'dbt_down', 'prod', 'latest', 'manifest.json'), '{');
    expect(docs()).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('dbt_down is not shown') });
    writeFileSync(join(root, 'dbt-mesh.yml'), 'policy: { rules: { project-not-shown: error } }\n');
    expect(docs().exitCode).toBe(1);
  });
});
