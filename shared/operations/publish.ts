import { dirname, join } from 'node:path';
import {
  Unreachable,
  UserError,
  type Finding,
  type Include,
  type ManifestJson,
  type Mode,
  type Project,
  type PublishReport,
  type PublishSettings,
  type Reference
} from '../domain/index.ts';
import { checkPlain, parseManifest, parseRunResults, publicView, toProject } from '../manifest/index.ts';
import { checkPolicy, compatibilityOf, finding, policyOf, together, weigh } from '../rules/index.ts';
import {
  ancestors,
  hasAllowedConsumers,
  ofPublicModels,
  usedColumns,
  usedWithoutLeave,
  uses,
  type UsedColumns
} from '../lineage/index.ts';
import {
  publish as publishToRegistry,
  readConsumers,
  type NewPublication,
  type PublishOutcome
} from '../registry/index.ts';
import { modelLabels } from '../contracts/index.ts';
import { judgeContract, NO_CHANGE, unknownConsumers, type ContractJudgement } from './judge-contract.ts';
import { notBuilt } from './not-built.ts';
import type { Ports } from './ports.ts';
import { builtInTheFuture, heldByTheFuture, rolledBack, supersession } from './superseded.ts';

/** dbt's own files beside the manifest that are kept with it as state, for Slim CI and for the docs site. */
const STATE_FILES = ['catalog.json', 'run_results.json'];

/**
 * Publishes what a dbt run built: reads its manifest, refuses what was not built and what would break consumers, and replaces the project's
 * contract in the registry in one step.
 *
 * @returns what was published, or with `outcome: 'refused'` the findings that say why nothing was
 * @throws UserError for a manifest that cannot be read or has names that are not plain, and as the registry's `publish`
 */
export async function publish(asked: PublishSettings, ports: Ports): Promise<PublishReport> {
  checkPolicy(asked.policy);
  const bytes = await readManifest(asked, ports);
  const manifest = parseManifest(bytes, asked.manifest);
  const project = toProject(manifest, asked.manifest);
  refuseWhatIsNotPlain(project, asked.manifest);
  const settings = { ...asked, policy: policyOf(asked.policy, project.name) };
  const now = ports.clock.now();

  const used = await usedByColumn(project, manifest, settings);
  const judged = [
    ...withoutPublicModels(project),
    ...(await failuresInTheRun(project, settings, ports)),
    ...builtInTheFuture(project, now),
    ...used.findings,
    ...(await strangers(project, settings, ports))
  ];
  const before = weigh(judged, settings.policy, now);

  const publication = newPublication(project, manifest, used.references, settings);
  const state = settings.publishState ? await stateFiles(bytes, settings, ports) : {};
  const judgements: ContractJudgement[] = [];
  const published = await publishToRegistry(
    ports.store,
    ports.clock,
    { ...publication, state },
    {
      dryRun: hasError(before.findings) || settings.dryRun,
      afterRollback: settings.afterRollback,
      approve: async (latest) => {
        const judgement = await judgeContract(latest, project, manifest, settings, ports);
        judgements.push(judgement);
        if (hasError(judgement.findings)) return null;
        return judgement.allowed === undefined ? {} : { allowed_breaking: judgement.allowed };
      }
    }
  );
  const { version, uri, digest } = published;
  const contract = bearing(published, judgements);
  const { findings, silenced } = together(
    before,
    contract,
    weigh(heldByTheFuture(published, settings, ports.clock.now()), settings.policy, now),
    { findings: rolledBack(published), silenced: [] }
  );
  return {
    project: project.name,
    environment: settings.environment,
    version,
    uri,
    digest,
    changed: published.changed,
    compatibility: compatibilityOf(settings.compatibility, settings.policy),
    breaking: contract.breaking,
    changedModels: modelLabels(published.previous === null ? project.publicModels : contract.changed),
    consumers: contract.consumers,
    allowedBreaking: contract.allowed ?? null,
    outcome: verdict(published, findings, settings),
    supersededBy: supersession(published, project),
    publicModels: project.publicModels.map((model) => model.uniqueId),
    references: publication.mesh.references,
    findings,
    silenced
  };
}

/** What was judged last of the contract, where that is what decided: a build that does not become latest breaks nobody. */
function bearing({ outcome }: PublishOutcome, judgements: readonly ContractJudgement[]): ContractJudgement {
  const isJudged = outcome === 'published' || outcome === 'refused';
  return (isJudged ? judgements.at(-1) : undefined) ?? NO_CHANGE;
}

function verdict(
  { outcome }: PublishOutcome,
  findings: readonly Finding[],
  { dryRun }: PublishSettings
): PublishReport['outcome'] {
  if (outcome === 'rolled-back' || outcome === 'refused' || hasError(findings)) return 'refused';
  return dryRun ? 'dry-run' : outcome;
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some((one) => one.severity === 'error');
}

