import { expect, test } from '@jest/globals';
import { dialectOf, type Dialect } from './dialect.ts';
import { leftOver } from './net.ts';
import { createRun } from './run.ts';
import { question } from './testing/questions.ts';

const STATUS = { column: { name: { name: 'status', quoted: false }, table: null } };
const STAR = { star: { table: null } };

/** What is left over of a text and a tree of it, of which some nodes were seen. */
function left(sql: string, tree: unknown, seen: readonly object[] = [], adapter = 'duckdb') {
  const run = createRun(question(sql), dialectOf(adapter) as Dialect);
  for (const node of seen) run.seen.add(node);
  return leftOver(tree, sql, run);
}

test('nothing, where all was seen and the tree has what the text has', () => {
  expect(left('select status', [STATUS], [STATUS.column])).toEqual([]);
});

test('all, where a column was not seen', () => {
  expect(left('select status', [STATUS])).toBe('all');
});

test('all, where the text has a star more than the tree', () => {
  expect(left('select *', [STAR], [STAR.star])).toEqual([]);
  expect(left('select *, t.*', [STAR], [STAR.star])).toBe('all');
});

test.each([
  ['a multiplication', 'select 2 * 3', { mul: { left: 1, right: 2 } }],
  ['count(*)', 'select count(*)', { count: { this: null, star: true } }],
  ['all of a row', 'select (t).*', { dot: { this: {}, field: { name: '*' } } }],
  ['a regular expression', "select 'a' ~* 'b'", {}],
  ['a string', "select '*'", {}],
  ['a comment', 'select 1 /* * */ -- *', {}]
])('%s is no star of its own', (_, sql, tree) => {
  expect(left(sql, tree)).toEqual([]);
});

test('a column that the text has and the tree has not', () => {
  const sql = 'select status from t where amount > 1';
  expect(left(sql, [STATUS], [STATUS.column])).toEqual([{ index: 0, column: 'amount' }]);
});

test('a column that the text has oftener than the tree', () => {
  expect(left('select status, upper(status)', [STATUS], [STATUS.column])).toEqual([{ index: 0, column: 'status' }]);
});

test.each([
  ['a comment', 'select 1 -- amount\n/* amount */', 'duckdb'],
  ['a comment of Snowflake', 'select 1 // amount', 'snowflake'],
  ['a comment of BigQuery', 'select 1 # amount', 'bigquery']
])('%s has no columns', (_, sql, adapter) => {
  expect(left(sql, {}, [], adapter)).toEqual([]);
});

test.each([
  ['a quote that is doubled', "select 'it''s -- no comment', amount", 'duckdb'],
  ['a quote that is escaped', String.raw`select 'it\'s -- no comment', amount`, 'snowflake'],
  ['a backslash that escapes nothing', String.raw`select '\', amount, '--'`, 'postgres'],
  ['dollar quotes', 'select $$ -- $$, amount, $a$ /* $a$', 'postgres']
])('%s does not end the reading', (_, sql, adapter) => {
  expect(left(sql, {}, [], adapter)).toEqual([{ index: 0, column: 'amount' }]);
});

test('a word that the tree keeps as a tag or a flag is there', () => {
  expect(left('select amount(x), nulls status', [{ amount: { this: 1 } }, { nulls_status: true }])).toEqual([]);
});
