import { expect, test } from '@jest/globals';
import { columnUse } from './column-use.ts';
import { ORDERS, question } from './testing/questions.ts';
import type { Answer } from './types.ts';

/** What an answer says of the first relation, in short. */
function first(answer: Answer | undefined): readonly string[] | string | undefined {
  return answer?.understood ? answer.uses[0]?.columns : answer?.why;
}

test('each question has its answer, in their order', async () => {
  const answers = await columnUse([
    question('select status from db.marts.orders'),
    question('select amount from db.marts.orders', { adapter: 'postgres' }),
    question('selekt status form db.marts.orders'),
    question('select status from db.marts.orders', { adapter: 'sqlserver' }),
    question('select * from db.marts.orders')
  ]);
  expect(answers.map(first)).toEqual([['status'], ['amount'], 'syntax', 'adapter', '*']);
});

test('no question, no thread', async () => {
  expect(await columnUse([])).toEqual([]);
});

test('a query over the size is not read, and those after it are', async () => {
  const answers = await columnUse(
    [
      question(`select status from db.marts.orders -- ${'x'.repeat(100)}`),
      question('select status from db.marts.orders')
    ],
    { size: 100 }
  );
  expect(answers.map(first)).toEqual(['too-large', ['status']]);
});

test('a query that takes too long costs its time alone: another thread reads those after it', async () => {
  const long = Array.from({ length: 200_000 }, (_, index) => `order_id = ${index}`).join(' or ');
  const answers = await columnUse(
    [question(`select status from db.marts.orders where ${long}`), question('select status from db.marts.orders')],
    { time: 1500, size: 10_000_000 }
  );
  expect(answers.map(first)).toEqual(['timed-out', ['status']]);
}, 60_000);

test('nesting beyond what the parser takes is told as that, with its line', async () => {
  const nested = `select\n${'('.repeat(40)}status${')'.repeat(40)} from db.marts.orders`;
  const chained = `select ${Array.from({ length: 12_000 }, (_, index) => `a${index}`).join(' || ')} from db.marts.orders`;
  const answers = await columnUse([
    question(nested),
    question(chained),
    question('select status from db.marts.orders')
  ]);
  expect(answers.map(first)).toEqual(['too-deep', 'too-deep', ['status']]);
  expect(answers[0]).toMatchObject({ line: 2 });
}, 60_000);

test('a parser that is not there in time is not waited for', async () => {
  const answers = await columnUse([question('select 1'), question('select 2')], { start: 1 });
  expect(answers.map(first)).toEqual(['not-available', 'not-available']);
});

test('hostile text is only text', async () => {
  const answers = await columnUse(
    [
      '',
      ' ',
      ';',
      "'",
      '"',
      '/*',
      '$$',
      '\0',
      '\ud800',
      '{{ 1/0 }}',
      '__proto__',
      'select __proto__, constructor, toString from db.marts.orders'
    ].map((sql) => question(sql))
  );
  expect(answers).toHaveLength(12);
  expect(first(answers.at(-1))).toEqual([]);
});

test('tables are named with their parts and lines, CTEs are not', async () => {
  const sql =
    'with c as (\n  select * from "db"."marts"."orders"\n)\nselect status from c join marts.Other using (status)';
  const [answer] = await columnUse([question(sql)]);
  expect(answer).toMatchObject({
    tables: [
      { parts: ['db', 'marts', 'orders'], rendered: '"db"."marts"."orders"', line: 2 },
      { parts: ['marts', 'Other'], rendered: 'marts.Other', line: 4 }
    ]
  });
});

test('a missing column has the line that it stands on', async () => {
  const sql = "select\n  o.status,\n  '😀 é', o.discount\nfrom db.marts.orders o";
  const [answer] = await columnUse([question(sql)]);
  expect(answer).toMatchObject({ uses: [{ columns: ['status'], missing: [{ name: 'discount', line: 3 }] }] });
});

test('of a relation without a contract nothing is missing; a column is named as the query writes it', async () => {
  const open = { ...ORDERS, complete: false };
  const answers = await columnUse(
    [
      'select o.discount, status from db.marts.orders o',
      'select discount from db.marts.orders o join own on true',
      'select * from db.marts.orders'
    ].map((sql) => question(sql, { relations: [open] }))
  );
  expect(answers.map(first)).toEqual([['discount', 'status'], '*', '*']);
});

test('a relation asked about twice is answered twice', async () => {
  const [answer] = await columnUse([question('select status from db.marts.orders', { relations: [ORDERS, ORDERS] })]);
  expect(answer).toMatchObject({ uses: [{ columns: ['status'] }, { columns: ['status'] }] });
});
