import { Unreachable, UserError, type MeshKey, type Read, type Store } from '../domain/index.ts';
import { parseManifest } from '../manifest/index.ts';
import type { Turn } from './at-once.ts';
import { unpacked } from './fetch.ts';
import { LAYOUT, rollbackKey } from './layout.ts';
import { parseRollbackRecord } from './mesh-key.ts';
import { projectIn, verify, type Expected } from './publication.ts';
import { stateFault } from './state-digest.ts';

/** Where objects are read, and when it is whose turn. */
export interface At {
  readonly store: Store;
  readonly turn: Turn;
}

/** What was found where an object is to be. */
export type Examined<T> = Sound<T> | Unreadable | { readonly kind: 'missing' };

export interface Sound<T> {
  readonly kind: 'sound';
  readonly value: T;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  /** Names the object. */
  readonly error: UserError;
  /** Whether it is not what was written there, so that what helps depends on who needs it, and not on the error. */
  readonly isDamaged: boolean;
}

/** What is kept of a publication: the whole of it may have many megabytes. */
export type Claims = Pick<MeshKey, 'project' | 'version' | 'digest' | 'state' | 'state_digests' | 'rolled_back_from'>;

/** Where an object lies, and so what it must say of itself. */
export type Address = Omit<Expected, 'place'>;

/** Reads a publication as every reader does. */
export async function examinePublication(store: Store, key: string, address: Address): Promise<Examined<Claims>> {
  const place = `${store.location}/${key}`;
  const read = await readAt(store, key);
  if (read.kind !== 'found') return read;
  const verified = await attempt(() => verify(read.body, { ...address, place }));
  if (verified instanceof UserError) return unreadable(verified, !isOfNewerLayout(read.body));
  const refused = await attempt(() => void projectIn(verified, place));
  if (refused instanceof UserError) return unreadable(refused, false);
  const { project, version, digest, state, state_digests, rolled_back_from } = verified.mesh;
  return { kind: 'sound', value: { project, version, digest, state, state_digests, rolled_back_from } };
}

/** Reads the record of a rollback that is over. */
export async function examineRecord(store: Store, key: string, address: Required<Address>): Promise<Examined<null>> {
  const { project, environment, version } = address;
  const place = `${store.location}/${key}`;
  const read = await readAt(store, key);
  if (read.kind !== 'found') return read;
  const record = await attempt(() => parseRollbackRecord(read.body, place, version));
  if (record instanceof UserError) return unreadable(record, false);
  const { at } = record.rolled_back_from;
  if (rollbackKey(project, environment, version, at) === key) return { kind: 'sound', value: null };
  return unreadable(
    new UserError(`${place} is the record of another rollback, at ${at}`, 'It was copied or moved there: remove it.'),
    false
  );
}

/**
 * Reads a file of a state. One whose digest is recorded must be what was published, any other must be whole.
 * @param claims Of the publication that it belongs to.
 * @returns whether its digest is recorded.
 */
export async function examineState(
  store: Store,
  key: string,
  claims: Pick<Claims, 'project' | 'state_digests'>
): Promise<Examined<boolean>> {
  const place = `${store.location}/${key}`;
  const name = key.slice(key.lastIndexOf('/') + 1);
  const read = await readAt(store, key);
  if (read.kind !== 'found') return read;
  const fault = stateFault(claims, name, read.body, place);
  if (fault !== null) return unreadable(fault, true);
  if (Object.hasOwn(claims.state_digests ?? {}, name)) return { kind: 'sound', value: true };
  const damage = await attempt(async () => {
    const content = await unpacked(read.body, place);
    if (name === 'manifest.json.gz') parseManifest(content, place);
  });
  return damage instanceof UserError ? unreadable(damage, true) : { kind: 'sound', value: false };
}

async function readAt(
  store: Store,
  key: string
): Promise<Extract<Read, { kind: 'found' }> | Exclude<Examined<never>, Sound<never>>> {
  const read = await attempt(() => store.get(key));
  if (read instanceof UserError) return unreadable(read, false);
  return read.kind === 'found' ? read : { kind: 'missing' };
}

/** What an object's fault throws is given; a store that cannot be reached ends everything. */
async function attempt<T>(act: () => T | Promise<T>): Promise<T | UserError> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UserError && !(error instanceof Unreachable)) return error;
    throw error;
  }
}

function unreadable(error: UserError, isDamaged: boolean): Unreadable {
  return { kind: 'unreadable', error, isDamaged };
}

/** Asked of what was refused: its error then says what helps. */
function isOfNewerLayout(body: Uint8Array): boolean {
  try {
    const { mesh } = JSON.parse(Buffer.from(body).toString()) as { readonly mesh?: { readonly layout?: unknown } };
    return typeof mesh?.layout === 'number' && mesh.layout > LAYOUT;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
