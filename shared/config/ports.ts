import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Logger } from '../domain/index.ts';
import { bounded, fewAtOnce, nodeFiles, type Deadline, type Ports } from '../operations/index.ts';
import { openStore, type StoreSettings } from '../registry/index.ts';

/** This machine's clock. Nobody sleeps beyond the end of the run's time. */
function systemClock(signal: AbortSignal): Clock {
  return {
    now: () => new Date(),
    async sleep(milliseconds) {
      signal.throwIfAborted();
      await sleep(milliseconds, undefined, { signal }).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : error;
      });
    }
  };
}

/**
 * The world as a verb needs it: this machine's disk and clock, and the store that the settings name, for the time that the run has.
 *
 * @throws UserError for a store that cannot be opened
 */
export async function openPorts(store: StoreSettings, logger: Logger, deadline: Deadline): Promise<Ports> {
  const clock = systemClock(deadline.signal);
  const opened = await deadline.during('opening the registry', () => openStore(store, clock, deadline.signal));
  return bounded({ store: opened, files: fewAtOnce(nodeFiles), clock, logger }, deadline);
}

/** The same for a verb that asks no registry. */
export function localPorts(logger: Logger, deadline: Deadline): Omit<Ports, 'store'> & { readonly store: null } {
  return { store: null, files: fewAtOnce(nodeFiles), clock: systemClock(deadline.signal), logger };
}
