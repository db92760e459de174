/** Ranges of Unicode by what they are in ASCII. */
const IN_ASCII: readonly (readonly [unicode: string, ascii: string])[] = [
  [String.raw`\p{L}\p{M}\p{N}`, 'A-Za-z0-9'],
  [String.raw`\p{C}\p{Zl}\p{Zp}`, String.raw`\x00-\x1f\x7f`]
];

/** Letters of any script with their marks, and digits: for use between brackets. */
export const LETTERS_AND_DIGITS = String.raw`\p{L}\p{M}\p{N}`;

/** Control and format characters, lone surrogates, what is not assigned, and line separators: for use between brackets. */
export const UNPRINTABLE = String.raw`\p{C}\p{Zl}\p{Zp}`;

/** A pattern whose classes may be those above. */
export interface Pattern {
  test(text: string): boolean;
  /** The expression itself, for this text. */
  for(text: string, flags?: string): RegExp;
}

/**
 * V8 takes milliseconds to compile Unicode's classes, a third of what the command takes to start. Nearly all names are in ASCII: those
 * are tested by the same pattern in ranges of ASCII, and only another one has the whole compiled.
 */
export function pattern(source: string): Pattern {
  const ascii = IN_ASCII.reduce((text, [unicode, range]) => text.replaceAll(unicode, range), source);
  const select = (text: string): string => (/^[\x00-\x7f]*$/.test(text) ? ascii : source);
  return {
    test: (text) => new RegExp(select(text), 'u').test(text),
    for: (text, flags = '') => new RegExp(select(text), `u${flags}`)
  };
}
