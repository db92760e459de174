/** A `ref()` or `source()` to look for in a file. */
export type Call =
  | {
      readonly kind: 'ref';
      readonly project: string;
      readonly model: string;
      readonly version: string | null;
      /** Whether a call without a version means it too. */
      readonly latest: boolean;
    }
  | { readonly kind: 'source'; readonly source: string; readonly table: string };

/** No model is longer. Beyond it no line is looked for: what names the file may come from anywhere. */
const MAX_TEXT = 2 * 1024 * 1024;
/** No call is longer. */
const MAX_CALL = 500;

/** The name of an entry in a YAML file: `- name: orders`, `{ name: "orders" }`. */
const ENTRY = /\bname:[ \t]*["']?([^\s"',}]+)/g;

interface Written {
  /** Null for an argument that is not a literal. */
  readonly positional: readonly (string | null)[];
  /** Undefined when the call names no version, null when it is not a literal. */
  readonly version: string | null | undefined;
}

/**
 * The line, from 1, on which a file makes a call: in SQL, in Python models (`dbt.ref`), in YAML (`to: ref('dbt_up', 'public_orders')`).
 * Jinja comments are no calls; a call in an SQL comment is one to dbt, and is taken when there is no other.
 *
 * @param after in a YAML file of many entries: the name of the entry whose call is meant
 * @returns null when the file makes no such call (a macro may make it)
 */
export function locate(text: string, call: Call, after: string | null = null): number | null {
  if (text.length > MAX_TEXT) return null;
  const code = withoutJinjaComments(text);
  const from = after === null ? 0 : Math.max(0, entryOf(code, after));
  let best: { readonly index: number; readonly rank: number } | null = null;
  for (const match of code.matchAll(/\b(ref|source)\s{0,100}\(/g)) {
    if (match[1] !== call.kind) continue;
    const fit = fits(argumentsOf(code, match.index + match[0].length), call);
    if (fit === null) continue;
    const rank = fit + (isCommentedOut(code, match.index) ? 10 : 0) + (match.index < from ? 100 : 0);
    if (best === null || rank < best.rank) best = { index: match.index, rank };
  }
  return best && lineOf(code, best.index);
}

/** The first line, from 1, that has a name as a word of its own; null when none has. */
export function locateWord(text: string, word: string): number | null {
  if (text.length > MAX_TEXT) return null;
  const at = indexOfWord(text, word);
  return at === -1 ? null : lineOf(text, at);
}

/** What is looked for in a file whose compiled text is at hand. */
export interface CompiledPlace {
  /** In the compiled text, from 1. */
  readonly line: number;
  readonly word: string;
  /** In a YAML file of many entries: the name of the entry that is meant. */
  readonly entry: string | null;
}

/**
 * The line, from 1, of a file that became a line of its compiled text: one that reads the same, of several that do the one that comes as
 * late among them; else, comments aside, one that has the word in it: where both texts have as many of those, the one that comes as late among
 * them, else the first.
 *
 * @returns null when none has: a macro wrote it
 */
export function locateCompiled(text: string, compiled: string, { line, word, entry }: CompiledPlace): number | null {
  if (text.length > MAX_TEXT || compiled.length > MAX_TEXT) return null;
  const code = withoutJinjaComments(text);
  const upTo = compiled.split('\n', line).map((one) => one.trim());
  const wanted = upTo[line - 1] ?? '';
  const same = code.split('\n').flatMap((one, index) => (one.trim() === wanted ? [index + 1] : []));
  const nth = upTo.filter((one) => one === wanted).length;
  if (wanted !== '' && same.length > 0) return same[nth - 1] ?? same.at(-1) ?? null;
  if (entry !== null) {
    const from = lineOf(code, Math.max(0, entryOf(code, entry)));
    return linesWith(code, word).find((one) => one >= from) ?? null;
  }
  const there = linesWith(withoutBlockComments(code), word);
  const became = linesWith(withoutBlockComments(compiled), word);
  // Where Jinja has added none and removed none, they are the same, in their order.
  const order = there.length === became.length ? became.indexOf(line) : -1;
  return there[order] ?? there[0] ?? null;
}

/** The lines, from 1, that have the word outside of a comment. */
function linesWith(code: string, word: string): readonly number[] {
  return code.split('\n').flatMap((text, index) => {
    const at = indexOfWord(text, word);
    return at === -1 || isCommentedOut(text, at) ? [] : [index + 1];
  });
}

function indexOfWord(text: string, word: string): number {
  if (word === '') return -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
    if (!/\w/.test(around)) return at;
  }
  return -1;
}

/**
 * The line, from 1, on which a properties file says something of a model: that of a column's entry below the model's, else that of the model's.
 *
 * @returns null when the file has no entry of that name
 */
export function locateEntry(text: string, model: string, column: string | null): number | null {
  if (text.length > MAX_TEXT) return null;
  const entries = text.split('\n').flatMap(entriesOf);
  const at = entries.findIndex(({ name }) => name === model);
  const entry = entries[at];
  if (entry === undefined) return null;
  const after = entries.slice(at + 1);
  const end = after.findIndex(({ indent }) => indent <= entry.indent);
  const within = end === -1 ? after : after.slice(0, end);
  return (within.find(({ name }) => name.toLowerCase() === column?.toLowerCase()) ?? entry).line;
}

interface Entry {
  readonly name: string;
  readonly line: number;
  /** Of the line; what stands behind another entry in a line is below that. */
  readonly indent: number;
}

function entriesOf(text: string, index: number): readonly Entry[] {
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  return [...text.matchAll(ENTRY)].map((match, order) => ({
    name: match[1] ?? '',
    line: index + 1,
    indent: order === 0 ? indent : Infinity
  }));
}

/** How well a call fits: 0 says all that can be said, more leaves something open; null is another call. */
function fits({ positional, version }: Written, call: Call): number | null {
  if (call.kind === 'source') {
    const [source, table] = positional;
    return positional.length === 2 && agrees(source, call.source) && agrees(table, call.table)
      ? unknowns([source, table])
      : null;
  }
  const [project, model] = positional.length === 2 ? positional : [undefined, positional[0]];
  if (positional.length < 1 || positional.length > 2 || !agrees(model, call.model)) return null;
  if (project !== undefined && !agrees(project, call.project)) return null;
  const open = unknowns([project, model]) + (project === undefined ? 1 : 0);
  if (version === undefined) return call.version === null || call.latest ? open : null;
  if (version === null) return open + 1;
  return call.version !== null && sameVersion(version, call.version) ? open : null;
}

/** An argument that is not a literal (`ref(var('up'), 'orders')`) may be anything. */
function agrees(written: string | null | undefined, meant: string): boolean {
  return written === null || written === meant;
}

function unknowns(written: readonly (string | null | undefined)[]): number {
  return written.filter((argument) => argument === null).length * 2;
}

/** `2`, `'2'` and `2.0` are one version to dbt. */
function sameVersion(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}

/** The arguments of the call that opens before `start`. */
function argumentsOf(code: string, start: number): Written {
  const positional: (string | null)[] = [];
  let version: string | null | undefined;
  for (const argument of split(code.slice(start, start + MAX_CALL))) {
    const keyword = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(argument);
    if (keyword === null) positional.push(literal(argument));
    else if (keyword[1] === 'v' || keyword[1] === 'version') version = literal(argument.slice(keyword[0].length));
  }
  return { positional, version };
}

/** The arguments as text, up to the parenthesis that closes the call. */
function split(code: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let quote: string | null = null;
  let start = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? '';
    if (quote !== null) {
      if (character === '\\') at++;
      else if (character === quote) quote = null;
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(' || character === '[' || character === '{') depth++;
    else if (depth > 0 && (character === ')' || character === ']' || character === '}')) depth--;
    else if (depth === 0 && (character === ',' || character === ')')) {
      const argument = code.slice(start, at);
      if (argument.trim() !== '') found.push(argument);
      if (character === ')') break;
      start = at + 1;
    }
  }
  return found;
}

/** The value of a string or number literal; null for anything else. */
function literal(argument: string): string | null {
  const text = argument.trim();
  const quoted = /^(?:'([^'\\]*)'|"([^"\\]*)")$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? null;
  return /^\d+(?:\.\d+)?$/.test(text) ? text : null;
}

function withoutJinjaComments(text: string): string {
  return without(text, '{#', '#}');
}

function withoutBlockComments(text: string): string {
  return without(text, '/*', '*/');
}

/** The text with what stands between two marks blanked out, line breaks kept. */
function without(text: string, from: string, to: string): string {
  let code = '';
  let rest = 0;
  for (let open = text.indexOf(from); open !== -1; open = text.indexOf(from, rest)) {
    const close = text.indexOf(to, open + 2);
    if (close === -1) break;
    code += text.slice(rest, open) + text.slice(open, close + 2).replace(/[^\n]/g, ' ');
    rest = close + 2;
  }
  return code + text.slice(rest);
}

/** Where the entry `name: x` of a YAML file stands; -1 when it has none. */
function entryOf(code: string, name: string): number {
  for (const match of code.matchAll(ENTRY)) {
    if (match[1] === name) return match.index;
  }
  return -1;
}

function isCommentedOut(code: string, index: number): boolean {
  const before = code.slice(Math.max(code.lastIndexOf('\n', index) + 1, index - MAX_CALL), index);
  return before.includes('--') || /^\s*(#|\/\/)/.test(before);
}

function lineOf(code: string, index: number): number {
  let line = 1;
  for (let at = code.indexOf('\n'); at !== -1 && at < index; at = code.indexOf('\n', at + 1)) line++;
  return line;
}
