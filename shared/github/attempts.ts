import type { Clock } from '../domain/index.ts';
import { explained, isTransient, rateLimitSeconds, refusalOf, type Task } from './failure.ts';

const ATTEMPTS = 3;
/** A check run with fifty annotations takes GitHub a second or two. */
const TIMEOUT_MS = 10_000;
/** GitHub asks for a minute when too much was asked of it; beyond that nobody waits. */
const LONGEST_WAIT_SECONDS = 60;

/** Where requests go, and for how long. */
export interface Connection {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly api: string;
  readonly token: string;
  readonly clock: Clock;
  /** Ends every request: the time of the run is up. */
  readonly signal: AbortSignal;
}

/**
 * Makes a request, again where that may help: always where GitHub asks to wait, and for what may be done twice also where it failed or did not
 * answer.
 *
 * @param send makes one attempt, until the signal ends it
 * @throws UserError with what GitHub said and what it takes
 */
export async function attempt<T>(
  task: Task,
  { api, clock, signal }: Connection,
  send: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await send(AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
    } catch (error) {
      signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const asked = rateLimitSeconds(refusal, clock.now());
      const again = asked === null ? task.repeatable && isTransient(refusal) : asked <= LONGEST_WAIT_SECONDS;
      if (number === ATTEMPTS || !again) throw explained(task, refusal, api, asked);
      await clock.sleep(asked === null ? backoff(number) : asked * 1000);
    }
  }
}

/** Half a second, then one, each with jitter. */
function backoff(number: number): number {
  return 250 * 2 ** number * (0.5 + Math.random() / 2);
}
