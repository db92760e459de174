import { columnIn, dataOf, lineOf, nameOf, namesOf, pathOf, splitDots, tagOf, type Expression } from './ast.ts';
import { lower, unquoted, type Name } from './names.ts';
import { readQuery, isQuery } from './query.ts';
import { takeAll, UNKNOWN } from './relation.ts';
import type { Run } from './run.ts';
import { findInSources, place, sourcesOf, takeAllOf, useColumn, type Scope, type Site } from './scope.ts';
import { readTable } from './table.ts';

/**
 * Accounts for every name in an expression, or in any part of the tree that holds expressions. What is not listed here has no names of
 * its own, only operands.
 */
export function visit(part: unknown, site: Site, run: Run): void {
  if (typeof part !== 'object' || part === null) return;
  const visitor = VISITORS.get(tagOf(part) ?? '');
  if (visitor) visitor(part as Expression, site, run);
  else visitParts(part, site, run);
}

export function visitParts(part: object, site: Site, run: Run): void {
  for (const value of Object.values(part)) visit(value, site, run);
}

type Visitor = (node: Expression, site: Site, run: Run) => void;

const VISITORS: ReadonlyMap<string, Visitor> = new Map<string, Visitor>([
  ['column', visitPath],
  ['dot', visitPath],
  ['star', visitStar],
  ['function', visitFunction],
  ['method_call', visitMethodCall],
  ['lambda', visitLambda],
  ['comprehension', visitComprehension],
  ['map_func', visitMap],
  ['pivot_alias', visitPivotAlias],
  ['exists', visitExists],
  ['parameter', visitParameter],
  ['table', visitTable],
  ['var', visitWord],
  ['identifier', visitWord],
  ...['select', 'union', 'intersect', 'except', 'set_operation', 'subquery', 'values', 'pivot'].map(
    (tag) => [tag, visitQuery] as const
  )
]);

function visitPath(node: Expression, site: Site, run: Run): void {
  const path = pathOf(node);
  const column = columnIn(node);
  if (!path || !column) {
    visitParts(node, site, run);
    return;
  }
  run.seen.add(column);
  useColumn(path, lineOf(column), site, run);
}

/** A star inside an expression: `hash(*)`, `to_json(o.*)`, `count(distinct *)`. `count(*)` has none in the tree. */
function visitStar(node: Expression, site: Site, run: Run): void {
  const star = dataOf(node, 'star');
  if (!star) return;
  run.seen.add(star);
  visit(star.replace, site, run);
  if (!star.table) takeAllOf(site.scope.sources, run);
  else if (!takeQualified(splitDots(star.table), site.scope, run)) useColumn(splitDots(star.table), null, site, run);
}

function takeQualified(path: readonly Name[], scope: Scope | null, run: Run): boolean {
  if (scope === null) return false;
  const qualified = sourcesOf(path, scope, run);
  if (qualified?.length !== path.length) return takeQualified(path, scope.outer, run);
  takeAllOf(qualified.sources, run);
  return true;
}

/** Functions whose argument says as text what they read. */
const READS_BY_NAME: ReadonlySet<string> = new Set([
  'identifier',
  'query_table',
  'query',
  'external_query',
  'dblink',
  'query_to_xml'
]);
/** Functions whose first argument is a unit or a type: where they have so many arguments. */
const WORD_FIRST: ReadonlyMap<string, number> = new Map([
  ['convert', 2],
  ['date_add', 3],
  ['dateadd', 3],
  ['date_diff', 3],
  ['datediff', 3],
  ['timestampadd', 3],
  ['timestampdiff', 3]
]);

function visitFunction(node: Expression, site: Site, run: Run): void {
  const call = dataOf(node, 'function');
  if (!call) return;
  const name = lower(call.name);
  if (READS_BY_NAME.has(name)) run.ledger.loseAll();
  if (name === 'columns') takeAllOf(site.scope.sources, run);
  const [first, ...rest] = call.args;
  if (name === 'table' && first && dataOf(first, 'literal')) run.ledger.loseAll();
  const isWord = first !== undefined && WORD_FIRST.get(name) === call.args.length && pathOf(first)?.length === 1;
  visit(isWord ? rest : call.args, site, run);
  if (isWord) visitUnit(first, site, run);
}

/** A unit is a word; where a relation has a column of that name, it is in doubt which is meant. */
function visitUnit(node: Expression, site: Site, run: Run): void {
  const column = columnIn(node);
  if (!column) return;
  run.seen.add(column);
  doubt(nameOf(column.name), site, run);
}

