import { parseDocument, visit } from 'yaml';

/** A two-argument `ref`: the package that it names, and the model. */
export interface TwoArgumentRef {
  readonly package: string;
  readonly model: string;
}

/** What dbt does not evaluate: comments of Jinja, and raw blocks. */
const NOT_EVALUATED = /\{#[^]*?#\}|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;
const JINJA = /\{\{[^]*?\}\}|\{%[^]*?%\}/g;
const REF = /(?<![\w.])(?:dbt\.)?ref\(\s*(['"])(\w+)\1\s*,\s*(['"])([^'"\n]+)\3/g;

/**
 * The two-argument refs of a model, snapshot, test or analysis in SQL: those that dbt evaluates, which are the ones in Jinja blocks. A comment
 * of SQL is no shelter, dbt renders it like the rest; a comment of Jinja is.
 */
export function refsInSql(text: string): readonly TwoArgumentRef[] {
  const blocks = text.replace(NOT_EVALUATED, '').match(JINJA) ?? [];
  return blocks.flatMap(refsIn);
}

/** The same of a Python model. */
export function refsInPython(text: string): readonly TwoArgumentRef[] {
  return refsIn(text.replace(/#.*/g, ''));
}

/** A value of YAML that is a `ref` and nothing else, bare or in Jinja. */
const YAML_REF = /^\s*(?:\{\{)?\s*(ref\([^]*\))\s*(?:\}\})?\s*$/;

/** The same of a YAML file: tests (`to: ref('dbt_up', 'orders')`), unit tests, exposures. A description that mentions a ref is none. */
export function refsInYaml(text: string): readonly TwoArgumentRef[] {
  const refs: TwoArgumentRef[] = [];
  visit(parseDocument(text), {
    Scalar(_, { value }) {
      const ref = typeof value === 'string' ? YAML_REF.exec(value)?.[1] : undefined;
      if (ref !== undefined) refs.push(...refsIn(ref));
    }
  });
  return refs;
}

/** The refs of a file by its name; none in a file that is neither. */
export function refsInFile(path: string, text: string): readonly TwoArgumentRef[] {
  if (path.endsWith('.sql')) return refsInSql(text);
  if (path.endsWith('.py')) return refsInPython(text);
  return /\.ya?ml$/.test(path) ? refsInYaml(text) : [];
}

function refsIn(code: string): readonly TwoArgumentRef[] {
  return [...code.matchAll(REF)].map(([, , project = '', , model = '']) => ({ package: project, model }));
}
