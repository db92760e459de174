import { parseDocument, visit } from 'yaml';
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

/** What dbt does not evaluate: comments of Jinja, and raw blocks. */
const NOT_EVALUATED = /\{#[^]*?#\}|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;
const JINJA = /\{\{[^]*?\}\}|\{%[^]*?%\}/g;
const CALL = /(?<![\w.])(?:dbt\.)?(ref|source)\(\s*(['"])(\w+)\2\s*,\s*(['"])[^'"\n]+\4/g;
/** A value of YAML that is a `ref` or `source` and nothing else, bare or in Jinja: a description that mentions one is none. */
const YAML_CALL = /^\s*(?:\{\{)?\s*((?:ref|source)\([^]*\))\s*(?:\}\})?\s*$/;

/**
 * The references of a file: of SQL those that dbt evaluates, which are the ones in Jinja blocks (a comment of SQL is no shelter, dbt renders
 * it like the rest); of a Python model all but comments; of YAML its values (`to: ref('dbt_up', 'orders')`, unit tests, exposures).
 */
export function refsInFile(path: string, text: string): FileRefs {
  if (path.endsWith('.sql')) return { ...callsIn(text.replace(NOT_EVALUATED, '').match(JINJA) ?? []), defined: [] };
  if (path.endsWith('.py')) return { ...callsIn([text.replace(/#.*/g, '')]), defined: [] };
  return /\.ya?ml$/.test(path) ? refsInYaml(text) : { packages: [], sources: [], defined: [] };
}

function refsInYaml(text: string): FileRefs {
  const document = parseDocument(text);
  const calls: string[] = [];
  visit(document, {
    Scalar(_, { value }) {
      const call = typeof value === 'string' ? YAML_CALL.exec(value)?.[1] : undefined;
      if (call !== undefined) calls.push(call);
    }
  });
  // A file that is no YAML is dbt's to refuse.
  const sources: unknown = document.errors.length > 0 ? null : asMap(document.toJS())['sources'];
  const names = Array.isArray(sources) ? sources.map((source) => asMap(source)['name']) : [];
  return { ...callsIn(calls), defined: names.filter((name) => typeof name === 'string') };
}

function callsIn(code: readonly string[]): Omit<FileRefs, 'defined'> {
  const calls = code.flatMap((text) => [...text.matchAll(CALL)]);
  const named = (what: string): readonly string[] =>
    calls.filter(([, call]) => call === what).map(([, , , name]) => name ?? '');
  return { packages: named('ref'), sources: named('source') };
}
