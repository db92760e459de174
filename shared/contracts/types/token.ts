/** A word, a number, a quoted name, a string, or one of the marks of nested types. Text as written, without its quotes. */
export interface Token {
  readonly kind: 'word' | 'number' | 'name' | 'string' | 'mark';
  readonly text: string;
}

/** Longer than any type that a manifest is accepted with. */
const MAX_LENGTH = 10_000;

const TOKEN =
  /\s*(?:([A-Za-z_][\w$]*)|(-?\d+)|"([^"]*(?:""[^"]*)*)"|`([^`]*(?:``[^`]*)*)`|'([^']*(?:''[^']*)*)'|([()<>[\],:.=]))/y;
const KINDS = ['word', 'number', 'name', 'name', 'string', 'mark'] as const;

/** @returns null for a text that is no sequence of tokens, or too long to be a type */
export function tokens(text: string): readonly Token[] | null {
  const end = text.trimEnd().length;
  if (end > MAX_LENGTH) return null;
  const scanner = new RegExp(TOKEN);
  const found: Token[] = [];
  while (scanner.lastIndex < end) {
    const match = scanner.exec(text);
    if (match === null) return null;
    const alternative = match.slice(1).findIndex((part) => part !== undefined);
    found.push({ kind: KINDS[alternative] ?? 'mark', text: match[alternative + 1] ?? '' });
  }
  return found;
}
