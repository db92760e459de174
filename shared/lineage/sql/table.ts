import { dataOf, nameOf, namesOf, tagOf, type Data, type Expression } from './ast.ts';
import { visitParts } from './expression.ts';
import { lower, render, type Path } from './names.ts';
import { renamed, UNKNOWN, type Relation } from './relation.ts';
import { relationKey } from '../../manifest/index.ts';
import type { Run } from './run.ts';
import { sourcesOf, useColumn, type Scope, type Site, type Source } from './scope.ts';

/**
 * A table of a FROM clause: a CTE, a relation of the question, an array of a relation before it, or some other table.
 *
 * @param table as the parser has it, or the dotted name alone
 */
export function readTable(table: Data<'table'> | Path, site: Site, run: Run): Source {
  if (!('name' in table)) return { qualifier: table, relation: relationOf(table, null, site, run), isValue: false };
  run.seen.add(table);
  if (table.identifier_func) run.ledger.loseAll();
  visitParts(table, { ...site, isLoose: true }, run);
  const parts = partsOf(table, run);
  const qualifier = table.alias ? [nameOf(table.alias)] : parts;
  if (run.dialect.arraysInFrom && isArray(parts, site.scope, run) && !isAskedAbout(parts, run)) {
    useColumn(parts, table.name.span?.line ?? null, site, run);
    return { qualifier: table.alias ? qualifier : parts.slice(-1), relation: UNKNOWN, isValue: true };
  }
  const relation = relationOf(parts, table.name.span?.line ?? null, site, run);
  return { qualifier, relation: renamed(relation, namesOf(table.column_aliases), run), isValue: false };
}

/** Writes down every table of a statement that is no query, and so is not read: its columns are anyone's guess. */
export function nameTables(part: unknown, run: Run): void {
  if (typeof part !== 'object' || part === null) return;
  const table = tagOf(part) === 'table' ? dataOf(part as Expression, 'table') : undefined;
  if (table) named(partsOf(table, run), table.name.span?.line ?? null, run);
  for (const value of Object.values(part)) nameTables(value, run);
}

function partsOf(table: Data<'table'>, run: Run): Path {
  const path = [table.catalog, table.schema, table.name].flatMap((part) => (part ? [nameOf(part)] : []));
  return run.dialect.dotsInQuotes ? path.flatMap(splitQuoted) : path;
}

/** BigQuery: `project.dataset.table` in one pair of backticks. */
function splitQuoted({ text, quoted }: Path[number]): Path {
  return text.split('.').map((part) => ({ text: part, quoted }));
}

/** `o.items` is an array where `o` is a relation before it, here or further out. */
function isArray(parts: Path, scope: Scope | null, run: Run): boolean {
  if (parts.length < 2 || scope === null) return false;
  return sourcesOf(parts.slice(0, 1), scope, run) !== null || isArray(parts, scope.outer, run);
}

function relationOf(parts: Path, line: number | null, site: Site, run: Run): Relation {
  const [first] = parts;
  const cte = first && parts.length === 1 ? site.ctes.get(run.dialect.fold(first)) : undefined;
  return cte ?? named(parts, line, run);
}

function isAskedAbout(parts: Path, run: Run): boolean {
  const key = keyOf(parts, run);
  return run.contracts.some((contract) => contract.key === key);
}

function keyOf(parts: Path, run: Run): string {
  return relationKey({ database: null, schema: '', identifier: '', rendered: render(parts) }, run.dialect.adapter);
}

/** Writes down that the query names a table, and finds the relation of the question that it is. */
function named(parts: Path, line: number | null, run: Run): Relation {
  run.tables.push({ parts: parts.map(({ text }) => text), rendered: render(parts), line });
  const key = keyOf(parts, run);
  for (const [index, contract] of run.contracts.entries()) {
    const likeness = compare(JSON.parse(key), JSON.parse(contract.key));
    if (likeness === 'other') continue;
    run.ledger.name(index);
    if (likeness === 'same') return { kind: 'upstream', index };
    run.ledger.lose(index);
  }
  return UNKNOWN;
}

/**
 * Whether a table that a query names is a relation, by their keys. `maybe` when the query names fewer parts than the relation has, when
 * letters differ in case alone, or when it is a wildcard (`events_*`, BigQuery) that takes it in.
 */
function compare(named: unknown, relation: unknown): 'same' | 'maybe' | 'other' {
  if (!Array.isArray(named) || !Array.isArray(relation)) return 'other';
  const length = Math.min(named.length, relation.length);
  const pairs = Array.from(
    { length },
    (_, index) => [String(named.at(-1 - index)), String(relation.at(-1 - index))] as const
  );
  if (pairs.every(([a, b]) => a === b)) return named.length < relation.length ? 'maybe' : 'same';
  const like = ([a, b]: readonly [string, string]) =>
    lower(a) === lower(b) || (a.endsWith('*') && b.startsWith(a.slice(0, -1)));
  return pairs.every(like) ? 'maybe' : 'other';
}