/** `name.upper()` in DuckDB; elsewhere what stands before the dot is the schema of a function: `net.host(url)`. */
function visitMethodCall(node: Expression, site: Site, run: Run): void {
  const call = dataOf(node, 'method_call');
  if (!call) return;
  visit(call.this, { ...site, isLoose: true }, run);
  visit(call.args, site, run);
}

function visitLambda(node: Expression, site: Site, run: Run): void {
  const lambda = dataOf(node, 'lambda');
  if (lambda) visit(lambda.body, withParameters(namesOf(lambda.parameters), site, run), run);
}

/** `[x for x in items if x > 1]` */
function visitComprehension(node: Expression, site: Site, run: Run): void {
  const comprehension = dataOf(node, 'comprehension');
  if (!comprehension) return;
  visit(comprehension.iterator, site, run);
  const parameters = [comprehension.expression, comprehension.position].flatMap((part) =>
    part ? (pathOf(part) ?? []) : []
  );
  visit(
    [comprehension.this, comprehension.expression, comprehension.position, comprehension.condition],
    withParameters(parameters, site, run),
    run
  );
}

/** Where an expression stands that has parameters of its own. One that has the name of a column may be that column: `payload -> 'id'`. */
function withParameters(parameters: readonly Name[], site: Site, run: Run): Site {
  for (const parameter of parameters) doubt(parameter, site, run);
  const sources = parameters.map((name) => ({
    qualifier: [name],
    relation: UNKNOWN,
    isValue: true,
    isParameter: true
  }));
  return { ...site, scope: { ...site.scope, sources: [...sources, ...site.scope.sources] } };
}

/** A word that may be a column, if there is one of that name. */
function doubt(name: Name, site: Site, run: Run): void {
  for (let scope: Scope | null = site.scope; scope; scope = scope.outer) {
    const found = findInSources(name, scope, run);
    if (found.certainty === 'has' || found.certainty === 'near') place(found, run, true);
  }
}

/** In `{city: o.city}` the keys are names of fields; in `map {o.city: 1}` they are values. */
function visitMap(node: Expression, site: Site, run: Run): void {
  const map = dataOf(node, 'map_func');
  if (!map) return;
  visit(map.values, site, run);
  if (map.curly_brace_syntax && !map.with_map_keyword) passOver(map.keys, run);
  else visit(map.keys, site, run);
}

function visitPivotAlias(node: Expression, site: Site, run: Run): void {
  const alias = dataOf(node, 'pivot_alias');
  if (!alias) return;
  visit(alias.this, site, run);
  passOver(alias.alias, run);
}

/** What EXISTS selects is nobody's: `exists (select * from …)`. */
function visitExists(node: Expression, site: Site, run: Run): void {
  const exists = dataOf(node, 'exists');
  if (!exists) return;
  if (isQuery(exists.this)) readQuery(exists.this, site.ctes, site.scope, run);
  else visit(exists.this, site, run);
}

function visitQuery(node: Expression, site: Site, run: Run): void {
  takeAll(readQuery(node, site.ctes, site.scope, run), run);
}

/** `$1` is a column by its position where it is not a parameter. */
function visitParameter(node: Expression, site: Site, run: Run): void {
  const parameter = dataOf(node, 'parameter');
  if (parameter?.style === 'Dollar' && parameter.index !== null) takeAllOf(site.scope.sources, run);
}

/** A table that is handed over whole: `ml.predict(…, table db.s.t)`. */
function visitTable(node: Expression, site: Site, run: Run): void {
  const table = dataOf(node, 'table');
  if (table) takeAll(readTable(table, site, run).relation, run);
}

/** A bare word: most often a unit (`month`) or an option, but the parser has columns among them (`json_objectagg(key: value)`). */
function visitWord(node: Expression, site: Site, run: Run): void {
  const word = dataOf(node, 'var')?.this ?? dataOf(node, 'identifier')?.name;
  if (word === undefined || UNITS.test(word)) return;
  doubt(unquoted(word), site, run);
}

const UNITS =
  /^(at|before|(iso|day ?of ?)?(year|quarter|month|week|day|hour|minute|second|millisecond|microsecond|nanosecond)s?(iso)?|epoch|dow|doy|dayofweekiso|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;

/** Columns that stand where no column can be meant. */
export function passOver(part: unknown, run: Run): void {
  if (typeof part !== 'object' || part === null) return;
  const column = dataOf(part as Expression, 'column');
  if (column && tagOf(part) === 'column') run.seen.add(column);
  else for (const value of Object.values(part)) passOver(value, run);
}
