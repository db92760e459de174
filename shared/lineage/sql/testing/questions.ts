import type { Question, UpstreamRelation } from '../types.ts';

/** `db.marts.orders` with three columns. */
export const ORDERS: UpstreamRelation = {
  relation: { database: 'db', schema: 'marts', identifier: 'orders', rendered: '"db"."marts"."orders"' },
  columns: ['order_id', 'status', 'amount'].map((name) => ({ name, quote: false })),
  complete: true
};

export function question(sql: string, given: Partial<Question> = {}): Question {
  return { sql, adapter: 'duckdb', relations: [ORDERS], ...given };
}
