import { describe, expect, test } from '@jest/globals';
import type { MeshKey, StoredObject } from '../domain/index.ts';
import { contentsOf, type EnvironmentContents } from './contents.ts';
import { planOf, type Limits, type Plan } from './prune-plan.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Ten builds, one a day: `version(0)` is a day old. */
function version(index: number): string {
  const built = new Date(NOW.getTime() - (index + 1) * DAY).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${built}-${String(index).padStart(12, '0')}`;
}
const TEN = Array.from({ length: 10 }, (_, index) => version(index));

interface Case {
  /** Each with state. */
  readonly versions?: readonly string[];
  /** Versions of which only the state is there. */
  readonly orphans?: readonly string[];
  /** By version, in milliseconds before now; else a day. */
  readonly written?: Readonly<Record<string, number>>;
  readonly latest?: Partial<MeshKey> | null;
  readonly limits?: Partial<Limits>;
  readonly mayEnd?: boolean;
}

function plan({
  versions = TEN,
  orphans = [],
  written = {},
  latest = { version: TEN[0] },
  limits,
  mayEnd = false
}: Case): Plan {
  const object = (key: string, age: number): StoredObject => ({
    key: `up/prod/${key}`,
    size: 1,
    modified: new Date(NOW.getTime() - age)
  });
  const objects = [
    ...(latest === null ? [] : [object('latest/manifest.json', written['latest'] ?? DAY)]),
    ...versions.map((one) => object(`history/${one}/manifest.json`, written[one] ?? DAY)),
    ...[...versions, ...orphans].map((one) => object(`state/${one}/manifest.json.gz`, written[one] ?? DAY))
  ];
  const [contents] = contentsOf(objects).environments as readonly [EnvironmentContents];
  const mesh = latest === null ? null : ({ published_at: '2026-11-23T12:00:00.000Z', ...latest } as MeshKey);
  return planOf(contents, mesh, { limits: { keep: null, olderThan: null, ...limits }, mayEnd, now: NOW });
}

const removed = ({ remove }: Plan): readonly number[] => remove.map((one) => TEN.indexOf(one.version));
const reasons = ({ keep }: Plan): Readonly<Record<number, string>> =>
  Object.fromEntries(keep.map((one) => [TEN.indexOf(one.version), one.why]));

describe('a version', () => {
  test.each<[string, Case, readonly number[]]>([
    ['is kept among the newest', { limits: { keep: 7 } }, [7, 8, 9]],
    ['is kept when it is younger than the limit', { limits: { olderThan: 4 * DAY } }, [3, 4, 5, 6, 7, 8, 9]],
    ['is kept when either limit says so: the number', { limits: { keep: 9, olderThan: 4 * DAY } }, [9]],
    ['is kept when either limit says so: the age', { limits: { keep: 2, olderThan: 9 * DAY } }, [8, 9]],
    ['is kept when it is current, however old', { limits: { keep: 8 }, latest: { version: TEN[9] } }, [8]],
    ['is kept where nothing is beyond the limits', { limits: { keep: 100 } }, []],
    [
      'is kept while it may be part of a publication',
      { limits: { keep: 8 }, written: { [TEN[8]!]: 59 * MINUTE } },
      [9]
    ],
    ['is not kept for that an hour later', { limits: { keep: 8 }, written: { [TEN[8]!]: 60 * MINUTE } }, [8, 9]],
    ['of an environment without latest is judged the same', { limits: { keep: 9 }, latest: null }, [9]]
  ])('%s', (_, one, expected) => {
    expect(removed(plan(one))).toEqual(expected);
  });

  test('that latest was until a moment ago is kept: a reader may be reading its state', () => {
    const latest = { version: TEN[0], published_at: '2026-11-24T11:59:00.000Z' };
    const limits = { olderThan: MINUTE };
    const written = { latest: MINUTE, [TEN[0]!]: MINUTE };
    expect(reasons(plan({ latest, limits, written }))).toEqual({ 0: 'current', 1: 'just-replaced' });
    expect(reasons(plan({ latest: { version: TEN[0] }, limits }))).toEqual({ 0: 'current' });
  });

  test('that was rolled back a moment ago is kept likewise', () => {
    const rolled_back_from = { version: TEN[2]!, at: '2026-11-24T11:59:00.000Z' } as MeshKey['rolled_back_from'];
    const one = { latest: { version: TEN[5], rolled_back_from }, limits: { keep: 1 }, written: { latest: MINUTE } };
    expect(reasons(plan(one))).toEqual({ 0: 'newest', 2: 'just-replaced', 5: 'current', 6: 'just-replaced' });
  });

  test('that is kept says why', () => {
    const one = {
      limits: { keep: 2, olderThan: 4 * DAY },
      latest: { version: TEN[5] },
      written: { [TEN[7]!]: MINUTE }
    };
    expect(reasons(plan(one))).toEqual({ 0: 'newest', 1: 'newest', 2: 'young', 5: 'current', 7: 'under-way' });
  });
});

describe('state without its version', () => {
  test('goes, and does not count as one of the newest', () => {
    const { remove, orphans } = plan({
      versions: TEN.slice(1, 4),
      orphans: [TEN[0]!],
      limits: { keep: 3 },
      latest: null
    });
    expect(remove).toEqual([]);
    expect(orphans.map((one) => one.version)).toEqual([TEN[0]]);
  });

  test('stays for an hour: its publication may be under way', () => {
    const one = { orphans: ['20261124T115900Z-aaaaaaaaaaaa'], limits: { keep: 10 } };
    expect(plan({ ...one, written: { '20261124T115900Z-aaaaaaaaaaaa': MINUTE } }).orphans).toEqual([]);
    expect(plan(one).orphans).toHaveLength(1);
  });

  test('stays when it is of what latest holds', () => {
    expect(plan({ versions: [], orphans: [TEN[0]!], limits: { keep: 1 } }).orphans).toEqual([]);
  });
});

describe('a whole environment', () => {
  const old = { version: TEN[0], published_at: '2026-11-10T12:00:00.000Z' };

  test.each<[string, Case, boolean]>([
    ['goes when its last publication is older than the limit', { latest: old, limits: { olderThan: 14 * DAY } }, true],
    ['stays when it is younger', { latest: old, limits: { olderThan: 15 * DAY } }, false],
    ['stays when only the build is older', { limits: { olderThan: DAY + MINUTE } }, false],
    ['stays without a limit of age', { latest: old, limits: { keep: 1 } }, false],
    ['stays when it was not asked for', { latest: old, limits: { olderThan: DAY }, mayEnd: false }, false],
    [
      'stays while something is being written',
      { latest: old, limits: { olderThan: DAY }, written: { [TEN[0]!]: 0 } },
      false
    ],
    ['goes by its newest build where there is no latest', { latest: null, limits: { olderThan: DAY } }, true],
    ['stays by its newest build likewise', { latest: null, limits: { olderThan: 2 * DAY } }, false],
    [
      'stays when latest does not say a time',
      { latest: { ...old, published_at: '2026-99-99T00:00:00Z' }, limits: { olderThan: DAY } },
      false
    ],
    [
      'stays when it was rolled back lately',
      {
        latest: { ...old, rolled_back_from: { at: '2026-11-24T10:00:00.000Z' } as MeshKey['rolled_back_from'] },
        limits: { olderThan: DAY }
      },
      false
    ]
  ])('%s', (_, one, expected) => {
    const { whole, remove } = plan({ mayEnd: true, ...one });
    expect(whole).toBe(expected);
    expect(remove.length === TEN.length).toBe(expected);
  });
});
