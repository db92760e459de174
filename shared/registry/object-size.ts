import { UserError } from '../domain/index.ts';

/** The largest object that is read, and the largest text that is unpacked: one JavaScript string holds no more. */
export const MAX_BYTES = 512 * 1024 * 1024;

/**
 * A body as it arrives, whole.
 * @throws UserError when it turns out larger than what is read, whatever its length was said to be.
 */
export async function bodyWithin(place: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const collected: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    checkSize(place, bytes);
    collected.push(chunk);
  }
  return Buffer.concat(collected, bytes);
}

/** @throws UserError for an object that is no manifest of ours by its size alone. */
export function checkSize(place: string, bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  throw new UserError(
    `${place} has ${Math.round(bytes / 1024 / 1024)} MB; objects of up to ${MAX_BYTES / 1024 / 1024} MB are read`,
    'Remove it from the registry, and publish again.'
  );
}
