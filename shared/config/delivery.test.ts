import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawInputs } from './input.ts';
import { validateSettings } from './settings.ts';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-delivery-')));
  mkdirSync(join(root, 'target'));
  writeFileSync(join(root, 'dbt_project.yml'), 'name: dbt_down\n');
});
afterAll(() => rmSync(root, { recursive: true }));

const deliveryOf = async (inputs: RawInputs) =>
  (await validateSettings({ inputs: { registry: 'registry', ...inputs }, cwd: root })).delivery;

test('an answer is shown on lines, in the summary, and in a comment where there is something to say', async () => {
  expect(await deliveryOf({ comment: '', 'check-run': '' })).toEqual({
    annotations: true,
    summary: true,
    comment: 'auto',
    checkRun: false,
    sarifFile: null,
    token: null
  });
});

test('each is as the inputs have it, and a file is below the working directory', async () => {
  const inputs = {
    annotations: 'false',
    summary: 'false',
    comment: 'never',
    'check-run': 'true',
    'sarif-file': 'out/mesh.sarif',
    'github-token': 'ghs_x',
    'working-directory': 'target',
    'project-dir': '..'
  };
  expect(await deliveryOf(inputs)).toEqual({
    annotations: false,
    summary: false,
    comment: 'never',
    checkRun: true,
    sarifFile: join(root, 'target', 'out', 'mesh.sarif'),
    token: 'ghs_x'
  });
});

test('a mistyped word is a fault', async () => {
  await expect(deliveryOf({ comment: 'alway' })).rejects.toThrow(/comment.*"alway" is not known/);
});
