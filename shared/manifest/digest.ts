import { createHash } from 'node:crypto';
import type { ManifestJson } from '../domain/index.ts';
import { isObject, type JsonObject } from './json.ts';

export interface Digests {
  /** SHA-256 (hex) of `body`. */
  readonly digest: string;
  /**
   * SHA-256 (hex) of what consumers depend on: of the same without the times and ids of the run in `metadata`, and without the
   * `created_at` of every entry of the manifest's maps. A column or a key of `meta` with that name is no such stamp.
   */
  readonly contract: string;
  /** The manifest without `mesh`, as compact JSON. */
  readonly body: string;
}

/** Keys of `metadata` that differ from build to build. */
const VOLATILE_METADATA = ['generated_at', 'invocation_id', 'invocation_started_at', 'run_started_at'];

/** The time at which dbt-core parsed a node, source, macro and so on. */
const STAMP = 'created_at';

/**
 * The manifest without `mesh` as compact JSON: no spaces, keys in their order, text as it is, as `JSON.stringify` writes it.
 * What is written so and read again gives the same text, whatever keys and texts it holds.
 */
export function compactJson(manifest: ManifestJson): string {
  return JSON.stringify(without(manifest, ['mesh']));
}

/** SHA-256 (hex) of `compactJson`: every reader of the registry checks it. */
export function digestOf(manifest: ManifestJson): string {
  return sha256([compactJson(manifest)]);
}

/** Both digests and the text. Each part of the manifest is written only once. */
export function digestsOf(manifest: ManifestJson): Digests {
  const members = Object.entries(without(manifest, ['mesh'])).map(([key, value]) => ({
    key: JSON.stringify(key),
    texts: key === 'metadata' ? metadataTexts(value) : sectionTexts(value)
  }));
  const body = `{${members.map(({ key, texts }) => `${key}:${texts.whole}`).join(',')}}`;
  return {
    digest: sha256([body]),
    contract: sha256([
      '{',
      ...members.flatMap(({ key, texts }, index) => [index === 0 ? key : `,${key}`, ':', ...texts.stable]),
      '}'
    ]),
    body
  };
}

/** A value's JSON, and the JSON without what is volatile in it, in pieces. */
interface Texts {
  readonly whole: string;
  readonly stable: readonly string[];
}

function metadataTexts(metadata: unknown): Texts {
  const stable = isObject(metadata) ? without(metadata, VOLATILE_METADATA) : metadata;
  return { whole: JSON.stringify(metadata), stable: [JSON.stringify(stable)] };
}

/** A map of entries (`nodes`), or of lists of entries (`disabled`). Anything else has no stamps. */
function sectionTexts(section: unknown): Texts {
  if (!isObject(section)) return unstamped(section);
  return joined(
    '{',
    Object.entries(section).map(([key, value]) =>
      prefixed(`${JSON.stringify(key)}:`, Array.isArray(value) ? listTexts(value) : entryTexts(value))
    ),
    '}'
  );
}

function listTexts(list: readonly unknown[]): Texts {
  return joined('[', list.map(entryTexts), ']');
}

/** The stamp is cut out of the text, unless that has the key in other places too. */
function entryTexts(entry: unknown): Texts {
  if (!isObject(entry) || !Object.hasOwn(entry, STAMP)) return unstamped(entry);
  const whole = JSON.stringify(entry);
  const member = `"${STAMP}":${JSON.stringify(entry[STAMP])}`;
  const start = whole.indexOf(`"${STAMP}":`);
  const end = start + member.length;
  if (start !== whole.lastIndexOf(`"${STAMP}":`)) return { whole, stable: [JSON.stringify(without(entry, [STAMP]))] };
  const isLast = whole[end] === '}';
  return {
    whole,
    stable: [
      whole.slice(0, isLast && whole[start - 1] === ',' ? start - 1 : start),
      whole.slice(isLast ? end : end + 1)
    ]
  };
}

function unstamped(value: unknown): Texts {
  const whole = JSON.stringify(value);
  return { whole, stable: [whole] };
}

function prefixed(prefix: string, { whole, stable }: Texts): Texts {
  return { whole: prefix + whole, stable: [prefix, ...stable] };
}

function joined(open: string, items: readonly Texts[], close: string): Texts {
  return {
    whole: `${open}${items.map(({ whole }) => whole).join(',')}${close}`,
    stable: [open, ...items.flatMap(({ stable }, index) => (index === 0 ? stable : [',', ...stable])), close]
  };
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function sha256(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
}
