import { readdir, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { exists } from './locate.ts';

/** Variables of the process. */
export type Surroundings = Readonly<Record<string, string | undefined>>;

/** Where dbt-core has its page of docs, since 1.8. */
const PAGE = join('dbt', 'task', 'docs', 'index.html');

/** Commands whose installation may have dbt-core in it: of `dbt` itself, then of Python. */
const COMMANDS = ['dbt', 'python', 'python3'] as const;

/**
 * Where the page of docs is, the likeliest first: in the dbt-core of the active virtual environment, of the `dbt` and the Python on PATH, and
 * what `dbt docs generate` has left in a project.
 *
 * @returns absolute paths; all but the last are there
 */
export async function installedPages(env: Surroundings, projectDir: string): Promise<readonly string[]> {
  const prefixes = [...[env['VIRTUAL_ENV'], env['CONDA_PREFIX']].filter(isSet), ...(await prefixesOnPath(env))];
  const libraries = await Promise.all([...new Set(prefixes)].map(librariesOf));
  const pages = libraries.flat().map((library) => join(library, PAGE));
  const there = await Promise.all(pages.map(exists));
  return [...pages.filter((_, index) => there[index]), join(projectDir, 'target', 'index.html')];
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

/** The folders above `bin` of the commands, as PATH has them and where links lead: pipx and uv link into environments of their own. */
async function prefixesOnPath(env: Surroundings): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isSet);
  const commands = COMMANDS.flatMap((name) =>
    folders.flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)])
  );
  const found = await Promise.all(
    commands.map(async (path) => ((await exists(path)) ? [path, await realpath(path)] : []))
  );
  return found.flat().map((path) => dirname(dirname(path)));
}

/** The folders of an installation of Python that hold packages. */
async function librariesOf(prefix: string): Promise<readonly string[]> {
  const versions = await namesIn(join(prefix, 'lib'));
  return [
    ...versions
      .filter((name) => /^python3(\.\d+)?$/.test(name))
      .flatMap((name) => ['site-packages', 'dist-packages'].map((folder) => join(prefix, 'lib', name, folder))),
    join(prefix, 'Lib', 'site-packages')
  ];
}

/** None for a folder that is not there or not ours to look into: then dbt-core is somewhere else. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
