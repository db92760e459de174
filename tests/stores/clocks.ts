import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../shared/domain/index.ts';

/** The time of this machine. */
export const realClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => sleep(milliseconds)
};

/** A clock on which time passes only by sleeping, and that without waiting. */
export function fakeClock(start = '2026-11-24T12:00:00Z'): Clock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    }
  };
}