async function readManifest({ manifest }: PublishSettings, { files }: Ports): Promise<Uint8Array> {
  const bytes = await files.read(manifest);
  if (bytes) return bytes;
  throw new UserError(`There is no manifest at ${manifest}`, 'Run dbt build first, or name the manifest.');
}

function refuseWhatIsNotPlain(project: Project, manifest: string): void {
  const faults = checkPlain(project);
  if (faults.length === 0) return;
  throw new UserError(
    `${manifest} cannot be published, its names and types reach others as code: ${faults.join('; ')}`,
    'Give them plain names in the project, build, and publish again.'
  );
}

function withoutPublicModels(project: Project): readonly Finding[] {
  if (project.publicModels.length > 0) return [];
  const { schemaVersion, dbtVersion } = project;
  const old = `The manifest is of schema v${schemaVersion} (dbt ${dbtVersion}), which knows no access, so ${project.name} publishes no model`;
  return [
    finding('no-public-models', {
      project: project.name,
      model: null,
      file: 'dbt_project.yml',
      message: project.knowsAccess ? `${project.name} publishes no public model` : old,
      hint: project.knowsAccess
        ? 'If others are to build on it, write `config: {access: public, contract: {enforced: true}}` at a model: dbt v2 ignores an `access` that does not stand under `config`.'
        : 'Build it with dbt 1.5 or later, and write `config: {access: public, contract: {enforced: true}}` at the models that others may build on.'
    })
  ];
}

/** The run results that were named must be there; those beside the manifest count when they are. */
async function failuresInTheRun(
  project: Project,
  { manifest, runResults }: PublishSettings,
  { files }: Ports
): Promise<readonly Finding[]> {
  const path = runResults ?? join(dirname(manifest), 'run_results.json');
  const bytes = await files.read(path);
  if (bytes) return notBuilt(project, parseRunResults(bytes, path));
  if (runResults === null) return [];
  throw new UserError(
    `There are no run results at ${path}`,
    'Name the run_results.json that dbt build wrote, or none.'
  );
}

/** Who uses what is not for them. Only a project that names its consumers is asked about; where it cannot be, that is told. */
async function strangers(
  project: Project,
  { environment, environments, policy }: PublishSettings,
  { store }: Ports
): Promise<readonly Finding[]> {
  if (!hasAllowedConsumers(project, policy.consumers)) return [];
  const asked = { project: project.name, environment, fallbacks: environments };
  try {
    const { consumers } = await readConsumers(store, asked);
    return usedWithoutLeave(project, policy.consumers, consumers);
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Unreachable) throw error;
    return [unknownConsumers(project.name, error)];
  }
}

/** What the project uses of others, as far as this manifest does not show it to be none of its business. */
function usedByColumn(project: Project, manifest: ManifestJson, settings: PublishSettings): Promise<UsedColumns> {
  return usedColumns(project, manifest, ofPublicModels(uses(project, declaredModes(settings))));
}

function declaredModes({ upstreams }: PublishSettings): ReadonlyMap<string, Mode> {
  return new Map((upstreams ?? []).map((upstream) => [upstream.project, upstream.mode]));
}

function newPublication(
  project: Project,
  manifest: ManifestJson,
  references: readonly Reference[],
  settings: PublishSettings
): NewPublication {
  const { repository, commit, runUrl } = settings.origin;
  return {
    manifest: view(settings.include, manifest, project),
    mesh: {
      project: project.name,
      environment: settings.environment,
      generated_at: project.generatedAt,
      repository,
      commit,
      run_url: runUrl,
      producer: settings.producer,
      include: settings.include,
      references,
      ancestors: ancestors(project, declaredModes(settings)),
      ...(settings.policy.consumers === undefined ? {} : { consumers: settings.policy.consumers })
    }
  };
}

/** Whole or not, what the environment of the run and its user were is nobody's to read. */
function view(include: Include, manifest: ManifestJson, project: Project): ManifestJson {
  switch (include) {
    case 'public':
      return publicView(manifest, project);
    case 'full':
      return { ...manifest, metadata: { ...(manifest['metadata'] as ManifestJson), env: {}, user_id: null } };
  }
}

async function stateFiles(
  manifest: Uint8Array,
  settings: PublishSettings,
  { files }: Ports
): Promise<Readonly<Record<string, Uint8Array>>> {
  const folder = dirname(settings.manifest);
  const beside = await Promise.all(
    STATE_FILES.map(async (name) => [name, await files.read(join(folder, name))] as const)
  );
  const found = beside.filter((entry): entry is [string, Uint8Array] => entry[1] !== null);
  return { 'manifest.json': manifest, ...Object.fromEntries(found) };
}
