import type { Column, Constraint, PublicModel } from '../../../domain/index.ts';
import { column, columns, constraint, dbtUp, model, orders, relation } from '../contracts.ts';
import type { Case, Found } from './case.ts';

function changed(title: string, old: Partial<PublicModel>, next: Partial<PublicModel>, found: readonly Found[]): Case {
  return { title, old: dbtUp([orders(old)]), next: dbtUp([orders(next)]), found };
}

/** `order_id` with constraints of its own. */
function held(...types: readonly (string | Constraint)[]): { readonly columns: readonly Column[] } {
  const constraints = types.map((one) => (typeof one === 'string' ? constraint(one) : one));
  return { columns: columns({ order_id: column('order_id', 'integer', { constraints }) }) };
}

/** Constraints of the model. */
function of(...constraints: readonly Constraint[]): { readonly constraints: readonly Constraint[] } {
  return { constraints };
}

function over(type: string, ...names: readonly string[]): Constraint {
  return constraint(type, { columns: names });
}

function check(expression: string): Constraint {
  return constraint('check', { expression });
}

function foreignKey(to: string | null, facts: Partial<Constraint> = {}): Constraint {
  return constraint('foreign_key', {
    columns: ['customer_id'],
    to,
    toColumns: to === null ? [] : ['customer_id'],
    ...facts
  });
}

const UNCONTRACTED = { contract: { enforced: false } };

const customers = model('customers', { columns: [column('customer_id')] });
const moved = model('customers', {
  columns: [column('customer_id')],
  relation: relation('DBT_UP_PROD.core.customers')
});

/** Orders with a foreign key to customers. */
function related(title: string, old: Constraint, next: Constraint, found: readonly Found[], target = customers): Case {
  return {
    title,
    old: dbtUp([orders(of(old)), customers]),
    next: dbtUp([orders(of(next)), target]),
    found
  };
}

