/** A JSON object that came from outside. Its keys are whatever was written; read them with the functions below. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = Object.freeze({});
const NONE: readonly string[] = Object.freeze([]);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one for anything else: what a manifest leaves out and what it sets to null mean the same. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NONE;
}

/** The text, or null for anything else and for empty text, by which dbt-loom and some adapters say 'none'. */
export function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The texts of a list; the list itself, not a copy, where it holds nothing else. */
export function textsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NONE;
  return value.every(isText) ? value : value.filter(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The first that is a non-empty object; dbt moved `meta` from the node into its `config` over the years. */
export function firstObject(...values: readonly unknown[]): JsonObject {
  for (const value of values) {
    if (isObject(value) && Object.keys(value).length > 0) return value;
  }
  return NOTHING;
}

/** The first that is a non-empty list of text, likewise. */
export function firstTexts(...values: readonly unknown[]): readonly string[] {
  for (const value of values) {
    const texts = textsIn(value);
    if (texts.length > 0) return texts;
  }
  return NONE;
}
