import type { Relation } from '../domain/index.ts';
import { textIn, type JsonObject } from './json.ts';

/**
 * Where a node of the manifest lies. `relation_name` is null in many old manifests; the parts are always there.
 * A model, seed or snapshot is created under its `alias`, a source has an `identifier`.
 */
export function relationOf(node: JsonObject): Relation {
  return {
    database: textIn(node['database']),
    schema: textIn(node['schema']) ?? '',
    identifier: textIn(node['identifier']) ?? textIn(node['alias']) ?? textIn(node['name']) ?? '',
    rendered: textIn(node['relation_name'])
  };
}

/** How messages write a relation: `DBT_UP_PROD.marts.public_orders`, without quotes. */
export function displayRelation(relation: Relation): string {
  return [relation.database, relation.schema, relation.identifier]
    .filter((part) => part !== null && part !== '')
    .join('.');
}

/** How a warehouse tells names apart: what it makes of a name before it compares. */
interface Casing {
  readonly unquoted: Fold;
  readonly quoted: Fold;
}

type Fold = 'upper' | 'lower' | 'exact';

const IGNORES_CASE: Casing = { unquoted: 'lower', quoted: 'lower' };

/** Adapters that do not ignore case as DuckDB, Redshift, Databricks, Spark, Trino and Athena do, each by its own documentation. */
const CASINGS: ReadonlyMap<string, Casing> = new Map<string, Casing>([
  // https://docs.snowflake.com/en/sql-reference/identifiers-syntax
  ['snowflake', { unquoted: 'upper', quoted: 'exact' }],
  ['oracle', { unquoted: 'upper', quoted: 'exact' }],
  // https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
  ['postgres', { unquoted: 'lower', quoted: 'exact' }],
  ['materialize', { unquoted: 'lower', quoted: 'exact' }],
  // Datasets and tables are case-sensitive: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#case_sensitivity
  ['bigquery', { unquoted: 'exact', quoted: 'exact' }],
  // https://clickhouse.com/docs/sql-reference/syntax#identifiers
  ['clickhouse', { unquoted: 'exact', quoted: 'exact' }]
]);

/**
 * The identity of a relation: two relations of one warehouse are the same exactly when their keys are equal.
 *
 * Names that `rendered` has in quotes are compared as the adapter compares quoted ones, all others as unquoted ones; without `rendered`
 * all parts count as unquoted. So on Snowflake `DB.marts.t` is `db.MARTS.T` and not `"db"."marts"."t"`, while on DuckDB
 * (https://duckdb.org/docs/current/sql/dialect/keywords_and_identifiers.html), Redshift with its default of
 * enable_case_sensitive_identifier (https://docs.aws.amazon.com/redshift/latest/dg/r_names.html) and Databricks
 * (https://docs.databricks.com/sql/language-manual/sql-ref-identifiers.html) all three are one. An unknown adapter is taken to ignore case.
 * Something rendered that is no dotted name (dbt-duckdb: a file) is the same only as itself.
 */
export function relationKey(relation: Relation, adapter: string | null): string {
  const parts = relation.rendered === null ? unquotedParts(relation) : partsOf(relation.rendered);
  return parts === null
    ? JSON.stringify(relation.rendered)
    : JSON.stringify(parts.map(({ name, quoted }) => foldedName(name, quoted, adapter)));
}

/** What the warehouse makes of one name before it compares: two names are the same exactly when this is. As long as the name itself. */
export function foldedName(name: string, quoted: boolean, adapter: string | null): string {
  const casing = CASINGS.get(adapter ?? '') ?? IGNORES_CASE;
  return fold(name, quoted ? casing.quoted : casing.unquoted);
}

/** In ASCII alone, as warehouses do: Turkish and German letters are not for us to fold. */
function fold(name: string, how: Fold): string {
  if (how === 'exact') return name;
  return how === 'upper'
    ? name.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    : name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function unquotedParts({ database, schema, identifier }: Relation): readonly Part[] {
  return [database, schema, identifier].filter((name) => name !== null).map((name) => ({ name, quoted: false }));
}

interface Part {
  readonly name: string;
  readonly quoted: boolean;
}

/**
 * The parts of a rendered relation: `"DB"."marts"."orders"`, in any dialect's quotes or in none.
 * Null when it is no dotted name: dbt-duckdb renders a file as `'s3://…'`.
 */
export function partsOf(rendered: string): readonly Part[] | null {
  const part = /(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|\[([^[\]]+)\]|([^\s."'`[\]()]+))(?:\.(?!$)|$)/y;
  const parts: Part[] = [];
  while (part.lastIndex < rendered.length) {
    const match = part.exec(rendered);
    if (match === null) return null;
    const [, double, back, bracket, plain] = match;
    const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? bracket ?? plain ?? '';
    parts.push({ name, quoted: plain === undefined });
  }
  return parts.length > 0 ? parts : null;
}
