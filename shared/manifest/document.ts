import { isUtf8 } from 'node:buffer';
import { UserError } from '../domain/index.ts';
import { faultIn } from './json-fault.ts';
import { isObject, type JsonObject } from './json.ts';
import { MAX_DEPTH, scanJson, type Spot } from './json-scan.ts';
import { quoted } from './quote.ts';

/** A JavaScript string holds no more. */
const MAX_MEGABYTES = 512;

/** Files that start so are something else than JSON in UTF-8. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly is: string; readonly hint: string }[] = [
  { bytes: [0x1f, 0x8b], is: 'compressed with gzip', hint: 'Unpack it (gzip -d) and name the unpacked file.' },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    is: 'compressed with zstd',
    hint: 'Unpack it (zstd -d) and name the unpacked file.'
  },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'a zip archive', hint: 'Unpack it and name the file in it.' },
  {
    bytes: [0xef, 0xbb, 0xbf],
    is: 'marked with a byte order mark (EF BB BF), which dbt neither writes nor reads',
    hint: 'Some program has rewritten it: save it as UTF-8 without BOM, or build the project again.'
  },
  {
    bytes: [0xff, 0xfe],
    is: 'in UTF-16',
    hint: 'Some program has rewritten it: save it as UTF-8, or build the project again.'
  },
  {
    bytes: [0xfe, 0xff],
    is: 'in UTF-16',
    hint: 'Some program has rewritten it: save it as UTF-8, or build the project again.'
  },
  {
    bytes: [0x7b, 0x00],
    is: 'in UTF-16',
    hint: 'Some program has rewritten it: save it as UTF-8, or build the project again.'
  },
  {
    bytes: [0x00, 0x7b],
    is: 'in UTF-16',
    hint: 'Some program has rewritten it: save it as UTF-8, or build the project again.'
  },
  {
    bytes: [0x00, 0x00],
    is: 'filled with zeros, as a crash leaves a file that was being written',
    hint: 'Build the project again.'
  }
];

/**
 * One of dbt's artifacts from its bytes: one JSON object.
 * @param name How messages call it.
 * @throws UserError for anything else: it names the file, what was found and where, and never quotes the text but for keys.
 */
export function parseDocument(bytes: Uint8Array, name: string): JsonObject {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseForeign(buffer, name);
  const oddities = scanJson(buffer);
  if (oddities.tooDeep) {
    throw new UserError(
      `${name} is nested more than ${MAX_DEPTH} levels deep`,
      'A manifest has some ten levels: look for what was written into meta.'
    );
  }
  const document = parseText(buffer.toString('utf8'), name);
  if (!isObject(document)) {
    throw new UserError(
      `${name} holds ${Array.isArray(document) ? 'a list' : 'a single value'} where a JSON object should be`,
      AGAIN
    );
  }
  if (oddities.duplicate !== null) {
    throw new UserError(
      `${name} has the key ${placed(oddities.duplicate, buffer)} twice in one object`,
      'Readers would disagree about which holds. No dbt writes this: build the project again.'
    );
  }
  if (oddities.reserved !== null) {
    throw new UserError(
      `${name} has a key ${placed(oddities.reserved, buffer)}, which JavaScript keeps for itself`,
      'Rename what is called so (a column, or a key in meta) in the project, and build it again.'
    );
  }
  return document;
}

const AGAIN = 'Name the file that dbt wrote, or build the project again.';

function refuseForeign(bytes: Buffer, name: string): void {
  if (bytes.length > MAX_MEGABYTES * 1024 * 1024) {
    throw new UserError(
      `${name} has ${Math.round(bytes.length / 1024 / 1024)} MB; up to ${MAX_MEGABYTES} MB are read`,
      'Is it the file you mean? The manifest of a project with thousands of models has 50 MB.'
    );
  }
  if (/^[ \t\r\n]*$/.test(bytes.toString('latin1', 0, 1024)) && bytes.toString('latin1').trim() === '') {
    throw new UserError(`${name} is empty`, AGAIN);
  }
  const signature = SIGNATURES.find(({ bytes: start }) => start.every((byte, index) => bytes[index] === byte));
  if (signature !== undefined) throw new UserError(`${name} is ${signature.is}`, signature.hint);
  if (isUtf8(bytes)) return;
  const fault = firstNotUtf8(bytes);
  if (fault >= bytes.length - 3) throw cutOff(name, `byte ${bytes.length}`);
  throw new UserError(
    `${name} is not in UTF-8 (from byte ${fault} on)`,
    `Some program has rewritten it, or it is no text at all. ${AGAIN}`
  );
}

/** Where the bytes differ from what decoding and encoding makes of them. */
function firstNotUtf8(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== again[index]);
}

function parseText(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw notJson(text, name);
  }
}

/** V8's own message quotes the text around the fault, and so is not passed on, not even as a cause. */
function notJson(text: string, name: string): UserError {
  const { offset, expected } = faultIn(text);
  const where = positionOf(text, offset);
  const isCut =
    offset === text.length || (offset > 0 && expected !== 'the end' && isHalfToken(text.slice(offset, offset + 16)));
  if (isCut) return cutOff(name, where);
  const number = /^-?(?:NaN|Infinity)/.exec(text.slice(offset, offset + 9))?.[0];
  if (number !== undefined) {
    return new UserError(
      `${name} is not JSON: ${number} at ${where} is a number that JSON does not have`,
      'Python writes it for .nan and .inf in YAML: look in meta, replace it, and build the project again.'
    );
  }
  return new UserError(`${name} is not JSON: expected ${expected} at ${where}`, AGAIN);
}

/** Whether the text ends in a word, a number or an escape that could have gone on. */
function isHalfToken(rest: string): boolean {
  return rest.length < 10 && /^(?:[\w.+-]+|\\u?[0-9a-fA-F]{0,3})$/.test(rest);
}

function cutOff(name: string, where: string): UserError {
  return new UserError(
    `${name} is cut off: it ends at ${where}, in the middle`,
    'It was copied or written only in part, or dbt is still writing it. Build the project again.'
  );
}

/** `line 3, column 14`, both from 1. */
function positionOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`;
}

function placed({ key, offset }: Spot, bytes: Buffer): string {
  const text = bytes.toString('utf8', 0, offset);
  return `${quoted(key)} (${positionOf(text, text.length)})`;
}
