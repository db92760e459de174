import { parseDocument } from 'yaml';
import { UserError, type ManifestJson } from '../domain/index.ts';
import { isGenerated, type GeneratedFile } from './generated.ts';
import { MARK } from '../manifest/index.ts';
import { yamlText } from './yaml-text.ts';

/** Where dbt-loom looks for its configuration. */
export const LOOM_CONFIG = 'dbt_loom.config.yml';

/** Where the manifests lie that dbt-loom reads. */
export const MANIFESTS_FOLDER = 'dbt_mesh/manifests';

/** The manifest of an upstream as dbt-loom reads it. */
export function loomManifestPath(upstream: string): string {
  return `${MANIFESTS_FOLDER}/${upstream}.json`;
}

/**
 * A manifest for dbt-loom 0.9.6, which injects every entry of `nodes`: so it must be a public view.
 * Not gzipped: dbt-loom opens local files as text.
 */
export function loomManifest(upstream: string, publicManifest: ManifestJson): GeneratedFile {
  return { path: loomManifestPath(upstream), text: markedJson(publicManifest) };
}

/** A manifest with the mark at its head: dbt and dbt-loom disregard the key. */
export function markedJson(manifest: ManifestJson): string {
  const own = Object.entries(manifest).filter(([key]) => key !== 'mesh');
  return `${JSON.stringify({ mesh: { note: MARK }, ...Object.fromEntries(own) })}\n`;
}

/** The configuration of dbt-loom for these upstreams. */
export function loomConfig(upstreams: readonly string[]): GeneratedFile {
  return { path: LOOM_CONFIG, text: `# ${MARK}\n${yamlText({ manifests: upstreams.map(entry) })}` };
}

function entry(name: string): { name: string; type: string; config: { path: string } } {
  return { name, type: 'file', config: { path: loomManifestPath(name) } };
}

/**
 * Whether a configuration of the user's own is there that names all these manifests: then it is as good as ours, and is left alone.
 *
 * @throws UserError when it is the user's and lacks one
 */
export function hasOwnLoomConfig(existing: Uint8Array | null, upstreams: readonly string[]): boolean {
  if (existing === null || isGenerated(existing)) return false;
  const text = new TextDecoder().decode(existing);
  const document = parseDocument(text);
  const paths = document.errors.length > 0 ? [] : manifestPaths(document.toJS());
  const missing = upstreams.filter((name) => !paths.includes(loomManifestPath(name)));
  if (missing.length === 0) return true;
  const lines = yamlText({ manifests: missing.map(entry) });
  throw new UserError(
    `${LOOM_CONFIG} is your own, and does not name the ${missing.length === 1 ? 'manifest' : 'manifests'} of ${missing.join(', ')}`,
    `Add to it what follows, or remove the file and let sync write it:\n${lines}`
  );
}

function manifestPaths(config: unknown): readonly string[] {
  const manifests = (config as { manifests?: unknown } | null)?.manifests;
  if (!Array.isArray(manifests)) return [];
  return manifests.flatMap((one: { config?: { path?: unknown } } | null) => {
    const path = one?.config?.path;
    return typeof path === 'string' ? [path.replace(/^\.\//, '')] : [];
  });
}
