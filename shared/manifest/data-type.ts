import { pattern, UNPRINTABLE } from './pattern.ts';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '<': '>', '[': ']' };
const MAX_LENGTH = 10_000;

/** In quotes: printable, no quote or escape of any dialect, no brace of Jinja. */
const QUOTED = String.raw`[^'"\x60\\{}${UNPRINTABLE}]*`;

/**
 * Words, numbers, quoted names and values, and the punctuation of nested types. Nothing that ends a statement, starts a comment or
 * opens Jinja is a token, nor is SELECT.
 */
const TOKEN = [
  String.raw`([(<[])`,
  String.raw`([)>\]])`,
  String.raw`([,:=])`,
  String.raw`(?![Ss][Ee][Ll][Ee][Cc][Tt]\b)[A-Za-z_][\w$]*`,
  String.raw`-?\d+(?:\.\d+)?`,
  String.raw`\.`,
  `'${QUOTED}'`,
  `"${QUOTED}"`,
  `\`${QUOTED}\``
].join('|');

/**
 * Whether a text is a data type as some warehouse knows it: `decimal(10,2)[]`, `timestamp(6) with time zone`,
 * `struct<a: int, b array<string>>`, `enum('a', 'b')`. It has the form of a type; whether there is such a type is the warehouse's to say.
 */
export function isDataType(text: string): boolean {
  if (text.length > MAX_LENGTH || !/^\s*[A-Za-z_"`]/.test(text)) return false;
  const token = pattern(`\\s*(?:${TOKEN})`).for(text, 'y');
  const open: string[] = [];
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) return false;
    const [, opening, closing, separator] = match;
    if (separator !== undefined && open.length === 0) return false;
    if (opening !== undefined) open.push(CLOSING[opening] ?? '');
    if (closing !== undefined && open.pop() !== closing) return false;
  }
  return open.length === 0;
}
