import { join } from 'node:path';
import { UserError, type Files } from '../domain/index.ts';
import { MARK } from '../manifest/index.ts';
import { readPage, sitePage, staticPage, type DocsPage } from '../site/index.ts';

const INDEX = 'index.html';
const DATA = ['manifest.json', 'catalog.json'] as const;

/** How far into the page its mark is looked for. */
const HEAD = 1_000;

/** A folder that a site may be written to. */
export interface SiteFolder {
  readonly path: string;
  /** Whether there is a site of ours in it already. */
  readonly isOurs: boolean;
}

/** The site's data, as the page reads it. */
export interface SiteData {
  readonly manifest: Uint8Array;
  readonly catalog: Uint8Array;
}

/**
 * dbt's page of docs, from the first of the paths that has one.
 *
 * @throws UserError when none has, and for a page that is not known
 */
export async function readDocsPage(paths: readonly string[], files: Files): Promise<DocsPage> {
  for (const path of paths) {
    const found = await files.read(path);
    if (found !== null) return readPage(Buffer.from(found).toString(), path);
  }
  throw new UserError(
    `There is no page of dbt docs to make the site with: none at ${paths.join(', ')}`,
    'Install dbt-core 1.8 or newer (`pip install dbt-core`; the page is a file of it, no warehouse is needed), activate its virtual environment, or give its dbt/task/docs/index.html as `page`; after `dbt docs generate` there is one in target/index.html.'
  );
}

/**
 * A folder that holds nothing of others under the names of the site's files. A `target` of dbt does, and is not written to.
 *
 * @throws UserError when it does
 */
export async function openSiteFolder(path: string, files: Files): Promise<SiteFolder> {
  const index = await files.read(join(path, INDEX));
  const isOurs = index !== null && Buffer.from(index.subarray(0, HEAD)).includes(MARK);
  if (isOurs) return { path, isOurs };
  const names = [INDEX, ...DATA];
  const found = await Promise.all(names.map((name) => files.read(join(path, name))));
  const foreign = names.find((_, position) => found[position] !== null);
  if (foreign === undefined) return { path, isOurs };
  throw new UserError(
    `${join(path, foreign)} is there, and dbt-mesh has not written it`,
    'Give another folder as `out`: the site has a folder of its own.'
  );
}

/**
 * Writes the site. The page goes first: by it the folder is known as ours, also after a run that was killed.
 *
 * @returns the files, relative to the folder
 */
export async function writeSite(
  { path, isOurs }: SiteFolder,
  page: DocsPage,
  { manifest, catalog }: SiteData,
  { isStatic }: { readonly isStatic: boolean },
  files: Files
): Promise<readonly string[]> {
  if (isStatic) {
    // What an earlier site had beside it may be more than this one is to show.
    if (isOurs) await Promise.all(DATA.map((name) => files.remove(join(path, name))));
    await files.write(join(path, INDEX), staticPage(page, manifest, catalog));
    return [INDEX];
  }
  await files.write(join(path, INDEX), sitePage(page));
  await files.write(join(path, 'manifest.json'), manifest);
  await files.write(join(path, 'catalog.json'), catalog);
  return [INDEX, ...DATA];
}
