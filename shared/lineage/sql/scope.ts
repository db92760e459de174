import { isMisread, isNoColumn, isPseudoColumn, type Clause, type Meaning } from './dialect.ts';
import type { Name, Path } from './names.ts';
import { combine, find, type Found } from './find.ts';
import { reachable, takeAll, type Relation } from './relation.ts';
import type { Run } from './run.ts';

/** A relation as a FROM clause names it. */
export interface Source {
  /** What qualifies its columns, the whole of it or parts from the right: an alias, or the table's name. Empty when nothing does. */
  readonly qualifier: Path;
  readonly relation: Relation;
  /** Whether its name stands for its value as well, as that of an unnested array does. */
  readonly isValue: boolean;
  /** Whether its columns are found under its name alone: those of a lambda's parameter. */
  readonly isParameter?: boolean;
}

/** Where names are looked up: the sources of one query, then those of the query around it. */
export interface Scope {
  readonly sources: readonly Source[];
  /** Folded names of columns that USING made one. */
  readonly merged: ReadonlySet<string>;
  /** Folded aliases of the select list. */
  readonly aliases: ReadonlySet<string>;
  readonly outer: Scope | null;
}

/** A place in a query: what an expression is looked at with. */
export interface Site {
  readonly scope: Scope;
  readonly ctes: ReadonlyMap<string, Relation>;
  readonly clause: Clause;
  /** Aliases of the select list that are visible here, where that is not all of them. */
  readonly aliases?: ReadonlySet<string>;
  /** Whether there may be words here that are no columns: then one that is found nowhere says nothing. */
  readonly isLoose?: boolean;
}

export const NO_NAMES: ReadonlySet<string> = new Set();

export function scopeOf(sources: readonly Source[], outer: Scope | null, merged: Scope['merged'] = NO_NAMES): Scope {
  return { sources, merged, aliases: NO_NAMES, outer };
}

/** Accounts for a column as an expression names it: `status`, `o.status`, `marts.orders.status`, `o.address.city`. */
export function useColumn(path: Path, line: number | null, site: Site, run: Run): void {
  const [first, ...rest] = path;
  if (!first) return;
  if (isMisread(first, site.clause)) run.ledger.loseAll();
  if (isPosition(path)) takeAllOf(sourcesBehind(path, site.scope, run), run);
  else if (rest.length === 0) useName(first, line, site, run);
  else if (!useQualified(path, line, site, run)) useField(first, site, run);
}

