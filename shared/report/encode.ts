/** What a reader cannot see or what moves a cursor: controls, escapes, bidirectional marks, line separators, halves of a pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) as number;
    return SHORT[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`);
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/**
 * Untrusted text as one line of a terminal or a log. Nothing in it moves the cursor, colours, hides or reorders what
 * is printed, and a runner that reads the log finds no workflow command: it takes `::` at the start of a line and the
 * old `##[` anywhere for one (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
export function terminalText(text: string): string {
  return visible(text)
    .replaceAll('##[', '#\\x23[')
    .replace(/^(\s*):(?=:)/, '$1\\x3a');
}

/** The same for text of ours that may have several lines: the lines stay. */
export function terminalLines(text: string): readonly string[] {
  return text.split('\n').map(terminalText);
}

/** What GitHub Markdown or HTML gives a meaning to: kept as text by an entity. An underscore inside a word means nothing. */
const SYNTAX = /[&<>`*~[\]\\|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^ /;
/** What begins a list or underlines a heading at the start of a line. */
const BLOCK_START = /^[-+=]|(?<=^\d{1,9})[.)]/;
/**
 * What GitHub makes links, pictures and formulas of after Markdown is read, where an entity no longer helps: `@name`,
 * `#12`, `GH-12`, `:smile:`, `https://…`, `www.…`, `$…$`. Its filters read one text node at a time, so the character
 * gets an element of its own, as GitHub's documentation has it for the dollar sign.
 */
const TRIGGER = /[@#$]|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=gh)-(?=\d)/;

const MARKDOWN = new RegExp([SYNTAX, BLOCK_START, TRIGGER].map(({ source }) => source).join('|'), 'gi');

/** Untrusted text as one line of GitHub Markdown: in a paragraph, a heading, a table's cell or the text of an HTML element. */
export function markdownText(text: string): string {
  return visible(text).replace(MARKDOWN, (character) =>
    '-+=.):@#$'.includes(character) ? `<span>${character}</span>` : `&#${character.charCodeAt(0)};`
  );
}

/** The same as code. An HTML element, because a code span in a table cannot hold both a backslash and a pipe. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

/** A value as indented JSON that is as safe to print as `terminalText`; it parses to the same value. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      Array.from({ length: character.length }, (_, unit) => `\\u${hex(character.charCodeAt(unit), 4)}`).join('')
    )
    .replaceAll('##[', '#\\u0023[');
}

/** At most `length` UTF-16 units of a text, ending in an ellipsis where something is left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = length - 1;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}
