import { isDeepStrictEqual } from 'node:util';
import type { Clock, MeshKey, RollbackRecord, RolledBackFrom, Store } from '../domain/index.ts';
import { rollbackKey } from './layout.ts';
import { parseRollbackRecord } from './mesh-key.ts';
import { writeOnce } from './write-once.ts';

/**
 * Keeps what a standing rollback says of itself, beside the version that it made latest again, before latest is replaced: so the audit trail
 * tells who rolled back and why when nothing else does any more. Should the replacement fail, the record is there early, and no less true.
 */
export async function keepRecord(store: Store, clock: Clock, holder: MeshKey | null): Promise<void> {
  if (holder?.rolled_back_from === undefined) return;
  const { project, environment, version, rolled_back_from } = holder;
  const record: RollbackRecord = { version, rolled_back_from };
  const key = rollbackKey(project, environment, version, rolled_back_from.at);
  await writeOnce(store, clock, key, Buffer.from(JSON.stringify(record)));
}

/**
 * The time for a rollback to a version: now, or the next second for which no record is there. Records are named by the second, and two
 * rollbacks to one version, with a publication between them, can come in the same.
 */
export async function freeMoment(store: Store, clock: Clock, target: MeshKey): Promise<Date> {
  for (;;) {
    const now = clock.now();
    const key = rollbackKey(target.project, target.environment, target.version, now.toISOString());
    if ((await store.get(key)).kind !== 'found') return now;
    await clock.sleep(1000 - now.getMilliseconds());
  }
}

/** Whether a rollback was made, and is over already. */
export async function isRecorded(
  store: Store,
  { project, environment, version }: MeshKey,
  rollback: RolledBackFrom
): Promise<boolean> {
  const key = rollbackKey(project, environment, version, rollback.at);
  const read = await store.get(key);
  if (read.kind !== 'found') return false;
  const record = parseRollbackRecord(read.body, `${store.location}/${key}`, version);
  return isDeepStrictEqual(record.rolled_back_from, rollback);
}
