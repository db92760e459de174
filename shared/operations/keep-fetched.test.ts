import { describe, expect, test } from '@jest/globals';
import type { CacheIndex } from '../consume/index.ts';
import { nextIndex } from './keep-fetched.ts';

/** An index of entries as `key` or `key=body`. */
function index(...entries: readonly string[]): CacheIndex {
  return new Map(
    entries.map((text) => {
      const [key = '', body = 'same'] = text.split('=');
      return [key, { etag: `"${body}"`, sha256: body, size: body.length }];
    })
  );
}

const latest = (project: string, environment = 'prod'): string => `${project}/${environment}/latest/manifest.json`;
const pinned = (project: string): string => `${project}/prod/history/v1/manifest.json`;

describe('the index after a run', () => {
  test.each<[string, CacheIndex, CacheIndex, readonly string[]]>([
    ['holds what the run used', index(), index(latest('a')), [latest('a')]],
    [
      'puts what changed last',
      index(latest('a'), latest('b')),
      index(`${latest('a')}=new`, latest('b')),
      [latest('b'), latest('a')]
    ],
    [
      'leaves what did not change where it is',
      index(latest('b'), latest('a')),
      index(latest('a'), latest('b')),
      [latest('b'), latest('a')]
    ],
    [
      'keeps the latest of another environment',
      index(latest('a', 'staging')),
      index(latest('a')),
      [latest('a', 'staging'), latest('a')]
    ],
    ['forgets a version that is pinned no more', index(pinned('a')), index(latest('a')), [latest('a')]],
    [
      'forgets a state that is used no more',
      index('a/prod/state/v1/manifest.json.gz'),
      index(latest('a')),
      [latest('a')]
    ],
    ['forgets everything where nothing is used', index(latest('a')), index(), []],
    [
      'keeps of other runs twice as much as it used, what changed last',
      index(...['pr-1', 'pr-2', 'pr-3'].map((environment) => latest('a', environment))),
      index(latest('a', 'pr-4')),
      [latest('a', 'pr-2'), latest('a', 'pr-3'), latest('a', 'pr-4')]
    ]
  ])('%s', (_, before, used, keys) => {
    const next = nextIndex(before, used);
    expect([...next.keys()]).toEqual(keys);
    for (const [key, entry] of used) expect(next.get(key)).toEqual(entry);
  });
});
