import { createHash } from 'node:crypto';
import type { ManifestJson } from '../domain/index.ts';
import { isObject, type JsonObject } from './json.ts';

export interface Digests {
  /** SHA-256 (hex) of `body`. */
  readonly digest: string;
  /** SHA-256 (hex) of the same without what differs from build to build. */
  readonly contract: string;
  /** The manifest without `mesh`, as compact JSON: what `digest` is of. */
  readonly body: string;
}

/** Keys of `metadata` that differ from build to build. */
const VOLATILE_METADATA: ReadonlySet<string> = new Set([
  'generated_at',
  'invocation_id',
  'invocation_started_at',
  'run_started_at'
]);

/**
 * The manifest without `mesh` as compact JSON: no spaces, keys in their order, text as it is, as `JSON.stringify` writes it.
 * What was written so and is read again gives the same text, whatever the keys and texts are.
 */
export function compactJson(manifest: ManifestJson): string {
  return JSON.stringify(withoutMesh(manifest));
}

/** SHA-256 (hex) of `compactJson`: every reader of the registry checks it. */
export function digestOf(manifest: ManifestJson): string {
  return sha256(compactJson(manifest));
}

/**
 * SHA-256 (hex) of what consumers depend on: the manifest without `mesh`, the times and ids of the run in `metadata`, and the `created_at`
 * that dbt stamps on every node, source, macro and so on. A column or a meta key of that name is not a stamp.
 */
export function contractDigestOf(manifest: ManifestJson): string {
  return digestsOf(manifest).contract;
}

/** Both digests and the text, each part of the manifest being written only once. */
export function digestsOf(manifest: ManifestJson): Digests {
  const whole: string[] = [];
  const stable: string[] = [];
  for (const [key, value] of Object.entries(withoutMesh(manifest))) {
    const section = key === 'metadata' && isObject(value) ? metadataTexts(value) : sectionTexts(value);
    whole.push(`${JSON.stringify(key)}:${section.whole}`);
    stable.push(`${JSON.stringify(key)}:${section.stable}`);
  }
  const body = `{${whole.join(',')}}`;
  return { digest: sha256(body), contract: sha256(`{${stable.join(',')}}`), body };
}

/** A value's text, and its text without what is volatile in it. */
interface Texts {
  readonly whole: string;
  readonly stable: string;
}

function metadataTexts(metadata: JsonObject): Texts {
  return { whole: JSON.stringify(metadata), stable: JSON.stringify(without(metadata, VOLATILE_METADATA)) };
}

/** A map of entries (`nodes`, `macros`), or of lists of entries (`disabled`); anything else has no stamps. */
function sectionTexts(section: unknown): Texts {
  if (!isObject(section)) return same(JSON.stringify(section));
  const entries = Object.entries(section).map(([key, value]) => ({
    key: JSON.stringify(key),
    texts: Array.isArray(value) ? listTexts(value) : entryTexts(value)
  }));
  return {
    whole: `{${entries.map(({ key, texts }) => `${key}:${texts.whole}`).join(',')}}`,
    stable: `{${entries.map(({ key, texts }) => `${key}:${texts.stable}`).join(',')}}`
  };
}

function listTexts(list: readonly unknown[]): Texts {
  const texts = list.map(entryTexts);
  return {
    whole: `[${texts.map((text) => text.whole).join(',')}]`,
    stable: `[${texts.map((text) => text.stable).join(',')}]`
  };
}

/** The keys before the stamp and those after it are written apart, so that one pass gives both texts. */
function entryTexts(entry: unknown): Texts {
  if (!isObject(entry) || !Object.hasOwn(entry, 'created_at')) return same(JSON.stringify(entry));
  const members = Object.entries(entry);
  const at = members.findIndex(([key]) => key === 'created_at');
  const before = membersText(members.slice(0, at));
  const after = membersText(members.slice(at + 1));
  return {
    whole: `{${[before, membersText(members.slice(at, at + 1)), after].filter(Boolean).join(',')}}`,
    stable: `{${[before, after].filter(Boolean).join(',')}}`
  };
}

/** The members of an object as JSON, without the braces. */
function membersText(members: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(Object.fromEntries(members)).slice(1, -1);
}

function same(text: string): Texts {
  return { whole: text, stable: text };
}

function withoutMesh(manifest: ManifestJson): JsonObject {
  return without(manifest, new Set(['mesh']));
}

function without(object: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
