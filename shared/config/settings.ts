import { join, resolve } from 'node:path';
import type {
  CommonSettings,
  Mode,
  Origin,
  PublishSettings,
  SyncSettings,
  Upstream,
  ValidateProject,
  ValidateSettings
} from '../domain/index.ts';
import type { StoreSettings } from '../registry/index.ts';
import { collectFaults, type Faults } from './faults.ts';
import { FAIL_ON, INCLUDES, MODES, type RawInputs } from './inputs.ts';
import { exists, findMeshFile, gitRoot, isWithin } from './locate.ts';
import { noMeshFile, readMeshFile, type MeshFile } from './mesh-file.ts';
import { chosenProjects } from './projects.ts';
import { readInputs, type InputReader } from './read-inputs.ts';
import { parseUpstreams, type DeclaredUpstream } from './upstreams.ts';
import { VERSION } from './version.ts';

/** What a door gives: what the user said, and where it stands. */
export interface Asked {
  readonly inputs: RawInputs;
  /** Absolute path of the current folder; `working-directory` is relative to it. */
  readonly cwd: string;
}

/** Settings of a verb, and those of the store that it reads and writes. */
export interface Configured<Settings> {
  readonly settings: Settings;
  readonly store: StoreSettings;
}

/** Which ways to show an answer an action was asked for. */
export interface Delivery {
  readonly annotations: boolean;
  readonly summary: boolean;
}

/**
 * What `publish` was asked to do: inputs, then `dbt-mesh.yml`, then defaults.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function publishSettings(asked: Asked, origin: Origin): Promise<Configured<PublishSettings>> {
  const here = await orient(asked);
  const { inputs, faults } = here;
  const manifest = path(here, 'manifest');
  if (manifest === null) await expectProject(here, here.projectDir);
  const settings: PublishSettings = {
    ...common(here),
    manifest: manifest ?? defaultManifest(here.projectDir),
    runResults: path(here, 'run-results'),
    include: inputs.choice('include', INCLUDES) ?? 'public',
    publishState: inputs.flag('publish-state') ?? false,
    dryRun: inputs.flag('dry-run') ?? false,
    upstreams: upstreams(here, here.projectDir, null),
    origin,
    producer: `dbt-mesh ${VERSION}`
  };
  return finished(settings, here, faults);
}

/**
 * What `sync` was asked to do.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function syncSettings(asked: Asked): Promise<Configured<SyncSettings>> {
  const here = await orient(asked);
  const { inputs, faults } = here;
  await expectProject(here, here.projectDir);
  const mode = inputs.choice('mode', MODES);
  const settings: SyncSettings = {
    ...common(here),
    upstreams: upstreams(here, here.projectDir, mode),
    mode: mode ?? 'package',
    frozen: inputs.flag('frozen') ?? false
  };
  return finished(settings, here, faults);
}

/**
 * What `validate` was asked to judge: one manifest, one project, or every project of the repository.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function validateSettings(asked: Asked): Promise<Configured<ValidateSettings> & { readonly delivery: Delivery }> {
  const here = await orient(asked);
  const { inputs, faults } = here;
  const settings: ValidateSettings = {
    ...common(here),
    projects: await validateProjects(here),
    failOn: inputs.choice('fail-on', FAIL_ON) ?? 'error'
  };
  const delivery = { annotations: inputs.flag('annotations') ?? true, summary: inputs.flag('summary') ?? true };
  return { ...finished(settings, here, faults), delivery };
}

/** Where a run stands: what everything else is read from. */
interface Here {
  readonly inputs: InputReader;
  readonly faults: Faults;
  /** Absolute, as all folders here. What paths of inputs are relative to. */
  readonly cwd: string;
  readonly projectDir: string;
  readonly repositoryDir: string;
  readonly meshFile: MeshFile;
}

async function orient({ inputs: raw, cwd: door }: Asked): Promise<Here> {
  const faults = collectFaults();
  const inputs = readInputs(raw, faults);
  const cwd = resolve(door, inputs.text('working-directory') ?? '.');
  const projectDir = resolve(cwd, inputs.text('project-dir') ?? '.');
  const repositoryDir = (await gitRoot(projectDir)) ?? (isWithin(projectDir, door) ? door : projectDir);
  const config = inputs.text('config');
  const meshPath = config === null ? await findMeshFile(projectDir, repositoryDir) : resolve(cwd, config);
  const meshFile = meshPath === null ? noMeshFile(repositoryDir) : await readMeshFile(meshPath, repositoryDir, faults);
  return { inputs, faults, cwd, projectDir, repositoryDir, meshFile };
}

function common({ inputs, projectDir, repositoryDir, meshFile }: Here): CommonSettings {
  return {
    projectDir,
    repositoryDir,
    environment: inputs.name('environment') ?? 'prod',
    environments: meshFile.environments,
    policy: meshFile.policy
  };
}

