import { lower, upper, type Name } from './names.ts';

/** Where in a query a name stands, as far as that decides whether an alias of the select list may be meant. */
export type Clause = 'select' | 'join' | 'where' | 'group' | 'having' | 'qualify' | 'order-name' | 'order';

/**
 * What a name means that is both a column of FROM and an alias of the select list: the column, the alias, or either, where the
 * documentation does not say or versions differ.
 */
export type Meaning = 'column' | 'alias' | 'either';

/** What of an adapter's SQL decides where a name belongs. */
export interface Dialect {
  readonly adapter: string;
  /** What the parser calls it. */
  readonly parser: string;
  /** What makes two names of columns, aliases or CTEs the same. */
  readonly fold: (name: Name) => string;
  readonly clauses: Readonly<Record<Clause, Meaning>>;
  /** Whether a subquery of FROM sees the relations before it without LATERAL. */
  readonly implicitLateral: boolean;
  /** Whether FROM unnests an array by its name alone: `from orders o, o.items`. */
  readonly arraysInFrom: boolean;
  /** Whether a quoted identifier may be a dotted name: `project.dataset.table` in one pair of backticks. */
  readonly dotsInQuotes: boolean;
  /** Whether a recursive CTE needs no RECURSIVE. */
  readonly recursesUnasked: boolean;
  /** Whether a second column of the same name is renamed in a subquery (`id_1`) instead of being ambiguous. */
  readonly renamesDuplicates: boolean;
  /** Whether a star may rename a column that is not there: `* rename (id as order_id)`. */
  readonly renamesMissing: boolean;
  /** Columns that every relation has beside its own, folded to lower case. */
  readonly pseudoColumns: ReadonlySet<string>;
}

const IGNORE_CASE = ({ text }: Name) => lower(text);

const NO_ALIASES: Readonly<Record<Clause, Meaning>> = {
  select: 'column',
  join: 'column',
  where: 'column',
  group: 'either',
  having: 'either',
  qualify: 'either',
  // A bare name in ORDER BY is an output column first, by the SQL standard and in all six.
  'order-name': 'alias',
  order: 'either'
};

/** Aliases may be used again in the select list itself. */
const ALIASES: Readonly<Record<Clause, Meaning>> = { ...NO_ALIASES, select: 'either', where: 'either' };

const PLAIN = {
  fold: IGNORE_CASE,
  clauses: ALIASES,
  implicitLateral: false,
  arraysInFrom: false,
  dotsInQuotes: false,
  recursesUnasked: false,
  renamesDuplicates: false,
  renamesMissing: false
};

