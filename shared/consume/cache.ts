import { join } from 'node:path';
import type { Etag, Files } from '../domain/index.ts';
import { MESH_FOLDER } from './plan.ts';

/** A publication's object as it was fetched last, and its etag. */
export interface CacheEntry {
  readonly etag: Etag;
  readonly body: Uint8Array;
}

/**
 * Reads what was kept of an upstream's latest. One file holds both, the etag in its first line, so that they cannot fall out of step.
 *
 * @returns null when nothing is kept, or the file is not as it was written; the registry checks the body by itself
 */
export async function readCache(
  files: Files,
  projectDir: string,
  project: string,
  environment: string
): Promise<CacheEntry | null> {
  const file = await files.read(cachePath(projectDir, project, environment));
  const end = file?.indexOf(0x0a) ?? -1;
  if (file === null || end < 0) return null;
  const etag = parsed(new TextDecoder().decode(file.subarray(0, end)));
  return etag === null ? null : { etag, body: file.subarray(end + 1) };
}

export async function writeCache(
  files: Files,
  projectDir: string,
  project: string,
  environment: string,
  { etag, body }: CacheEntry
): Promise<void> {
  const head = Buffer.from(`${JSON.stringify(etag)}\n`);
  await files.write(cachePath(projectDir, project, environment), Buffer.concat([head, body]));
}

function cachePath(projectDir: string, project: string, environment: string): string {
  return join(projectDir, MESH_FOLDER, 'cache', `${project}@${environment}`);
}

function parsed(line: string): string | null {
  try {
    const etag: unknown = JSON.parse(line);
    return typeof etag === 'string' ? etag : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
