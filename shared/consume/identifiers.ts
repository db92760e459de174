import type { Column, Relation } from '../domain/index.ts';
import { partsOf, relationKey } from '../manifest/index.ts';

/** Which parts of a relation dbt quotes. */
export interface Quoting {
  readonly database: boolean;
  readonly schema: boolean;
  readonly identifier: boolean;
}

/** Names of a relation as dbt must be given them; null for an adapter without databases. */
export interface RelationNames {
  readonly database: string | null;
  readonly schema: string;
  readonly identifier: string;
}

/** Adapters that quote with backticks; all others use double quotes (`quote_character` of their Relation). */
const BACKTICKS: ReadonlySet<string | null> = new Set(['bigquery', 'databricks', 'spark', 'mysql']);

/** What becomes of a name that is not quoted, where that is not the name itself. */
const FOLDS: ReadonlyMap<string | null, (name: string) => string> = new Map([
  ['snowflake', (name: string) => name.toUpperCase()],
  ['postgres', (name: string) => name.toLowerCase()],
  ['redshift', (name: string) => name.toLowerCase()]
]);

/** Words that cannot be a column's bare name on one of the adapters: SQL's own, and those of Snowflake and BigQuery. */
const RESERVED: ReadonlySet<string> = new Set(
  `all alter analyse analyze and any array as asc assert_rows_modified asymmetric at authorization between both by case cast check collate
  column connect connection constraint contains create cross cube current current_date current_role current_time current_timestamp
  current_user database default deferrable define delete desc distinct drop else end enum escape except exclude exists extract false fetch
  following for foreign from full grant group grouping groups gscluster hash having if ignore ilike in increment initially inner insert
  intersect interval into is issue join lambda lateral leading left like limit localtime localtimestamp lookup merge minus natural new no not
  null nulls of offset on only option or order organization outer over overlaps partition pivot placing preceding primary proto qualify
  range recursive references regexp respect returning revoke right rlike rollup row rows sample schema select session_user set show similar
  some start struct symmetric table tablesample then to trailing treat trigger triggers true try_cast unbounded union unique unnest unpivot
  update user using values variadic view when whenever where window with within`.split(/\s+/)
);

/** dbt quotes everything, except on Snowflake (`default quoting` of dbt/include/<adapter>). */
export function defaultQuoting(adapter: string | null): Quoting {
  const quoted = adapter !== 'snowflake';
  return { database: quoted, schema: quoted, identifier: quoted };
}

/** How the upstream's relation is quoted; null when its manifest does not tell. */
export function quotingOf(relation: Relation): Quoting | null {
  const parts = relation.rendered === null ? null : partsOf(relation.rendered);
  const [identifier, schema, database] = [...(parts ?? [])].reverse();
  if (identifier === undefined || schema === undefined) return null;
  return {
    // A relation of two parts has no database to quote.
    database: database?.quoted ?? schema.quoted,
    schema: schema.quoted,
    identifier: identifier.quoted
  };
}

/**
 * The names that make dbt, quoting as this project does, render a relation that is the upstream's in the warehouse: mostly the upstream's
 * own; where the one project quotes and the other does not, the name as the warehouse folded it, or with its quotes as part of the name.
 */
export function namesUnder(quoting: Quoting, relation: Relation, adapter: string | null): RelationNames {
  const upstream = quotingOf(relation);
  const pick = (name: string, part: keyof Quoting): string =>
    upstream === null ? name : nameUnder(quoting[part], name, upstream[part], adapter);
  return {
    database: relation.database === null ? null : pick(relation.database, 'database'),
    schema: pick(relation.schema, 'schema'),
    identifier: pick(relation.identifier, 'identifier')
  };
}

function nameUnder(quotes: boolean, name: string, quoted: boolean, adapter: string | null): string {
  const wanted = keyOf(quoted ? quoteIdentifier(name, adapter) : name, adapter);
  const candidates = [name, name.toUpperCase(), name.toLowerCase()];
  const rendered = (candidate: string): string => (quotes ? quoteIdentifier(candidate, adapter) : candidate);
  return (
    candidates.find((candidate) => (quotes || isBare(candidate)) && keyOf(rendered(candidate), adapter) === wanted) ??
    (quotes ? name : quoteIdentifier(name, adapter))
  );
}

function keyOf(rendered: string, adapter: string | null): string {
  return relationKey({ database: null, schema: '', identifier: rendered, rendered }, adapter);
}

/** A column's name in SQL: quoted where the upstream quotes it or where it could not stand bare. */
export function columnIdentifier(column: Column, adapter: string | null): string {
  if (column.quote) return quoteIdentifier(column.name, adapter);
  if (isBare(column.name) && !RESERVED.has(column.name.toLowerCase())) return column.name;
  const fold = FOLDS.get(adapter) ?? ((name: string) => name);
  return quoteIdentifier(fold(column.name), adapter);
}

export function quoteIdentifier(name: string, adapter: string | null): string {
  const quote = BACKTICKS.has(adapter) ? '`' : '"';
  return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/** Whether a name can stand in SQL without quotes. */
export function isBare(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_$]*$/.test(name);
}
