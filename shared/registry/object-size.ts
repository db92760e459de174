import { UserError } from '../domain/index.ts';

/** The largest object that is read, and the largest text that is unpacked: one JavaScript string holds no more. */
export const MAX_BYTES = 512 * 1024 * 1024;

/** @throws UserError for an object that is no manifest of ours by its size alone. */
export function checkSize(place: string, bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  throw new UserError(
    `${place} has ${Math.round(bytes / 1024 / 1024)} MB; objects of up to ${MAX_BYTES / 1024 / 1024} MB are read`,
    'Remove it from the registry, and publish again.'
  );
}
