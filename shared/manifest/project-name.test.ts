import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { madeManifest, madeModel } from './testing/manifests.ts';
import { projectNameOf } from './project-name.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const manifest = (metadata: Record<string, unknown>) =>
  madeManifest({
    metadata: { project_name: undefined, ...metadata },
    nodes: { ...madeModel('a', { package_name: 'dbt_utils' }), ...madeModel('b', { package_name: 'dbt_up' }) },
    macros: { 'macro.dbt_macros.m': { package_name: 'dbt_macros' } }
  });
const nameIn = (metadata: Record<string, unknown>, fallback?: string) =>
  projectNameOf(manifest(metadata), 'manifest.json', fallback);

describe('the project of a manifest is', () => {
  test('the one that it names, whatever the caller believes', () => {
    expect(nameIn({ project_name: 'dbt_up' })).toBe('dbt_up');
    expect(nameIn({ project_name: 'dbt_up' }, 'other')).toBe('dbt_up');
  });

  test('before dbt 1.6, the package whose MD5 it has', () => {
    expect(nameIn({ project_id: md5('dbt_up') })).toBe('dbt_up');
    expect(nameIn({ project_id: md5('dbt_macros') })).toBe('dbt_macros');
  });

  test('the one that the caller knows, if that has the MD5, or there is none', () => {
    expect(nameIn({ project_id: md5('empty_project') }, 'empty_project')).toBe('empty_project');
    expect(nameIn({}, 'dbt_up')).toBe('dbt_up');
  });

  test.each([
    [{ project_id: md5('dbt_up') }, 'other', 'manifest.json is not a manifest of project "other": it is of "dbt_up"'],
    [{ project_id: md5('unseen') }, 'other', 'manifest.json is not a manifest of project "other"'],
    [{ project_id: md5('unseen') }, undefined, /^manifest\.json does not say which project it is of/],
    [{}, undefined, /^manifest\.json does not say which project it is of/]
  ])('not guessed: %j, %s', (metadata, fallback, message) => {
    expect(() => nameIn(metadata, fallback)).toThrow(UserError);
    expect(() => nameIn(metadata, fallback)).toThrow(message);
  });
});
