import type { DataType, Field, Slot } from './data-type.ts';
import type { Dialect, Nested } from './dialect.ts';
import { arrayOf } from './nested-meanings.ts';
import { isWord, MAX_DEPTH, parsePhrase, renderPhrase, type Phrase, type Piece } from './phrase.ts';

/** What a type means in a dialect. Whatever cannot be read is `unknown`, the whole or the part of it. */
export function readType(dialect: Dialect, text: string): Slot {
  const phrase = parsePhrase(text);
  return phrase === null ? { type: { kind: 'unknown', text: text.trim() }, notNull: false } : readSlot(dialect, phrase);
}

/** A type with what may follow it inside of another one: `integer not null comment 'x'`. */
function readSlot(dialect: Dialect, phrase: Phrase): Slot {
  const modifiers = readModifiers(phrase);
  const type = modifiers && collated(readArrays(dialect, modifiers.type), modifiers.collation);
  return {
    type: type ?? { kind: 'unknown', text: renderPhrase(phrase) },
    notNull: modifiers !== null && type !== null && modifiers.notNull
  };
}

function readField(dialect: Dialect, phrase: Phrase, position: number): Field | null {
  const [first, second] = phrase;
  if (first === undefined) return null;
  const named = second !== undefined && second.kind !== 'group' && (first.kind === 'word' || first.kind === 'name');
  if (!named) return { name: `#${position}`, ...readSlot(dialect, phrase) };
  const type = phrase.slice(second.kind === 'mark' && second.text === ':' ? 2 : 1);
  const name = dialect.foldsFields ? first.text.toLowerCase() : first.text;
  return type.length === 0 ? null : { name, ...readSlot(dialect, type) };
}

interface Modifiers {
  readonly type: Phrase;
  readonly notNull: boolean;
  readonly collation: string | null;
}

/** @returns null when what follows the type is not understood */
function readModifiers(phrase: Phrase): Modifiers | null {
  const start = phrase.findIndex(
    (piece, index) => index > 0 && ['not', 'null', 'collate', 'comment'].some((word) => isWord(piece, word))
  );
  if (start === -1) return { type: phrase, notNull: false, collation: null };
  let notNull = false;
  let collation: string | null = null;
  let rest = phrase.slice(start);
  while (rest.length > 0) {
    const [keyword, next] = rest;
    if (isWord(keyword, 'null')) {
      rest = rest.slice(1);
    } else if (isWord(keyword, 'not') && isWord(next, 'null')) {
      notNull = true;
      rest = rest.slice(2);
    } else if (isWord(keyword, 'comment') && next?.kind === 'string') {
      rest = rest.slice(2);
    } else if (isWord(keyword, 'collate') && collation === null && isName(next)) {
      collation = next.text.toLowerCase();
      rest = rest.slice(2);
    } else {
      return null;
    }
  }
  return { type: phrase.slice(0, start), notNull, collation };
}

function isName(piece: Piece | undefined): piece is Piece & { readonly text: string } {
  return piece?.kind === 'word' || piece?.kind === 'name' || piece?.kind === 'string';
}

function collated(type: DataType | null, collation: string | null): DataType | null {
  if (type === null || collation === null) return type;
  const isText = type.kind === 'sized' && (type.of === 'text' || type.of === 'blank-padded text');
  return isText ? { ...type, collation } : null;
}

/** A type with its array suffixes: `integer[3][]`, `integer array`. */
function readArrays(dialect: Dialect, phrase: Phrase): DataType | null {
  if (dialect.arraySuffix === null) return readNamed(dialect, phrase);
  const outermostFirst: (number | null)[] = [];
  let element = phrase;
  for (let suffix = arraySuffix(element); suffix !== null; suffix = arraySuffix(element)) {
    if (outermostFirst.push(suffix.size) > MAX_DEPTH) return null;
    element = suffix.element;
  }
  if (outermostFirst.length === 0) return readNamed(dialect, phrase);
  const type = readNamed(dialect, element) ?? { kind: 'unknown', text: renderPhrase(element) };
  const sizes = dialect.arraySuffix === 'sizes-count' ? outermostFirst.toReversed() : [null];
  return sizes.reduce<DataType>((inner, size) => arrayOf({ type: inner, notNull: false }, size), type);
}

function arraySuffix(phrase: Phrase): { readonly element: Phrase; readonly size: number | null } | null {
  const last = phrase.at(-1);
  if (phrase.length < 2 || last === undefined) return null;
  if (isWord(last, 'array')) return { element: phrase.slice(0, -1), size: null };
  if (last.kind !== 'group' || last.open !== '[') return null;
  const size = last.items.length === 0 ? null : Number(sizeText(last.items));
  if (size !== null && !Number.isSafeInteger(size)) return null;
  const before = phrase.slice(0, -1);
  const spelled = before.length > 1 && isWord(before.at(-1), 'array');
  return { element: spelled ? before.slice(0, -1) : before, size };
}

function sizeText(items: readonly Phrase[]): string | undefined {
  const [only, ...more] = items;
  return more.length === 0 && only?.length === 1 && only[0]?.kind === 'number' ? only[0].text : undefined;
}

/** A type by its name and parameters: `timestamp(6) with time zone`. */
function readNamed(dialect: Dialect, phrase: Phrase): DataType | null {
  const words = phrase.filter((piece) => piece.kind !== 'group');
  if (words.some((piece) => piece.kind !== 'word' && piece.kind !== 'name')) return null;
  const [parameters, ...more] = phrase.flatMap((piece, index) => (piece.kind === 'group' ? [{ piece, index }] : []));
  if (more.length > 0) return null;
  // `interval year(4) to month`: parameters of a word in the middle are not those of the type.
  if (parameters && (parameters.index === 0 || (parameters.index > 1 && parameters.index < phrase.length - 1)))
    return null;
  if (parameters?.piece.open === '[') return null;
  const name = renderPhrase(words);
  const row = dialect.types.find((candidate) => candidate.names.includes(name));
  return row?.meaning(parameters?.piece.items ?? null, nestedIn(dialect)) ?? null;
}

function nestedIn(dialect: Dialect): Nested {
  return {
    slot: (phrase) => readSlot(dialect, phrase),
    field: (phrase, position) => readField(dialect, phrase, position)
  };
}
