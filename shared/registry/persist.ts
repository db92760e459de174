import type { Clock } from '../domain/index.ts';

const FIRST_DELAY = 100;
const LONGEST_DELAY = 5_000;

/**
 * Tries something that may collide with what others do until it gives a value, with waits between that grow and are drawn at random from
 * nothing to their length, so that those who collided do not meet again ('full jitter' in AWS's 'Exponential backoff and jitter').
 * @param budget Milliseconds after which no further attempt is made.
 * @param attempt Gives null to be called again; what it throws ends it.
 * @returns null when the time was up.
 */
export async function persist<T>(clock: Clock, budget: number, attempt: () => Promise<T | null>): Promise<T | null> {
  const end = clock.now().getTime() + budget;
  for (let number = 0; ; number += 1) {
    const value = await attempt();
    if (value !== null || clock.now().getTime() >= end) return value;
    await clock.sleep(backoff(number));
  }
}

/** Milliseconds to wait after the given number of attempts, the first being 0. */
export function backoff(number: number): number {
  return Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** number);
}
