import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { SharedRegistry, Subject } from './conformance.ts';
import { faulty } from './faults.ts';

/** Folders on this machine, each a registry. */
export interface Folders extends Subject {
  open(): Promise<SharedRegistry>;
}

/** Makes a folder for registries. */
export async function startFolders(): Promise<Folders> {
  const home = await mkdtemp(join(tmpdir(), 'mesh-folder-'));
  let registries = 0;
  return {
    open() {
      registries += 1;
      const settings = { registry: join(home, `registry-${registries}`) };
      const connect = () => openStore(settings, realClock);
      return Promise.resolve({ settings, connect, connectWith: async (plan) => faulty(await connect(), plan) });
    },
    close: () => rm(home, { recursive: true, force: true })
  };
}
