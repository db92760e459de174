import { describe, expect, test } from '@jest/globals';
import { locate, locateCompiled, locateEntry, locateWord, type Call } from './index.ts';

const ORDERS: Call = { kind: 'ref', project: 'dbt_up', model: 'orders', version: null, latest: false };
const V2: Call = { ...ORDERS, version: '2', latest: true };
const V1: Call = { ...ORDERS, version: '1', latest: false };
const SOURCE: Call = { kind: 'source', source: 'dbt_up', table: 'orders' };

describe('the line of a ref', () => {
  test.each<[string, Call, string, number | null]>([
    ['single quotes', ORDERS, "select 1\nfrom {{ ref('dbt_up', 'orders') }}", 2],
    ['double quotes', ORDERS, 'select 1\nfrom {{ ref("dbt_up","orders") }}', 2],
    ['blanks and line breaks', ORDERS, "\n\n{{ ref (\n  'dbt_up' ,\n  'orders'\n) }}", 3],
    ['Windows line ends', ORDERS, "select 1\r\nfrom {{ ref('dbt_up', 'orders') }}\r\n", 2],
    ['one argument', ORDERS, "select 1 from {{ ref('orders') }}", 1],
    ['two arguments before one', ORDERS, "{{ ref('orders') }}\n{{ ref('dbt_up', 'orders') }}", 2],
    ['another project', ORDERS, "{{ ref('other', 'orders') }}", null],
    ['another model', ORDERS, "{{ ref('dbt_up', 'orders_2') }}", null],
    ['another function', ORDERS, "{{ my_ref('dbt_up', 'orders') }}{{ href('dbt_up', 'orders') }}", null],
    ['none', ORDERS, 'select 1', null],
    ['an empty file', ORDERS, '', null],
    ['v=', V2, "{{ ref('dbt_up', 'orders', v=1) }}\n{{ ref('dbt_up', 'orders', v=2) }}", 2],
    ['version=', V1, "{{ ref('dbt_up', 'orders', version = '1') }}", 1],
    ['a version with a point', { ...V2, version: '2.0' }, "{{ ref('dbt_up', 'orders', v=2) }}", 1],
    ['a version that is a word', { ...V1, version: 'blue' }, "{{ ref('dbt_up', 'orders', v='blue') }}", 1],
    ['no version, for the latest', V2, "{{ ref('dbt_up', 'orders') }}", 1],
    ['no version, for an older one', V1, "{{ ref('dbt_up', 'orders') }}", null],
    ['a version that is computed', V1, "{{ ref('dbt_up', 'orders', v=var('v')) }}", 1],
    ['a project that is computed', ORDERS, "{{ ref(var('up', 'dbt_up'), 'orders') }}", 1],
    ['what is computed after what is said', ORDERS, "{{ ref(up, 'orders') }}\n{{ ref('dbt_up', 'orders') }}", 2],
    ['a Jinja comment', ORDERS, "{# ref('dbt_up', 'orders')\n #}\n{{ ref('dbt_up', 'orders') }}", 3],
    ['a Jinja comment that is not closed', ORDERS, "{# {{ ref('dbt_up', 'orders') }}", 1],
    ['an SQL comment, to which dbt gives no thought', ORDERS, "-- {{ ref('dbt_up', 'orders') }}", 1],
    [
      'a call before one in an SQL comment',
      ORDERS,
      "-- {{ ref('dbt_up', 'orders') }}\n{{ ref('dbt_up', 'orders') }}",
      2
    ],
    [
      'a Python model',
      ORDERS,
      "def model(dbt, session):\n    # dbt.ref('dbt_up', 'orders')\n    return dbt.ref('dbt_up', 'orders')",
      3
    ],
    ['a test in YAML', ORDERS, "- relationships:\n    to: ref('dbt_up', 'orders')\n    field: id", 2],
    ['a call that never ends', ORDERS, "{{ ref('dbt_up', ", null],
    ['a quote that never ends', ORDERS, "{{ ref('dbt_up", null],
    ['a source', SOURCE, "{{ ref('dbt_up', 'orders') }}\n{{ source('dbt_up', 'orders') }}", 2],
    ['another source', SOURCE, "{{ source('dbt_up', 'order') }}", null]
  ])('is found with %s', (_, call, text, line) => {
    expect(locate(text, call)).toBe(line);
  });

  test('in a YAML file of many entries is the one below the entry that makes it', () => {
    const text = [
      'models:',
      '  - name: a',
      "    tests: [{ relationships: { to: \"ref('dbt_up', 'orders')\" } }]",
      '  - name: "b"',
      "    tests: [{ relationships: { to: \"ref('dbt_up', 'orders')\" } }]"
    ].join('\n');
    expect([locate(text, ORDERS, 'a'), locate(text, ORDERS, 'b'), locate(text, ORDERS, 'c')]).toEqual([3, 5, 3]);
  });

  test.each([
    'ref('.repeat(200_000),
    `{{ ref${' '.repeat(500_000)}`,
    '{#'.repeat(500_000),
    `ref('${'\\'.repeat(500_000)}`,
    'name: '.repeat(200_000)
  ])('is looked for in hostile text in no time (case %#)', (text) => {
    expect(locate(text, ORDERS, 'x')).toBeNull();
  });
});

