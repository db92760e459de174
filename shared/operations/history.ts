import type { UserError } from '../domain/index.ts';
import {
  type HistoryReport,
  type HistorySettings,
  type MeshKey,
  type PastPublication,
  type PastRollback,
  type PastVersion,
  type Project,
  type RollbackRecord
} from '../domain/index.ts';
import { breaks, compareContracts } from '../contracts/index.ts';
import { fetchLatest, listHistory, readRollbacks, readVersions } from '../registry/index.ts';
import type { Ports } from './ports.ts';
import { nothingThere } from './registry-scope.ts';

/**
 * The versions of a project, newest build first: where each comes from, what it changed against the one before it, and whether it was rolled
 * back. A version that cannot be read is told as such, and the others with it.
 *
 * @throws UserError when there is no such project, when latest or the record of a rollback cannot be read, and for the store
 */
export async function history(settings: HistorySettings, { store }: Ports): Promise<HistoryReport> {
  const { project, environment, limit } = settings;
  const [listing, fetched] = await Promise.all([
    listHistory(store, project, environment),
    fetchLatest(store, project, [environment])
  ]);
  if (listing.versions.length === 0 && fetched === null) {
    const missing = await nothingThere(store, settings);
    if (missing !== null) throw missing;
  }

  const latest = fetched?.publication.mesh ?? null;
  const rollbacks = await readRollbacks(store, listing, latest);
  const versions: PastVersion[] = [];
  let newer: Read | null = null;
  // The one before the last that is shown is read for what that one changed.
  for await (const past of readVersions(store, project, environment, listing.versions.slice(0, limit + 1))) {
    // Of a manifest, which may be large, only the project in it is kept.
    const read: Read = 'fault' in past ? past : { version: past.version, ...kept(past.publication) };
    if (newer !== null) versions.push(shown(newer, read, { latest, rollbacks, newer: versions }));
    newer = read;
  }
  if (newer !== null && versions.length < limit) {
    versions.push(shown(newer, null, { latest, rollbacks, newer: versions }));
  }
  return { project, environment, versions, total: listing.versions.length };
}

/** What is kept of a version until the one before it is read. */
type Read = { readonly version: string } & (Kept | { readonly fault: UserError });

interface Kept {
  readonly mesh: MeshKey;
  readonly project: Project;
}

function kept({ mesh, project }: Kept): Kept {
  return { mesh, project };
}

/** What a version is judged by, beside the one before it. */
interface Surroundings {
  readonly latest: MeshKey | null;
  readonly rollbacks: readonly RollbackRecord[];
  /** Every newer version. */
  readonly newer: readonly PastVersion[];
}

function shown(read: Read, older: Read | null, around: Surroundings): PastVersion {
  const { version } = read;
  const rolledBack = rollbacksFrom(version, around.rollbacks);
  return {
    version,
    current: version === around.latest?.version,
    rolledBack,
    publication: 'fault' in read ? { fault: read.fault.message } : publication(read, older, rolledBack, around)
  };
}

function rollbacksFrom(version: string, rollbacks: readonly RollbackRecord[]): readonly PastRollback[] {
  return rollbacks
    .filter((record) => record.rolled_back_from.version === version)
    .map(({ version: to, rolled_back_from: { reason, at, run_url } }) => ({ to, reason, at, runUrl: run_url }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

function publication(
  read: Kept,
  older: Read | null,
  rolledBack: readonly PastRollback[],
  around: Surroundings
): PastPublication {
  const { mesh, project } = read;
  const before = older === null || 'fault' in older ? null : older;
  return {
    publishedAt: mesh.published_at,
    generatedAt: mesh.generated_at,
    repository: mesh.repository,
    commit: mesh.commit,
    runUrl: mesh.run_url,
    dbtVersion: project.dbtVersion,
    publicModels: project.publicModels.length,
    changed: before === null ? null : before.mesh.contract !== mesh.contract,
    breaking: before === null ? null : isBreaking(before, read),
    superseded: rolledBack.length === 0 && wasSuperseded(mesh, around),
    allowedBreaking: mesh.allowed_breaking ?? null
  };
}

/** As of when the newer one was built: a model may have been removed on the day that was announced. */
function isBreaking(older: Kept, { mesh, project }: Kept): boolean {
  if (older.mesh.contract === mesh.contract) return false;
  return breaks(compareContracts(older.project, project, { now: new Date(mesh.generated_at) }));
}

function wasSuperseded({ version, published_at }: MeshKey, { latest, newer }: Surroundings): boolean {
  if (latest?.rolled_back_from !== undefined && version > latest.version) return true;
  return newer.some(({ publication: one }) => 'publishedAt' in one && one.publishedAt < published_at);
}
