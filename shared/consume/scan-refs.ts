import { LineCounter, parseDocument, visit } from 'yaml';
import { asMap } from './downstream.ts';

/** What a file says of other projects. */
export interface FileRefs {
  /** The first arguments of two-argument refs: names of packages. */
  readonly packages: readonly string[];
  /** The first arguments of `source` calls. */
  readonly sources: readonly string[];
  /** Names of the sources that it defines. */
  readonly defined: readonly string[];
}

/** A `ref` with two arguments, or a `source`, as it is written. */
export interface WrittenCall {
  readonly what: 'ref' | 'source';
  /** Of a ref the package, of a source its name. */
  readonly name: string;
  /** Of a ref the model, of a source the table. */
  readonly member: string;
  /** The whole call, where nothing but these arguments is in it; null otherwise. */
  readonly text: string | null;
  /** From 1. */
  readonly line: number;
}

/** What dbt does not evaluate: comments of Jinja, and raw blocks. */
const NOT_EVALUATED = /\{#[^]*?#\}|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;
const JINJA = /\{\{[^]*?\}\}|\{%[^]*?%\}/g;
const CALL = /(?<![\w.])((?:dbt\.)?(ref|source)\(\s*(['"])(\w+)\3\s*,\s*(['"])([^'"\n]+)\5)(\s*\))?/g;
/** A value of YAML that is a `ref` or `source` and nothing else, bare or in Jinja: a description that mentions one is none. */
const YAML_CALL = /^(\s*(?:\{\{)?\s*)((?:ref|source)\([^]*\))\s*(?:\}\})?\s*$/;

/** A piece of a file that dbt evaluates, and where in it that begins. */
interface Evaluated {
  readonly code: string;
  readonly start: number;
}

/** What a file says of other projects, by what `callsInFile` finds in it. */
export function refsInFile(path: string, text: string): FileRefs {
  const calls = callsInFile(path, text);
  const named = (wanted: WrittenCall['what']): readonly string[] =>
    calls.filter(({ what }) => what === wanted).map(({ name }) => name);
  return { packages: named('ref'), sources: named('source'), defined: isYaml(path) ? sourcesDefined(text) : [] };
}

/**
 * The references of a file: of SQL those that dbt evaluates, which are the ones in Jinja blocks (a comment of SQL is no shelter, dbt renders
 * it like the rest); of a Python model all but comments; of YAML its values (`to: ref('dbt_up', 'orders')`, unit tests, exposures).
 */
export function callsInFile(path: string, text: string): readonly WrittenCall[] {
  const lines = linesOf(text);
  return evaluated(path, text).flatMap(({ code, start }) =>
    [...code.matchAll(CALL)].map((match) => {
      const [whole, , what, , name = '', , member = '', end] = match;
      return {
        what: what === 'ref' ? 'ref' : 'source',
        name,
        member,
        text: end === undefined ? null : whole,
        line: lines.linePos(start + match.index).line
      };
    })
  );
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

function evaluated(path: string, text: string): readonly Evaluated[] {
  if (path.endsWith('.sql')) {
    return [...text.replace(NOT_EVALUATED, blank).matchAll(JINJA)].map((match) => ({
      code: match[0],
      start: match.index
    }));
  }
  if (path.endsWith('.py')) return [{ code: text.replace(/#.*/g, blank), start: 0 }];
  return isYaml(path) ? yamlCalls(text) : [];
}

/** The same place with nothing in it: what follows keeps its line. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

function yamlCalls(text: string): readonly Evaluated[] {
  if (!/(?:ref|source)\(/.test(text)) return [];
  const calls: Evaluated[] = [];
  visit(parseDocument(text), {
    Scalar(_, { value, range }) {
      const [, lead = '', code] = typeof value === 'string' ? (YAML_CALL.exec(value) ?? []) : [];
      if (code !== undefined) calls.push({ code, start: (range?.[0] ?? 0) + lead.length });
    }
  });
  return calls;
}

function sourcesDefined(text: string): readonly string[] {
  if (!text.includes('sources')) return [];
  const document = parseDocument(text);
  // A file that is no YAML is dbt's to refuse.
  const sources: unknown = document.errors.length > 0 ? null : asMap(document.toJS())['sources'];
  const names = Array.isArray(sources) ? sources.map((source) => asMap(source)['name']) : [];
  return names.filter((name) => typeof name === 'string');
}
