import { posix } from 'node:path';
import type { Finding, MeshKey, StoredObject } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import { examineState, type Address, type At } from './examine.ts';
import { historyKey, stateKey } from './layout.ts';

/** What is known of the state of a version. */
export interface StateClaims {
  /** As `mesh` has them, of history or of latest. */
  readonly state?: MeshKey['state'];
  readonly digests: NonNullable<MeshKey['state_digests']>;
  /** Whether latest is the version. */
  readonly isCurrent: boolean;
}

export interface VerifiedState {
  readonly findings: readonly Finding[];
  /** Files that are whole, and of which no digest is recorded. */
  readonly unchecked: number;
}

/** Reads the files that a version has of its state, and those that it says it has. */
export async function verifyState(
  { store, turn }: At,
  { project, environment, version }: Required<Address>,
  { state, digests, isCurrent }: StateClaims,
  listed: readonly StoredObject[]
): Promise<VerifiedState> {
  const claimed = new Set([...(state === undefined ? [] : [posix.basename(state)]), ...Object.keys(digests)]);
  const names = new Set([...listed.map(({ key }) => posix.basename(key)), ...claimed]);
  const hint = `Restore it from a backup, or publish a new build of ${project} with \`publish-state\`: until then its Slim CI fails where this version is current.`;
  const verified = await Promise.all(
    [...names].sort().map(async (name): Promise<VerifiedState> => {
      const key = stateKey(project, environment, version, name);
      const about = { project, model: null, key };
      const examined = await turn(() => examineState(store, key, { project, state_digests: digests }));
      if (examined.kind === 'sound') return { findings: [], unchecked: examined.value ? 0 : 1 };
      if (examined.kind === 'unreadable') {
        const { message, hint: own } = examined.error;
        const facts = { ...about, message, hint: examined.isDamaged ? hint : own };
        return { findings: [finding('unreadable-object', facts)], unchecked: 0 };
      }
      // A version goes before its state does: where that is gone too, both were pruned since they were listed.
      const isNeeded =
        claimed.has(name) &&
        (isCurrent || (await turn(() => store.get(historyKey(project, environment, version)))).kind === 'found');
      if (!isNeeded) return { findings: [], unchecked: 0 };
      const message = `${store.location}/${key} is not there, though version ${version} of ${project} names it`;
      return { findings: [finding('missing-state', { ...about, message, hint })], unchecked: 0 };
    })
  );
  return {
    findings: verified.flatMap(({ findings }) => findings),
    unchecked: verified.reduce((sum, one) => sum + one.unchecked, 0)
  };
}
