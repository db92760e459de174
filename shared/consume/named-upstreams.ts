import { basename, dirname, join, resolve } from 'node:path';
import type { Files, Mode } from '../domain/index.ts';
import { isPlainProjectName } from '../manifest/index.ts';
import { PROJECT_FILE, type Downstream } from './downstream.ts';
import { isGenerated } from './generated.ts';
import { listedPackages, type PackageFiles } from './packages-entry.ts';
import { projectTexts } from './project-texts.ts';
import { refsInFile } from './scan-refs.ts';
import { PACKAGES_FOLDER } from './stub-package.ts';

/**
 * Names of the projects that this one references. In `sources` mode by sources that it uses and does not define; in the others by two-argument
 * refs to what is neither itself nor a dbt package that it installs.
 *
 * @param projectDir absolute
 * @param installed as `installedPackages` gives them
 */
export async function referencedProjects(
  files: Files,
  projectDir: string,
  downstream: Downstream,
  installed: ReadonlySet<string>,
  mode: Mode
): Promise<readonly string[]> {
  const found = new Set<string>();
  const defined = new Set<string>();
  for await (const { path, text } of projectTexts(files, projectDir, downstream)) {
    const refs = refsInFile(path, text);
    (mode === 'sources' ? refs.sources : refs.packages).forEach((project) => found.add(project));
    refs.defined.forEach((source) => defined.add(source));
  }
  const isOther = (project: string): boolean =>
    project !== downstream.name &&
    isPlainProjectName(project) &&
    !(mode === 'sources' ? defined : installed).has(project);
  return [...found].filter(isOther).sort();
}

/**
 * Names of the dbt packages that the project installs, the generated ones left out: by what `dbt deps` installed, and by what is listed where
 * it has not run yet.
 */
export async function installedPackages(
  files: Files,
  projectDir: string,
  { packagesPath }: Downstream,
  packageFiles: PackageFiles
): Promise<ReadonlySet<string>> {
  const listed = listedPackages(packageFiles).filter(
    ({ local }) => local === null || !local.startsWith(`${PACKAGES_FOLDER}/`)
  );
  const locals = listed.flatMap(({ local }) => (local === null ? [] : [local]));
  const there = (await files.list(join(projectDir, packagesPath)))
    .filter((path) => basename(path) === PROJECT_FILE && path.split('/').length === 2)
    .map((path) => join(packagesPath, dirname(path)));
  const names = await Promise.all(
    [...locals, ...there].map((path) => nameIn(files, resolve(projectDir, path, PROJECT_FILE)))
  );
  return new Set([...listed.map(({ name }) => name), ...names].filter((name) => name !== null));
}

/** The name in a `dbt_project.yml`; null for one that sync generated. Not read as YAML: other people's files may hold anything. */
async function nameIn(files: Files, path: string): Promise<string | null> {
  const body = await files.read(path);
  if (body === null || isGenerated(body)) return null;
  return /^name:\s*['"]?(\w+)/m.exec(new TextDecoder().decode(body))?.[1] ?? null;
}
