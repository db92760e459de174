import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkName, historyKey, latestKey, rollbackKey, stateKey, versionOf } from './layout.ts';

const DIGEST = 'abcdef0123456789'.repeat(4);

describe('keys', () => {
  test('lie under project and environment', () => {
    expect(latestKey('dbt_up', 'pr-12')).toBe('dbt_up/pr-12/latest/manifest.json');
    expect(historyKey('dbt_up', 'prod', '20261124T100000Z-abcdef012345')).toBe(
      'dbt_up/prod/history/20261124T100000Z-abcdef012345/manifest.json'
    );
    expect(stateKey('dbt_up', 'prod', '20261124T100000Z-abcdef012345', 'manifest.json.gz')).toBe(
      'dbt_up/prod/state/20261124T100000Z-abcdef012345/manifest.json.gz'
    );
    expect(rollbackKey('dbt_up', 'prod', '20261124T100000Z-abcdef012345', '2026-11-25T08:30:00.123Z')).toBe(
      'dbt_up/prod/history/20261124T100000Z-abcdef012345/rollback-20261125T083000Z.json'
    );
  });

  test.each(['', '.', '..', '.hidden', '-rf', '_x', 'a/b', 'a\\b', 'a b', 'a\n', 'ä', 'a%2e', 'C:', 'x'.repeat(129)])(
    'are not made of %j',
    (name) => {
      expect(() => latestKey(name, 'prod')).toThrow('cannot be the name of a project');
      expect(() => latestKey('dbt_up', name)).toThrow('cannot be the name of an environment');
      expect(() => historyKey('dbt_up', 'prod', name)).toThrow('cannot be the name of a version');
      expect(() => rollbackKey('dbt_up', 'prod', name, '2026-11-25T08:30:00Z')).toThrow(
        'cannot be the name of a version'
      );
      expect(() => stateKey('dbt_up', 'prod', 'v', name)).toThrow('cannot be the name of a file');
    }
  );

  test('stay below their environment whatever the names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (project, environment) => {
        let key: string;
        try {
          key = latestKey(project, environment);
        } catch {
          return;
        }
        expect(new URL(key, 'file:///registry/').pathname).toBe(`/registry/${key}`);
        expect(key.split('/')).toHaveLength(4);
      })
    );
  });

  test('hold names of up to 128 characters', () => {
    expect(checkName('project', `a${'.'.repeat(127)}`)).toHaveLength(128);
  });
});

describe('a version', () => {
  test('is the time of the build and the first of its digest', () => {
    expect(versionOf('2026-11-24T10:00:00.123456Z', DIGEST)).toBe('20261124T100000Z-abcdef012345');
    expect(versionOf('2026-11-24T10:00:00Z', DIGEST)).toBe('20261124T100000Z-abcdef012345');
  });

  test.each(['', 'yesterday', '2026-11-24', '2026-11-24T10:00:00+01:00', '2026-11-24T10:00:00.1Z/../x'])(
    'is not made of %j',
    (time) => {
      expect(() => versionOf(time, DIGEST)).toThrow("The manifest's generated_at is not a time in UTC");
    }
  );
});