const DIALECTS: ReadonlyMap<string, Dialect> = new Map(
  [
    {
      ...PLAIN,
      adapter: 'snowflake',
      parser: 'snowflake',
      // https://docs.snowflake.com/en/sql-reference/identifiers-syntax
      fold: ({ text, quoted }: Name) => (quoted ? text : upper(text)),
      // https://docs.snowflake.com/en/sql-reference/constructs/with: RECURSIVE is optional
      recursesUnasked: true,
      // https://docs.snowflake.com/en/user-guide/querying-metadata, …/streams-intro, …/constructs/connect-by
      pseudoColumns: new Set([
        'level',
        'metadata$filename',
        'metadata$file_row_number',
        'metadata$file_content_key',
        'metadata$file_last_modified',
        'metadata$start_scan_time',
        'metadata$action',
        'metadata$isupdate',
        'metadata$row_id'
      ])
    },
    {
      ...PLAIN,
      adapter: 'duckdb',
      parser: 'duckdb',
      // https://duckdb.org/docs/stable/sql/query_syntax/from: LATERAL is optional
      implicitLateral: true,
      renamesDuplicates: true,
      renamesMissing: true,
      pseudoColumns: new Set(['rowid', 'filename', 'file_row_number', 'file_index'])
    },
    {
      ...PLAIN,
      adapter: 'bigquery',
      parser: 'bigquery',
      // https://cloud.google.com/bigquery/docs/reference/standard-sql/query-syntax#alias_visibility
      clauses: NO_ALIASES,
      arraysInFrom: true,
      dotsInQuotes: true,
      pseudoColumns: new Set([
        '_table_suffix',
        '_partitiontime',
        '_partitiondate',
        '_file_name',
        '_change_type',
        '_change_timestamp'
      ])
    },
    {
      ...PLAIN,
      adapter: 'redshift',
      // enable_case_sensitive_identifier is off unless it is set: https://docs.aws.amazon.com/redshift/latest/dg/r_names.html
      parser: 'redshift',
      // https://docs.aws.amazon.com/redshift/latest/dg/query-super.html: FROM unnests by navigation
      arraysInFrom: true,
      pseudoColumns: new Set(['oid', 'ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax', 'insertxid', 'deletexid'])
    },
    {
      ...PLAIN,
      adapter: 'postgres',
      parser: 'postgresql',
      // https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
      fold: ({ text, quoted }: Name) => (quoted ? text : lower(text)),
      // https://www.postgresql.org/docs/current/sql-select.html#SQL-GROUPBY: the input column wins; HAVING and expressions see no alias
      clauses: { ...NO_ALIASES, group: 'column' as const, having: 'column' as const, order: 'column' as const },
      pseudoColumns: new Set(['oid', 'ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax'])
    },
    {
      ...PLAIN,
      adapter: 'databricks',
      parser: 'databricks',
      // https://docs.databricks.com/en/ingestion/file-metadata-column.html
      pseudoColumns: new Set(['_metadata', '_rescued_data'])
    }
  ].map((dialect) => [dialect.adapter, dialect])
);

/** Null for an adapter whose SQL is not read. */
export function dialectOf(adapter: string | null): Dialect | null {
  return DIALECTS.get(adapter ?? '') ?? null;
}

/**
 * Bare words that the parser hands over as columns though they are functions without parentheses, keywords, units or types. A column of such
 * a name is a column; where no relation is known to have one, nothing is said to be missing.
 */
const WORDS: ReadonlySet<string> = new Set(
  [
    'all any array bigint bool boolean bytes char current_catalog current_database current_date current_datetime current_role',
    'current_schema current_time current_timestamp current_user date datetime day dayofweek dayofweek_iso dayofyear days dd decade',
    'decimal default dow doy double epoch epoch_second epoch_millisecond epoch_microsecond epoch_nanosecond float float64 getdate hour',
    'hours hh int int64 integer interval isodow isoweek isoyear json level local localtime localtimestamp mi microsecond microseconds',
    'millennium millisecond milliseconds min minute minutes mm mon month months ms nanosecond nanoseconds ns numeric q qtr quarter',
    'quarters real rownum second seconds session_user smallint string struct super sysdate systimestamp text time timestamp',
    'timestamp_ltz timestamp_ntz timestamp_tz timestamptz tinyint us user uuid varchar variant w week weekday weekiso weeks y year years yy yyyy'
  ].flatMap((line) => line.split(' '))
);

/**
 * No column has such a name without quotes, in any of the six. Where the parser says so it has misread the query: it takes
 * `from orders select distinct status` for a column `distinct` under the alias `status`.
 */
const RESERVED: ReadonlySet<string> = new Set(
  'and as between by case distinct else from group having in is join like not null on or order select then union using when where with'.split(
    ' '
  )
);

export function isMisread(name: Name, clause: Clause): boolean {
  if (name.quoted) return false;
  const word = lower(name.text);
  // `order by all` is a word of its own.
  return RESERVED.has(word) || (word === 'all' && clause === 'select');
}

/** Whether a bare name that no relation is known to have says nothing about the relations. */
export function isNoColumn(name: Name, dialect: Dialect): boolean {
  return isPseudoColumn(name, dialect) || (!name.quoted && WORDS.has(lower(name.text)));
}

/** Whether relations have this column beside their own; parameters (`@p`) are handed over as columns too. */
export function isPseudoColumn(name: Name, dialect: Dialect): boolean {
  return dialect.pseudoColumns.has(lower(name.text)) || /^[@:?]/.test(name.text);
}
