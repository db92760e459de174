import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MeshKey, Reference, RolledBackFrom } from '../domain/index.ts';
import { isBefore, isInTheFuture, succession, type Succession } from './succession.ts';

const digest = (letter: string): string => letter.repeat(64);
const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`;

function meshOf(changes: Partial<MeshKey> = {}): MeshKey {
  const { generated_at = at(10) } = changes;
  return {
    layout: 1,
    version: `v-${generated_at}-${changes.digest ?? 'a'}`,
    digest: digest('a'),
    contract: digest('a'),
    project: 'dbt_up',
    environment: 'prod',
    published_at: at(12),
    generated_at,
    repository: null,
    commit: null,
    run_url: null,
    producer: 'dbt-mesh 0.1.0',
    include: 'public',
    references: [],
    ancestors: {},
    ...changes
  };
}

const REFERENCE: Reference = {
  project: 'dbt_other',
  model: 'orders',
  version: null,
  mode: 'package',
  node: 'model.dbt_up.x',
  file: 'models/x.sql',
  columns: null
};

/** At ten the good version was built, at eleven the bad one, which was rolled back at twelve. */
const ROLLBACK: RolledBackFrom = {
  version: 'v-bad',
  contract: digest('b'),
  reason: 'wrong sums',
  at: at(12),
  run_url: null,
  earlier: [{ version: 'v-worse', contract: digest('c'), reason: 'no rows', at: at(11), run_url: null }]
};
const GOOD = meshOf({ rolled_back_from: ROLLBACK });

describe('what may replace what', () => {
  test.each<readonly [what: string, mesh: Partial<MeshKey>, holder: MeshKey | null, Succession]>([
    ['the first publication', {}, null, 'replaces'],
    ['a newer build', { generated_at: at(11), digest: digest('b') }, meshOf(), 'replaces'],
    ['a build of the same time', { digest: digest('b') }, meshOf(), 'replaces'],
    ['an older build', { generated_at: at(9), digest: digest('b') }, meshOf(), 'superseded'],
    ['the same manifest', {}, meshOf({ published_at: at(13), commit: 'abc' }), 'unchanged'],
    ['the same with other references', { references: [REFERENCE] }, meshOf(), 'amends'],
    ['the same with fewer references', {}, meshOf({ references: [REFERENCE] }), 'amends'],
    [
      'the same with equal references, keys that are left out included',
      { references: [{ ...REFERENCE, owner: undefined }] },
      meshOf({ references: [REFERENCE] }),
      'unchanged'
    ],
    ['the same with other ancestors', { ancestors: { 'model.dbt_up.a': [] } }, meshOf(), 'amends']
  ])('%s', (_, mesh, holder, expected) => {
    expect(succession({ mesh: meshOf(mesh), stateFiles: [] }, holder, false)).toBe(expected);
  });

  test.each<readonly [what: string, stateFiles: readonly string[], recorded: Partial<MeshKey>, Succession]>([
    ['state where there was none', ['manifest.json.gz'], {}, 'amends'],
    [
      'a file more',
      ['manifest.json.gz', 'catalog.json.gz'],
      { state_digests: { 'manifest.json.gz': digest('d') } },
      'amends'
    ],
    ['state that an older release published without its digest', ['manifest.json.gz'], { state: 'state/…' }, 'amends'],
    [
      'the state that is recorded',
      ['manifest.json.gz'],
      { state_digests: { 'manifest.json.gz': digest('d') } },
      'unchanged'
    ],
    ['no state where there is some', [], { state_digests: { 'manifest.json.gz': digest('d') } }, 'unchanged']
  ])('the same manifest with %s', (_, stateFiles, recorded, expected) => {
    expect(succession({ mesh: meshOf(), stateFiles }, meshOf(recorded), false)).toBe(expected);
  });
});

describe('while a rollback stands', () => {
  test.each<readonly [what: string, mesh: Partial<MeshKey>, Succession, withAfterRollback: Succession]>([
    ['the manifest that is latest again', {}, 'unchanged', 'unchanged'],
    ['the same with other references', { references: [REFERENCE] }, 'unchanged', 'unchanged'],
    [
      'what was rolled back',
      { version: 'v-bad', generated_at: at(11), digest: digest('b'), contract: digest('b') },
      'rolled-back',
      'replaces'
    ],
    [
      'a later build of its contract',
      { generated_at: at(13), digest: digest('d'), contract: digest('b') },
      'rolled-back',
      'replaces'
    ],
    [
      'a later build of what an earlier rollback took back',
      { generated_at: at(13), digest: digest('d'), contract: digest('c') },
      'rolled-back',
      'replaces'
    ],
    [
      'another contract that was built before the rollback',
      { generated_at: at(11), digest: digest('d'), contract: digest('d') },
      'superseded',
      'replaces'
    ],
    [
      'another contract that was built after it',
      { generated_at: at(12), digest: digest('d'), contract: digest('d') },
      'replaces',
      'replaces'
    ],
    ['a later build of what is latest again', { generated_at: at(13), digest: digest('d') }, 'replaces', 'replaces'],
    [
      'a build older than what is latest again',
      { generated_at: at(9), digest: digest('d'), contract: digest('d') },
      'superseded',
      'superseded'
    ]
  ])('%s', (_, mesh, expected, lifted) => {
    const candidate = { mesh: meshOf(mesh), stateFiles: [] };
    expect(succession(candidate, GOOD, false)).toBe(expected);
    expect(succession(candidate, GOOD, true)).toBe(lifted);
  });

  test('a version that was rolled back for its time alone stays away, and rebuilds of its contract do not', () => {
    const holder = meshOf({ rolled_back_from: { ...ROLLBACK, version: 'v-future', contract: digest('a') } });
    const future = meshOf({ version: 'v-future', generated_at: '2099-01-01T00:00:00Z', digest: digest('f') });
    const rebuilt = meshOf({ generated_at: at(13), digest: digest('e') });
    expect(succession({ mesh: future, stateFiles: [] }, holder, false)).toBe('rolled-back');
    expect(succession({ mesh: rebuilt, stateFiles: [] }, holder, false)).toBe('replaces');
  });
});

describe('times', () => {
  test.each([
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00.1Z', true],
    ['2026-11-24T10:00:00.5Z', '2026-11-24T10:00:00.500000001Z', true],
    ['2026-11-24T10:00:00.50Z', '2026-11-24T10:00:00.5Z', false],
    ['2026-11-24T10:00:01Z', '2026-11-24T10:00:00.999Z', false]
  ])('%s before %s: %s', (one, other, expected) => {
    expect(isBefore(one, other)).toBe(expected);
  });

  test('are ordered as clocks order them', () => {
    const time = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, (one, other) => {
        expect(isBefore(one.toISOString(), other.toISOString())).toBe(one < other);
      })
    );
  });

  test('more than a quarter of an hour ahead are in the future', () => {
    const now = new Date('2026-11-24T12:00:00Z');
    expect(isInTheFuture('2026-11-24T12:15:00Z', now)).toBe(false);
    expect(isInTheFuture('2026-11-24T12:15:01Z', now)).toBe(true);
  });
});
