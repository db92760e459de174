import type { RollbackReport, RollbackSettings } from '../domain/index.ts';
import { rollback as rollBack } from '../registry/index.ts';
import type { Ports } from './ports.ts';

/**
 * Makes an earlier version of a project latest again, and says in it from what, why, when and by which run. Until another contract is built,
 * what was rolled back is not published again.
 *
 * @throws UserError as the registry's `rollback`
 */
export async function rollback(settings: RollbackSettings, { store, clock }: Ports): Promise<RollbackReport> {
  const { project, environment, to, reason, dryRun, origin } = settings;
  const request = { project, environment, to, reason, runUrl: origin.runUrl };
  const { outcome, changed, uri, target, from } = await rollBack(store, clock, request, { dryRun });
  return {
    project,
    environment,
    outcome: dryRun && outcome === 'rolled-back' ? 'dry-run' : outcome,
    version: target.mesh.version,
    from: from.version,
    reason,
    uri,
    digest: target.mesh.digest,
    generatedAt: target.mesh.generated_at,
    changed,
    publicModels: target.project.publicModels.map((model) => model.uniqueId)
  };
}
