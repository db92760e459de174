import type {
  CanIDeployReport,
  CommonSettings,
  DeployTarget,
  Finding,
  Project,
  Publication,
  Store
} from '../domain/index.ts';
import { breaksOf, compareContracts, judgeChanges, reach } from '../contracts/index.ts';
import { usedWithoutLeave } from '../lineage/index.ts';
import { environmentChain, fetchLatest, readConsumers, type Consumers, type Records } from '../registry/index.ts';
import { compatibilityOf, policyOf, together, weigh } from '../rules/index.ts';
import { consumerRows, upstreamRows } from './deploy-rows.ts';
import type { JudgedLineage } from './judge-lineage.ts';
import { atTheirModels } from './locate-contract.ts';
import type { Ports } from './ports.ts';
import { folderIn } from './subject.ts';

/** Where to, and by which measure. */
export interface DeploySettings
  extends DeployTarget, Pick<CommonSettings, 'repositoryDir' | 'environments' | 'policy'> {}

const NOBODY: Consumers = { consumers: [], findings: [] };

/**
 * What is published of a project, as it is read in the environment that it is to go to; null where it never was.
 *
 * @throws UserError for a publication that is damaged, and a registry that cannot be reached
 */
export async function fetchCurrent(
  { subject, publications }: JudgedLineage,
  { to, environments }: DeploySettings,
  store: Store,
  records: Records
): Promise<Publication | null> {
  const known = publications.get(subject.project.name);
  if (known !== undefined) return known;
  const found = await fetchLatest(store, subject.project.name, environmentChain(to, environments));
  if (found === null) return null;
  records.note(found.publication.mesh);
  return found.publication;
}

/**
 * Whether a project can go to an environment as it stands: what it changes of the contract that consumers read there now, and who of them is on
 * record as using that; and whether what it reads itself is there.
 *
 * @param lineage of the project, as it is judged against what is there
 * @param current what is published of the project, by `fetchCurrent`
 * @param records what was read of the registry already, in this run
 * @throws UserError for a registry that does not show who uses the project
 */
export async function judgeDeploy(
  lineage: JudgedLineage,
  current: Publication | null,
  settings: DeploySettings,
  ports: Ports,
  records: Records
): Promise<CanIDeployReport> {
  const { subject } = lineage;
  const { project } = subject;
  const { to, repositoryDir } = settings;
  const now = ports.clock.now();
  const policy = policyOf(settings.policy, project.name);
  const compatibility = compatibilityOf(settings.compatibility, policy);
  const known = await consumersOf(project, current, settings, ports.store, records);
  const published = current?.project ?? { publicModels: [] };
  const changes = current === null ? [] : compareContracts(current.project, project, { now });
  const contract = await atTheirModels(
    together(
      judgeChanges(project.name, reach(published, changes, known.consumers), compatibility, policy, now),
      weigh(usedWithoutLeave(project, policy.consumers, known.consumers), policy, now)
    ),
    project,
    (model) => subject.properties.get(model) ?? null,
    { folder: subject.folder, repository: repositoryDir },
    ports.files
  );
  const { findings, silenced } = together(contract, weigh(known.findings, policy, now), lineage);
  return {
    project: project.name,
    folder: folderIn(repositoryDir, subject),
    to,
    current: current?.mesh.version ?? null,
    compatibility,
    deployable: findings.every(({ severity }: Finding) => severity !== 'error'),
    rows: [...consumerRows(known.consumers, breaksOf(published, changes), policy), ...upstreamRows(lineage, to)],
    findings,
    silenced
  };
}

/** Who is on record. A project that has no public model, and had none, has no consumers: then nobody is read. */
function consumersOf(
  project: Project,
  current: Publication | null,
  { to, environments }: DeploySettings,
  store: Store,
  records: Records
): Promise<Consumers> {
  const isUpstream = project.publicModels.length > 0 || (current?.project.publicModels.length ?? 0) > 0;
  if (!isUpstream) return Promise.resolve(NOBODY);
  return readConsumers(store, { project: project.name, environment: to, fallbacks: environments }, records);
}
