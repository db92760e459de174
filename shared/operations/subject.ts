import { dirname, join, relative, sep } from 'node:path';
import {
  UserError,
  type Files,
  type ManifestJson,
  type Mode,
  type Project,
  type UniqueId,
  type Upstream,
  type ValidateProject
} from '../domain/index.ts';
import { LOCK_FILE, readLock, type Lock } from '../consume/index.ts';
import { parseManifest, propertiesFile, toProject } from '../manifest/index.ts';
import { suspects, upstreamsIn, uses, type Suspects, type Use } from '../lineage/index.ts';

/** A project to be judged, with all that is known without the registry. */
export interface Subject {
  readonly project: Project;
  /** Absolute; null when nobody knows where the project's files are. */
  readonly folder: string | null;
  readonly declared: readonly Upstream[];
  /** What sync pinned last. */
  readonly lock: Lock;
  readonly uses: readonly Use[];
  readonly suspects: Suspects;
  /** The files with the properties of its own models, relative to its folder. */
  readonly properties: ReadonlyMap<UniqueId, string>;
}

/**
 * Reads the manifest of a project, and what its folder says of its upstreams.
 *
 * @throws UserError for a manifest that is not there or cannot be read
 */
export async function readSubject(settings: ValidateProject, files: Files): Promise<Subject> {
  const { manifest } = settings;
  const bytes = await files.read(manifest);
  if (bytes === null) {
    throw new UserError(
      `There is no manifest at ${manifest}`,
      'Run dbt compile or dbt build first, or name the manifest.'
    );
  }
  const json = parseManifest(bytes, manifest);
  const project = toProject(json, manifest);
  const folder = await projectFolder(settings, files);
  const lock = folder === null ? new Map() : readLock(textOf(await files.read(join(folder, LOCK_FILE))));
  // Where one list of upstreams is given for several projects, an upstream may be among them.
  const declared = (settings.upstreams ?? broughtIn(project, lock)).filter((one) => one.project !== project.name);
  return {
    project,
    folder,
    declared,
    lock,
    uses: uses(project, modesOf(declared)),
    suspects: suspects(project, declared),
    properties: propertiesIn(json, project)
  };
}

function propertiesIn(manifest: ManifestJson, project: Project): ReadonlyMap<UniqueId, string> {
  const own = [...project.nodes.values()].filter(
    ({ origin, resourceType }) => origin === 'own' && resourceType === 'model'
  );
  return new Map(
    own.flatMap(({ uniqueId }) => {
      const file = propertiesFile(manifest, uniqueId);
      return file === null ? [] : [[uniqueId, file] as const];
    })
  );
}

/** The project's folder; where only a manifest is given, the one that dbt wrote it for (`target/manifest.json`), if it is there. */
async function projectFolder({ projectDir, manifest }: ValidateProject, files: Files): Promise<string | null> {
  if (projectDir !== null) return projectDir;
  for (const folder of [dirname(dirname(manifest)), dirname(manifest)]) {
    if ((await files.read(join(folder, 'dbt_project.yml'))) !== null) return folder;
  }
  return null;
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes);
}

/** Where nothing is declared, an upstream that was synced or otherwise brought into the project is one that it is meant to read. */
function broughtIn(project: Project, lock: Lock): readonly Upstream[] {
  const pinned = [...lock].map(([name, pin]) => [name, pin.mode] as const);
  return [...new Map([...upstreamsIn(project), ...pinned])].map(([name, mode]) => ({
    project: name,
    mode,
    optional: false
  }));
}

/** Declared upstreams, and those that references were found to. */
export function upstreamsOf(subject: Subject): readonly string[] {
  const named = subject.declared.map((upstream) => upstream.project);
  return [...new Set([...named, ...subject.uses.map((use) => use.reference.project)])];
}

export function modesOf(declared: readonly Upstream[]): ReadonlyMap<string, Mode> {
  return new Map(declared.map((upstream) => [upstream.project, upstream.mode]));
}

/** The project's folder relative to the repository, with `/`; `` for the repository itself, and where nobody knows the folder. */
export function folderIn(repository: string, { folder }: Subject): string {
  return folder === null ? '' : relative(repository, folder).split(sep).join('/');
}
