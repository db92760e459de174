import { join, relative, sep } from 'node:path';
import type { SyncReport, SyncSettings, SyncedUpstream, Upstream } from '../domain/index.ts';
import { weigh } from '../rules/index.ts';
import {
  apply,
  configReachesStubs,
  dbtVersionIn,
  declaredProjects,
  DEPENDENCIES_FILE,
  installedPackages,
  LOCK_FILE,
  LOOM_CONFIG,
  movesOf,
  PACKAGE_LOCK_FILE,
  PACKAGES_FILE,
  plan,
  PROJECT_FILE,
  projectsKeyOnV2,
  readDownstream,
  readLock,
  referencedProjects,
  refuseClashes,
  STATE_FOLDER,
  stateEngineMismatch,
  unmatchedRules,
  type Downstream,
  type Lock,
  type PackageFiles,
  type Synced
} from '../consume/index.ts';
import { fetchMesh, registryUnreachable, type SyncedFetch } from './fetch-upstreams.ts';
import { readingOf, readUpstream, staleUpstream } from './reading.ts';
import { keepFetched } from './keep-fetched.ts';
import type { Ports } from './ports.ts';

/**
 * Writes into a project what it needs to use its upstreams: reads which they are, fetches the contract of each, and brings the generated
 * files to what that asks for. Everything is fetched, computed and checked before the first file is written.
 *
 * @throws UserError with all faults at once: what cannot be read, is not in the registry, is not plain, or is the user's own file in the way
 */
export async function sync(settings: SyncSettings, ports: Ports): Promise<SyncReport> {
  const project = await readProject(settings, ports);
  const upstreams = await upstreamsOf(settings, project, ports);
  refuseClashes(project.downstream, project.installed, upstreams);

  const fetched = await fetchMesh(settings, project, upstreams, ports);
  const state = fetched.own?.state?.manifest ?? null;
  const synced = fetched.upstreams
    .filter((one) => one !== null)
    .map((one) => {
      const { maxAge, relations } = readingOf(one.publication.project.name, upstreams, settings);
      return { ...one, maxAge, relations, moves: movesOf(one.publication.project, relations) };
    });
  const planned = plan({ ...project, state }, synced);
  // What is frozen is not pinned anew.
  const files = settings.frozen ? planned.files.filter(({ path }) => path !== LOCK_FILE) : planned.files;
  const { written, removed, stale } = await apply(ports.files, settings.projectDir, project.downstream, {
    ...planned,
    files
  });
  for (const folder of stale) ports.logger.warning(`Remove ${folder}: it is dbt's copy of a package that is no more.`);
  if (planned.edits.length > 0)
    ports.logger.info('The list of packages has changed: run dbt deps before the next build.');
  await keepFetched(settings, fetched, ports.logger);

  const now = ports.clock.now();
  const findings = [
    ...registryUnreachable(project.downstream, fetched),
    // What is frozen is as old as it is meant to be.
    ...(settings.frozen
      ? []
      : synced.flatMap(({ publication: { mesh }, maxAge }) =>
          staleUpstream(project.downstream.name, readUpstream(mesh, now), maxAge)
        )),
    ...unmatchedRules(
      project.downstream,
      synced.map(({ publication, relations }) => ({ project: publication.project, relations }))
    ),
    ...configReachesStubs(project.downstream, inPackageMode(synced)),
    ...(project.declaredInDependencies.length > 0 && settings.upstreams === null
      ? projectsKeyOnV2(project.downstream, upstreams, project.folder, project.lastDbtVersion)
      : []),
    ...stateEngineMismatch(project.downstream, state, project.lastDbtVersion)
  ];
  return {
    project: project.downstream.name,
    upstreams: synced.map((one) => reported(one, now)),
    missing: upstreams.filter((_, index) => fetched.upstreams[index] === null).map((upstream) => upstream.project),
    written,
    removed,
    changed: written.length > 0 || removed.length > 0,
    state: [project.folder, STATE_FOLDER].filter((part) => part !== '').join('/'),
    dbtArgs: planned.hasState ? `--defer --state ${STATE_FOLDER}` : '',
    ...weigh(findings, settings.policy, now)
  };
}

/** The project as it lies on disk. */
interface ProjectOnDisk {
  readonly downstream: Downstream;
  /** Relative to the repository, with `/`; `` for the repository itself. */
  readonly folder: string;
  readonly packageFiles: PackageFiles;
  /** Upstreams that dependencies.yml lists under `projects:`. */
  readonly declaredInDependencies: readonly string[];
  /** Names of the dbt packages that it installs. */
  readonly installed: ReadonlySet<string>;
  readonly loomConfig: Uint8Array | null;
  readonly lock: Lock;
  /** The dbt that ran here last; null when none has. */
  readonly lastDbtVersion: string | null;
}

async function readProject({ projectDir, repositoryDir }: SyncSettings, { files }: Ports): Promise<ProjectOnDisk> {
  const read = (path: string): Promise<Uint8Array | null> => files.read(join(projectDir, path));
  const text = async (path: string): Promise<string | null> => decoded(await read(path));
  const downstream = readDownstream(await text(PROJECT_FILE), join(projectDir, PROJECT_FILE));
  const packageFiles = {
    packages: await text(PACKAGES_FILE),
    dependencies: await text(DEPENDENCIES_FILE),
    lock: await text(PACKAGE_LOCK_FILE)
  };
  return {
    downstream,
    folder: relative(repositoryDir, projectDir).split(sep).join('/'),
    packageFiles,
    declaredInDependencies: declaredProjects(packageFiles.dependencies),
    installed: await installedPackages(files, projectDir, downstream, packageFiles),
    loomConfig: await read(LOOM_CONFIG),
    lock: readLock(await text(LOCK_FILE)),
    lastDbtVersion: dbtVersionIn(await read(`${downstream.targetPath}/manifest.json`))
  };
}

/** As declared; else as dependencies.yml lists them; else as the project's own two-argument refs name them. */
async function upstreamsOf(
  { projectDir, upstreams, mode }: SyncSettings,
  { downstream, declaredInDependencies, installed }: ProjectOnDisk,
  { files, logger }: Ports
): Promise<readonly Upstream[]> {
  if (upstreams !== null) return upstreams;
  const names =
    declaredInDependencies.length > 0
      ? declaredInDependencies
      : await referencedProjects(files, projectDir, downstream, installed, mode);
  if (names.length === 0) {
    logger.warning(
      `${downstream.name} names no upstream: declare them with --upstreams or in dbt-mesh.yml, or reference them by {{ ref('project', 'model') }}.`
    );
  }
  return names.map((project) => ({ project, mode, optional: false }));
}

function inPackageMode(synced: readonly Synced[]): readonly string[] {
  return synced.filter(({ mode }) => mode === 'package').map(({ publication }) => publication.project.name);
}

function reported({ mode, publication: { mesh, project }, unreachable }: SyncedFetch, now: Date): SyncedUpstream {
  return {
    ...readUpstream(mesh, now),
    mode,
    digest: mesh.digest,
    publicModels: project.publicModels.length,
    stale: unreachable !== null
  };
}

function decoded(body: Uint8Array | null): string | null {
  return body === null ? null : new TextDecoder().decode(body);
}
