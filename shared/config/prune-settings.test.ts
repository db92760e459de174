import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawInputs } from './input.ts';
import { pruneSettings } from './prune-settings.ts';
import { verifySettings } from './verify-settings.ts';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-prune-')));
  writeFileSync(
    join(root, 'dbt-mesh.yml'),
    'registry: ./shared\nenvironments: { "pr-*": [staging] }\npolicy: { rules: { leftover: off } }\n'
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const pruned = (inputs: RawInputs) => pruneSettings({ inputs, cwd: root });
const verified = (inputs: RawInputs) => verifySettings({ inputs, cwd: root });

describe('prune', () => {
  test('is of the whole registry, and knows what others fall back to; no dbt project is needed', async () => {
    const { settings, store } = await pruned({ keep: '20' });
    expect(settings).toEqual({
      project: null,
      environment: null,
      keep: 20,
      olderThan: null,
      dryRun: false,
      environments: { 'pr-*': ['staging'] },
      policy: { rules: { leftover: 'off' } }
    });
    expect(store.registry).toBe(join(root, 'shared'));
  });

  test('is of what it is asked for', async () => {
    const asked = { project: 'dbt_up', environment: 'pr-*', 'older-than': '14d', 'dry-run': 'true' };
    expect((await pruned(asked)).settings).toMatchObject({
      project: 'dbt_up',
      environment: 'pr-*',
      keep: null,
      olderThan: 14 * 24 * 60 * 60 * 1000,
      dryRun: true
    });
  });

  test.each<[string, RawInputs, string]>([
    ['nothing that is to be kept', {}, 'nothing says what is to be kept'],
    ['empty limits, as a workflow passes them', { keep: '', 'older-than': ' ' }, 'nothing says what is to be kept'],
    ['a limit that is none', { keep: 'all' }, 'keep: "all" is no number'],
    ['an age that is none', { 'older-than': '90 days' }, 'older-than: "90 days" is no duration'],
    ['a project by a pattern', { keep: '1', project: 'dbt_*' }, 'project: "dbt_*" is no name'],
    ['an environment that is a path', { keep: '1', environment: '../x' }, 'is neither a name nor a pattern']
  ])('is refused for %s', async (_, inputs, told) => {
    await expect(pruned(inputs)).rejects.toThrow(told);
  });

  test('tells a fault once: a limit that is none is no missing one', async () => {
    const failure = await pruned({ keep: '0' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: 'keep: "0" is no number from 1' });
  });
});

describe('verify', () => {
  test('is of the whole registry, or of what it is asked for', async () => {
    expect((await verified({})).settings).toEqual({
      project: null,
      environment: null,
      policy: { rules: { leftover: 'off' } }
    });
    expect((await verified({ project: 'dbt_up', environment: 'pr-*' })).settings).toMatchObject({
      project: 'dbt_up',
      environment: 'pr-*'
    });
  });
});
