import type { Project, PublicModel } from '../../../domain/index.ts';
import { column, columns, dbtUp, model, orders, relation } from '../contracts.ts';
import type { Case, Found } from './case.ts';

const customers = model('customers', { columns: [column('customer_id'), column('email', 'varchar')] });

/** One model on both sides. */
function changed(
  title: string,
  old: Partial<PublicModel>,
  next: Partial<PublicModel>,
  found: readonly Found[],
  project: Partial<Project> = {}
): Case {
  return { title, old: dbtUp([orders(old)], project), next: dbtUp([orders(next)], project), found };
}

/** The model lies elsewhere, as the adapter sees it. */
function placed(title: string, adapter: string, old: string, next: string, found: readonly Found[]): Case {
  return changed(title, { relation: relation(old) }, { relation: relation(next) }, found, { adapter });
}

function between(title: string, old: Project, next: Project, found: readonly Found[]): Case {
  return { title, old, next, found };
}

const UNCONTRACTED = { contract: { enforced: false } };

export const MODEL_CASES: readonly Case[] = [
  changed('nothing', {}, {}, []),
  between('the models stand in another order', dbtUp([orders(), customers]), dbtUp([customers, orders()]), []),
  between(
    'the manifest is of another day and dbt',
    dbtUp([orders()]),
    dbtUp([orders()], { generatedAt: '2026-11-25T10:00:00.000000Z', dbtVersion: '2.0.0', schemaVersion: 12 }),
    []
  ),
  changed('tags', {}, { tags: ['nightly'] }, []),
  changed('meta', {}, { meta: { owner: 'sales' } }, []),
  changed('its event_time', {}, { eventTime: 'ordered_at' }, []),
  changed('its file', {}, { file: 'models/marts/orders.sql' }, []),
  changed('its configured schema, and nothing in the warehouse', {}, { configuredSchema: 'marts' }, []),

  between('the only model is removed', dbtUp([orders()]), dbtUp([]), ['B model-removed']),
  between('one of two models is removed', dbtUp([orders(), customers]), dbtUp([orders()]), ['B model-removed']),
  between('all models are removed', dbtUp([orders(), customers]), dbtUp([]), ['B model-removed', 'B model-removed']),
  between(
    'a model is removed, as a full manifest shows',
    dbtUp([orders()]),
    dbtUp([], { notPublic: { stg_orders: 'protected' } }),
    ['B model-removed']
  ),
  between('a model is renamed', dbtUp([orders()]), dbtUp([model('sales_orders')]), [
    'B model-removed',
    'S model-added'
  ]),
  between(
    'a model gives its name to another',
    dbtUp([orders(), customers]),
    dbtUp([model('sales'), orders({ columns: customers.columns, description: '' })]),
    [
      'B model-removed',
      'S model-added',
      'B column-removed',
      'B column-removed',
      'B column-removed',
      'B column-removed',
      'S column-added'
    ]
  ),
  between('a model is removed and its contract dropped at once', dbtUp([orders()]), dbtUp([customers]), [
    'B model-removed',
    'S model-added'
  ]),
  between('dbt 1.4 knows no public models', dbtUp([orders()]), dbtUp([], { knowsAccess: false, schemaVersion: 8 }), [
    'B model-removed'
  ]),
  between('an uncontracted model is removed', dbtUp([orders(UNCONTRACTED)]), dbtUp([]), ['B model-removed']),
  between(
    'a model is removed after the day that was announced',
    dbtUp([orders({ deprecationDate: '2026-10-31T00:00:00+00:00' })]),
    dbtUp([]),
    ['R version-retired']
  ),
  between(
    'a model is removed before the day that was announced',
    dbtUp([orders({ deprecationDate: '2026-12-31T00:00:00+00:00' })]),
    dbtUp([]),
    ['B model-removed']
  ),
  between('a model is removed with a date that is none', dbtUp([orders({ deprecationDate: 'soon' })]), dbtUp([]), [
    'B model-removed'
  ]),

  between('access is narrowed to protected', dbtUp([orders()]), dbtUp([], { notPublic: { orders: 'protected' } }), [
    'B access-narrowed'
  ]),
  between(
    'access is narrowed to private',
    dbtUp([orders(), customers]),
    dbtUp([customers], { notPublic: { orders: 'private' } }),
    ['B access-narrowed']
  ),
  between('access is narrowed, which a public view cannot tell from removed', dbtUp([orders()]), dbtUp([]), [
    'B model-removed'
  ]),
  between(
    'access is narrowed after the day that was announced',
    dbtUp([orders({ deprecationDate: '2026-10-31' })]),
    dbtUp([], { notPublic: { orders: 'protected' } }),
    ['R version-retired']
  ),
  between(
    'a model is opened',
    dbtUp([orders()], { notPublic: { customers: 'protected' } }),
    dbtUp([orders(), customers]),
    ['S model-added']
  ),
  between('a model is added', dbtUp([orders()]), dbtUp([orders(), customers]), ['S model-added']),
  between('the first model is published', dbtUp([]), dbtUp([orders()]), ['S model-added']),
  between('a model is added without a contract', dbtUp([]), dbtUp([orders(UNCONTRACTED)]), [
    'S model-added',
    'R public-without-contract'
  ]),
  changed('nothing, and there is no contract', UNCONTRACTED, UNCONTRACTED, []),

  changed('the contract is not enforced any more', {}, UNCONTRACTED, ['B contract-dropped']),
  changed('the contract is dropped with all columns', {}, { ...UNCONTRACTED, columns: [] }, ['B contract-dropped']),
  changed('the contract is dropped and so is a column', {}, { ...UNCONTRACTED, columns: columns({ status: null }) }, [
    'B contract-dropped',
    'B column-removed'
  ]),
  changed('the contract is enforced now', UNCONTRACTED, {}, ['S constraint-added']),
  changed('the contract is enforced now, over columns that nobody had declared', { ...UNCONTRACTED, columns: [] }, {}, [
    'S constraint-added'
  ]),
  changed(
    'the contract is enforced now, without a column that was declared',
    UNCONTRACTED,
    { columns: columns({ status: null }) },
    ['S constraint-added', 'R column-removed']
  ),

  placed('another schema', 'snowflake', 'DBT_UP_PROD.marts.orders', 'DBT_UP_PROD.core.orders', ['R relation-moved']),
  placed('another database', 'snowflake', 'DBT_UP_PROD.marts.orders', 'DBT_UP_PROD2.marts.orders', [
    'R relation-moved'
  ]),
  placed('another alias', 'snowflake', 'DBT_UP_PROD.marts.orders', 'DBT_UP_PROD.marts.fct_orders', [
    'R relation-moved'
  ]),
  placed('the schema in another case', 'snowflake', 'DBT_UP_PROD.marts.orders', 'dbt_up_prod.MARTS.Orders', []),
  placed(
    'a quoted schema in another case',
    'snowflake',
    '"DBT_UP_PROD"."marts"."orders"',
    '"DBT_UP_PROD"."MARTS"."orders"',
    ['R relation-moved']
  ),
  placed('lower-case names are quoted now', 'snowflake', 'DBT_UP_PROD.marts.orders', '"DBT_UP_PROD"."marts"."orders"', [
    'R relation-moved'
  ]),
  placed(
    'upper-case names are quoted now',
    'snowflake',
    'DBT_UP_PROD.MARTS.ORDERS',
    '"DBT_UP_PROD"."MARTS"."ORDERS"',
    []
  ),
  placed('lower-case names are quoted now', 'postgres', 'db.marts.orders', '"db"."marts"."orders"', []),
  placed('mixed-case names are quoted now', 'postgres', 'db.marts.Orders', '"db"."marts"."Orders"', [
    'R relation-moved'
  ]),
  placed('a quoted name in another case', 'duckdb', '"db"."marts"."orders"', '"db"."MARTS"."Orders"', []),
  placed('a dataset in another case', 'bigquery', '`project`.`marts`.`orders`', '`project`.`Marts`.`orders`', [
    'R relation-moved'
  ]),
  placed('a quoted name in another case', 'databricks', '`main`.`marts`.`orders`', '`main`.`Marts`.`orders`', []),
  placed('a quoted name in another case', 'redshift', '"db"."marts"."orders"', '"db"."marts"."ORDERS"', []),
  changed(
    'the old manifest does not render relations',
    { relation: { ...relation('DBT_UP_PROD.marts.orders'), rendered: null } },
    { relation: relation('"DBT_UP_PROD"."marts"."orders"') },
    []
  ),
  changed(
    'no database on either side',
    { relation: { database: null, schema: 'marts', identifier: 'orders', rendered: '`marts`.`orders`' } },
    { relation: { database: null, schema: 'core', identifier: 'orders', rendered: '`core`.`orders`' } },
    ['R relation-moved'],
    { adapter: 'spark' }
  ),

  changed('a view instead of a table', {}, { materialized: 'view' }, ['R materialization-changed']),
  changed('a table instead of a view', { materialized: 'view' }, {}, ['R materialization-changed']),
  changed('incremental instead of a table', {}, { materialized: 'incremental' }, ['R materialization-changed']),
  changed('a dynamic table instead of a table', {}, { materialized: 'dynamic_table' }, ['R materialization-changed']),
  changed('ephemeral instead of a table', {}, { materialized: 'ephemeral' }, ['B materialization-changed']),
  changed(
    'ephemeral instead of a view without a contract',
    { ...UNCONTRACTED, materialized: 'view' },
    { ...UNCONTRACTED, materialized: 'ephemeral' },
    ['B materialization-changed']
  ),
  changed('a table instead of ephemeral', { materialized: 'ephemeral' }, {}, ['R materialization-changed']),

  changed('it has a group', {}, { group: 'sales' }, ['S group-changed']),
  changed('it has another group', { group: 'sales' }, { group: 'finance' }, ['S group-changed']),
  changed('it has no group any more', { group: 'sales' }, {}, ['S group-changed']),
  changed('its description', { description: 'Orders.' }, { description: 'Orders, one a row.' }, [
    'S description-changed'
  ]),
  changed('its end is announced', {}, { deprecationDate: '2027-03-31T00:00:00+00:00' }, ['S deprecation-announced']),
  changed(
    'its end is put off',
    { deprecationDate: '2027-03-31T00:00:00+00:00' },
    { deprecationDate: '2027-06-30T00:00:00+00:00' },
    ['S deprecation-announced']
  ),
  changed('its end is called off', { deprecationDate: '2027-03-31T00:00:00+00:00' }, {}, ['S deprecation-announced']),
  changed(
    'its end is written in another zone',
    { deprecationDate: '2027-03-31T00:00:00+00:00' },
    { deprecationDate: '2027-03-31T02:00:00+02:00' },
    []
  )
];
