import { createHash } from 'node:crypto';
import { UserError, type ManifestJson } from '../domain/index.ts';
import { objectIn, textIn } from './json.ts';
import { quoted } from './quote.ts';

/**
 * The name of the project that a manifest is of.
 *
 * `metadata.project_name` says it since schema v10 (dbt 1.6). Older manifests have `metadata.project_id`, the MD5 of the name
 * (dbt-core, `Project.hashed_name`), so the package among the manifest's own that hashes to it is the project, and not a guess.
 * @param fallback The name as the caller knows it (from `dbt_project.yml`), for manifests where neither tells.
 * @throws UserError when the name cannot be told, or is another than `fallback` claims for a manifest without a name.
 */
export function projectNameOf(manifest: ManifestJson, name: string, fallback: string | undefined): string {
  const metadata = objectIn(manifest['metadata']);
  const told = textIn(metadata['project_name']);
  if (told !== null) return told;

  const id = textIn(metadata['project_id']);
  if (fallback !== undefined && (id === null || id === md5(fallback))) return fallback;
  const found = id === null ? undefined : [...packagesOf(manifest)].find((candidate) => md5(candidate) === id);
  if (found !== undefined && fallback === undefined) return found;
  if (fallback !== undefined) {
    throw new UserError(
      `${name} is not a manifest of project ${quoted(fallback)}${found === undefined ? '' : `: it is of ${quoted(found)}`}`,
      'Name the manifest of that project.'
    );
  }
  throw new UserError(
    `${name} does not say which project it is of: it has no metadata.project_name, as manifests before dbt 1.6 have none`,
    "Run where the project's dbt_project.yml is (or name its folder), or build with dbt 1.6 or newer."
  );
}

/** Every package that has something in the manifest. The root project's own nodes come first in dbt's order. */
function packagesOf(manifest: ManifestJson): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const section of ['nodes', 'sources', 'exposures', 'metrics', 'macros', 'docs']) {
    for (const entry of Object.values(objectIn(manifest[section]))) {
      const owner = textIn(objectIn(entry)['package_name']);
      if (owner !== null) packages.add(owner);
    }
  }
  return packages;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
