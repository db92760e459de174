import {
  columnIn,
  dataOf,
  nameOf,
  namesOf,
  pathOf,
  type Data,
  type Expression,
  type Identifier,
  type Join,
  type Select
} from './ast.ts';
import { passOver, visit } from './expression.ts';
import { unquoted, type Name, type Path } from './names.ts';
import { isQuery, readOrder, readQuery } from './query.ts';
import { derived, namedOutputs, namesIn, renamed, starOf, UNKNOWN } from './relation.ts';
import type { Run } from './run.ts';
import { findInSources, lose, missIn, place, scopeOf, takeAllOf, type Scope, type Site, type Source } from './scope.ts';
import { readTable } from './table.ts';

/** What surrounds a FROM clause. */
interface Surroundings {
  readonly ctes: Site['ctes'];
  readonly outer: Scope | null;
}

/** A FROM clause as far as it has been read. */
interface Tables extends Surroundings {
  readonly sources: Source[];
  readonly merged: Set<string>;
  /** Where the left side of the next join begins: a comma starts anew. */
  left: number;
}

type Clauses = Pick<Select, 'joins' | 'lateral_views'> & { readonly first: readonly Expression[] };

/** Reads a FROM clause with its joins: the sources that the query's names are looked up in. */
export function readFrom(clauses: Clauses, around: Surroundings, run: Run): Pick<Scope, 'sources' | 'merged'> {
  const tables: Tables = { ...around, sources: [], merged: new Set(), left: 0 };
  for (const item of clauses.first) {
    tables.left = tables.sources.length;
    tables.sources.push(...readItem(item, tables, run));
  }
  // `a join b join c on … on …`: a condition that comes late sees what stands between.
  const late: Join[] = [];
  const deferred = clauses.joins.some((join) => join.deferred_condition);
  for (const join of clauses.joins) {
    readJoin(join, tables, deferred ? (one) => late.push(one) : (one) => readCondition(one, tables, run), run);
  }
  for (const join of late) readCondition(join, tables, run);
  for (const view of clauses.lateral_views) {
    visit(view.this, lateral(tables), run);
    tables.sources.push(valueSource(view.table_alias, namesOf(view.column_aliases)));
  }
  return tables;
}

/** Where an item of FROM is looked at that sees the items before it. */
function lateral(tables: Tables): Site {
  return { scope: scopeOf([...tables.sources], tables.outer, tables.merged), ctes: tables.ctes, clause: 'join' };
}

function readCondition(join: Join, tables: Tables, run: Run): void {
  visit([join.on, join.match_condition], lateral(tables), run);
}

function readJoin(join: Join, tables: Tables, condition: (join: Join) => void, run: Run): void {
  if (join.kind === 'Implicit') tables.left = tables.sources.length;
  if (join.pivots && join.pivots.length > 0) run.ledger.loseAll();
  const left = tables.sources.slice(tables.left);
  const right = readItem(join.this, tables, run);
  const sides: Sides = { before: tables.sources.slice(0, tables.left), left, right };
  for (const column of join.using) readUsing(nameOf(column), column.span?.line ?? null, sides, tables, run);
  if (join.kind.startsWith('Natural')) readNatural(sides, tables, run);
  tables.sources.push(...right);
  condition(join);
  // What is on the right of a semi or anti join can be named in its condition alone.
  if (/^(Left)?(Semi|Anti)$/.test(join.kind)) tables.sources.splice(-right.length, right.length);
}

/** What a join joins. By the standard a comma binds weaker than a join; to Spark they are the same, so that what is before is left as well. */
interface Sides {
  readonly before: readonly Source[];
  readonly left: readonly Source[];
  readonly right: readonly Source[];
}

/** `using (id)` takes the column from both sides and makes it one. */
function readUsing(name: Name, line: number | null, sides: Sides, tables: Tables, run: Run): void {
  const [before, left, right] = [sides.before, sides.left, sides.right].map((sources) =>
    findInSources(name, { sources, merged: tables.merged }, run)
  );
  if (!before || !left || !right) return;
  place(left, run);
  place(right, run);
  if (left.certainty === 'not' || left.certainty === 'may') place(before, run, left.certainty === 'may');
  if (left.certainty === 'not' && before.certainty === 'not') missIn([...sides.before, ...sides.left], name, line, run);
  if (right.certainty === 'not') missIn(sides.right, name, line, run);
  tables.merged.add(run.dialect.fold(name));
}

/** A natural join takes the columns that both sides have; where not all columns of both are known, that may be any. */
function readNatural(sides: Sides, tables: Tables, run: Run): void {
  const { before, left, right } = sides;
  const [ofLeft, ofRight] = [left, right].map((sources) =>
    namesIn(derived([starOf(sources.map(({ relation }) => relation))]), run)
  );
  if (!ofLeft || !ofRight || before.length > 0) {
    for (const { relation } of [...before, ...left, ...right]) lose(relation, run);
    return;
  }
  const folded = new Set(ofRight.map(run.dialect.fold));
  for (const name of ofLeft) if (folded.has(run.dialect.fold(name))) readUsing(name, null, sides, tables, run);
}

