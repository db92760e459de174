/** What is legal JSON and yet no manifest: what `JSON.parse` passes over in silence. */
export interface Oddities {
  /** Whether it is nested deeper than `MAX_DEPTH`; the scan ends there. */
  readonly tooDeep: boolean;
  /** Whether it has more than `MAX_PARTS` objects, lists and values in them. */
  readonly tooMany: boolean;
  /** The first object that has a key twice. */
  readonly duplicate: Spot | null;
  /** The first key `__proto__`. */
  readonly reserved: Spot | null;
}

/** A key, and the offset in bytes where it stands. */
export interface Spot {
  readonly key: string;
  readonly offset: number;
}

/** Manifests are nested some ten deep, their `meta` a little more; at some thousands `JSON.stringify` and Python run out of stack. */
export const MAX_DEPTH = 200;

/** A manifest of 50 MB has under three million. So many more fill the memory of the process before `JSON.parse` is done. */
export const MAX_PARTS = 32_000_000;

/** Set on an object by assignment, this key changes what the object is instead of what it holds. */
const RESERVED = '__proto__';

/**
 * Looks at every key and bracket of a JSON text in one pass over its bytes. What is no JSON is passed over somehow: that is for
 * `JSON.parse` to tell.
 *
 * It takes a fraction of the time of `JSON.parse`, since it makes no texts: the keys of an object are compared by hashes of their
 * bytes, and looked at themselves only where two hashes agree. Bytes are written as numbers because V8 folds these into the code and
 * constants of the module not, which would cost a fifth of its time.
 */
export function scanJson(bytes: Buffer): Oddities {
  const { length } = bytes;
  const reservedHash = fnv(Buffer.from(RESERVED));
  let hashes = new Int32Array(1024);
  let offsets = new Int32Array(1024);
  let size = 0;
  const firstKey = new Int32Array(MAX_DEPTH + 1);
  const isObject = new Uint8Array(MAX_DEPTH + 1);
  let depth = 0;
  let parts = 0;
  let expectsKey = false;
  let duplicate: Spot | null = null;
  let reserved: Spot | null = null;

  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === 0x22 /* " */ && expectsKey) {
      expectsKey = false;
      let hash = 0x811c9dc5 | 0;
      let escaped = false;
      let end = at + 1;
      for (let next = bytes[end]; next !== 0x22 /* " */ && end < length; next = bytes[++end]) {
        if (next === 0x5c /* \ */) {
          escaped = true;
          end++;
        }
        hash = Math.imul(hash ^ (next as number), 0x01000193);
      }
      if (escaped) hash = fnv(Buffer.from(keyBetween(bytes, at + 1, end)));
      if (hash === reservedHash && keyBetween(bytes, at + 1, end) === RESERVED)
        reserved ??= { key: RESERVED, offset: at };
      if (size === hashes.length) {
        hashes = twice(hashes);
        offsets = twice(offsets);
      }
      hashes[size] = hash;
      offsets[size] = at;
      size++;
      at = end;
    } else if (byte === 0x22 /* " */) {
      at = endOfText(bytes, at + 1);
    } else if (byte === 0x2c /* , */) {
      expectsKey = isObject[depth] === 1;
      parts++;
    } else if (byte === 0x7b /* { */ || byte === 0x5b /* [ */) {
      if (depth === MAX_DEPTH) return { tooDeep: true, tooMany: false, duplicate, reserved };
      if (parts > MAX_PARTS) return { tooDeep: false, tooMany: true, duplicate, reserved };
      parts++;
      expectsKey = byte === 0x7b; /* { */
      depth++;
      isObject[depth] = expectsKey ? 1 : 0;
      firstKey[depth] = size;
    } else if (byte === 0x7d /* } */ || byte === 0x5d /* ] */) {
      expectsKey = false;
      const first = firstKey[depth] as number;
      if (size - first > 1 && hasTwins(hashes, first, size))
        duplicate ??= repeatedKey(bytes, offsets.subarray(first, size));
      size = first;
      if (depth > 0) depth--;
    }
  }
  return { tooDeep: false, tooMany: parts > MAX_PARTS, duplicate, reserved };
}

/** Where the text that starts at `from` (after its quote) has its closing quote; the end of the bytes if it has none. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from;
  // Most texts are short: asking the native search costs more than walking through them.
  for (const near = Math.min(from + 24, bytes.length); at < near; at++) {
    const byte = bytes[at];
    if (byte === 0x22 /* " */) return at;
    if (byte === 0x5c /* \ */) at++;
  }
  for (;;) {
    const quote = bytes.indexOf(0x22 /* " */, at);
    if (quote === -1) return bytes.length;
    let escape = quote;
    while (escape > at && bytes[escape - 1] === 0x5c /* \ */) escape--;
    if ((quote - escape) % 2 === 0) return quote;
    at = quote + 1;
  }
}

/** FNV-1a, as the scan computes it in passing. */
function fnv(bytes: Buffer): number {
  let hash = 0x811c9dc5 | 0;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** A key as it is meant; as it stands where that is no JSON. */
function keyBetween(bytes: Buffer, from: number, to: number): string {
  const written = bytes.toString('utf8', from, to);
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

/** Whether two of the hashes from `first` to before `end` are equal. */
function hasTwins(hashes: Int32Array, first: number, end: number): boolean {
  // Many are sorted; of few each is compared with each.
  if (end - first > 32) {
    const sorted = hashes.slice(first, end).sort();
    return sorted.some((hash, index) => index > 0 && hash === sorted[index - 1]);
  }
  for (let one = first; one < end; one++) {
    const hash = hashes[one];
    for (let other = one + 1; other < end; other++) {
      if (hashes[other] === hash) return true;
    }
  }
  return false;
}

/** The first key, of those at the offsets, that stood before. */
function repeatedKey(bytes: Buffer, offsets: Int32Array): Spot | null {
  const seen = new Set<string>();
  for (const offset of offsets) {
    const key = keyBetween(bytes, offset + 1, endOfText(bytes, offset + 1));
    if (seen.has(key)) return { key, offset };
    seen.add(key);
  }
  return null;
}

function twice(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