/** The store is read last, and then all faults are told. */
function finished<Settings>(settings: Settings, here: Here, faults: Faults): Configured<Settings> {
  const store = storeSettings(here);
  faults.throwIfAny();
  return { settings, store };
}

function storeSettings(here: Here): StoreSettings {
  const { inputs } = here;
  return {
    registry: registry(here) ?? '',
    region: inputs.text('region') ?? undefined,
    endpoint: inputs.text('endpoint') ?? undefined,
    forcePathStyle: inputs.flag('force-path-style') ?? undefined,
    expectedBucketOwner: inputs.text('expected-bucket-owner') ?? undefined,
    sseKmsKeyId: inputs.text('sse-kms-key-id') ?? undefined
  };
}

/** Null when there is none, with the reason in the faults. Whether it is one, the store judges. */
function registry({ inputs, faults, cwd, meshFile }: Here): string | null {
  const given = inputs.text('registry');
  if (inputs.flag('local')) {
    if (given !== null) faults.add('local', 'stands beside `registry`', 'Give one of the two.');
    return resolve(cwd, 'registry');
  }
  if (given !== null) return registryLocation(given, cwd);
  if (meshFile.registry !== null) return registryLocation(meshFile.registry, meshFile.folder);
  faults.add(
    null,
    'no registry is known',
    'Give `registry` (a folder, or s3://bucket/prefix), or write `registry:` into dbt-mesh.yml; on the command line --local is short for --registry ./registry.'
  );
  return null;
}

/** A URL as it is, a folder as an absolute path. */
function registryLocation(written: string, folder: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : resolve(folder, written);
}

async function validateProjects(here: Here): Promise<readonly ValidateProject[]> {
  const { inputs, faults } = here;
  const manifest = path(here, 'manifest');
  const name = inputs.text('project');
  const all = inputs.flag('all') ?? false;
  const ways = [
    manifest === null ? null : 'manifest',
    name === null ? null : 'project',
    all ? 'all' : null
  ].filter((way) => way !== null);
  if (ways.length > 1) {
    faults.add(null, `${ways.map((way) => `\`${way}\``).join(' and ')} stand beside each other`, 'Give one of them.');
    return [];
  }
  if (name !== null || all) {
    const projects = await chosenProjects(name, here.cwd, here.meshFile, faults);
    return projects.map(({ folder }) => ({
      projectDir: folder,
      manifest: defaultManifest(folder),
      upstreams: upstreams(here, folder, null)
    }));
  }
  if (manifest !== null) {
    const projectDir = await projectOfManifest(here, manifest);
    return [{ projectDir, manifest, upstreams: upstreams(here, projectDir, null) }];
  }
  await expectProject(here, here.projectDir);
  return [
    {
      projectDir: here.projectDir,
      manifest: defaultManifest(here.projectDir),
      upstreams: upstreams(here, here.projectDir, null)
    }
  ];
}

/** The folder that the manifest's paths are relative to: the one that was given, else where dbt writes a manifest from; null when unknown. */
async function projectOfManifest({ inputs, projectDir }: Here, manifest: string): Promise<string | null> {
  if (inputs.text('project-dir') !== null) return projectDir;
  for (const folder of [resolve(manifest, '..', '..'), projectDir]) {
    if (await isProject(folder)) return folder;
  }
  return null;
}

/**
 * The upstreams of a project: those of the input, else those of its entry in `dbt-mesh.yml`; null when neither says.
 * Its mode is the one that stands beside it, else the input `mode`, else the one `dbt-mesh.yml` has for it, else `package`.
 */
function upstreams(here: Here, projectDir: string | null, mode: Mode | null): readonly Upstream[] | null {
  const listed = here.meshFile.projects?.find((project) => project.folder === projectDir)?.upstreams ?? null;
  const text = here.inputs.text('upstreams');
  const declared = text === null ? listed : parseUpstreams(text, here.faults);
  const inFile = (project: string): DeclaredUpstream | undefined => listed?.find((upstream) => upstream.project === project);
  return (
    declared?.map(({ project, mode: own, optional }) => ({
      project,
      mode: own ?? mode ?? inFile(project)?.mode ?? 'package',
      optional: optional || (inFile(project)?.optional ?? false)
    })) ?? null
  );
}

function path({ inputs, cwd }: Here, name: string): string | null {
  const value = inputs.text(name);
  return value === null ? null : resolve(cwd, value);
}

function defaultManifest(projectDir: string): string {
  return join(projectDir, 'target', 'manifest.json');
}

async function expectProject({ faults, cwd }: Here, folder: string): Promise<void> {
  if (await isProject(folder)) return;
  faults.add(
    null,
    `${folder === cwd ? 'the current folder' : folder} has no dbt_project.yml`,
    'Give the folder of the dbt project as `project-dir`.'
  );
}

function isProject(folder: string): Promise<boolean> {
  return exists(join(folder, 'dbt_project.yml'));
}
