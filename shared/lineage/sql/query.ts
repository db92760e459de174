import {
  dataOf,
  nameOf,
  namesOf,
  pathOf,
  type Data,
  type Expression,
  type Select,
  type SetOperation,
  type With
} from './ast.ts';
import { visit } from './expression.ts';
import { readFrom, readPivot } from './from.ts';
import type { Name } from './names.ts';
import { derived, namedOutputs, renamed, starOf, takeAll, UNKNOWN, type Relation } from './relation.ts';
import type { Run } from './run.ts';
import { readItems } from './select-list.ts';
import { scopeOf, type Scope, type Site } from './scope.ts';

type Ctes = Site['ctes'];

export function isQuery(node: Expression): boolean {
  const paren = dataOf(node, 'paren');
  if (paren) return isQuery(paren.this);
  const subquery = dataOf(node, 'subquery');
  if (subquery) return isQuery(subquery.this);
  return (['select', 'union', 'intersect', 'except', 'values', 'pivot'] as const).some(
    (tag) => dataOf(node, tag) !== undefined
  );
}

/**
 * Accounts for everything in a query.
 *
 * @param outer where names are looked up that the query itself does not have
 * @returns its result: what its stars take is in use only when the names are
 */
export function readQuery(node: Expression, ctes: Ctes, outer: Scope | null, run: Run): Relation {
  const select = dataOf(node, 'select');
  if (select) return readSelect(select, ctes, outer, run);
  const operation = setOperationOf(node);
  if (operation) return readSetOperation(operation, ctes, outer, run);
  const subquery = dataOf(node, 'subquery');
  if (subquery) {
    const relation = readQuery(subquery.this, ctes, outer, run);
    readOrder(subquery, relation, ctes, outer, run);
    return relation;
  }
  const paren = dataOf(node, 'paren');
  if (paren) return readQuery(paren.this, ctes, outer, run);
  const values = dataOf(node, 'values');
  if (values) {
    visit(values.expressions, { scope: scopeOf([], outer), ctes, clause: 'select' }, run);
    return UNKNOWN;
  }
  const pivot = dataOf(node, 'pivot');
  if (pivot)
    return (
      readPivot(pivot, { ctes: readWith(pivot.with ?? null, ctes, outer, run), outer }, run)[0]?.relation ?? UNKNOWN
    );
  run.ledger.loseAll();
  return UNKNOWN;
}

function setOperationOf(node: Expression): SetOperation | undefined {
  return dataOf(node, 'union') ?? dataOf(node, 'intersect') ?? dataOf(node, 'except');
}

function readSelect(select: Select, around: Ctes, outer: Scope | null, run: Run): Relation {
  const ctes = readWith(select.with, around, outer, run);
  const from = readFrom(
    { first: select.from?.expressions ?? [], joins: select.joins, lateral_views: select.lateral_views },
    { ctes, outer },
    run
  );
  const scope: Scope = { ...from, aliases: aliasesOf(select, run), outer };
  const outputs = readItems(select, { scope, ctes, clause: 'select' }, run);
  readClauses(select, { scope, ctes, clause: 'where' }, run);
  if (select.kind) {
    // BigQuery: `select as struct` makes one value of the row.
    takeAll(derived(outputs), run);
    return derived([{ kind: 'unnamed' }]);
  }
  if (dependsOnPositions(select)) takeAll(derived(outputs), run);
  return derived(outputs);
}

/** The names that a select list gives: DuckDB takes those of `* rename (id as order_id)` for aliases too. */
function aliasesOf(select: Select, run: Run): ReadonlySet<string> {
  const given = select.expressions.flatMap((item) => {
    const alias = dataOf(item, 'alias');
    if (alias) return [alias.alias, ...alias.column_aliases];
    return (dataOf(item, 'star')?.rename ?? []).map(([, to]) => to);
  });
  return new Set(given.map((identifier) => run.dialect.fold(nameOf(identifier))));
}

/** Clauses that are read each in its own way; whatever else a SELECT has is only looked through. */
const CLAUSES = new Set<keyof Select>([
  ...(['with', 'from', 'joins', 'lateral_views', 'expressions', 'exclude', 'locks'] as const),
  ...(['where_clause', 'prewhere', 'connect', 'group_by', 'having', 'qualify', 'windows', 'distinct_on'] as const),
  ...(['order_by', 'sort_by', 'cluster_by', 'distribute_by'] as const)
]);