export const CONSTRAINT_CASES: readonly Case[] = [
  changed('not null is dropped', held('not_null'), {}, ['B not-null-dropped']),
  changed('not null is added', {}, held('not_null'), ['S constraint-added']),
  changed('not null moves from the column to the model', held('not_null'), of(over('not_null', 'order_id')), []),
  changed(
    'not null of the model is dropped',
    of(over('not_null', 'order_id', 'status')),
    of(over('not_null', 'order_id')),
    ['B not-null-dropped']
  ),
  changed('not null is dropped where nothing was promised', { ...UNCONTRACTED, ...held('not_null') }, UNCONTRACTED, [
    'R not-null-dropped',
    'R public-without-contract'
  ]),
  changed('not null goes with its column', held('not_null'), { columns: columns({ order_id: null }) }, [
    'B column-removed'
  ]),
  changed('not null comes with its column', { columns: columns({ order_id: null }) }, held('not_null'), [
    'S column-added'
  ]),
  changed(
    'not null and the name is quoted',
    held('not_null'),
    {
      columns: columns({
        order_id: column('order_id', 'integer', { quote: true, constraints: [constraint('not_null')] })
      })
    },
    ['B column-quote-changed']
  ),
  changed('not null is named in another case', of(over('not_null', 'ORDER_ID')), held('not_null'), []),
  changed(
    'not null with a name of its own',
    held('not_null'),
    held(constraint('not_null', { name: 'order_id_is_there' })),
    []
  ),

  changed('the primary key is dropped', held('primary_key'), {}, ['R constraint-dropped', 'B not-null-dropped']),
  changed('the primary key of the model is dropped', of(over('primary_key', 'order_id')), {}, [
    'R constraint-dropped',
    'B not-null-dropped'
  ]),
  changed('the primary key is dropped, and not null stays', held('primary_key', 'not_null'), held('not_null'), [
    'R constraint-dropped'
  ]),
  changed(
    'not null is dropped, and the primary key implies it',
    held('primary_key', 'not_null'),
    held('primary_key'),
    []
  ),
  changed(
    'the primary key moves from the column to the model',
    held('primary_key'),
    of(over('primary_key', 'order_id')),
    []
  ),
  changed(
    'the primary key has another name',
    of(over('primary_key', 'order_id')),
    of(constraint('primary_key', { name: 'orders_pk', columns: ['order_id'] })),
    []
  ),
  changed(
    'the primary key in another order',
    of(over('primary_key', 'order_id', 'status')),
    of(over('primary_key', 'status', 'order_id')),
    []
  ),
  changed(
    'the primary key in another case',
    of(over('primary_key', 'order_id')),
    of(over('primary_key', 'ORDER_ID')),
    []
  ),
  changed(
    'the primary key has one more column',
    of(over('primary_key', 'order_id')),
    of(over('primary_key', 'order_id', 'status')),
    ['R primary-key-changed', 'S constraint-added']
  ),
  changed(
    'the primary key has one column less',
    of(over('primary_key', 'order_id', 'status')),
    of(over('primary_key', 'order_id')),
    ['R primary-key-changed', 'B not-null-dropped']
  ),
  changed(
    'the primary key has other columns',
    of(over('primary_key', 'order_id')),
    of(over('primary_key', 'customer_id')),
    ['R primary-key-changed', 'B not-null-dropped', 'S constraint-added']
  ),
  changed('a primary key is added', {}, held('primary_key'), ['S constraint-added', 'S constraint-added']),
  changed('the primary key goes with its column', held('primary_key'), { columns: columns({ order_id: null }) }, [
    'B column-removed'
  ]),
  changed(
    'the inferred primary key has other columns',
    { primaryKey: ['order_id'] },
    { primaryKey: ['order_id', 'status'] },
    ['R primary-key-changed']
  ),
  changed('no primary key is inferred any more', { primaryKey: ['order_id'] }, {}, []),
  changed('a primary key is inferred', {}, { primaryKey: ['order_id'] }, []),
  changed(
    'the primary key is a constraint now',
    { primaryKey: ['order_id'] },
    { ...held('primary_key'), primaryKey: ['order_id'] },
    ['S constraint-added', 'S constraint-added']
  ),
  changed(
    'the primary key is inferred only, and another',
    { ...held('primary_key'), primaryKey: ['order_id'] },
    { primaryKey: ['customer_id'] },
    ['R constraint-dropped', 'R primary-key-changed', 'B not-null-dropped']
  ),

  changed('unique is dropped', held('unique'), {}, ['R constraint-dropped']),
  changed('unique is added', {}, held('unique'), ['S constraint-added']),
  changed('unique moves from the column to the model', held('unique'), of(over('unique', 'order_id')), []),
  changed(
    'unique is dropped, which stood at the column and at the model',
    { ...held('unique'), ...of(over('unique', 'ORDER_ID')) },
    {},
    ['R constraint-dropped']
  ),
  changed(
    'unique has another name',
    of(over('unique', 'order_id')),
    of(constraint('unique', { name: 'u', columns: ['order_id'] })),
    []
  ),
  changed(
    'unique in another order',
    of(over('unique', 'order_id', 'status')),
    of(over('unique', 'status', 'order_id')),
    []
  ),
  changed('unique has one column less', of(over('unique', 'order_id', 'status')), of(over('unique', 'order_id')), [
    'R constraint-dropped',
    'S constraint-added'
  ]),
  changed(
    'unique of two columns, one of which goes',
    of(over('unique', 'order_id', 'status')),
    { columns: columns({ status: null }) },
    ['B column-removed', 'R constraint-dropped']
  ),
  changed('unique goes with its column', held('unique'), { columns: columns({ order_id: null }) }, [
    'B column-removed'
  ]),
  changed(
    'constraints in another order',
    of(over('unique', 'order_id'), check('amount > 0')),
    of(check('amount > 0'), over('unique', 'order_id')),
    []
  ),

  changed(
    'how unique is enforced',
    held('unique'),
    held(constraint('unique', { expression: 'nulls not distinct' })),
    []
  ),
  changed(
    'unique names a quoted column in other letters',
    { columns: [column('OrderId', 'integer', { quote: true })], ...of(over('unique', 'OrderId')) },
    { columns: [column('OrderId', 'integer', { quote: true })], ...of(over('unique', 'orderid')) },
    []
  ),
  changed('a check is dropped', of(check('amount > 0')), {}, ['R constraint-dropped']),
  changed('a check is added', {}, of(check('amount > 0')), ['S constraint-added']),
  changed('a check says something else', of(check('amount > 0')), of(check('amount >= 0')), [
    'R constraint-dropped',
    'S constraint-added'
  ]),
  changed('a check is laid out anew', of(check('amount  >\n 0')), of(check('amount > 0')), []),
  changed('a check moves from the column to the model', held(check('order_id > 0')), of(check('order_id > 0')), []),
  changed('one of two checks is dropped', of(check('amount > 0'), check('order_id > 0')), of(check('order_id > 0')), [
    'R constraint-dropped'
  ]),
  changed(
    'a constraint of the adapter is dropped',
    held(constraint('custom', { expression: "tag (pii = 'yes')" })),
    {},
    ['R constraint-dropped']
  ),
  changed(
    'a check is dropped where nothing was promised',
    { ...UNCONTRACTED, ...of(check('amount > 0')) },
    UNCONTRACTED,
    ['R constraint-dropped', 'R public-without-contract']
  ),

  related('a foreign key is dropped', foreignKey('DBT_UP_PROD.marts.customers'), over('unique', 'order_id'), [
    'R constraint-dropped',
    'S constraint-added'
  ]),
  related('a foreign key has another target', foreignKey('DBT_UP_PROD.marts.customers'), foreignKey("ref('people')"), [
    'R constraint-dropped',
    'S constraint-added'
  ]),
  related(
    'a foreign key is written as a ref',
    foreignKey('DBT_UP_PROD.marts.customers'),
    foreignKey("ref('customers')"),
    []
  ),
  related(
    'the target of a foreign key is not told any more',
    foreignKey('DBT_UP_PROD.marts.customers'),
    foreignKey(null),
    []
  ),
  related(
    'a foreign key to another column',
    foreignKey("ref('customers')"),
    foreignKey("ref('customers')", { toColumns: ['email'] }),
    ['R constraint-dropped', 'S constraint-added']
  ),
  related(
    'the target of a foreign key moves',
    foreignKey('DBT_UP_PROD.marts.customers'),
    foreignKey('DBT_UP_PROD.core.customers'),
    ['R relation-moved'],
    moved
  )
];
