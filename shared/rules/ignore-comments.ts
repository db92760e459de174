/** A comment by which a model ignores rules: `-- dbt-mesh: ignore RULE reason`. */
export interface IgnoreComment {
  /** As they are written; empty when it names none. */
  readonly rules: readonly string[];
  /** In one line; empty when it says none. */
  readonly reason: string;
  /** The lines, from 1, that it is about: beside code its own, else the one below it too. */
  readonly from: number;
  readonly to: number;
}

/** How a language writes comments and strings. */
export interface Syntax {
  readonly language: 'sql' | 'python';
  /** Whether a backslash in a string keeps the quote after it from ending it. */
  readonly escapes: boolean;
}

const MARK = 'dbt-mesh:';
/** No comment of ours is longer, and nobody reads a longer reason. */
const MAX_COMMENT = 2000;

/** What opens a comment or a string. */
const OPENERS: Readonly<Record<Syntax['language'], RegExp>> = {
  sql: /--|\/\*|\{#|\$[A-Za-z_]*\$|['"`]/g,
  python: /#|"""|'''|['"]/g
};

/** What closes a comment, by what opens it. */
const COMMENTS: Readonly<Record<string, string>> = { '--': '\n', '#': '\n', '/*': '*/', '{#': '#}' };

/**
 * The comments of a model's own file that ignore rules, in their order: in SQL `--`, `/* … *\/` and Jinja's `{# … #}`, in Python `#`.
 * What stands in a string is none. A text without the mark is not read at all.
 */
export function ignoreComments(text: string, syntax: Syntax): readonly IgnoreComment[] {
  if (!text.includes(MARK)) return [];
  const comments: Found[] = [];
  let line = 1;
  let counted = 0;
  const lineOf = (index: number): number => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
    counted = Math.max(counted, index);
    return line;
  };
  for (const { opened, start, end, closed } of commentsIn(text, syntax)) {
    const body = text.slice(start, Math.min(end, start + MAX_COMMENT));
    const said = /^[-*]*\s*dbt-mesh:\s*ignore(?![\w-])(.*)$/s.exec(body)?.[1];
    if (said === undefined) continue;
    const from = lineOf(start);
    comments.push({ words: wordsOf(said), from, end: lineOf(end), besideCode: isBesideCode(text, opened, closed) });
  }
  return aboutLines(comments);
}

interface Found {
  readonly words: Pick<IgnoreComment, 'rules' | 'reason'>;
  readonly from: number;
  readonly end: number;
  readonly besideCode: boolean;
}

/** Comments below each other are about the line below all of them. */
function aboutLines(comments: readonly Found[]): readonly IgnoreComment[] {
  const about: IgnoreComment[] = [];
  let below: { readonly from: number; readonly to: number } | null = null;
  for (const { words, from, end, besideCode } of [...comments].reverse()) {
    const to: number = besideCode ? end : below?.from === end + 1 ? below.to : end + 1;
    about.push({ ...words, from, to });
    below = besideCode ? null : { from, to };
  }
  return about.reverse();
}

/** Whether something else stands in the lines of a comment, before or behind it. */
function isBesideCode(text: string, opened: number, closed: number): boolean {
  let before = opened - 1;
  while (isBlank(text[before])) before--;
  let behind = closed;
  while (isBlank(text[behind])) behind++;
  return ![before, behind].every((at) => text[at] === undefined || text[at] === '\n');
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

/** ` select-star, column-missing reason` */
function wordsOf(said: string): Pick<IgnoreComment, 'rules' | 'reason'> {
  const [, list = '', rest = ''] = /^\s*((?:[^\s,]+\s*,\s*)*[^\s,]+)?(.*)$/s.exec(said.replace(/\s*-?\s*$/, '')) ?? [];
  const reason = rest.replace(/\s+/g, ' ').replace(/^[\s:–—-]+/, '');
  return {
    rules: list.split(',').flatMap((rule) => rule.trim().replace(/:$/, '') || []),
    reason: /\w|[^\x00-\x7f]/.test(reason) ? reason.trim() : ''
  };
}

/** Where a comment lies in a text: what opens it, what it says, and what closes it. */
interface Span {
  readonly opened: number;
  readonly start: number;
  readonly end: number;
  /** Of a comment that goes to the end of its line, that end. */
  readonly closed: number;
}

/** The comments of a text. What is not closed is the rest of it. */
function* commentsIn(text: string, syntax: Syntax): Generator<Span> {
  const opener = new RegExp(OPENERS[syntax.language]);
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const start = match.index + match[0].length;
    const closer = COMMENTS[match[0]];
    if (closer === undefined) {
      opener.lastIndex = endOfString(text, start, match[0], syntax.escapes);
      continue;
    }
    const found = text.indexOf(closer, start);
    const end = found === -1 ? text.length : found;
    const closed = closer === '\n' ? end : end + closer.length;
    yield { opened: match.index, start, end, closed };
    opener.lastIndex = closed;
  }
}

/** The index behind the quote that closes a string. A doubled quote opens the next string at once, which comes to the same. */
function endOfString(text: string, start: number, quote: string, escapes: boolean): number {
  for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (!escapes || !isEscaped(text, start, at)) return at + quote.length;
  }
  return text.length;
}

function isEscaped(text: string, start: number, at: number): boolean {
  let backslashes = 0;
  while (at - backslashes > start && text[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
