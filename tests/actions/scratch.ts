import { afterAll } from '@jest/globals';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of one test file: jest loads this anew for each. */
const parent = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-test-')));

afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A new folder that goes when the tests of the file are done. */
export function scratchFolder(): string {
  return mkdtempSync(join(parent, 'folder-'));
}
