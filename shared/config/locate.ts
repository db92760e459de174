import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { UserError } from '../domain/index.ts';

/** Folders that hold no project of the repository's own: dependencies, tools, build output, and what sync writes. */
const SKIPPED = new Set(['dbt_packages', 'dbt_modules', 'node_modules', 'target', 'dbt_mesh']);

/** Deeper than this no repository keeps its projects. */
const MAX_DEPTH = 8;

export interface FoundProject {
  /** As its `dbt_project.yml` has it. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
}

/** The root of the git repository around a folder; null outside of one. In a worktree and a submodule, `.git` is a file. */
export async function gitRoot(folder: string): Promise<string | null> {
  for (const candidate of upwards(folder)) {
    if (await exists(join(candidate, '.git'))) return candidate;
  }
  return null;
}

/** The nearest `dbt-mesh.yml` from a folder up to `root`, or the one in `root` for a folder outside of it; null when there is none. */
export async function findMeshFile(folder: string, root: string): Promise<string | null> {
  const candidates = isWithin(folder, root) ? upwards(folder).filter((candidate) => isWithin(candidate, root)) : [root];
  for (const candidate of candidates) {
    const path = join(candidate, 'dbt-mesh.yml');
    if (await exists(path)) return path;
  }
  return null;
}

/**
 * Every dbt project in a folder and below it, sorted by path; what was installed or generated is left out.
 *
 * @throws UserError for a folder or a `dbt_project.yml` that cannot be read: a project left out silently would pass for a sound one
 */
export async function findProjects(folder: string): Promise<readonly FoundProject[]> {
  const files = await projectFiles(folder, MAX_DEPTH, unreadable);
  const projects = await Promise.all(
    files.map(async (file) => ({ name: await projectName(file), folder: dirname(file) }))
  );
  return projects.filter((project): project is FoundProject => project.name !== null);
}

/**
 * The folders of these projects, whatever stands in their `dbt_project.yml`.
 *
 * @param unread is told of each folder that cannot be looked into, and the others are found all the same
 */
export async function findProjectFolders(
  folder: string,
  unread: (path: string, error: unknown) => void
): Promise<readonly string[]> {
  const files = await projectFiles(folder, MAX_DEPTH, (path, error) => {
    unread(path, error);
    return [];
  });
  return files.map((file) => dirname(file));
}

async function projectFiles(
  folder: string,
  depth: number,
  unread: (path: string, error: unknown) => []
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => unread(folder, error));
  const own = entries.some((entry) => entry.isFile() && entry.name === 'dbt_project.yml')
    ? [join(folder, 'dbt_project.yml')]
    : [];
  const below = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
    .map((entry) => entry.name)
    .sort();
  if (depth === 0) return own;
  const nested = await Promise.all(below.map((name) => projectFiles(join(folder, name), depth - 1, unread)));
  return [...own, ...nested.flat()];
}

/**
 * The name in a `dbt_project.yml`.
 *
 * @returns null when the file names no project: dbt itself says what is wrong with it
 */
export async function projectName(file: string): Promise<string | null> {
  const { parse } = await import('yaml');
  const content: unknown = await readFile(file, 'utf8')
    .then((text): unknown => parse(text, { logLevel: 'error' }))
    .catch((error: unknown) => unreadable(file, error));
  const name = typeof content === 'object' && content !== null && 'name' in content ? content.name : null;
  return typeof name === 'string' ? name : null;
}

function unreadable(path: string, error: unknown): never {
  throw new UserError(
    `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    'Mend it, or name the projects in dbt-mesh.yml instead of having them found.',
    { cause: error }
  );
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

/** Whether a path is a folder or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

function upwards(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
