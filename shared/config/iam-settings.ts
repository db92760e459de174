import type { IamSettings } from '../domain/index.ts';
import { orient, type Asked } from './here.ts';
import { ROLES } from './input.ts';
import { registryProject } from './projects.ts';
import { registryOf } from './store-settings.ts';

/**
 * For whom `iam` was asked to write a policy: by the inputs, the registry also by `dbt-mesh.yml`.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function iamSettings(asked: Asked): Promise<IamSettings> {
  const here = await orient(asked);
  const { inputs, faults } = here;
  const role = inputs.choice('role', ROLES);
  if (role === null && inputs.text('role') === null) {
    faults.add('role', 'is not given', `Give one of ${ROLES.join(', ')}.`);
  }
  const settings: IamSettings = {
    registry: registryOf(here) ?? '',
    region: inputs.text('region'),
    role: role ?? 'reader',
    project: role === 'pruner' ? inputs.name('project') : await registryProject(here),
    environment: inputs.pattern('environment'),
    history: inputs.flag('history') ?? false,
    kmsKeyArn: inputs.text('kms-key-arn')
  };
  faults.throwIfAny();
  return settings;
}