/** One item of FROM or of a join: a table, a query in parentheses, joins in parentheses, a table function. */
function readItem(item: Expression, tables: Tables, run: Run): readonly Source[] {
  const table = dataOf(item, 'table');
  if (table) return [readTable(table, lateral(tables), run)];
  const subquery = dataOf(item, 'subquery');
  if (subquery) return readSubquery(subquery, tables, run);
  const paren = dataOf(item, 'paren');
  if (paren) return readItem(paren.this, tables, run);
  const joined = dataOf(item, 'joined_table');
  if (joined) return readJoined(joined, tables, run);
  const alias = dataOf(item, 'alias');
  if (alias) return readAlias(alias, tables, run);
  const values = dataOf(item, 'values');
  if (values) return [readValues(values, lateral(tables), run)];
  const pivot = dataOf(item, 'pivot');
  if (pivot) return readPivot(pivot, tables, run);
  const unpivot = dataOf(item, 'unpivot');
  if (unpivot) return [readUnpivot(unpivot, tables, run)];
  const unnest = dataOf(item, 'unnest');
  if (unnest) return readUnnest(unnest, tables, run);
  const call = dataOf(item, 'lateral');
  if (call) return [readLateral(call, tables, run)];
  const match = dataOf(item, 'match_recognize');
  if (match?.this) {
    // Its result, its conditions and its order may be of any column.
    takeAllOf(readItem(match.this, tables, run), run);
    passOver([match.partition_by, match.order_by, match.measures, match.define], run);
    return [{ qualifier: match.alias ? [nameOf(match.alias)] : [], relation: UNKNOWN, isValue: false }];
  }
  return [readCall(item, null, [], tables, run)];
}

function readSubquery(subquery: Data<'subquery'>, tables: Tables, run: Run): readonly Source[] {
  const site = lateral(tables);
  const alias = subquery.alias ? [nameOf(subquery.alias)] : [];
  const names = namesOf(subquery.column_aliases);
  if (!isQuery(subquery.this)) return underAlias(readItem(subquery.this, tables, run), alias, names, new Set(), run);
  const outer = subquery.lateral || run.dialect.implicitLateral ? site.scope : tables.outer;
  const relation = readQuery(subquery.this, tables.ctes, outer, run);
  readOrder(subquery, relation, tables.ctes, outer, run);
  return [{ qualifier: alias, relation: renamed(relation, names, run), isValue: false }];
}

function readJoined(joined: Data<'joined_table'>, tables: Tables, run: Run): readonly Source[] {
  const inner = readFrom(
    { first: [joined.left], joins: joined.joins, lateral_views: joined.lateral_views },
    { ctes: tables.ctes, outer: lateral(tables).scope },
    run
  );
  for (const name of inner.merged) tables.merged.add(name);
  return underAlias(inner.sources, joined.alias ? [nameOf(joined.alias)] : [], [], inner.merged, run);
}

function readAlias(alias: Data<'alias'>, tables: Tables, run: Run): readonly Source[] {
  const names = namesOf(alias.column_aliases);
  const isSource = (
    ['table', 'subquery', 'paren', 'joined_table', 'values', 'pivot', 'unpivot', 'alias'] as const
  ).some((tag) => dataOf(alias.this, tag) !== undefined);
  if (!isSource) return [readCall(alias.this, alias.alias, names, tables, run)];
  return underAlias(readItem(alias.this, tables, run), [nameOf(alias.alias)], names, new Set(), run);
}

/** Sources that are given one alias together; without one they stay what they are. */
function underAlias(
  sources: readonly Source[],
  alias: Path,
  names: readonly Name[],
  merged: ReadonlySet<string>,
  run: Run
): readonly Source[] {
  if (alias.length === 0) return sources;
  const [only, ...others] = sources;
  const relation =
    only && others.length === 0
      ? only.relation
      : derived([
          starOf(
            sources.map((source) => source.relation),
            merged
          )
        ]);
  return [{ qualifier: alias, relation: renamed(relation, names, run), isValue: false }];
}

function readValues(values: Data<'values'>, site: Site, run: Run): Source {
  visit(values.expressions, site, run);
  return { ...valueSource(values.alias, namesOf(values.column_aliases)), isValue: false };
}

/** What a table function, an unnested array or an array named in FROM brings. */
function readCall(
  call: Expression,
  alias: Identifier | null,
  names: readonly Name[],
  tables: Tables,
  run: Run
): Source {
  visit(call, lateral(tables), run);
  return valueSource(alias, names.length > 0 ? names : outputsOfCall(call));
}

