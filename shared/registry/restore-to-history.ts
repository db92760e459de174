import { Conflict, type MeshKey, type Store } from '../domain/index.ts';
import { compactJson } from '../manifest/index.ts';
import { bodyOf } from './body.ts';
import { holderOf } from './holder.ts';
import { historyKey, latestKey } from './layout.ts';

/**
 * Sees to it that history has a version that has just become latest, and that history had already: a prune that began before may have removed
 * it, having seen that it was not latest. Of the two, each removes or writes first and looks then, so that one of them sees the other.
 *
 * The state of the version went with it, or is about to, and is named no more.
 */
export async function restoreToHistory(store: Store, { project, environment, version }: MeshKey): Promise<void> {
  const key = historyKey(project, environment, version);
  if ((await store.get(key)).kind === 'found') return;
  const holder = await holderOf(store, project, environment);
  if (holder?.mesh.version !== version) return;
  const text = compactJson(holder.manifest);
  const mesh: MeshKey = { ...holder.mesh, state: undefined, state_digests: undefined };
  try {
    await store.create(key, bodyOf(text, { ...mesh, rolled_back_from: undefined }));
    if (holder.mesh.state_digests === undefined && holder.mesh.state === undefined) return;
    await store.replace(latestKey(project, environment), bodyOf(text, mesh), holder.etag);
  } catch (error) {
    // The prune has seen it, and put it back with its state; or somebody has published.
    if (!(error instanceof Conflict)) throw error;
  }
}
