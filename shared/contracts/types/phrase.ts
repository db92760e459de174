import { tokens, type Token } from './token.ts';

/** What stands between brackets, by commas: the two phrases of `(10, 2)`. */
export interface Group {
  readonly kind: 'group';
  readonly open: '(' | '<' | '[';
  readonly items: readonly Phrase[];
}

export type Piece = Token | Group;

/** A type, or what may stand inside of one, with its brackets matched and nothing interpreted: `a decimal(10, 2) not null`. */
export type Phrase = readonly Piece[];

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '<': '>', '[': ']' };

/** No warehouse takes types nested as deep; a deeper text is hostile, and is compared as text. */
export const MAX_DEPTH = 64;

/** @returns null for a text whose brackets do not match, with a comma outside of them, nested too deep, or that is no sequence of tokens */
export function parsePhrase(text: string): Phrase | null {
  const found = tokens(text);
  if (found === null) return null;
  let phrase: Piece[] = [];
  const outer: { readonly open: Group['open']; readonly items: Phrase[]; readonly before: Piece[] }[] = [];
  for (const token of found) {
    const group = outer.at(-1);
    const mark = token.kind === 'mark' ? token.text : '';
    if (mark === '(' || mark === '<' || mark === '[') {
      if (outer.length === MAX_DEPTH) return null;
      outer.push({ open: mark, items: [], before: phrase });
      phrase = [];
    } else if (mark === ',' && group !== undefined) {
      group.items.push(phrase);
      phrase = [];
    } else if (mark === ')' || mark === '>' || mark === ']') {
      if (group === undefined || CLOSING[group.open] !== mark) return null;
      outer.pop();
      const empty = group.items.length === 0 && phrase.length === 0;
      group.before.push({ kind: 'group', open: group.open, items: empty ? [] : [...group.items, phrase] });
      phrase = group.before;
    } else if (mark === ',') {
      return null;
    } else {
      phrase.push(token);
    }
  }
  return outer.length === 0 ? phrase : null;
}

/** A phrase as text, without what means nothing in any dialect: case and spaces outside of quotes. Equal for equal types. */
export function renderPhrase(phrase: Phrase): string {
  return phrase.map(renderPiece).join(' ');
}

function renderPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'group':
      return `${piece.open}${piece.items.map(renderPhrase).join(', ')}${CLOSING[piece.open] ?? ''}`;
    case 'word':
      return piece.text.toLowerCase();
    case 'name':
      return `"${piece.text}"`;
    case 'string':
      return `'${piece.text}'`;
    case 'number':
    case 'mark':
      return piece.text;
  }
}

/** Whether a piece is this word, in any case. */
export function isWord(piece: Piece | undefined, word: string): boolean {
  return piece?.kind === 'word' && piece.text.toLowerCase() === word;
}
