import { constants, isUtf8 } from 'node:buffer';
import { UserError } from '../domain/index.ts';
import { faultIn } from './json-fault.ts';
import { isObject, type JsonObject } from './json.ts';
import { MAX_DEPTH, MAX_PARTS, scanJson, type Spot } from './json-scan.ts';
import { quoted } from './quote.ts';

const AGAIN = 'Name the file that dbt wrote, or build the project again.';
const REWRITTEN = 'Some program has rewritten it: save it as UTF-8 without BOM, or build the project again.';

/** How files start that are something else than JSON in UTF-8, in hex, what they are, and what to do. */
const SIGNATURES: readonly (readonly [start: string, is: string, hint: string])[] = [
  ['1f8b', 'compressed with gzip', 'Unpack it (gzip -d) and name the unpacked file.'],
  ['28b52ffd', 'compressed with zstd', 'Unpack it (zstd -d) and name the unpacked file.'],
  ['504b0304', 'a zip archive', 'Unpack it and name the file in it.'],
  ['efbbbf', 'marked with a byte order mark (EF BB BF), which dbt neither writes nor reads', REWRITTEN],
  ['fffe', 'in UTF-16', REWRITTEN],
  ['feff', 'in UTF-16', REWRITTEN],
  ['7b00', 'in UTF-16', REWRITTEN],
  ['007b', 'in UTF-16', REWRITTEN],
  ['0000', 'filled with zeros, as a crash leaves a file that was being written', 'Build the project again.']
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
  if (oddities.tooMany) {
    throw new UserError(
      `${name} has more than ${MAX_PARTS / 1_000_000} million objects, lists and values`,
      'A manifest of thousands of models has some two million: is it the file you mean?'
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

function refuseForeign(bytes: Buffer, name: string): void {
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new UserError(
      `${name} has ${Math.round(bytes.length / 1024 / 1024)} MB, and a JavaScript string holds no more than 512`,
      'Is it the file you mean? The manifest of a project with thousands of models has 50 MB.'
    );
  }
  if (/^[ \t\r\n]*$/.test(bytes.toString('latin1', 0, 1024)) && bytes.toString('latin1').trim() === '') {
    throw new UserError(`${name} is empty`, AGAIN);
  }
  const start = bytes.toString('hex', 0, 4);
  for (const [signature, is, hint] of SIGNATURES) {
    if (start.startsWith(signature)) throw new UserError(`${name} is ${is}`, hint);
  }
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
