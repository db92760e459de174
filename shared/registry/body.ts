import type { MeshKey } from '../domain/index.ts';

/**
 * The object that is published: `mesh` is put before the brace that closes the manifest, which so is written once.
 * @param manifest Without `mesh`, as compact JSON.
 */
export function bodyOf(manifest: string, mesh: MeshKey): Uint8Array {
  return Buffer.from(`${manifest.slice(0, -1)},"mesh":${JSON.stringify(mesh)}}`);
}
