import { isAbsolute, join } from 'node:path';
import { UserError, type Files } from '../domain/index.ts';
import { PROJECT_FILE, type Downstream } from './downstream.ts';
import { together } from './faults.ts';
import { isGenerated, type GeneratedFile } from './generated.ts';
import { LOCK_FILE } from './lock.ts';
import { LOOM_CONFIG, MANIFESTS_FOLDER } from './loom.ts';
import { MESH_FOLDER, type Plan } from './plan.ts';
import type { Edit } from './packages-entry.ts';
import { isSourceFilePath } from './source-file.ts';
import { STATE_FOLDER } from './state.ts';
import { PACKAGES_FOLDER } from './stub-package.ts';

/** What was done, as sorted paths relative to the project. */
export interface Applied {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Folders that hold what dbt copied of a package that is no more: dbt stops at them, and they are dbt's to remove. */
  readonly stale: readonly string[];
}

/**
 * Brings a project to what the plan says. Every file is looked at before the first is touched; what is as it should be is not written; what
 * sync once generated and does not any more is removed; the lock comes last.
 *
 * @param projectDir absolute
 * @throws UserError, with nothing written, for each file in the way that is the user's
 */
export async function apply(files: Files, projectDir: string, downstream: Downstream, plan: Plan): Promise<Applied> {
  const project = projectFiles(files, projectDir);
  const wanted = await Promise.all(plan.files.map(async (file) => ({ file, now: await project.read(file.path) })));
  const inTheWay = wanted.filter(({ file, now }) => now !== null && !isGenerated(now) && !mayBeTheirs(file.path));
  const fault = together(inTheWay.map(({ file }) => notOurs(file.path)));
  if (fault !== null) throw fault;
  const changed = wanted
    .filter(({ file, now }) => now === null || (isGenerated(now) && !isSame(now, file.text)))
    .map(({ file }) => file);
  const obsolete = await obsoleteFiles(project, downstream, plan.files);
  const installed = await installedOf(project, downstream, obsolete);

  for (const path of [...installed.links, ...obsolete]) await project.remove(path);
  const generated = changed.filter((file) => !isLock(file));
  await Promise.all(generated.map(({ path, text }) => project.write(path, text)));
  const inOrder: readonly Edit[] = [...plan.edits, ...changed.filter(isLock)];
  for (const { path, text } of inOrder) await (text === null ? project.remove(path) : project.write(path, text));

  const writes = [...generated, ...inOrder];
  const removed = writes.filter(({ text }) => text === null).map(({ path }) => path);
  return {
    written: writes
      .filter(({ text }) => text !== null)
      .map(({ path }) => path)
      .sort(),
    removed: [...installed.links, ...obsolete, ...removed].sort(),
    stale: installed.copies
  };
}

/** The files of one project, by their paths in it. */
type ProjectFiles = Omit<Files, 'write'> & { write(path: string, text: string): Promise<void> };

function projectFiles(files: Files, projectDir: string): ProjectFiles {
  return {
    read: (path) => files.read(join(projectDir, path)),
    write: (path, text) => files.write(join(projectDir, path), text),
    remove: (path) => files.remove(join(projectDir, path)),
    list: (folder) => files.list(join(projectDir, folder))
  };
}

/** A `.gitignore` of the user's own is how one commits the generated package: it is left alone. */
function mayBeTheirs(path: string): boolean {
  return path === `${MESH_FOLDER}/.gitignore`;
}

function notOurs(path: string): UserError {
  return new UserError(
    `${path} is not a file that dbt-mesh generated, so it is left as it is`,
    'Rename or remove it, and run dbt-mesh sync again.'
  );
}

function isSame(body: Uint8Array, text: string): boolean {
  return Buffer.from(text).equals(body);
}

function isLock({ path }: GeneratedFile): boolean {
  return path === LOCK_FILE;
}

/** Generated files that the plan does not have any more. */
async function obsoleteFiles(
  project: ProjectFiles,
  { modelPaths }: Downstream,
  planned: readonly GeneratedFile[]
): Promise<readonly string[]> {
  const keep = new Set(planned.map(({ path }) => path));
  const below = async (folder: string): Promise<readonly string[]> =>
    (await project.list(folder)).map((path) => `${folder}/${path}`);
  const own = await Promise.all([PACKAGES_FOLDER, MANIFESTS_FOLDER, STATE_FOLDER].map(below));
  const sources = (await Promise.all(modelPaths.filter(isInside).map(below))).flat().filter(isSourceFilePath);
  const candidates = [...new Set([...own.flat(), ...sources, LOOM_CONFIG])].filter((path) => !keep.has(path));
  const generated = await Promise.all(candidates.map((path) => isOurs(project, path)));
  return candidates.filter((_, index) => generated[index]);
}

/** Models of another project may be read here too; its generated sources are that project's. */
function isInside(folder: string): boolean {
  return !folder.startsWith('..') && !isAbsolute(folder);
}

async function isOurs(project: ProjectFiles, path: string): Promise<boolean> {
  const body = await project.read(path);
  return body !== null && isGenerated(body);
}

/** What `dbt deps` installed of packages that are obsolete: a link where the system has links, else a copy. dbt stops at either. */
async function installedOf(
  project: ProjectFiles,
  { packagesPath }: Downstream,
  obsolete: readonly string[]
): Promise<{ readonly links: readonly string[]; readonly copies: readonly string[] }> {
  const names = obsolete
    .map((path) => path.split('/'))
    .filter((parts) => parts.length === 4 && parts[3] === PROJECT_FILE);
  if (names.length === 0) return { links: [], copies: [] };
  const folders = names.map((parts) => `${packagesPath}/${parts[2]}`);
  const ours = await Promise.all(folders.map((folder) => isOurs(project, `${folder}/${PROJECT_FILE}`)));
  // A listing does not follow links.
  const listed = new Set((await project.list(packagesPath)).map((path) => `${packagesPath}/${path}`));
  const isCopy = (folder: string): boolean => listed.has(`${folder}/${PROJECT_FILE}`);
  const installed = folders.filter((_, index) => ours[index]);
  return { links: installed.filter((folder) => !isCopy(folder)), copies: installed.filter(isCopy) };
}