/** `$1`, `o.$1` (Snowflake) and `#1` (DuckDB) are columns by their position. */
function isPosition(path: Path): boolean {
  return /^[$#]\d+$/.test(path.at(-1)?.text ?? '');
}

function sourcesBehind(path: Path, scope: Scope, run: Run): readonly Source[] {
  if (path.length === 1) return scope.sources;
  const [source] = chain(scope).flatMap((one) => sourcesOf(path.slice(0, -1), one, run)?.sources ?? []);
  return source ? [source] : chain(scope).flatMap(({ sources }) => sources);
}

/** The sources that the longest possible beginning of a dotted name means, and how long it is. */
export function sourcesOf(
  path: Path,
  scope: Scope,
  run: Run
): { readonly sources: readonly Source[]; readonly length: number } | null {
  for (let length = path.length; length > 0; length--) {
    const sources = scope.sources.filter(({ qualifier }) => endsWith(qualifier, path.slice(0, length), run));
    if (sources.length > 0) return { sources, length };
  }
  return null;
}

function endsWith(qualifier: Path, end: Path, run: Run): boolean {
  const from = qualifier.length - end.length;
  return from >= 0 && end.every((name, index) => isSame(name, qualifier[from + index], run));
}

function isSame(a: Name, b: Name | undefined, run: Run): boolean {
  return b !== undefined && run.dialect.fold(a) === run.dialect.fold(b);
}

/**
 * A column whose source is named. Where the source does not have it, DuckDB and Databricks look for one of that name further out. A
 * qualifier may be a column as well, whose field is meant.
 *
 * @returns whether any source has the name of the qualifier
 */
function useQualified(path: Path, line: number | null, site: Site, run: Run): boolean {
  const lacking: Source[] = [];
  let lacked: Name | null = null;
  let open: Found | null = null;
  for (const scope of chain(site.scope)) {
    const qualified = sourcesOf(path.slice(0, -1), scope, run);
    const [source, ...others] = qualified?.sources ?? [];
    const [qualifier, column] = [path[0], path[qualified?.length ?? 0]];
    if (!source || !qualifier || !column) continue;
    if (others.length > 0) {
      for (const { relation } of [source, ...others]) lose(relation, run);
      return true;
    }
    const found = find(source.relation, column, run);
    const whole = findInSources(qualifier, scope, run);
    const isField = whole.certainty === 'has' && found.certainty !== 'has';
    if (isField) place(whole, run, found.certainty !== 'not' || open !== null);
    if (isField || found.certainty === 'has' || found.certainty === 'near') {
      place(found, run, isField || open !== null);
      if (open) place(open, run, true);
      return true;
    }
    if (found.certainty === 'may') open = open ? combine([open, found], false, false) : found;
    else lacking.push(source);
    lacked ??= column;
  }
  if (open) place(open, run);
  else if (lacked && !site.isLoose && !isPseudoColumn(lacked, run.dialect)) missIn(lacking, lacked, line, run);
  return lacked !== null;
}

/** A dotted name whose first part names no source: a field of a column. */
function useField(column: Name, site: Site, run: Run): void {
  if (isPseudoColumn(column, run.dialect)) return;
  if (!lookUp(column, site, run) && !site.isLoose) run.ledger.loseAll();
}

/** A column that is named without its source. */
function useName(name: Name, line: number | null, site: Site, run: Run): void {
  if (lookUp(name, site, run) || site.isLoose || isNoColumn(name, run.dialect)) return;
  const scopes = chain(site.scope);
  if (scopes.some(({ aliases }) => aliases.has(run.dialect.fold(name)))) return;
  missIn(
    scopes.flatMap(({ sources }) => sources),
    name,
    line,
    run
  );
}

/**
 * Looks a name up from the innermost scope outwards and accounts for what it means.
 *
 * @returns whether it can mean anything at all
 */
function lookUp(name: Name, site: Site, run: Run): boolean {
  let meaning: Meaning = run.dialect.clauses[site.clause];
  let aliases = site.aliases ?? site.scope.aliases;
  // What a relation further in may have is open; an alias or a row further in may be meant: then what is found further out is in doubt.
  let open: Found | null = null;
  let meant = false;
  for (const scope of chain(site.scope)) {
    const isAlias = aliases.has(run.dialect.fold(name));
    if (isAlias && meaning === 'alias') return true;
    meant ||= isAlias && meaning === 'either';
    const found = findInSources(name, scope, run);
    const rows = scope.sources.filter(({ qualifier }) => isSame(name, qualifier.at(-1), run));
    for (const { isValue, relation } of rows) if (!isValue) lose(relation, run);
    meant ||= rows.length > 0;
    if (found.certainty === 'has' || found.certainty === 'near') {
      place(found, run, meant || open !== null);
      if (open) place(open, run, true);
      return true;
    }
    if (found.certainty === 'may') open = open ? combine([open, found], false, false) : found;
    if (rows.some(({ isValue }) => isValue)) break;
    meaning = run.dialect.clauses.select;
    aliases = scope.outer?.aliases ?? NO_NAMES;
  }
  if (open) place(open, run, meant);
  return meant || open !== null;
}

function chain(scope: Scope): readonly Scope[] {
  const scopes: Scope[] = [];
  for (let next: Scope | null = scope; next; next = next.outer) scopes.push(next);
  return scopes;
}

/** Writes down what a name was found to stand for. */
export function place(found: Found, run: Run, inDoubt = false): void {
  for (const { index, column } of found.origins) {
    if (inDoubt || found.doubtful) run.ledger.doubt(index, column);
    else run.ledger.use(index, column);
  }
}

/** A name that no source is known to have: missing where one relation alone can be meant, and else not understood. */
export function missIn(sources: readonly Source[], name: Name, line: number | null, run: Run): void {
  const [only, ...others] = new Set(sources.flatMap(({ relation }) => [...reachable(relation, run)]));
  if (only === undefined || find({ kind: 'upstream', index: only }, name, run).certainty !== 'not')
    run.ledger.loseAll();
  else if (others.length === 0 && line !== null) run.ledger.miss(only, { name: name.text, line });
  else for (const index of [only, ...others]) run.ledger.lose(index);
}

/** Something is done with a relation that may touch any of its columns. */
export function lose(relation: Relation, run: Run): void {
  for (const index of reachable(relation, run)) run.ledger.lose(index);
}

/** Everything that the sources have is in use. */
export function takeAllOf(sources: readonly Source[], run: Run): void {
  for (const { relation } of sources) takeAll(relation, run);
}

/** What several sources have under one name; for a name that the query itself takes from them. */
export function findInSources(name: Name, scope: Pick<Scope, 'sources' | 'merged'>, run: Run): Found {
  return combine(
    scope.sources.filter(({ isParameter }) => !isParameter).map(({ relation }) => find(relation, name, run)),
    false,
    scope.merged.has(run.dialect.fold(name))
  );
}
