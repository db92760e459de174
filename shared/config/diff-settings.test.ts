import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiffOperand } from '../domain/index.ts';
import { diffSettings } from './diff-settings.ts';
import type { RawInputs } from './input.ts';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-diff-settings-')));
  mkdirSync(join(root, '.git'));
  mkdirSync(join(root, 'dbt_folder'));
  for (const name of ['old.json', 'manifest', 'dbt_up@prod']) writeFileSync(join(root, name), '{}');
});
afterAll(() => rmSync(root, { recursive: true }));

function asked(inputs: RawInputs) {
  return diffSettings({ inputs: { local: 'true', ...inputs }, cwd: root });
}

const VERSION = '20261124T060000Z-0123456789ab';

function published(project: string, environment: string, version: string | null = null): DiffOperand {
  return { kind: 'publication', project, environment, version };
}

describe('a side', () => {
  test.each<[string, DiffOperand | 'a file']>([
    ['old.json', 'a file'],
    ['./old.json', 'a file'],
    ['manifest', 'a file'],
    ['dbt_up@prod', 'a file'],
    ['dbt_up', published('dbt_up', 'prod')],
    ['dbt_folder', published('dbt_folder', 'prod')],
    ['dbt_up@pr-12', published('dbt_up', 'pr-12')],
    [`dbt_up:${VERSION}`, published('dbt_up', 'prod', VERSION)],
    [`dbt_up@staging:${VERSION}`, published('dbt_up', 'staging', VERSION)]
  ])('%s', async (written, operand) => {
    const { settings } = await asked({ old: written, new: 'old.json' });
    expect(settings.old).toEqual(
      operand === 'a file' ? { kind: 'manifest', path: join(root, written), written } : operand
    );
  });

  test('that names a project alone is of the environment that is given', async () => {
    const { settings } = await asked({ old: 'dbt_up', new: 'dbt_up@prod2', environment: 'staging' });
    expect([settings.old, settings.next]).toEqual([published('dbt_up', 'staging'), published('dbt_up', 'prod2')]);
  });

  test.each([
    ['no.json', 'there is no file'],
    ['target/manifest.json', 'there is no file'],
    ['../no', 'there is no file'],
    ['dbt_up@', 'there is no file'],
    ['@prod', 'there is no file'],
    ['dbt_up:', 'there is no file'],
    ['dbt_up@a@b', 'there is no file'],
    ['dbt up', 'there is no file'],
    ['', 'is not given']
  ])('%j is neither a file nor a publication', async (written, fault) => {
    await expect(asked({ old: 'old.json', new: written })).rejects.toMatchObject({
      message: expect.stringContaining(`new: ${fault}`),
      hint: expect.stringContaining('project@environment:version')
    });
  });

  test('that is missing is told with the other', async () => {
    await expect(asked({})).rejects.toThrow(/old: is not given[^]*new: is not given/);
  });
});

describe('the registry', () => {
  test('need not be known where both sides are files', async () => {
    const { store } = await diffSettings({ inputs: { old: 'old.json', new: 'old.json' }, cwd: root });
    expect(store).toBeNull();
  });

  test('must be known where one is none', async () => {
    await expect(diffSettings({ inputs: { old: 'dbt_up', new: 'old.json' }, cwd: root })).rejects.toThrow(
      'no registry is known'
    );
    expect((await asked({ old: 'dbt_up', new: 'old.json' })).store).toMatchObject({ registry: join(root, 'registry') });
  });
});

describe('compatibility', () => {
  test('is strict unless it is said to be otherwise', async () => {
    const sides = { old: 'old.json', new: 'old.json' };
    expect((await asked(sides)).settings.compatibility).toBe('strict');
    expect((await asked({ ...sides, compatibility: 'off' })).settings.compatibility).toBe('off');
  });

  test('with consumers takes a registry, where both sides are files too', async () => {
    const sides = { old: 'old.json', new: 'old.json', compatibility: 'consumers', environment: 'staging' };
    await expect(diffSettings({ inputs: sides, cwd: root })).rejects.toThrow('no registry is known');
    expect(await asked(sides)).toMatchObject({
      settings: { compatibility: 'consumers', environment: 'staging', environments: {} },
      store: { registry: join(root, 'registry') }
    });
  });

  test('knows no other, and says which there are', async () => {
    await expect(asked({ old: 'old.json', new: 'old.json', compatibility: 'none' })).rejects.toMatchObject({
      message: 'compatibility: "none" is not known',
      hint: expect.stringContaining('It can be strict, consumers, off.')
    });
  });
});

test('Markdown is printed when it is asked for', async () => {
  const sides = { old: 'old.json', new: 'old.json' };
  expect((await asked(sides)).markdown).toBe(false);
  expect((await asked({ ...sides, markdown: 'true' })).markdown).toBe(true);
});