function readClauses(select: Select, site: Site, run: Run): void {
  visit([select.where_clause, select.prewhere, select.connect], site, run);
  visit(select.group_by, { ...site, clause: 'group' }, run);
  visit(select.distinct_on, { ...site, clause: 'group' }, run);
  visit(select.having, { ...site, clause: 'having' }, run);
  visit(select.qualify, { ...site, clause: 'qualify' }, run);
  visit(select.windows, { ...site, clause: 'select' }, run);
  for (const clause of [select.order_by, select.sort_by, select.cluster_by, select.distribute_by]) {
    for (const part of clause?.expressions ?? []) {
      const key = 'this' in part ? part.this : part;
      visit(part, { ...site, clause: pathOf(key)?.length === 1 ? 'order-name' : 'order' }, run);
    }
  }
  if (select.into) run.ledger.loseAll();
  for (const lock of select.locks) {
    for (const expression of lock.expressions) {
      const table = dataOf(expression, 'table');
      if (table) run.seen.add(table);
    }
  }
  const rest = Object.entries(select).filter(([key]) => !CLAUSES.has(key as keyof Select));
  visit(Object.fromEntries(rest), { ...site, isLoose: true }, run);
}

/** Whether a column more or less changes what the query does with the others: by DISTINCT, by `order by 1`, by `group by all`. */
function dependsOnPositions(select: Select): boolean {
  if (select.distinct && !select.distinct_on) return true;
  if (select.group_by?.all) return true;
  return [...(select.group_by?.expressions ?? []), ...orderKeys(select)].some(isPosition);
}

function orderKeys(query: Pick<Select, 'order_by'>): readonly Expression[] {
  return (query.order_by?.expressions ?? []).map((ordered) => ordered.this);
}

function isPosition(key: Expression): boolean {
  const path = pathOf(key);
  return dataOf(key, 'literal') !== undefined || (path?.length === 1 && path[0]?.text.toLowerCase() === 'all');
}

/** ORDER BY and what follows it, on a query in parentheses or a set operation: it sees the result. */
export function readOrder(
  query: Partial<Pick<Data<'subquery'>, 'order_by' | 'sort_by' | 'cluster_by' | 'distribute_by'>> & {
    limit?: unknown;
    offset?: unknown;
  },
  relation: Relation,
  ctes: Ctes,
  outer: Scope | null,
  run: Run
): void {
  const { order_by, sort_by, cluster_by, distribute_by, limit, offset } = query;
  const scope = scopeOf([{ qualifier: [], relation, isValue: false }], outer);
  visit(
    [order_by, sort_by, cluster_by, distribute_by, limit, offset],
    { scope, ctes, clause: 'join', isLoose: true },
    run
  );
  if (order_by && orderKeys({ order_by }).some(isPosition)) takeAll(relation, run);
}

function readSetOperation(
  operation: SetOperation,
  around: Ctes,
  outer: Scope | null,
  run: Run,
  inRight: (left: Relation) => Ctes = () => new Map()
): Relation {
  const ctes = readWith(operation.with, around, outer, run);
  const left = readQuery(operation.left, ctes, outer, run);
  const right = readQuery(operation.right, new Map([...ctes, ...inRight(left)]), outer, run);
  const byName = operation.by_name || operation.corresponding;
  const relation = byName ? derived([starOf([left, right], 'all')]) : left;
  // Rows are compared whole, and without names by position.
  if (!byName || !operation.all) for (const side of [left, right]) takeAll(side, run);
  readOrder(operation, relation, ctes, outer, run);
  return relation;
}

/** The CTEs that a query sees: those around it, and its own, each of which sees those before it. */
function readWith(clause: With | null, around: Ctes, outer: Scope | null, run: Run): Ctes {
  const ctes = new Map(around);
  for (const cte of clause?.ctes ?? []) {
    const name = run.dialect.fold(nameOf(cte.alias));
    const columns = namesOf(cte.columns);
    const recursive = clause?.recursive === true || (run.dialect.recursesUnasked && !ctes.has(name));
    const operation = recursive ? setOperationOf(cte.this) : undefined;
    const itself = (relation: Relation) => new Map([[name, relation]]);
    const body = operation
      ? readSetOperation(operation, new Map([...ctes, ...itself(underNames(columns))]), outer, run, (left) =>
          itself(renamed(left, columns, run))
        )
      : readQuery(cte.this, ctes, outer, run);
    ctes.set(name, renamed(body, columns, run));
  }
  return ctes;
}

/** A recursive CTE before its first part is read. */
function underNames(columns: readonly Name[]): Relation {
  return columns.length > 0 ? derived(namedOutputs(columns)) : UNKNOWN;
}
