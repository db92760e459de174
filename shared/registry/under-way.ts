import type { StoredObject } from '../domain/index.ts';

/**
 * What was written less than this many milliseconds ago may be part of a publication under way, or be what a reader is just being told of: it
 * is left alone whatever else is known of it. Publications take seconds; the rest is for clocks that differ and machines that were suspended.
 */
export const UNDER_WAY = 60 * 60 * 1000;

/** Whether an object was written so lately. */
export function isFresh({ modified }: Pick<StoredObject, 'modified'>, now: Date): boolean {
  return now.getTime() - modified.getTime() < UNDER_WAY;
}
