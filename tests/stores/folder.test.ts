import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import { conformance, type Subject } from './conformance.ts';
import { faulty } from './faults.ts';

conformance('a folder', async (): Promise<Subject> => {
  const home = await mkdtemp(join(tmpdir(), 'mesh-folder-'));
  let registries = 0;
  return {
    open() {
      registries += 1;
      const registry = join(home, `registry-${registries}`);
      const connect = () => openStore({ registry }, realClock);
      return Promise.resolve({ connect, connectWith: async (plan) => faulty(await connect(), plan) });
    },
    close: () => rm(home, { recursive: true, force: true })
  };
});
