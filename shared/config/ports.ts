import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Logger } from '../domain/index.ts';
import { nodeFiles, type Ports } from '../operations/index.ts';
import { openStore, type StoreSettings } from '../registry/index.ts';

const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => sleep(milliseconds)
};

/**
 * The world as a verb needs it: this machine's disk and clock, and the store that the settings name.
 *
 * @throws UserError for a store that cannot be opened
 */
export async function openPorts(store: StoreSettings, logger: Logger): Promise<Ports> {
  return { store: await openStore(store, systemClock), files: nodeFiles, clock: systemClock, logger };
}
