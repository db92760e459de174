import { describe, expect, test } from '@jest/globals';
import { historyKey, latestKey, rollbackKey, stateKey } from './layout.ts';
import { objectAt, timeOf } from './parse-key.ts';

const VERSION = '20261124T100000Z-abcdef012345';

describe('a key of the layout', () => {
  test('is read as it was written', () => {
    expect(objectAt(latestKey('up', 'prod'))).toEqual({ kind: 'latest', project: 'up', environment: 'prod' });
    const ours = { project: 'up', environment: 'prod', version: VERSION };
    expect(objectAt(historyKey('up', 'prod', VERSION))).toEqual({ ...ours, kind: 'history', name: 'manifest.json' });
    expect(objectAt(rollbackKey('up', 'prod', VERSION, '2026-11-25T08:30:00.123Z'))).toEqual({
      ...ours,
      kind: 'record',
      name: 'rollback-20261125T083000Z.json'
    });
    expect(objectAt(stateKey('up', 'prod', VERSION, 'catalog.json.gz'))).toEqual({
      ...ours,
      kind: 'state',
      name: 'catalog.json.gz'
    });
  });

  test.each([
    '',
    'README.md',
    'up/README.md',
    'up/prod',
    'up/prod/latest',
    'up/prod/latest/',
    'up/prod/latest/manifest.json/x',
    'up/prod/latest/catalog.json',
    'up/prod/history/manifest.json',
    `up/prod/history/${VERSION}`,
    `up/prod/history/${VERSION}/`,
    `up/prod/history/${VERSION}/rollback.json`,
    `up/prod/history/${VERSION}/manifest.json.bak`,
    `up/prod/history/${VERSION}/x/manifest.json`,
    'up/prod/history/v1/manifest.json',
    'up/prod/history/20261399T100000Z-abcdef012345/manifest.json',
    `up/prod/constructor/${VERSION}/manifest.json`,
    `up/prod/__proto__/${VERSION}/manifest.json`,
    `up/prod/state/${VERSION}/.hidden`,
    `up/prod/state/${VERSION}/a b`,
    `../prod/latest/manifest.json`,
    '_x/prod/latest/manifest.json',
    'up//latest/manifest.json',
    'up/prod//manifest.json'
  ])('is none: %j', (key) => {
    expect(objectAt(key)).toBeNull();
  });
});

test('a version tells when its build was', () => {
  expect(timeOf(VERSION)).toBe(Date.parse('2026-11-24T10:00:00Z'));
  expect(timeOf('20261124T100000Z-abcdef01234')).toBeNull();
});
