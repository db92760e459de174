import { join, relative, sep } from 'node:path';
import {
  UserError,
  type ManifestJson,
  type SyncReport,
  type SyncSettings,
  type SyncedUpstream,
  type Upstream
} from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { applyPolicy, didYouMean } from '../rules/index.ts';
import {
  environmentChain,
  fetchLatest,
  fetchState,
  fetchVersion,
  listProjects,
  type Fetched
} from '../registry/index.ts';
import {
  all,
  apply,
  configReachesStubs,
  dbtVersionIn,
  declaredProjects,
  DEPENDENCIES_FILE,
  installedPackages,
  LOCK_FILE,
  LOOM_CONFIG,
  PACKAGE_LOCK_FILE,
  PACKAGES_FILE,
  pinTo,
  plan,
  PROJECT_FILE,
  projectsKeyOnV2,
  readCache,
  readDownstream,
  readLock,
  referencedProjects,
  refuseClashes,
  STATE_FOLDER,
  stateEngineMismatch,
  writeCache,
  type Downstream,
  type Lock,
  type PackageFiles,
  type Pin,
  type Synced
} from '../consume/index.ts';
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

  const [fetched, state] = await Promise.all([
    all(upstreams.map((upstream) => fetchUpstream(settings, project, upstream, ports))),
    fetchOwnState(settings, project.downstream, ports)
  ]);
  const synced = fetched.filter((one) => one !== null);
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
  await Promise.all(synced.map((one) => keepInCache(settings, one, ports)));

  const findings = [
    ...configReachesStubs(project.downstream, inPackageMode(synced)),
    ...(project.declaredInDependencies.length > 0 && settings.upstreams === null
      ? projectsKeyOnV2(project.downstream, upstreams, project.folder, project.lastDbtVersion)
      : []),
    ...stateEngineMismatch(project.downstream, state, project.lastDbtVersion)
  ];
  return {
    project: project.downstream.name,
    upstreams: synced.map(reported),
    missing: upstreams.filter((_, index) => fetched[index] === null).map((upstream) => upstream.project),
    written,
    removed,
    changed: written.length > 0 || removed.length > 0,
    state: [project.folder, STATE_FOLDER].filter((part) => part !== '').join('/'),
    dbtArgs: planned.hasState ? `--defer --state ${STATE_FOLDER}` : '',
    findings: applyPolicy(findings, settings.policy)
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

/** Null for an optional upstream that is not in the registry yet. */
async function fetchUpstream(
  settings: SyncSettings,
  { lock }: ProjectOnDisk,
  upstream: Upstream,
  ports: Ports
): Promise<SyncedFetch | null> {
  const pinned = lock.get(upstream.project);
  const fetched = settings.frozen
    ? await fetchPinned(upstream, pinned, ports)
    : await fetchNewest(settings, upstream, ports);
  if (fetched === null) return null;
  const { publication } = fetched;
  return { fetched, mode: upstream.mode, publication, pin: pinTo(publication, upstream.mode, pinned) };
}

interface SyncedFetch extends Synced {
  readonly fetched: Fetched;
}

/** With `frozen`: what the lock says, and nothing else. */
async function fetchPinned(
  { project, optional }: Upstream,
  pin: Pin | undefined,
  { store }: Ports
): Promise<Fetched | null> {
  if (pin === undefined) {
    // Optional and not locked: it was not there when the lock was written.
    if (optional) return null;
    throw new UserError(
      `${LOCK_FILE} does not pin ${project}`,
      `Run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
    );
  }
  const fetched = await fetchVersion(store, project, pin.environment, pin.version);
  const { digest } = fetched.publication.mesh;
  if (digest === pin.digest) return fetched;
  throw new UserError(
    `${project} ${pin.version} in ${pin.environment} is not what ${LOCK_FILE} pins: its digest is ${digest} instead of ${pin.digest}`,
    `The registry is another one or was tampered with; otherwise run dbt-mesh sync without --frozen, and commit ${LOCK_FILE}.`
  );
}

async function fetchNewest(
  settings: SyncSettings,
  { project, optional }: Upstream,
  { store, files, logger }: Ports
): Promise<Fetched | null> {
  const chain = environmentChain(settings.environment, settings.environments);
  const kept = new Map(
    await Promise.all(
      chain.map(
        async (environment) => [environment, await readCache(files, settings.projectDir, project, environment)] as const
      )
    )
  );
  const fetched = await fetchLatest(store, project, chain, (environment) => kept.get(environment) ?? null);
  if (fetched !== null) {
    logger.info(
      `${project}: ${fetched.publication.mesh.version} in ${fetched.environment}${fetched.unchanged ? ', as fetched before' : ''}`
    );
    return fetched;
  }
  const place = `${store.location} (${chain.length === 1 ? 'environment' : 'environments'} ${chain.join(', ')})`;
  if (optional) {
    logger.warning(`${project} is not in ${place} yet. It is optional, so it is left out.`);
    return null;
  }
  const known = await listProjects(store);
  throw new UserError(
    `${project} is not in ${place}`,
    known.includes(project)
      ? `It is published in another environment. Name that one, or let this one fall back to it: \`environments\` in dbt-mesh.yml.`
      : `${didYouMean(project, known)}Publish it first; if it may be missing, mark it optional (${project}?). A dbt package is known as one once \`dbt deps\` has run.`
  );
}

/** What the project published of itself, for Slim CI. It is not needed to build: where it cannot be had, the upstreams' models must do. */
async function fetchOwnState(
  settings: SyncSettings,
  { name }: Downstream,
  { store, logger }: Ports
): Promise<ManifestJson | null> {
  try {
    if (!isRegistryName(name)) return null;
    const own = await fetchLatest(store, name, environmentChain(settings.environment, settings.environments));
    return own === null ? null : await fetchState(store, own.publication);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warning(`The state of ${name} itself cannot be had, so everything counts as modified: ${error.message}`);
    return null;
  }
}

async function keepInCache(
  { projectDir, frozen }: SyncSettings,
  { fetched, publication }: SyncedFetch,
  { files }: Ports
): Promise<void> {
  if (frozen || fetched.unchanged) return;
  await writeCache(files, projectDir, publication.mesh.project, fetched.environment, fetched);
}

function inPackageMode(synced: readonly Synced[]): readonly string[] {
  return synced.filter(({ mode }) => mode === 'package').map(({ publication }) => publication.project.name);
}

function reported({ mode, publication: { mesh, project } }: Synced): SyncedUpstream {
  return {
    project: mesh.project,
    mode,
    environment: mesh.environment,
    version: mesh.version,
    digest: mesh.digest,
    generatedAt: mesh.generated_at,
    publicModels: project.publicModels.length
  };
}

function decoded(body: Uint8Array | null): string | null {
  return body === null ? null : new TextDecoder().decode(body);
}
