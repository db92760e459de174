import type { PruneSettings } from '../domain/index.ts';
import { orient, type Asked } from './here.ts';
import type { Configured } from './settings.ts';
import { storeSettings } from './store-settings.ts';

/**
 * What `prune` was asked to keep: by the inputs, and for what others fall back to by `dbt-mesh.yml`.
 *
 * @throws UserError with every fault of the inputs and of the file; that nothing says what is to be kept is one
 */
export async function pruneSettings(asked: Asked): Promise<Configured<PruneSettings>> {
  const here = await orient(asked);
  const { inputs, faults, meshFile } = here;
  const settings = {
    project: inputs.name('project'),
    environment: inputs.pattern('environment'),
    keep: inputs.count('keep'),
    olderThan: inputs.duration('older-than'),
    dryRun: inputs.flag('dry-run') ?? false,
    environments: meshFile.environments,
    policy: meshFile.policy
  };
  if (inputs.text('keep') === null && inputs.text('older-than') === null) {
    faults.add(
      null,
      'nothing says what is to be kept',
      'Give `keep` (how many versions) or `older-than` (90d), or both: what either keeps is kept.'
    );
  }
  const store = storeSettings(here);
  faults.throwIfAny();
  return { settings, store };
}
