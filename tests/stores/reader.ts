import { UserError, type Store } from '../../shared/domain/index.ts';
import { fetchLatest, fetchState, fetchVersion } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import { orderOf } from './order.ts';

/** What a reader saw of a project's production while others published. */
export interface Seen {
  readonly reads: number;
  /** Versions in the order in which they were latest. */
  readonly versions: readonly string[];
  /** What was not as promised, in words. */
  readonly violations: readonly string[];
}

/**
 * Reads latest, and what it names in history and state, over and over. Every read is verified by the registry itself; beyond that, latest may
 * not disappear, nor go back.
 */
export async function readUntil(stop: AbortSignal, store: Store, project: string): Promise<Seen> {
  const versions: string[] = [];
  const violations: string[] = [];
  let reads = 0;
  let last = '';
  while (!stop.aborted) {
    try {
      const latest = await fetchLatest(store, project, ['prod']);
      if (latest === null) {
        if (last !== '') violations.push('latest disappeared');
      } else {
        const { mesh } = latest.publication;
        if (orderOf(mesh) < last) violations.push(`latest went back from ${last} to ${orderOf(mesh)}`);
        last = orderOf(mesh);
        if (versions.at(-1) !== mesh.version) {
          versions.push(mesh.version);
          const recorded = await fetchVersion(store, project, 'prod', mesh.version);
          // Of a version that is latest again, latest says more than history.
          if (recorded.publication.mesh.digest !== mesh.digest) violations.push(`${mesh.version} differs in history`);
          await fetchState(store, latest.publication);
        }
      }
      reads += 1;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      violations.push(error.message);
    }
    await realClock.sleep(5);
  }
  return { reads, versions, violations };
}
