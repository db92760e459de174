import { Conflict, UserError, type Clock, type Store } from '../domain/index.ts';
import { BUDGET, type Holder } from './holder.ts';
import { persist } from './persist.ts';

/**
 * Writes an object that is never replaced.
 * @returns what is stored: `body` itself, or what was there already, the same thing written before in most cases.
 */
export async function writeOnce(store: Store, clock: Clock, key: string, body: Uint8Array): Promise<Uint8Array> {
  const stored = await persist(clock, BUDGET, async () => {
    try {
      await store.create(key, body);
      return body;
    } catch (error) {
      const read = await store.get(key);
      if (read.kind === 'found') return read.body;
      // S3 answers with a conflict while another write to the key is under way, which may yet fail.
      if (error instanceof Conflict) return null;
      throw error;
    }
  });
  if (stored !== null) return stored;
  throw new UserError(
    `${store.location}/${key} can neither be created nor read: for ${BUDGET / 1000} seconds the store said both that it is there and that it is not`,
    'Look at the object with the tools of the store, remove it, and run again.'
  );
}

/**
 * A store that ignores conditions would let two publishers overwrite each other without a word, and nothing read back would show it. So it
 * is asked for a write that it must refuse, on the condition that latest is about to depend on. If it is not refused, it changes nothing:
 * the object gets the bytes that it has.
 * @param key An object that is there and is not latest.
 * @param body The bytes that it has. Not those of latest: on some stores the etag is a hash of them, and the condition would hold.
 * @param holder What latest holds.
 */
export async function askForConditions(
  store: Store,
  key: string,
  body: Uint8Array,
  holder: Holder | null
): Promise<void> {
  // Twice: the object may have been pruned a moment ago, and then it is created rightly.
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
    } catch (error) {
      if (error instanceof Conflict) return;
      throw error;
    }
  }
  throw new UserError(
    `${store.location} ignores the conditions of writes (${holder === null ? 'If-None-Match' : 'If-Match'}): publishers would overwrite each other`,
    'Use a store that keeps them, as AWS S3 does, or a folder. Latest was not touched.'
  );
}
