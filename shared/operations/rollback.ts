import {
  UserError,
  type Consumer,
  type Finding,
  type Publication,
  type RollbackReport,
  type RollbackSettings,
  type Store
} from '../domain/index.ts';
import { changedModels, compareContracts, judgeChanges, modelLabels, reach } from '../contracts/index.ts';
import { fetchVersion, readConsumers, rollback as rollBack, type Consumers } from '../registry/index.ts';
import { repositoriesOf, unknownConsumers } from './judge-contract.ts';
import type { Ports } from './ports.ts';

/**
 * Makes an earlier version of a project latest again, and says in it from what, why, when and by which run. Until another contract is built,
 * what was rolled back is not published again. Those whom the earlier contract breaks are named.
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
    ...(changed ? await effectsOf(from.version, target, settings, { store, clock }) : NO_EFFECTS),
    publicModels: target.project.publicModels.map((model) => model.uniqueId)
  };
}

/** What a rollback is to those who read the project. */
type Effects = Pick<RollbackReport, 'changedModels' | 'consumers' | 'findings'>;

const NO_EFFECTS: Effects = { changedModels: [], consumers: [], findings: [] };

async function effectsOf(
  from: string,
  target: Publication,
  settings: RollbackSettings,
  { store, clock }: Pick<Ports, 'store' | 'clock'>
): Promise<Effects> {
  const before = await versionBefore(store, from, target);
  // Of what cannot be read, which may be why it is rolled back, every model has changed.
  const models = before === null ? target.project.publicModels : changedModels(before, target);
  if (models.length === 0) return NO_EFFECTS;
  const { consumers, findings } = await consumersOf(settings, store);
  return {
    changedModels: modelLabels(models),
    consumers: repositoriesOf(models, consumers),
    findings: [...findings, ...(before === null ? [] : broken(before, target, consumers, clock.now()))]
  };
}

/** Null for one that cannot be read. */
async function versionBefore(store: Store, from: string, target: Publication): Promise<Publication | null> {
  const { project, environment } = target.mesh;
  try {
    return (await fetchVersion(store, project, environment, from)).publication;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return null;
  }
}

/** Latest is what it should be by now: that nobody knows whom it concerns is told, and fails nothing. */
async function consumersOf({ project, environment, environments }: RollbackSettings, store: Store): Promise<Consumers> {
  try {
    return await readConsumers(store, { project, environment, fallbacks: environments });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { consumers: [], findings: [unknownConsumers(project, error)] };
  }
}

/** Whom the earlier contract breaks, who came to rely on the later one: whoever rolls back has reasons, and is told and not refused. */
function broken(
  before: Publication,
  { project }: Publication,
  consumers: readonly Consumer[],
  now: Date
): readonly Finding[] {
  const changes = reach(before.project, compareContracts(before.project, project, { now }), consumers);
  return judgeChanges(project.name, changes, 'consumers', { rules: {} }, now)
    .findings.filter(({ consumers: uses = [], severity }) => severity === 'error' && uses.length > 0)
    .map((one) => ({ ...one, severity: 'warning' }));
}
