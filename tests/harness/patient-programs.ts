import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts programs into a folder under their own names, which end a little after a failure. act (0.2.89) reads a step's terminal no further once its
 * program has failed, and so loses what was said last, which is why it failed.
 *
 * @param programs absolute paths by name
 * @returns the folder
 */
export function patientPrograms(folder: string, programs: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(programs)) {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n'${path}' "$@"\ncode=$?\n[ $code -eq 0 ] || sleep 0.3\nexit $code\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
