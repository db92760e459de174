import { createHash } from 'node:crypto';
import { UserError, type MeshKey } from '../domain/index.ts';

/** SHA-256 (hex) of a file of a state, as it is stored: gzipped. */
export function stateDigest(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * What is wrong with a file of a state: it is not what its publication recorded.
 * @param name Of the file, as it is stored: `manifest.json.gz`.
 * @param place How messages call it.
 * @returns null when it is, and when the publication recorded nothing, as older releases did
 */
export function stateFault(
  mesh: Pick<MeshKey, 'project' | 'state_digests'>,
  name: string,
  body: Uint8Array,
  place: string
): UserError | null {
  const digests = mesh.state_digests ?? {};
  const recorded = Object.hasOwn(digests, name) ? digests[name] : undefined;
  const found = stateDigest(body);
  if (recorded === undefined || recorded === found) return null;
  return new UserError(
    `${place} is damaged: its digest is ${found}, and it was published with ${recorded}`,
    `Build ${mesh.project} again and publish it: a state is never replaced.`
  );
}
