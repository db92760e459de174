import {
  UserError,
  type AllowedBreaking,
  type Compatibility,
  type Consumer,
  type Finding,
  type ManifestJson,
  type Project,
  type Publication,
  type PublishSettings,
  type Store
} from '../domain/index.ts';
import {
  breaks,
  changedModels,
  compareContracts,
  consumersOf,
  judgeChanges,
  reach,
  type ContractChange,
  type ModelName
} from '../contracts/index.ts';
import { propertiesFile } from '../manifest/index.ts';
import { readConsumers, type Consumers } from '../registry/index.ts';
import { compatibilityOf, finding, together, weigh, type Weighed } from '../rules/index.ts';
import { atTheirModels } from './locate-contract.ts';
import type { Ports } from './ports.ts';

/** What a contract that is to take the place of another does to those who rely on that. */
export interface ContractJudgement {
  /** An error among them refuses it. */
  readonly findings: readonly Finding[];
  readonly silenced: Weighed['silenced'];
  /** Whether it breaks consumers, whatever policy, compatibility and permission make of it. */
  readonly breaking: boolean;
  /** The public models of which others may read something else than before. */
  readonly changed: readonly ModelName[];
  /** Repositories of the consumers of the models that changed, sorted. */
  readonly consumers: readonly string[];
  /** Set where something would have refused it, and is allowed. */
  readonly allowed?: AllowedBreaking;
}

/** Where nothing is published yet, or it has the same contract. */
export const NO_CHANGE: ContractJudgement = { findings: [], silenced: [], breaking: false, changed: [], consumers: [] };

/**
 * Judges a project against what is published of it, and against those who are on record as using that. They are read only where something
 * changed.
 *
 * @param manifest the one that `project` was read from
 * @param settings with the policy of this project
 * @throws UserError when those on record decide, and the registry does not show them
 */
export async function judgeContract(
  latest: Publication,
  project: Project,
  manifest: ManifestJson,
  settings: PublishSettings,
  ports: Ports
): Promise<ContractJudgement> {
  const now = ports.clock.now();
  const { allowBreaking, policy } = settings;
  const compatibility = compatibilityOf(settings.compatibility, policy);
  const changes = compareContracts(latest.project, project, { now });
  const changed = changedModels(latest, { manifest, project });
  const isSame = changes.length === 0 && changed.length === 0;
  const known = isSame ? NOBODY : await consumersOn(ports.store, project, changes, compatibility, settings);
  const reaching = reach(latest.project, changes, known.consumers);
  const judged = await atTheirModels(
    judgeChanges(project.name, reaching, compatibility, policy, now),
    project,
    (model) => propertiesFile(manifest, model),
    { folder: settings.projectDir, repository: settings.repositoryDir },
    ports.files
  );
  const judgement = {
    ...together(judged, weigh(known.findings, policy, now)),
    breaking: breaks(reaching),
    changed,
    consumers: repositoriesOf(changed, known.consumers)
  };
  return allowBreaking === null ? judgement : allowed(judgement, allowBreaking);
}

/** Repositories of the consumers of models, sorted. */
export function repositoriesOf(models: readonly ModelName[], consumers: readonly Consumer[]): readonly string[] {
  const names = models.map(({ name }) => name);
  return [...new Set(consumersOf(names, consumers).flatMap(({ repository }) => repository ?? []))].sort();
}

const NOBODY: Consumers = { consumers: [], findings: [] };

/** Those on record. Where their use decides nothing and they would only be told of, a registry that does not show them is no reason to fail. */
async function consumersOn(
  store: Store,
  { name }: Project,
  changes: readonly ContractChange[],
  compatibility: Compatibility,
  { environment, environments }: PublishSettings
): Promise<Consumers> {
  try {
    return await readConsumers(store, { project: name, environment, fallbacks: environments });
  } catch (error) {
    const decides = compatibility === 'consumers' && changes.some(({ impact }) => impact !== 'safe');
    if (decides || !(error instanceof UserError)) throw error;
    return { consumers: [], findings: [unknownConsumers(name, error)] };
  }
}

/** Says that who uses a project is not known, and why. */
export function unknownConsumers(project: string, { message, hint }: UserError): Finding {
  return finding('unreadable-consumer', {
    project,
    model: null,
    message: `Who uses ${project} is not known: ${message}`,
    hint
  });
}

/** What would refuse it is a warning, and stands on record. */
function allowed(judgement: ContractJudgement, reason: string): ContractJudgement {
  const { findings } = judgement;
  const rules = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
  if (rules.length === 0) return judgement;
  return {
    ...judgement,
    findings: findings.map((one) =>
      one.severity === 'error' ? { ...one, severity: 'warning', message: `${one.message}; allowed: ${reason}` } : one
    ),
    allowed: { reason, rules }
  };
}
