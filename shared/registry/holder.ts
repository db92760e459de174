import type { Etag, Store } from '../domain/index.ts';
import { latestKey } from './layout.ts';
import { verify, type Verified } from './publication.ts';

/** How long to try while others write the same latest. */
export const BUDGET = 120_000;

/** What latest holds, and the revision that a write of it depends on. */
export interface Holder extends Verified {
  readonly etag: Etag;
}

/**
 * @returns null when the project was never published to the environment
 * @throws UserError when latest is no whole publication of ours
 */
export async function holderOf(store: Store, project: string, environment: string): Promise<Holder | null> {
  const key = latestKey(project, environment);
  const read = await store.get(key);
  if (read.kind !== 'found') return null;
  return { ...verify(read.body, { place: `${store.location}/${key}`, project, environment }), etag: read.etag };
}

/** Who holds latest, for messages. */
export function heldBy(holder: Holder | null): string {
  if (holder === null) return 'nobody';
  const { version, published_at, run_url, repository } = holder.mesh;
  const from = run_url ?? repository;
  return `version ${version}, published at ${published_at}${from === null ? '' : ` by ${from}`}`;
}
