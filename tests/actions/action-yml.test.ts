import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { OUTPUTS } from '../../actions/outputs.ts';
import { ACTIONS, inputsOf } from '../../shared/config/index.ts';
import { ROOT } from './doors.ts';

interface ActionYml {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

describe.each(ACTIONS)('%s/action.yml', (verb) => {
  const action = parse(readFileSync(join(ROOT, verb, 'action.yml'), 'utf8')) as ActionYml;

  test('has the inputs that the code reads', () => {
    expect(Object.keys(action.inputs)).toEqual(inputsOf(verb, 'action').map(({ name }) => name));
  });

  test('has the outputs that the code writes', () => {
    expect(Object.entries(action.outputs)).toEqual(
      OUTPUTS[verb].map(({ name, description }) => [name, { description }])
    );
  });

  test('requires nothing, and sets no default but what the runner alone knows: dbt-mesh.yml has its say where an input is unset', () => {
    for (const { name, runnerDefault } of inputsOf(verb, 'action')) {
      const input = action.inputs[name];
      expect([name, input?.required, input?.default]).toEqual([name, false, runnerDefault]);
    }
  });

  test('starts a bundle that is there, on the Node that it is tested with', () => {
    expect(existsSync(resolve(ROOT, verb, action.runs.main))).toBe(true);
    expect(action.runs.using).toBe(`node${process.versions.node.split('.')[0]}`);
  });
});

test('what is generated is up to date', () => {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'docs.ts'), '--check'], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
