import { lower } from './names.ts';
import type { Origin } from './find.ts';
import type { Run } from './run.ts';

/** What the tree has, or the text, counted. */
interface Census {
  /** `*` as a column list, in `count(*)` and as an operator. */
  stars: number;
  /** How often each word stands there, in lower case: in names, literals and keywords, comments aside. */
  readonly words: Map<string, number>;
}

/**
 * The net under the reading: whether every column, table and star of the tree was accounted for, and whether the tree has all that the text
 * has. A clause that the parser drops or that nobody reads would go unnoticed otherwise.
 *
 * @returns the columns of relations that stand in the text oftener than in the tree; `all` when more is left over than that
 */
export function leftOver(tree: unknown, sql: string, run: Run): readonly Origin[] | 'all' {
  const inTree: Census = { stars: 0, words: new Map() };
  const isAccountedFor = countTree(tree, null, inTree, run.seen);
  const inText = countText(sql, run.dialect.adapter);
  if (!isAccountedFor || inText.stars > inTree.stars) return 'all';
  const isDropped = (name: string) => (inText.words.get(lower(name)) ?? 0) > (inTree.words.get(lower(name)) ?? 0);
  return run.contracts.flatMap(({ names }, index) =>
    names.filter(({ text }) => isDropped(text)).map(({ text }) => ({ index, column: text }))
  );
}

/** @returns whether all columns, tables and stars below were seen */
function countTree(part: unknown, tag: string | null, census: Census, seen: ReadonlySet<object>): boolean {
  if (typeof part === 'string') addWords(part, census);
  if (typeof part !== 'object' || part === null) return true;
  if (isStar(part, tag)) census.stars++;
  let complete = !(tag === 'column' || tag === 'table' || tag === 'star') || seen.has(part);
  const entries = Object.entries(part);
  for (const [key, value] of entries as readonly (readonly [string, unknown])[]) {
    if (key.endsWith('comments')) continue;
    // Keywords are left as flags: `by_name`, `nulls_first`.
    if (value === true) addWords(key.replaceAll('_', ' '), census);
    const isTag = entries.length === 1 && typeof value === 'object' && !Array.isArray(part);
    // `year(day)` is a node of the tag `year`, `datediff(…)` one of the tag `date_diff`.
    if (isTag) addWords(`${key} ${key.replaceAll('_', '')}`, census);
    complete = countTree(value, isTag ? key : null, census, seen) && complete;
  }
  return complete;
}

function isStar(part: object, tag: string | null): boolean {
  if (tag === 'count') return 'star' in part && part.star === true;
  if (tag === 'dot') return 'field' in part && (part.field as { name?: unknown }).name === '*';
  return tag === 'star' || tag === 'mul';
}

const STRINGS = String.raw`'(?:[^']|'')*'|"(?:[^"]|"")*"|\`[^\`]*\`|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$`;
const ESCAPED_STRINGS = String.raw`'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|\`[^\`]*\`|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$`;
const COMMENTS = String.raw`--[^\n]*|/\*[^]*?\*/`;

/** How the adapters write strings and comments, where they differ from the standard. */
const LEXES: ReadonlyMap<string, RegExp> = new Map([
  ['snowflake', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS}|//[^\\n]*)`, 'g')],
  ['bigquery', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS}|#[^\\n]*)`, 'g')],
  ['databricks', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS})`, 'g')]
]);
const STANDARD = new RegExp(`(${STRINGS})|(?:${COMMENTS})`, 'g');

function countText(sql: string, adapter: string): Census {
  const census: Census = { stars: 0, words: new Map() };
  const plain = sql.replace(LEXES.get(adapter) ?? STANDARD, (_, string: string | undefined) => {
    if (string !== undefined) addWords(string, census);
    return ' ';
  });
  addWords(plain, census);
  // `~*` is an operator of its own.
  census.stars = plain.match(/(?<!~)\*/g)?.length ?? 0;
  return census;
}

function addWords(text: string, { words }: Census): void {
  for (const [word] of lower(text).matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu)) words.set(word, (words.get(word) ?? 0) + 1);
}
