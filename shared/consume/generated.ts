import { MARK } from '../manifest/index.ts';

/** A file to write. */
export interface GeneratedFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** How far into a file the mark is looked for: it stands in the first lines. */
const HEAD_BYTES = 1024;

/** Whether a file that is there was written by sync: one without the mark is the user's and is left alone. */
export function isGenerated(body: Uint8Array): boolean {
  return new TextDecoder().decode(body.subarray(0, HEAD_BYTES)).includes(MARK);
}
