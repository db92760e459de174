import type { YamlValue } from './yaml-text.ts';

/**
 * Text that Jinja, or the loss of a line break by rendering, would change: dbt's own test for whether to render is `_HAS_RENDER_CHARS_PAT`
 * (dbt/clients/jinja.py), and Jinja drops the last line break and turns `\r` into `\n`.
 */
const CHANGED_BY_RENDERING = /[{}\r]|\n$/;

/** Everything in a literal but letters, digits and harmless marks: whatever could end the literal, or the expression around it. */
const ESCAPED = /["'\\{}%#\p{Cc}\u2028\u2029]/gu;

/** Text that comes out unchanged when dbt renders it once as Jinja, and runs nothing. */
export function jinjaText(text: string): string {
  return CHANGED_BY_RENDERING.test(text) ? `{{ ${jinjaString(text)} }}` : text;
}

/**
 * The same for the description of one version of a model: dbt-core up to 1.11 renders it with the rest of the YAML file, where there is no
 * `doc`, and again with the other descriptions, where there is; 1.12 and v2 only then. So the first rendering writes down the second.
 */
export function jinjaTextOfVersion(text: string): string {
  const once = jinjaText(text);
  if (once === text) return text;
  return `{{ ${jinjaString(text)} if doc is defined else ${jinjaString(once)} }}`;
}

/** A string literal of Jinja and of Python, with the same text in both. */
export function jinjaString(text: string): string {
  const escaped = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** A value from another project as it goes into YAML: dbt renders every text in it, but no key. */
export function jinjaValue(value: unknown): YamlValue {
  if (typeof value === 'string') return jinjaText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(jinjaValue);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jinjaValue(member)]));
}
