import { UserError, type ManifestJson } from '../domain/index.ts';
import { manifestVersion } from './artifact.ts';
import { isObject } from './json.ts';
import { parseDocument } from './document.ts';

/**
 * A manifest from its bytes.
 * @param name How messages call it: its path or its place in the registry.
 * @throws UserError for anything that is not the manifest of a dbt project of schema v4 to v12; it names the file and what was found.
 */
export function parseManifest(bytes: Uint8Array, name: string): ManifestJson {
  const manifest = parseDocument(bytes, name);
  manifestVersion(manifest, name);
  if (!isObject(manifest['nodes'])) {
    throw new UserError(`${name} is no whole dbt manifest: it has no "nodes"`, 'Build the project again.');
  }
  return manifest;
}
