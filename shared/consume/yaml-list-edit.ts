import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml';
import { UserError } from '../domain/index.ts';
import { asMap, parseYaml } from './downstream.ts';

/** A list under a key at the top of a YAML file, and where it stands in the text. */
interface ListInText {
  readonly isFlow: boolean;
  /** Where its first item, or its bracket, begins. */
  readonly start: number;
  readonly items: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The items of a list.
 *
 * @throws UserError when the file is no YAML, or the key holds something else
 */
export function itemsOf(text: string, path: string, key: string): readonly unknown[] {
  const document = parseYaml(text, path);
  listIn(document, path, key);
  const items: unknown = asMap(document.toJS())[key];
  return Array.isArray(items) ? items : [];
}

/**
 * Adds `{ [name]: value }` at the end of a list, which is made when there is none. Everything else stays byte for byte as it is.
 *
 * @throws UserError when the file is no YAML, the key holds something else, or the YAML is of a form that cannot be edited as text
 */
export function withItem(text: string, path: string, key: string, [name, value]: readonly [string, string]): string {
  const document = parseYaml(text, path);
  const list = listIn(document, path, key);
  const entry = `${name}: ${value}`;
  const edited =
    list === null
      ? underKey(text, document, key, entry)
      : list.isFlow
        ? inFlow(text, list, entry)
        : inBlock(text, list, entry);
  return checked(edited, path, key, [...itemsOf(text, path, key), { [name]: value }], entry);
}

/**
 * Takes one item out of a list, with the comment on its line. Everything else stays byte for byte as it is; an empty list stays as `[]`, which
 * dbt wants instead of a key without a value.
 */
export function withoutItem(text: string, path: string, key: string, index: number): string {
  const document = parseYaml(text, path);
  const list = listIn(document, path, key);
  if (list === null) return text;
  const edited = list.isFlow ? outOfFlow(text, list.items, index) : outOfBlock(text, document, key, list.items, index);
  return checked(edited, path, key, itemsOf(text, path, key).toSpliced(index, 1), null);
}

/** Null when the key is not there or has no value. */
function listIn(document: Document, path: string, key: string): ListInText | null {
  const list: unknown = document.get(key, true);
  if (list === undefined || list === null || (isScalar(list) && list.value === null)) return null;
  if (!isSeq(list))
    throw new UserError(`${path} has a \`${key}:\` that is no list`, 'Make it a list, as dbt asks for.');
  return { isFlow: list.flow === true, start: spanOf(list).start, items: list.items.map(spanOf) };
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : null;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** The span of the key itself; null when it is not there. */
function keySpan(document: Document, key: string): Span | null {
  const map = document.contents;
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return pair === undefined ? null : spanOf(pair.key);
}

function underKey(text: string, document: Document, key: string, entry: string): string {
  const span = keySpan(document, key);
  if (span !== null) return withLine(text, lineEnd(text, span.end), `  - ${entry}`);
  const newline = newlineOf(text);
  const head = text === '' || text.endsWith('\n') ? text : text + newline;
  return `${head}${key}:${newline}  - ${entry}${newline}`;
}

function inBlock(text: string, { start, items }: ListInText, entry: string): string {
  const last = items.at(-1)?.end ?? start;
  const indent = start - lineStart(text, start);
  return withLine(text, lineEnd(text, lastCharacter(text, last)), `${' '.repeat(indent)}- ${entry}`);
}

function inFlow(text: string, { start, items }: ListInText, entry: string): string {
  const last = items.at(-1);
  const at = last?.end ?? start + 1;
  return `${text.slice(0, at)}${last === undefined ? '' : ', '}{${entry}}${text.slice(at)}`;
}

function outOfFlow(text: string, items: readonly Span[], index: number): string {
  const [previous, item, next] = [items[index - 1], items[index], items[index + 1]];
  if (item === undefined) return text;
  const from = next === undefined && previous !== undefined ? previous.end : item.start;
  return text.slice(0, from) + text.slice(next?.start ?? item.end);
}

function outOfBlock(text: string, document: Document, key: string, items: readonly Span[], index: number): string {
  const item = items[index];
  if (item === undefined) return text;
  const without = text.slice(0, lineStart(text, item.start)) + text.slice(lineEnd(text, lastCharacter(text, item.end)));
  if (items.length > 1) return without;
  const colon = text.indexOf(':', keySpan(document, key)?.end ?? 0);
  return `${without.slice(0, colon + 1)} []${without.slice(colon + 1)}`;
}

/** Rarer forms of YAML (anchors, explicit keys, a file in braces) are not edited blindly: what is read afterwards decides. */
function checked(text: string, path: string, key: string, expected: readonly unknown[], entry: string | null): string {
  let items: readonly unknown[] | null = null;
  try {
    items = itemsOf(text, path, key);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  if (JSON.stringify(items) === JSON.stringify(expected)) return text;
  throw new UserError(
    `${path} is written in a form of YAML that dbt-mesh does not edit`,
    entry === null
      ? `Take the packages of dbt-mesh out of \`${key}:\` by hand, and run it again.`
      : `Add \`- ${entry}\` to \`${key}:\` by hand, and run it again.`
  );
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the next line begins; the end of the text on the last line. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** A node's end may lie behind the line break that ends it. */
function lastCharacter(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** The text with a further line at the beginning of a line, or at its end. */
function withLine(text: string, at: number, line: string): string {
  const [before, after, newline] = [text.slice(0, at), text.slice(at), newlineOf(text)];
  return before.endsWith('\n') ? `${before}${line}${newline}${after}` : `${before}${newline}${line}${after}`;
}
