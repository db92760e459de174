import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawInputs } from './input.ts';
import { INPUTS, VERBS, type Verb } from './inputs.ts';
import { canIDeploySettings } from './can-i-deploy-settings.ts';
import { diffSettings } from './diff-settings.ts';
import type { Asked } from './here.ts';
import { docsSettings } from './docs-settings.ts';
import { iamSettings } from './iam-settings.ts';
import { initSettings } from './init-settings.ts';
import { pruneSettings } from './prune-settings.ts';
import { historySettings, publishRequest, rollbackSettings, syncSettings, validateSettings } from './settings.ts';
import { verifySettings } from './verify-settings.ts';

const NOWHERE = { repository: null, commit: null, runUrl: null };

const SETTINGS: Readonly<Record<Verb, (asked: Asked) => Promise<unknown>>> = {
  publish: (asked) => publishRequest(asked, NOWHERE),
  sync: syncSettings,
  validate: validateSettings,
  diff: diffSettings,
  'can-i-deploy': canIDeploySettings,
  history: historySettings,
  rollback: (asked) => rollbackSettings(asked, NOWHERE),
  verify: verifySettings,
  prune: pruneSettings,
  iam: iamSettings,
  docs: (asked) => docsSettings(asked, {}),
  init: initSettings
};

/** What a verb does not go without. */
const REQUIRED: Readonly<Partial<Record<Verb, RawInputs>>> = {
  diff: { old: 'dbt_up', new: 'dbt_up@staging' },
  rollback: { to: 'previous', reason: 'wrong sums' },
  prune: { keep: '20' },
  iam: { role: 'publisher' }
};

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'dbt-mesh-inputs-'));
  writeFileSync(join(project, 'dbt_project.yml'), 'name: x\n');
});
afterAll(() => rmSync(project, { recursive: true }));

describe.each(VERBS)('the inputs of %s', (verb) => {
  test('are all read: one that does nothing would be a lie', async () => {
    const read = new Set<string>();
    const inputs: RawInputs = new Proxy<RawInputs>(
      { registry: 'r', ...REQUIRED[verb] },
      {
        get(target, name) {
          read.add(String(name));
          return target[String(name)];
        }
      }
    );

    await SETTINGS[verb]({ inputs, cwd: project });

    // How the answer is printed is the command's own business.
    const expected = INPUTS[verb].map(({ name }) => name).filter((name) => name !== 'json');
    expect([...read].sort()).toEqual(expected.sort());
  });

  test('have a name of their own, and a description that is a sentence', () => {
    const names = INPUTS[verb].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of INPUTS[verb]) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  });
});
