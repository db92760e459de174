import { isMap, isScalar, isSeq, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { UserError } from '../domain/index.ts';
import { asMap, parseYaml } from './downstream.ts';
import { PACKAGES_FOLDER, packageFolder } from './stub-package.ts';

/** The files that may hold `packages:`; dbt takes it from one of them only. */
export const PACKAGES_FILE = 'packages.yml';
export const DEPENDENCIES_FILE = 'dependencies.yml';

/** A change of one of the user's files; null text removes it. */
export interface Edit {
  readonly path: string;
  readonly text: string | null;
}

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
  if (before === null) {
    const text = `packages:\n${wanted.map((folder) => `  - local: ${folder}\n`).join('')}`;
    return wanted.length === 0 ? [] : [{ path, text }];
  }
  const kept = withoutUnwanted(before, path, wanted);
  const text = wanted
    .filter((folder) => !localsIn(kept, path).includes(folder))
    .reduce((all, folder) => inserted(all, path, folder), kept);
  if (text === before) return [];
  const isEmpty = items(text, path).length === 0;
  return [
    { path, text: isEmpty && isNothingElse(text, path) ? null : text },
    ...(isEmpty ? withoutLock(files.lock) : [])
  ];
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
  return text === null ? [] : items(text, path).map((item) => ({ name: nameOf(item), local: localOf(item) }));
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
  return Object.hasOwn(asMap(parseYaml(text, path).toJS()), 'packages');
}

function items(text: string, path: string): readonly unknown[] {
  const packages = asMap(parseYaml(text, path).toJS())['packages'] ?? [];
  return Array.isArray(packages) ? packages : [];
}

function localsIn(text: string, path: string): readonly (string | null)[] {
  return items(text, path).map(localOf);
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

/** The list under `packages:`; null when the key is not there or has no value. */
function listIn(document: Document, path: string): YAMLSeq | null {
  const packages: unknown = document.get('packages', true);
  if (packages === undefined || packages === null || (isScalar(packages) && packages.value === null)) return null;
  if (isSeq(packages)) return packages;
  throw new UserError(`${path} has a \`packages:\` that is no list`, 'Make it a list of packages, as dbt asks for.');
}

function inserted(text: string, path: string, folder: string): string {
  const document = parseYaml(text, path);
  const list = listIn(document, path);
  const entry = `local: ${folder}`;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (list === null) return underKey(text, document, `  - ${entry}`, newline);
  if (list.flow === true) return inFlow(text, list, `{${entry}}`);
  const last = list.items.at(-1) as { range: readonly [number, number, number] };
  const column = columnOf(text, (list.range as readonly [number, number, number])[0]);
  return lineAfter(
    text,
    endOfLine(text, lastCharacter(text, last.range[1])),
    `${' '.repeat(column)}- ${entry}`,
    newline
  );
}

/** `packages:` without a value, or no such key: at its line, or at the end of the file. */
function underKey(text: string, document: Document, line: string, newline: string): string {
  const pair = isMap(document.contents)
    ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === 'packages')
    : undefined;
  const range = (pair?.key as { range?: readonly [number, number, number] } | undefined)?.range;
  if (range !== undefined) return lineAfter(text, endOfLine(text, range[1]), line, newline);
  const head = text === '' || text.endsWith('\n') ? text : text + newline;
  return `${head}packages:${newline}${line}${newline}`;
}

function inFlow(text: string, list: YAMLSeq, entry: string): string {
  const [start, end] = list.range as readonly [number, number, number];
  const last = list.items.at(-1) as { range: readonly [number, number, number] } | undefined;
  const at = last === undefined ? start + 1 : last.range[1];
  const separator = last === undefined ? '' : ', ';
  return end > at ? text.slice(0, at) + separator + entry + text.slice(at) : text;
}

function withoutUnwanted(text: string, path: string, wanted: readonly string[]): string {
  const document = parseYaml(text, path);
  const list = listIn(document, path);
  if (list === null) return text;
  const unwanted = localsIn(text, path).findIndex((local) => isGeneratedFolder(local) && !wanted.includes(local));
  if (unwanted < 0) return text;
  return withoutUnwanted(withoutItem(text, document, list, unwanted), path, wanted);
}

function withoutItem(text: string, document: Document, list: YAMLSeq, index: number): string {
  const item = list.items[index] as { range: readonly [number, number, number] };
  const [start, end] = item.range;
  if (list.flow === true) {
    const next = list.items[index + 1] as { range: readonly [number, number, number] } | undefined;
    const previous = list.items[index - 1] as { range: readonly [number, number, number] } | undefined;
    const from = next === undefined && previous !== undefined ? previous.range[1] : start;
    return text.slice(0, from) + text.slice(next === undefined ? end : next.range[0]);
  }
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = endOfLine(text, lastCharacter(text, end));
  const without = text.slice(0, from) + text.slice(to);
  if (list.items.length > 1) return without;
  // The last one: dbt refuses `packages:` without a value.
  const key = (document.contents as YAMLMap).items.find(
    (one) => isScalar(one.key) && one.key.value === 'packages'
  )?.key;
  const colon = text.indexOf(':', (key as { range: readonly [number, number, number] }).range[1]);
  return `${without.slice(0, colon + 1)} []${without.slice(colon + 1)}`;
}

/** Whether the file held nothing but what was removed: sync made it, so sync removes it. */
function isNothingElse(text: string, path: string): boolean {
  return path === PACKAGES_FILE && text.trim() === 'packages: []';
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** A node's end may lie behind the line break that ends it. */
function lastCharacter(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** Where the next line begins; the end of the text on the last line. */
function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

function lineAfter(text: string, at: number, line: string, newline: string): string {
  const before = text.slice(0, at);
  return before.endsWith('\n')
    ? `${before}${line}${newline}${text.slice(at)}`
    : `${before}${newline}${line}${text.slice(at)}`;
}
