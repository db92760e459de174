import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { canIDeploySettings } from './can-i-deploy-settings.ts';
import type { RawInputs } from './input.ts';
import { validateSettings } from './settings.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-deploy-')));
  write('.git/HEAD', 'ref: refs/heads/main\n');
  write('up/dbt_project.yml', 'name: dbt_up\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function asked(inputs: RawInputs): ReturnType<typeof canIDeploySettings> {
  return canIDeploySettings({ inputs, cwd: root });
}

test('unless something else is said, it is production, by the policy of the project', async () => {
  expect(await asked({ 'project-dir': 'up', local: 'true' })).toMatchObject({
    settings: {
      subject: {
        projectDir: join(root, 'up'),
        manifest: join(root, 'up', 'target', 'manifest.json'),
        upstreams: null
      },
      to: 'prod',
      compatibility: null,
      repositoryDir: root,
      environments: {},
      reading: { maxAge: null, relations: [] }
    },
    store: { registry: join(root, 'registry') },
    markdown: false
  });
});

test('dbt-mesh.yml says which project, which environments and which upstreams', async () => {
  const projects = '{ dbt_up: { path: up, upstreams: { dbt_raw: sources } } }';
  write('dbt-mesh.yml', `registry: ./shared\nenvironments: { staging: [prod] }\nprojects: ${projects}\n`);
  const { settings, store } = await asked({ project: 'dbt_up', to: 'staging', compatibility: 'strict' });
  expect(settings).toMatchObject({
    subject: { projectDir: join(root, 'up'), upstreams: [{ project: 'dbt_raw', mode: 'sources' }] },
    to: 'staging',
    compatibility: 'strict',
    environments: { staging: ['prod'] }
  });
  expect(store.registry).toBe(join(root, 'shared'));
});

test.each<[what: string, inputs: RawInputs, fault: RegExp]>([
  ['no project', { local: 'true' }, /no dbt_project\.yml/],
  ['a project that is not there', { project: 'dbt_upp', local: 'true' }, /"dbt_upp" is not in/],
  ['two ways to name it', { project: 'dbt_up', manifest: 'm.json', local: 'true' }, /stand beside each other/],
  ['no name of an environment', { 'project-dir': 'up', to: '../prod', local: 'true' }, /is no name/],
  ['a compatibility that is none', { 'project-dir': 'up', compatibility: 'none', local: 'true' }, /is not known/],
  ['no registry', { 'project-dir': 'up' }, /no registry is known/]
])('%s is a fault', async (_, inputs, fault) => {
  const failure = asked(inputs);
  await expect(failure).rejects.toThrow(UserError);
  await expect(failure).rejects.toThrow(fault);
});

test('validate asks for what its input names, and for nothing without it', async () => {
  const deployOf = async (inputs: RawInputs) =>
    (await validateSettings({ inputs: { 'project-dir': 'up', local: 'true', ...inputs }, cwd: root })).settings.deploy;
  expect(await deployOf({})).toBeNull();
  expect(await deployOf({ 'can-i-deploy': '' })).toBeNull();
  expect(await deployOf({ 'can-i-deploy': 'prod' })).toEqual({ to: 'prod', compatibility: null });
  await expect(deployOf({ 'can-i-deploy': 'pr/12' })).rejects.toThrow(/is no name/);
});
