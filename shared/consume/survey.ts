import { join, resolve } from 'node:path';
import { UserError, type Files, type Mode } from '../domain/index.ts';
import { isPlainProjectName } from '../manifest/index.ts';
import { PROJECT_FILE, readDownstream, readYaml } from './downstream.ts';
import { isGenerated } from './generated.ts';
import { LOCK_FILE, readLock, type Lock } from './lock.ts';
import { LOOM_CONFIG } from './loom.ts';
import { installedPackages } from './named-upstreams.ts';
import { DEPENDENCIES_FILE, listedPackages, PACKAGES_FILE, type PackageFiles } from './packages-entry.ts';
import { projectTexts } from './project-texts.ts';
import { callsInFile, type WrittenCall } from './scan-refs.ts';
import { sourceTables, type SourceTable } from './source-tables.ts';
import { readItems, type YamlFault, type YamlItem } from './yaml-items.ts';

/** Where a project names another: what sync pinned, a configuration of dbt-loom, `projects:` of dependencies.yml, a ref. */
export type Way = 'lock' | 'loom' | 'dependencies' | 'ref';

/** Another project that this one names. */
export interface NamedProject {
  readonly project: string;
  readonly way: Way;
  /** Null where the way does not tell. */
  readonly mode: Mode | null;
  /** Whether it may be missing, as dbt-loom's configuration has it. */
  readonly optional: boolean;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** From 1; null where the whole file says it. */
  readonly line: number | null;
}

/** What is wrong with a file that is passed over because of it. */
export interface FileFault {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
}

/** What a dbt project says of other projects, before a registry is asked. */
export interface Survey {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly targetPath: string;
  /** Absolute paths of the dbt packages that it installs from this machine. */
  readonly localPackages: readonly string[];
  /** In the order of the ways, then as they were met. */
  readonly named: readonly NamedProject[];
  readonly sources: readonly (SourceTable & { readonly file: string })[];
  readonly sourceCalls: readonly (WrittenCall & { readonly file: string })[];
  readonly faults: readonly FileFault[];
}

/**
 * Reads what a dbt project says of other projects. A file that cannot be read is told, and the rest is read all the same.
 *
 * @param folder absolute, with `dbt_project.yml`
 * @returns the fault alone when that is of `dbt_project.yml`: then nobody knows what the project is
 */
export async function surveyProject(files: Files, folder: string): Promise<Survey | FileFault> {
  const faults: FileFault[] = [];
  const read = async (file: string): Promise<string | null> => decoded(await files.read(join(folder, file)));
  const text = await read(PROJECT_FILE);
  const fault = text === null ? null : readYaml(text).fault;
  if (fault !== null) return { file: PROJECT_FILE, ...fault };
  let downstream;
  try {
    downstream = readDownstream(text, PROJECT_FILE);
  } catch (error) {
    return faultOf(PROJECT_FILE, error);
  }

  const packageFiles = {
    packages: whole(await read(PACKAGES_FILE), PACKAGES_FILE, faults),
    dependencies: whole(await read(DEPENDENCIES_FILE), DEPENDENCIES_FILE, faults),
    lock: null
  };
  const { installed, localPackages } = await orFault(
    PACKAGES_FILE,
    faults,
    { installed: new Set<string>(), localPackages: [] },
    async () => ({
      installed: await installedPackages(files, folder, downstream, packageFiles),
      localPackages: locals(folder, packageFiles)
    })
  );
  const lock = await orFault<Lock>(LOCK_FILE, faults, new Map(), async () => readLock(await read(LOCK_FILE)));

  const sources: Survey['sources'][number][] = [];
  const calls: Survey['sourceCalls'][number][] = [];
  for await (const { path: file, text: content } of projectTexts(files, folder, downstream)) {
    calls.push(...callsInFile(file, content).map((call) => ({ ...call, file })));
    const tables = /\.ya?ml$/.test(file) ? sourceTables(content) : [];
    if ('message' in tables) faults.push({ file, ...tables });
    else sources.push(...tables.map((table) => ({ ...table, file })));
  }

  const named: readonly NamedProject[] = [
    ...[...lock].map(([project, { mode }]) => whollySaid(project, 'lock', mode, LOCK_FILE)),
    ...(await namedInLoomConfig(files, folder, faults)),
    ...listed(packageFiles.dependencies, faults),
    ...calls
      .filter(({ what, name }) => what === 'ref' && isPlainProjectName(name) && !installed.has(name))
      .map(({ name, file, line }) => ({ project: name, way: 'ref' as const, mode: null, optional: false, file, line }))
  ];
  return {
    name: downstream.name,
    folder,
    targetPath: downstream.targetPath,
    localPackages,
    named: named.filter(({ project }) => project !== downstream.name),
    sources,
    sourceCalls: calls.filter(({ what }) => what === 'source'),
    faults
  };
}

/**
 * The projects that a configuration of dbt-loom in a folder names, wherever their manifests come from. One that sync generated says no more
 * than the lock, and counts for nothing.
 */
export async function namedInLoomConfig(
  files: Files,
  folder: string,
  faults: FileFault[]
): Promise<readonly NamedProject[]> {
  const body = await files.read(join(folder, LOOM_CONFIG));
  if (body === null || isGenerated(body)) return [];
  const manifests = readItems(new TextDecoder().decode(body), 'manifests');
  return withNames(manifests, LOOM_CONFIG, faults).map(({ value, project, line }) => ({
    project,
    way: 'loom',
    mode: 'loom',
    optional: value['optional'] === true,
    file: LOOM_CONFIG,
    line
  }));
}

/** `projects:` of dependencies.yml. */
function listed(dependencies: string | null, faults: FileFault[]): readonly NamedProject[] {
  const projects = dependencies === null ? [] : readItems(dependencies, 'projects');
  return withNames(projects, DEPENDENCIES_FILE, faults).map(({ project, line }) => ({
    project,
    way: 'dependencies',
    mode: null,
    optional: false,
    file: DEPENDENCIES_FILE,
    line
  }));
}

function withNames(
  items: readonly YamlItem[] | YamlFault,
  file: string,
  faults: FileFault[]
): readonly (YamlItem & { readonly project: string })[] {
  if ('message' in items) {
    faults.push({ file, ...items });
    return [];
  }
  return items.flatMap((item) => {
    const project = item.value['name'];
    return typeof project === 'string' ? [{ ...item, project }] : [];
  });
}

function whollySaid(project: string, way: Way, mode: Mode, file: string): NamedProject {
  return { project, way, mode, optional: false, file, line: null };
}

/** The text of a file that is YAML; null for one that is not, which goes to the faults. */
function whole(text: string | null, file: string, faults: FileFault[]): string | null {
  const fault = text === null ? null : readYaml(text).fault;
  if (fault !== null) faults.push({ file, ...fault });
  return fault === null ? text : null;
}

function locals(folder: string, packageFiles: PackageFiles): readonly string[] {
  return listedPackages(packageFiles).flatMap(({ local }) => (local === null ? [] : [resolve(folder, local)]));
}

async function orFault<T>(file: string, faults: FileFault[], unread: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    faults.push(faultOf(file, error));
    return unread;
  }
}

function faultOf(file: string, error: unknown): FileFault {
  if (error instanceof UserError || error instanceof ReferenceError)
    return { file, line: null, message: error.message };
  throw error;
}

function decoded(body: Uint8Array | null): string | null {
  return body === null ? null : new TextDecoder().decode(body);
}
