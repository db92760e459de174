import type { UpstreamRelation } from '../../shared/lineage/sql/index.ts';

/** A query, and which columns of the two upstream models below it uses. */
export interface Case {
  readonly name: string;
  /** `{orders}` and `{customers}` stand for the upstream relations, `{own}` and `{other}` for models of the project itself. */
  readonly sql: string;
  /** Columns separated by spaces, the empty text for none, `*` for all; absent when the query does not name the relation. */
  readonly orders?: string;
  readonly customers?: string;
  /** `orders.discount:2`: a column that the contract does not have, and its line. */
  readonly missing?: readonly string[];
  /** Relations of which the answer is `*`, though what is written here could be known. */
  readonly coarse?: readonly ('orders' | 'customers')[];
  /** The query is not read at all. */
  readonly isUnread?: boolean;
}

export const ADAPTERS = ['snowflake', 'duckdb', 'bigquery', 'redshift', 'postgres', 'databricks'] as const;
export type Adapter = (typeof ADAPTERS)[number];

const COLUMNS = {
  orders: ['order_id', 'customer_id', 'status', 'amount', 'created_at', 'items', 'payload', 'address'],
  customers: ['customer_id', 'name', 'tier', 'region']
} as const;

/** How dbt renders relations for an adapter. */
function render(adapter: Adapter, identifier: string): string {
  if (adapter === 'snowflake') return `PROD.marts.${identifier}`;
  const quote = adapter === 'bigquery' || adapter === 'databricks' ? '`' : '"';
  return ['prod', 'marts', identifier].map((part) => `${quote}${part}${quote}`).join('.');
}

export function upstream(adapter: Adapter, identifier: keyof typeof COLUMNS): UpstreamRelation {
  const plain = COLUMNS[identifier].map((name) => ({ name, quote: false }));
  return {
    relation: {
      database: adapter === 'snowflake' ? 'PROD' : 'prod',
      schema: 'marts',
      identifier,
      rendered: render(adapter, identifier)
    },
    columns: identifier === 'orders' ? [...plain, { name: 'Note', quote: true }] : plain,
    complete: true
  };
}

export function sqlFor(adapter: Adapter, { sql }: Case): string {
  return sql.replaceAll(/\{(orders|customers|own|other)\}/g, (_, identifier: string) => render(adapter, identifier));
}
