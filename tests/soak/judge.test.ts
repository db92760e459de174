import { describe, expect, test } from '@jest/globals';
import { createJudge, type Judge } from './judge.ts';

const PROD = 'dbt_up/prod';
const at = (second: number): string => `2026-11-24T10:00:${String(second).padStart(2, '0')}.000000Z`;
const seen = (second: number, rolledBackAt?: number) => ({
  version: `v${second}`,
  generated_at: at(second),
  ...(rolledBackAt === undefined ? {} : { rolled_back_from: { at: at(rolledBackAt) } })
});

/** A judge of a registry of which prune keeps two versions and the last minute, on a clock that tests set. */
function sitting(): { judge: Judge; publish: (second: number, outcome?: string) => void; wait: (ms: number) => void } {
  let now = 0;
  const judge = createJudge({ keep: 2, settled: 60_000 }, () => now);
  return {
    judge,
    publish(second, outcome = 'published') {
      judge.attempted(PROD, at(second));
      judge.told(PROD, at(second), { outcome, version: `v${second}` });
    },
    wait: (milliseconds) => (now += milliseconds)
  };
}

describe('latest', () => {
  test('may stay and grow', () => {
    const { judge, publish } = sitting();
    publish(1);
    judge.readLatest(PROD, judge.floorOf(PROD), seen(1));
    judge.readLatest(PROD, judge.floorOf(PROD), seen(2));
    expect(judge.violations).toEqual([]);
  });

  test('may not go behind what a publisher was told before the read began', () => {
    const { judge, publish } = sitting();
    publish(2);
    judge.readLatest(PROD, judge.floorOf(PROD), seen(1));
    expect(judge.violations).toEqual([expect.stringContaining('latest went back')]);
  });

  test('may not go behind what another reader saw before', () => {
    const { judge } = sitting();
    judge.readLatest(PROD, judge.floorOf(PROD), seen(2));
    judge.readLatest(PROD, judge.floorOf(PROD), seen(1));
    expect(judge.violations).toHaveLength(1);
  });

  test('may be what it was when the read began, though a newer one is known at its end', () => {
    const { judge, publish } = sitting();
    publish(1);
    const floor = judge.floorOf(PROD);
    publish(2);
    judge.readLatest(PROD, floor, seen(1));
    expect(judge.violations).toEqual([]);
  });

  test('goes back by a rollback, and not behind the rollback', () => {
    const { judge, publish } = sitting();
    publish(2);
    judge.readLatest(PROD, judge.floorOf(PROD), seen(1, 3));
    expect(judge.violations).toEqual([]);
    judge.readLatest(PROD, judge.floorOf(PROD), seen(2));
    expect(judge.violations).toHaveLength(1);
  });

  test('may not disappear', () => {
    const { judge, publish } = sitting();
    judge.readLatest(PROD, judge.floorOf(PROD), null);
    expect(judge.violations).toEqual([]);
    publish(1);
    judge.readLatest(PROD, judge.floorOf(PROD), null);
    expect(judge.violations).toEqual([expect.stringContaining('latest is gone')]);
  });

  test('of a preview comes and goes', () => {
    const { judge } = sitting();
    judge.readLatest('dbt_up/pr-1', '', seen(2));
    judge.readLatest('dbt_up/pr-1', judge.floorOf('dbt_up/pr-1'), null);
    expect(judge.violations).toEqual([]);
  });
});

describe('what a publisher is told', () => {
  test.each(['superseded', 'rolled-back'])('is not %s for no reason', (outcome) => {
    const { judge, publish } = sitting();
    publish(1, outcome);
    expect(judge.violations).toHaveLength(1);
  });

  test('may be superseded by one that was killed', () => {
    const { judge, publish } = sitting();
    judge.attempted(PROD, at(2));
    publish(1, 'superseded');
    expect(judge.violations).toEqual([]);
  });

  test.each(['superseded', 'rolled-back'])('may be %s after a rollback', (outcome) => {
    const { judge, publish } = sitting();
    judge.rollbackAttempted(PROD);
    publish(1, outcome);
    expect(judge.violations).toEqual([]);
  });
});

describe('history', () => {
  test.each(['published', 'superseded', 'unchanged'])('has what was told to be %s', (outcome) => {
    const { judge, publish } = sitting();
    judge.attempted(PROD, at(9));
    publish(1, outcome);
    judge.readVersion(PROD, 'v1', null);
    expect(judge.violations).toEqual([expect.stringContaining('history does not have it')]);
  });

  test('keeps the bytes that it has', () => {
    const { judge, publish } = sitting();
    publish(1);
    judge.readVersion(PROD, 'v1', 'one');
    judge.readVersion(PROD, 'v1', 'one');
    expect(judge.violations).toEqual([]);
    judge.readVersion(PROD, 'v1', 'other');
    expect(judge.violations).toEqual([expect.stringContaining('other bytes')]);
  });

  test('loses to prune what is old, and has as many newer ones as are kept', () => {
    const { judge, publish, wait } = sitting();
    for (const second of [1, 2, 3]) publish(second);
    judge.readVersion(PROD, 'v1', null);
    wait(60_000);
    judge.readVersion(PROD, 'v2', null);
    expect(judge.violations).toHaveLength(2);
    judge.readVersion(PROD, 'v1', null);
    expect(judge.violations).toHaveLength(2);
  });
});

test('sync gives what was published', () => {
  const { judge } = sitting();
  judge.attempted(PROD, at(1));
  judge.synced(PROD, '2026-11-24T10:00:01Z');
  expect(judge.violations).toEqual([]);
  judge.synced(PROD, '2026-11-24T10:00:02Z');
  expect(judge.violations).toHaveLength(1);
});
