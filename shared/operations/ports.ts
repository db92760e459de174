import type { Clock, Files, Logger, Store } from '../domain/index.ts';

/** The world as a verb sees it: everything it reads, writes, waits for or says goes through these four. */
export interface Ports {
  readonly store: Store;
  readonly files: Files;
  readonly clock: Clock;
  readonly logger: Logger;
}
