import {
  UserError,
  type Publication,
  type RollbackReport,
  type RollbackSettings,
  type Store
} from '../domain/index.ts';
import { changedModels, modelLabels, type ModelName } from '../contracts/index.ts';
import { fetchVersion, readConsumers, rollback as rollBack } from '../registry/index.ts';
import { repositoriesOf, unknownConsumers } from './judge-contract.ts';
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
  const models = changed ? await modelsThatChanged(store, from.version, target) : [];
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
    changedModels: modelLabels(models),
    ...(await consumersOf(models, settings, store)),
    publicModels: target.project.publicModels.map((model) => model.uniqueId)
  };
}

/** Of what cannot be read, which may be why it is rolled back, every model has changed. */
async function modelsThatChanged(store: Store, from: string, target: Publication): Promise<readonly ModelName[]> {
  const { project, environment } = target.mesh;
  try {
    const { publication } = await fetchVersion(store, project, environment, from);
    return changedModels(publication, target);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return target.project.publicModels;
  }
}

/** Latest is what it should be by now: that nobody knows whom it concerns is told, and fails nothing. */
async function consumersOf(
  models: readonly ModelName[],
  { project, environment, environments }: RollbackSettings,
  store: Store
): Promise<Pick<RollbackReport, 'consumers' | 'findings'>> {
  if (models.length === 0) return { consumers: [], findings: [] };
  try {
    const { consumers, findings } = await readConsumers(store, { project, environment, fallbacks: environments });
    return { consumers: repositoriesOf(models, consumers), findings };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { consumers: [], findings: [unknownConsumers(project, error)] };
  }
}
