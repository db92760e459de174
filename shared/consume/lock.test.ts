import { describe, expect, test } from '@jest/globals';
import { UserError, type Publication } from '../domain/index.ts';
import { lockFile, pinTo, readLock, type Pin } from './lock.ts';

const PIN: Pin = {
  mode: 'package',
  environment: 'prod',
  version: '20261124T100000Z-aaaaaaaaaaaa',
  digest: 'd1',
  contract: 'c1'
};
const publication = (mesh: Partial<Publication['mesh']>) => ({ mesh: { ...PIN, ...mesh } }) as unknown as Publication;

test('a lock is read as it was written', () => {
  const lock = new Map([
    ['dbt_up', PIN],
    ['dbt_two', { ...PIN, mode: 'loom' as const, environment: 'staging' }]
  ]);
  expect(readLock(lockFile(lock).text)).toEqual(lock);
  expect(readLock(lockFile(new Map()).text)).toEqual(new Map());
  expect(readLock(null)).toEqual(new Map());
});

test('the same pins are the same bytes, in whatever order they were found', () => {
  const [a, b] = [['a', PIN] as const, ['b', PIN] as const];
  expect(lockFile(new Map([a, b])).text).toBe(lockFile(new Map([b, a])).text);
});

describe('a lock that is not as it was written is refused', () => {
  test.each([
    ['a merge conflict', `upstreams:\n<<<<<<< HEAD\n  dbt_up:\n=======\n>>>>>>> x\n`],
    ['no upstreams', 'other: 1\n'],
    ['a pin without a digest', 'upstreams:\n  dbt_up: { mode: package, environment: prod, version: x, contract: c }\n'],
    ['an empty file', '']
  ])('%s', (_, text) => {
    expect(() => readLock(text)).toThrow(UserError);
  });
});

describe('what an upstream is pinned to', () => {
  test('a rebuild with the contract that is pinned leaves the pin as it is', () => {
    expect(pinTo(publication({ version: 'newer', digest: 'd2' }), 'package', PIN)).toEqual(PIN);
  });

  test.each([
    ['another contract', { contract: 'c2', version: 'newer', digest: 'd2' }],
    ['another environment', { environment: 'staging', version: 'newer', digest: 'd2' }]
  ])('%s is pinned anew', (_, mesh) => {
    expect(pinTo(publication(mesh), 'package', PIN)).toEqual({ ...PIN, ...mesh });
  });

  test('a new mode alone changes the mode alone', () => {
    expect(pinTo(publication({ version: 'newer', digest: 'd2' }), 'sources', PIN)).toEqual({ ...PIN, mode: 'sources' });
  });
});
