import {
  UserError,
  type DiffOperand,
  type DiffReport,
  type DiffSettings,
  type DiffSide,
  type Project,
  type Store
} from '../domain/index.ts';
import { breaks, compareContracts, judgeChanges, reach } from '../contracts/index.ts';
import { parseManifest, toProject } from '../manifest/index.ts';
import {
  fetchLatest,
  fetchVersion,
  knownProjects,
  readConsumers,
  type Consumers,
  type Fetched
} from '../registry/index.ts';
import { checkPolicy, didYouMean, policyOf, together, weigh } from '../rules/index.ts';
import { holdings } from './holdings.ts';
import type { Ports } from './ports.ts';

/** What diff needs of the world: no registry where both sides are files. */
export interface DiffPorts extends Pick<Ports, 'files' | 'clock'> {
  readonly store: Store | null;
}

const NOBODY: Consumers = { consumers: [], findings: [] };

/**
 * Compares the contracts of two manifests of one project, each a file or a publication.
 *
 * @returns every change as a finding; `compatible` says whether any of them is an error
 * @throws UserError for a policy or a manifest that cannot be read, a publication that is not in the registry, and sides that are of two
 * projects
 */
export async function diff(settings: DiffSettings, ports: DiffPorts): Promise<DiffReport> {
  checkPolicy(settings.policy);
  // One after the other: a manifest may be large, and only the project in it is kept.
  const old = await readSide(settings.old, ports);
  const next = await readSide(settings.next, ports);
  refuseTwoProjects(old, next);

  const { name } = old.project;
  const now = ports.clock.now();
  const policy = policyOf(settings.policy, name);
  const changes = compareContracts(old.project, next.project, { now });
  const reachable = changes.some(({ impact }) => impact !== 'safe');
  const known = reachable ? await consumersOf(old, settings, ports) : NOBODY;
  const reaching = reach(old.project, changes, known.consumers);
  const { findings, silenced } = together(
    judgeChanges(name, reaching, settings.compatibility, policy, now),
    weigh(known.findings, policy, now)
  );
  return {
    project: name,
    old: old.side,
    next: next.side,
    compatibility: settings.compatibility,
    breaking: breaks(reaching),
    compatible: findings.every(({ severity }) => severity !== 'error'),
    findings,
    silenced
  };
}

interface Read {
  readonly project: Project;
  readonly side: DiffSide;
}

async function readSide(operand: DiffOperand, ports: DiffPorts): Promise<Read> {
  switch (operand.kind) {
    case 'manifest':
      return readFrom(await readManifest(operand.path, ports), operand.written);
    case 'publication': {
      const { environment, publication } = await readPublication(operand, ports);
      const { project, mesh } = publication;
      return readFrom(project, `${project.name}@${environment}:${mesh.version}`);
    }
  }
}

function readFrom(project: Project, source: string): Read {
  const { generatedAt, dbtVersion, publicModels } = project;
  return { project, side: { source, generatedAt, dbtVersion, publicModels: publicModels.length } };
}

async function readManifest(path: string, { files }: DiffPorts): Promise<Project> {
  const bytes = await files.read(path);
  if (bytes !== null) return toProject(parseManifest(bytes, path), path);
  throw new UserError(`There is no manifest at ${path}`, 'Run dbt parse or dbt build first, or name the manifest.');
}

async function readPublication(
  { project, environment, version }: Extract<DiffOperand, { readonly kind: 'publication' }>,
  { store }: DiffPorts
): Promise<Fetched> {
  if (store === null) {
    throw new UserError(`${project} is no file, and no registry is known`, 'Name a manifest, or give `registry`.');
  }
  if (version !== null) return fetchVersion(store, project, environment, version);
  const found = await fetchLatest(store, project, [environment]);
  if (found !== null) return found;
  const projects = await knownProjects(store);
  throw new UserError(
    `${project} is not in ${environment} of the registry ${store.location}, and no file of that name is there`,
    `${didYouMean(project, projects ?? [])}${holdings(projects)}Another environment is named as ${project}@staging.`
  );
}

/** Those who read the old side where it is published. They are asked for only where their use decides. */
async function consumersOf({ project }: Read, settings: DiffSettings, { store }: DiffPorts): Promise<Consumers> {
  if (settings.compatibility !== 'consumers') return NOBODY;
  if (store === null) {
    throw new UserError(
      `Who uses ${project.name} stands in the registry, and no registry is known`,
      'Give `registry`, or compare under `compatibility: strict`.'
    );
  }
  const environment = settings.old.kind === 'publication' ? settings.old.environment : settings.environment;
  return readConsumers(store, { project: project.name, environment, fallbacks: settings.environments });
}

function refuseTwoProjects(old: Read, next: Read): void {
  if (old.project.name === next.project.name) return;
  throw new UserError(
    `These are two projects: ${old.side.source} is of ${old.project.name}, ${next.side.source} of ${next.project.name}`,
    'Give an older and a newer manifest of one project.'
  );
}
