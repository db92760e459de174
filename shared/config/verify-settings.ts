import type { VerifySettings } from '../domain/index.ts';
import { orient, type Asked } from './here.ts';
import type { Configured } from './settings.ts';
import { storeSettings } from './store-settings.ts';

/**
 * What `verify` was asked to read: by the inputs, then `dbt-mesh.yml`, else all of the registry.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function verifySettings(asked: Asked): Promise<Configured<VerifySettings>> {
  const here = await orient(asked);
  const { inputs, faults, meshFile } = here;
  const settings = {
    project: inputs.name('project'),
    environment: inputs.pattern('environment'),
    policy: meshFile.policy
  };
  const store = storeSettings(here);
  faults.throwIfAny();
  return { settings, store };
}
