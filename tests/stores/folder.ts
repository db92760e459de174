import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { faulty } from './faults.ts';

/** Folders of this machine, each a registry. */
export async function startFolders(): Promise<SharedSubject> {
  const home = await mkdtemp(join(tmpdir(), 'mesh-folder-'));
  let registries = 0;
  return {
    open() {
      registries += 1;
      const settings = { registry: join(home, `registry-${registries}`) };
      const connect = () => openStore(settings, realClock);
      return Promise.resolve({
        settings,
        connect,
        connectWith: async (plan) => faulty(await connect(), plan),
        everything: () => filesBelow(settings.registry)
      });
    },
    close: () => rm(home, { recursive: true, force: true })
  };
}

async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
