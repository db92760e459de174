import { isObject } from '../manifest/index.ts';

/** Keys whose text the page renders as Markdown, and so as HTML. */
const MARKDOWN_KEYS: ReadonlySet<string> = new Set(['description', 'source_description', 'block_contents']);

/**
 * Markdown that can open no tag and no character reference, and reads as it did. By the HTML standard (13.2.5.6, tag open state) `<` opens
 * something only before a letter, `/`, `!` or `?`: `a < b`, `<=` and `<>` stay as they are, so that code in a description stays readable.
 */
export function withoutMarkup(markdown: string): string {
  return markdown.replace(/&(?=#?\w+;)/g, '&amp;').replace(/<(?![\s=>\d]|$)/g, '&lt;');
}

/** A value with all Markdown in it without markup, however deep it lies. */
export function withSafeText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSafeText);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && MARKDOWN_KEYS.has(key) ? withoutMarkup(inner) : withSafeText(inner)
    ])
  );
}

/** JSON that may stand in a script: nothing in it ends the script or opens a comment. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
