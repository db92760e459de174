import { UserError } from '../domain/index.ts';
import { asMap, parseYaml } from './downstream.ts';
import { PACKAGES_FOLDER, packageFolder } from './stub-package.ts';
import { itemsOf, withItem, withoutItem } from './yaml-list-edit.ts';

/** The files that may hold `packages:`; dbt takes it from one of them only. */
export const PACKAGES_FILE = 'packages.yml';
export const DEPENDENCIES_FILE = 'dependencies.yml';

/** A change of one of the user's files; null text removes it. */
export interface Edit {
  readonly path: string;
  readonly text: string | null;
}

/** The list of packages in them. */
const KEY = 'packages';

/** What `dbt deps` locks packages in, since dbt 1.7. */
export const PACKAGE_LOCK_FILE = 'package-lock.yml';

/** The texts of the files; null for one that is not there. */
export interface PackageFiles {
  readonly packages: string | null;
  readonly dependencies: string | null;
  readonly lock: string | null;
}

/**
 * Lists the generated packages of these upstreams, and no other generated ones, in whichever file holds `packages:`. Everything else in the
 * file stays byte for byte as it is.
 *
 * @returns the edits; none when nothing is to be changed
 * @throws UserError when a file is no YAML, both hold `packages:`, or it is no list
 */
export function listPackages(files: PackageFiles, upstreams: readonly string[]): readonly Edit[] {
  const path = holder(files);
  const before = path === PACKAGES_FILE ? files.packages : files.dependencies;
  const wanted = upstreams.map(packageFolder);
  if (before === null) return wanted.length === 0 ? [] : [{ path, text: packagesFile(wanted) }];
  const kept = withoutUnwanted(before, path, wanted);
  const listed = localsIn(kept, path);
  const text = wanted
    .filter((folder) => !listed.includes(folder))
    .reduce((all, folder) => withItem(all, path, KEY, ['local', folder]), kept);
  if (text === before) return [];
  const isEmpty = itemsOf(text, path, KEY).length === 0;
  const isOurs = isEmpty && before === packagesFile(localsIn(before, path));
  return [{ path, text: isOurs ? null : text }, ...(isEmpty ? withoutLock(files.lock) : [])];
}

/** The file as it is made where there is none: when its last package goes, so does the file. */
function packagesFile(folders: readonly (string | null)[]): string {
  return `${KEY}:\n${folders.map((folder) => `  - local: ${folder}\n`).join('')}`;
}

function withoutUnwanted(text: string, path: string, wanted: readonly string[]): string {
  const unwanted = localsIn(text, path).findIndex((local) => isGeneratedFolder(local) && !wanted.includes(local));
  return unwanted < 0 ? text : withoutUnwanted(withoutItem(text, path, KEY, unwanted), path, wanted);
}

/**
 * dbt does not look at its lock again when no package is listed any more, and then misses the generated one: a lock of nothing else goes too.
 */
function withoutLock(lock: string | null): readonly Edit[] {
  if (lock === null) return [];
  const locked = localsIn(lock, PACKAGE_LOCK_FILE);
  return locked.length > 0 && locked.every(isGeneratedFolder) ? [{ path: PACKAGE_LOCK_FILE, text: null }] : [];
}

function isGeneratedFolder(local: string | null): local is string {
  return local !== null && local.startsWith(`${PACKAGES_FOLDER}/`);
}

/** Names of the packages that the project lists itself, as far as the lists tell: a package of the hub by its name, a local one by its folder. */
export function listedPackages(
  files: PackageFiles
): readonly { readonly name: string | null; readonly local: string | null }[] {
  const path = holder(files);
  const text = path === PACKAGES_FILE ? files.packages : files.dependencies;
  return text === null ? [] : itemsOf(text, path, KEY).map((item) => ({ name: nameOf(item), local: localOf(item) }));
}

/** `projects:` of dependencies.yml: how users of dbt Cloud declare upstreams. */
export function declaredProjects(dependencies: string | null): readonly string[] {
  if (dependencies === null) return [];
  const projects = asMap(parseYaml(dependencies, DEPENDENCIES_FILE).toJS())['projects'];
  return (Array.isArray(projects) ? projects : []).flatMap((one) => {
    const name = asMap(one)['name'];
    return typeof name === 'string' ? [name] : [];
  });
}

function holder({ packages, dependencies }: PackageFiles): string {
  const inPackages = packages !== null && has(packages, PACKAGES_FILE);
  const inDependencies = dependencies !== null && has(dependencies, DEPENDENCIES_FILE);
  if (inPackages && inDependencies) {
    throw new UserError(
      `Both ${PACKAGES_FILE} and ${DEPENDENCIES_FILE} have \`packages:\`, which dbt refuses`,
      `Move the entries of one into the other.`
    );
  }
  return inDependencies ? DEPENDENCIES_FILE : PACKAGES_FILE;
}

function has(text: string, path: string): boolean {
  return Object.hasOwn(asMap(parseYaml(text, path).toJS()), KEY);
}

function localsIn(text: string, path: string): readonly (string | null)[] {
  return itemsOf(text, path, KEY).map(localOf);
}

function localOf(item: unknown): string | null {
  const local = asMap(item)['local'];
  return typeof local === 'string' ? local.replace(/^(\.\/)+/, '').replace(/\/+$/, '') : null;
}

function nameOf(item: unknown): string | null {
  const { package: hub, git } = asMap(item);
  const from = typeof hub === 'string' ? hub : typeof git === 'string' ? git : null;
  return from === null ? null : (/([^/:]+?)(\.git)?\/*$/.exec(from)?.[1] ?? null);
}