describe('the line of a word', () => {
  test.each([
    ['- local: dbt_mesh/packages/dbt_up', 'dbt_up', 1],
    ['dbt_upper:\nmy_dbt_up:\ndbt_up: 1', 'dbt_up', 3],
    ['dbt_upper', 'dbt_up', null],
    ['anything', '', null]
  ])('%j has %j on %j', (text, word, line) => {
    expect(locateWord(text, word)).toBe(line);
  });
});

describe('the line of an entry in a properties file', () => {
  const YAML = [
    'models:',
    '  - name: customers',
    '    columns:',
    '      - name: status',
    '  - name: "orders"',
    '    config: { access: public }',
    '    columns:',
    '      - { name: order_id, data_type: integer }',
    "      - name: 'Status'",
    '  - { name: flow, columns: [{ name: amount }] }',
    'exposures:',
    '  - name: dashboard'
  ].join('\n');

  test.each([
    ['orders', null, 5],
    ['orders', 'order_id', 8],
    ['orders', 'status', 9],
    ['orders', 'amount', 5],
    ['customers', 'status', 4],
    ['customers', 'order_id', 2],
    ['flow', 'amount', 10],
    ['flow', 'dashboard', 10],
    ['order', null, null],
    ['', null, null]
  ])('of %s, column %s, is %s', (model, column, line) => {
    expect(locateEntry(YAML, model, column)).toBe(line);
  });

  test('is looked for in hostile text in no time', () => {
    expect(locateEntry('name: x '.repeat(200_000), 'y', 'x')).toBeNull();
    expect(locateEntry('name: x '.repeat(200_000), 'x', 'y')).toBe(1);
    expect(locateEntry('name: x\n'.repeat(200_000), 'x', 'y')).toBe(1);
  });
});

describe('the line that became a line of compiled SQL', () => {
  const MODEL = [
    '{{ config(materialized="table") }}',
    '{# discount #}',
    '-- discount',
    '/* discount',
    '   discount */',
    'select',
    '    discount,',
    "    {{ cents('amount') }} as discount_cents",
    'from orders',
    'union all',
    'select',
    '    discount,',
    '    amount * price'
  ].join('\n');
  const compiled = ['select', '    discount,', '    amount / 100 as x', 'union all', 'select', '    discount,'].join(
    '\n'
  );

  test.each([
    ['reads the same', 2, 'discount', 7],
    ['reads the same for the second time', 6, 'discount', 12],
    ['does not, by its word', 3, 'amount', 8],
    ['does not, by its word outside of comments', 3, 'discount', 7],
    ['is not there at all', 3, 'count', null],
    ['is out of range', 99, 'nothing', null],
    ['is not told', 0, '', null]
  ])('where it %s', (_, line, word, found) => {
    expect(locateCompiled(MODEL, compiled, { line, word, entry: null })).toBe(found);
  });

  test('is, among the lines with its word, the one that comes as late', () => {
    const model = "with a as (select status from {{ ref('a') }}),\nb as (select status from {{ ref('b') }})\n-- status";
    const sql = '/* status */ with a as (select status from db.a),\nb as (select status from db.b)\n-- status';
    const place = { word: 'status', entry: null };
    expect([1, 2].map((line) => locateCompiled(model, sql, { ...place, line }))).toEqual([1, 2]);
    expect(locateCompiled(`${model}\nunion all select status`, sql, { ...place, line: 2 })).toBe(1);
  });

  test('stands below its entry in a YAML file', () => {
    const yaml = 'models:\n  - name: a\n    columns: [{ name: discount }]\n  - name: b\n    field: discount';
    expect(locateCompiled(yaml, 'select discount', { line: 1, word: 'discount', entry: 'b' })).toBe(5);
    expect(locateCompiled(yaml, 'select discount', { line: 1, word: 'discount', entry: null })).toBe(3);
  });

  test('is looked for in hostile text in no time', () => {
    const text = 'x\n'.repeat(500_000);
    expect(locateCompiled(text, text, { line: 400_000, word: 'x', entry: null })).toBe(400_000);
    expect(locateCompiled('-- x '.repeat(300_000), 'y', { line: 1, word: 'x', entry: null })).toBeNull();
  }, 30_000);
});
