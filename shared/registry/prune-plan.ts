import type { KeepReason, MeshKey, StoredObject } from '../domain/index.ts';
import type { EnvironmentContents, VersionContents } from './contents.ts';
import { timeOf } from './parse-key.ts';
import { isFresh, UNDER_WAY } from './under-way.ts';

/** What is to be kept. At least one of the two says so. */
export interface Limits {
  /** So many of the newest versions; null: none because of its rank. */
  readonly keep: number | null;
  /** Versions younger than so many milliseconds; null: none because of its age. */
  readonly olderThan: number | null;
}

/** What happens to an environment. */
export interface Plan {
  /** Whether nothing of it remains: latest goes, and then every version. */
  readonly whole: boolean;
  readonly remove: readonly VersionContents[];
  /** State and records that belong to no version: a publication or an earlier prune died halfway. */
  readonly orphans: readonly VersionContents[];
  readonly keep: readonly { readonly version: string; readonly why: KeepReason }[];
}

/**
 * Decides what of an environment stays and why, by its keys, their times, and what latest says. A version's age is that of its build.
 * @param latest What latest holds; null when there is none.
 * @param mayEnd Whether the whole environment may go, once its last publication is older than the limit.
 */
export function planOf(
  contents: EnvironmentContents,
  latest: MeshKey | null,
  { limits, mayEnd, now }: { readonly limits: Limits; readonly mayEnd: boolean; readonly now: Date }
): Plan {
  const published = contents.versions.filter(({ manifest }) => manifest !== null);
  const whole = mayEnd && isOver(contents, latest, limits, now);
  const newest = new Set(published.slice(0, limits.keep ?? 0).map(({ version }) => version));
  const replaced = justReplaced(contents, latest, now);
  const reason = (one: VersionContents): KeepReason | null => {
    if (whole) return null;
    if (one.version === latest?.version) return 'current';
    if (newest.has(one.version)) return 'newest';
    if (one.manifest !== null && isYoung(one, limits, now)) return 'young';
    if (objectsOf(one).some((object) => isFresh(object, now))) return 'under-way';
    return one.manifest !== null && replaced.has(one.version) ? 'just-replaced' : null;
  };
  const judged = contents.versions.map((one) => ({ one, why: reason(one) }));
  const leaving = judged.flatMap(({ one, why }) => (why === null ? [one] : []));
  return {
    whole,
    remove: leaving.filter(({ manifest }) => manifest !== null),
    orphans: leaving.filter(({ manifest }) => manifest === null),
    keep: judged.flatMap(({ one, why }) => (why === null ? [] : [{ version: one.version, why }]))
  };
}

function isYoung({ version }: VersionContents, { olderThan }: Limits, now: Date): boolean {
  const built = timeOf(version);
  return built !== null && olderThan !== null && now.getTime() - built < olderThan;
}

/** All objects of a version. */
export function objectsOf({ manifest, records, state }: VersionContents): readonly StoredObject[] {
  return [...(manifest === null ? [] : [manifest]), ...records, ...state];
}

/** Whether nobody has published to an environment for longer than the limit. */
function isOver(contents: EnvironmentContents, latest: MeshKey | null, { olderThan }: Limits, now: Date): boolean {
  const objects = [...(contents.latest === null ? [] : [contents.latest]), ...contents.versions.flatMap(objectsOf)];
  if (olderThan === null || objects.some((object) => isFresh(object, now))) return false;
  const times = latest === null ? contents.versions.map(({ version }) => timeOf(version)) : [madeLatestAt(latest)];
  return times.every((time) => time !== null && now.getTime() - time >= olderThan);
}

/** When latest was last written, as it says itself; null when what it says is no time. */
function madeLatestAt({ published_at, rolled_back_from }: MeshKey): number | null {
  const time = Math.max(Date.parse(published_at), Date.parse(rolled_back_from?.at ?? published_at));
  return Number.isNaN(time) ? null : time;
}

/** What latest was when it was replaced within the last hour: the version before it, or the one that was rolled back. */
function justReplaced(contents: EnvironmentContents, latest: MeshKey | null, now: Date): ReadonlySet<string> {
  if (latest === null) return new Set();
  const isNew = now.getTime() - (madeLatestAt(latest) ?? 0) < UNDER_WAY;
  if (!isNew && (contents.latest === null || !isFresh(contents.latest, now))) return new Set();
  const before = contents.versions.find(
    ({ version, manifest }) => version < latest.version && manifest !== null && !isFresh(manifest, now)
  );
  return new Set([before?.version, latest.rolled_back_from?.version].filter((version) => version !== undefined));
}
