import { Conflict, type Clock } from '../domain/index.ts';
import { backoff } from './persist.ts';

/** A silent store is told within 30 seconds: four times a connection or a silence of this length, and the waits between. */
export const ATTEMPTS = 4;
export const CONNECT_MS = 5_000;
export const SILENCE_MS = 5_900;

/** For a request that gets somewhere, but slowly. */
export const TIMEOUT_SECONDS = 120;

/** What is made of the failures of one kind of store. */
export interface Failures {
  /** Whether the same request may succeed a moment later. */
  isTransient(error: unknown): boolean;
  /** As a sentence with a remedy; what is no failure of the store as it is. */
  explained(error: unknown): unknown;
}

/**
 * Makes a request, again where that may help, until it is answered or its time is up.
 * @param signal Ends the request with all its attempts.
 * @param send Makes one attempt. A conflict is an answer.
 * @throws what `failures.explained` makes of the last failure
 */
export async function retried<T>(
  clock: Clock,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<T>,
  failures: Failures
): Promise<T> {
  const expiry = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  for (let number = 1; ; number += 1) {
    try {
      // Not everything that an attempt waits for heeds the signal: the AWS SDK does not while it looks for credentials.
      return await Promise.race([send(signal), expiry]);
    } catch (error) {
      if (error instanceof Conflict) throw error;
      const reason: unknown = signal.aborted ? signal.reason : error;
      if (signal.aborted || number === ATTEMPTS || !failures.isTransient(reason)) throw failures.explained(reason);
      await clock.sleep(backoff(number));
    }
  }
}

/** The end of one request: after so many seconds, or when the run's time is up. */
export function endOf(seconds: number, run: AbortSignal | undefined): AbortSignal {
  const own = AbortSignal.timeout(seconds * 1000);
  return run === undefined ? own : AbortSignal.any([own, run]);
}