function valueSource(alias: Identifier | null, names: readonly Name[]): Source {
  return {
    qualifier: alias ? [nameOf(alias)] : [],
    relation: names.length > 0 ? derived(namedOutputs(names)) : UNKNOWN,
    isValue: true
  };
}

/** Table functions that are known to return these columns: https://docs.snowflake.com/en/sql-reference/functions/flatten, …/split_to_table */
const CALL_OUTPUTS: ReadonlyMap<string, readonly Name[]> = new Map([
  ['flatten', ['SEQ', 'KEY', 'PATH', 'INDEX', 'VALUE', 'THIS'].map(unquoted)],
  ['split_to_table', ['SEQ', 'INDEX', 'VALUE'].map(unquoted)]
]);

function outputsOfCall(call: Expression): readonly Name[] {
  const found = dataOf(call, 'function');
  const [argument] = found?.args ?? [];
  if (found?.name.toLowerCase() === 'table' && argument) return outputsOfCall(argument);
  return CALL_OUTPUTS.get(found?.name.toLowerCase() ?? '') ?? [];
}

function readUnnest(unnest: Data<'unnest'>, tables: Tables, run: Run): readonly Source[] {
  visit([unnest.this, unnest.expressions], lateral(tables), run);
  const offset = unnest.offset_alias ?? null;
  return [
    valueSource(unnest.alias, []),
    ...(offset ? [valueSource(offset, [nameOf(offset)])] : []),
    ...(unnest.with_ordinality && !offset ? [valueSource(null, [unquoted('offset')])] : [])
  ];
}

function readLateral(call: Data<'lateral'>, tables: Tables, run: Run): Source {
  visit([call.this, call.view, call.outer, call.cross_apply, call.ordinality], lateral(tables), run);
  const quoted = call.alias_quoted ?? false;
  const names = (call.column_aliases ?? []).map(unquoted);
  return {
    ...valueSource(null, names.length > 0 ? names : outputsOfCall(call.this)),
    qualifier: call.alias === null ? [] : [{ text: call.alias, quoted }]
  };
}

/**
 * A PIVOT groups by every column that it does not name, unless it says by which; its result has columns that only the data know.
 * DuckDB's statement of that name hands its table over as a column; Redshift's UNPIVOT in FROM takes a column apart.
 */
export function readPivot(pivot: Data<'pivot'>, around: Tables | Surroundings, run: Run): readonly Source[] {
  const tables: Tables = 'sources' in around ? around : { ...around, sources: [], merged: new Set(), left: 0 };
  const alias = pivot.alias ? [nameOf(pivot.alias)] : null;
  const column = columnIn(pivot.this);
  const path = pathOf(pivot.this);
  if (column && path && pivot.unpivot && run.dialect.arraysInFrom) {
    visit(pivot.this, lateral(tables), run);
    return [{ qualifier: alias ?? [], relation: UNKNOWN, isValue: true }];
  }
  if (column) run.seen.add(column);
  const sources = column && path ? [readTable(path, lateral(tables), run)] : readItem(pivot.this, tables, run);
  const site: Site = { scope: scopeOf(sources, tables.outer), ctes: tables.ctes, clause: 'join' };
  visit([pivot.expressions, pivot.using, pivot.group], site, run);
  // In `for month in (jan, feb)` the values may look like columns.
  visit([pivot.fields, pivot.into, pivot.default_on_null], { ...site, isLoose: true }, run);
  if (!pivot.group) takeAllOf(sources, run);
  return [{ qualifier: alias ?? sources[0]?.qualifier ?? [], relation: UNKNOWN, isValue: false }];
}

/** An UNPIVOT passes on what it does not turn into rows. */
function readUnpivot(unpivot: Data<'unpivot'>, tables: Tables, run: Run): Source {
  const sources = readItem(unpivot.this, tables, run);
  const site: Site = { scope: scopeOf(sources, tables.outer), ctes: tables.ctes, clause: 'join' };
  visit(unpivot.columns, site, run);
  const turned = unpivot.columns.flatMap(columnsIn);
  const star = { ...starOf(sources.map(({ relation }) => relation)), except: turned };
  const made = [unpivot.value_column, ...(unpivot.extra_value_columns ?? []), unpivot.name_column].map(nameOf);
  return {
    qualifier: unpivot.alias ? [nameOf(unpivot.alias)] : (sources[0]?.qualifier ?? []),
    relation: renamed(derived([star, ...namedOutputs(made)]), namesOf(unpivot.alias_columns), run),
    isValue: false
  };
}

/** The columns that an item of UNPIVOT's list names: one, several in parentheses, either under an alias. */
function columnsIn(item: Expression): readonly Name[] {
  const alias = dataOf(item, 'pivot_alias') ?? dataOf(item, 'alias');
  if (alias) return columnsIn(alias.this);
  const tuple = dataOf(item, 'tuple');
  if (tuple) return tuple.expressions.flatMap(columnsIn);
  const name = pathOf(item)?.at(-1);
  return name ? [name] : [];
}
