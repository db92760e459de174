/**
 * Which columns a query uses, by example: SQL as people write it for six warehouses, and what is in use of two upstream models. No answer may
 * be wrong; at most one in ten may be `*` where more could be known.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { columnUse, type Answer, type ColumnUse } from '../../shared/lineage/sql/index.ts';
import { ADAPTERS, sqlFor, upstream, type Adapter, type Case } from '../sql/case.ts';
import { BIGQUERY } from '../sql/cases/bigquery.ts';
import { COMMON } from '../sql/cases/common.ts';
import { DATABRICKS } from '../sql/cases/databricks.ts';
import { DUCKDB } from '../sql/cases/duckdb.ts';
import { POSTGRES } from '../sql/cases/postgres.ts';
import { REDSHIFT } from '../sql/cases/redshift.ts';
import { SNOWFLAKE } from '../sql/cases/snowflake.ts';

const OWN: Readonly<Record<Adapter, readonly Case[]>> = {
  snowflake: SNOWFLAKE,
  duckdb: DUCKDB,
  bigquery: BIGQUERY,
  redshift: REDSHIFT,
  postgres: POSTGRES,
  databricks: DATABRICKS
};

/** An answer as the cases write it. */
type Written = Pick<Case, 'orders' | 'customers' | 'missing'>;

function written(answer: Answer | undefined): Written | 'unread' {
  if (!answer?.understood) return 'unread';
  const [orders, customers] = answer.uses;
  return { ...columns('orders', orders), ...columns('customers', customers), ...missing({ orders, customers }) };
}

function columns(name: 'orders' | 'customers', use: ColumnUse | undefined): Written {
  if (!use || use.because === 'not-named') return {};
  return { [name]: use.columns === '*' ? '*' : use.columns.join(' ') };
}

function missing(uses: Readonly<Record<string, ColumnUse | undefined>>): Pick<Case, 'missing'> {
  const found = Object.entries(uses).flatMap(([relation, use]) =>
    (use?.missing ?? []).map(({ name, line }) => `${relation}.${name}:${line}`)
  );
  return found.length > 0 ? { missing: found } : {};
}

function expected({ orders, customers, missing: lacking, coarse, isUnread }: Case): Written | 'unread' {
  if (isUnread) return 'unread';
  const named = (name: 'orders' | 'customers', use: string | undefined) =>
    use === undefined ? {} : { [name]: coarse?.includes(name) ? '*' : use };
  return { ...named('orders', orders), ...named('customers', customers), ...(lacking ? { missing: lacking } : {}) };
}

describe.each(ADAPTERS)('%s', (adapter) => {
  const cases = [...COMMON, ...OWN[adapter]];
  let answers: readonly Answer[];
  beforeAll(async () => {
    const relations = [upstream(adapter, 'orders'), upstream(adapter, 'customers')];
    answers = await columnUse(cases.map((one) => ({ sql: sqlFor(adapter, one), adapter, relations })));
  }, 120_000);

  test.each(cases.map((one, index) => ({ ...one, index })))('$name', ({ index, ...one }) => {
    expect(written(answers[index])).toEqual(expected(one));
  });

  test('at least nine of ten are exact', () => {
    const exact = cases.filter(({ coarse, isUnread }) => !coarse && !isUnread);
    expect(exact.length).toBeGreaterThanOrEqual(cases.length * 0.9);
  });
});
