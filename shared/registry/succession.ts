import { isDeepStrictEqual } from 'node:util';
import type { MeshKey, RolledBackFrom } from '../domain/index.ts';

/** Clocks of honest machines differ by less. */
const AHEAD = 15 * 60_000;

/** A publication that wants to be latest. */
export interface Candidate {
  readonly mesh: MeshKey;
  /** Names of the files of its state, as they are stored. */
  readonly stateFiles: readonly string[];
}

/**
 * What becomes of it:
 * - `replaces`: it takes the place of what latest holds
 * - `amends`: latest holds the same manifest, and gets other references or consumers, or state that it did not have
 * - `unchanged`: latest says all of it already
 * - `superseded`: a newer build holds latest, or a rollback that came after the build
 * - `rolled-back`: it is what was rolled back
 */
export type Succession = 'replaces' | 'amends' | 'unchanged' | 'superseded' | 'rolled-back';

/**
 * What may replace what. Builds of the same time may replace each other: the last to publish wins.
 *
 * While a rollback stands, what was rolled back stays away, and so does whatever was built before the rollback: nobody who built then knew of
 * it. A build counts as rolled back by its contract, so that the next scheduled one of the same code does not undo the rollback; unless that
 * is the contract that latest has again.
 * @param holder Null when nothing was published yet.
 * @param afterRollback Whether a rollback is to count for nothing.
 */
export function succession(candidate: Candidate, holder: MeshKey | null, afterRollback: boolean): Succession {
  if (holder === null) return 'replaces';
  const { mesh } = candidate;
  const rollback = holder.rolled_back_from;
  if (mesh.digest === holder.digest) return rollback === undefined && adds(candidate, holder) ? 'amends' : 'unchanged';
  if (rollback !== undefined && !afterRollback) {
    if (takesBack(rollback, mesh, holder)) return 'rolled-back';
    if (isBefore(mesh.generated_at, rollback.at)) return 'superseded';
  }
  return isBefore(mesh.generated_at, holder.generated_at) ? 'superseded' : 'replaces';
}

function takesBack(rollback: RolledBackFrom, mesh: MeshKey, holder: MeshKey): boolean {
  return [rollback, ...rollback.earlier].some(
    ({ version, contract }) => version === mesh.version || (contract === mesh.contract && contract !== holder.contract)
  );
}

/** Whether a publication of the same manifest says more than is recorded, or something else. */
export function adds({ mesh, stateFiles }: Candidate, recorded: MeshKey): boolean {
  const { references, ancestors, consumers, allowed_breaking } = JSON.parse(JSON.stringify(mesh)) as MeshKey;
  return (
    !isDeepStrictEqual(references, recorded.references) ||
    !isDeepStrictEqual(ancestors, recorded.ancestors) ||
    !isDeepStrictEqual(consumers, recorded.consumers) ||
    (allowed_breaking !== undefined && !isDeepStrictEqual(allowed_breaking, recorded.allowed_breaking)) ||
    stateFiles.some((name) => !Object.hasOwn(recorded.state_digests ?? {}, name))
  );
}

/** Whether a build says of itself that it comes from the future: it would supersede honest builds until then. */
export function isInTheFuture(generatedAt: string, now: Date): boolean {
  return Date.parse(generatedAt) > now.getTime() + AHEAD;
}

/** Whether a time in UTC lies before another, whatever digits of a second each has. */
export function isBefore(time: string, other: string): boolean {
  return sortable(time) < sortable(other);
}

/** Engines write up to nine digits of a second, or none. */
function sortable(time: string): string {
  const [seconds = '', fraction = ''] = time.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}
