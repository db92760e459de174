import type { Origin, RollbackSettings } from '../domain/index.ts';
import type { Here } from './here.ts';
import { registryProject } from './projects.ts';

/** A rollback as the inputs ask for it; what is wrong with them goes to the faults. `to` is the input that names the version. */
export async function rollbackIn(here: Here, to: 'to' | 'rollback-to', origin: Origin): Promise<RollbackSettings> {
  const { inputs } = here;
  return {
    project: (await registryProject(here)) ?? '',
    environment: inputs.name('environment') ?? 'prod',
    environments: here.meshFile.environments,
    to: versionIn(here, to) ?? '',
    reason: reasonIn(here) ?? '',
    dryRun: inputs.flag('dry-run') ?? false,
    origin
  };
}

function versionIn({ inputs, faults }: Here, name: 'to' | 'rollback-to'): string | null {
  if (inputs.text(name) === null) {
    faults.add(name, 'is not given', 'Give a version, as dbt-mesh history shows them, or previous.');
  }
  return inputs.name(name);
}

function reasonIn({ inputs, faults }: Here): string | null {
  const reason = inputs.reason('reason');
  if (reason === null) {
    faults.add('reason', 'is not given', 'Say why: whoever publishes the same contract again is told.');
  }
  return reason;
}
