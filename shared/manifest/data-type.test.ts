import { describe, expect, test } from '@jest/globals';
import { isDataType } from './data-type.ts';

describe('a data type', () => {
  test.each([
    'integer',
    'INT64',
    'decimal(10,2)',
    'decimal(10, 2)[]',
    'numeric(38, -2)',
    'varchar(max)',
    'character varying(200)',
    'double precision',
    'timestamp(6) with time zone',
    'timestamp_ntz(9)',
    'TIMESTAMP_LTZ',
    'interval day to second',
    'int[3]',
    'int[][]',
    'text collate "de_DE"',
    "enum('a', 'b;c')",
    "enum('it''s')",
    'struct<from: string, to: string>',
    'struct(a integer, b varchar[])',
    'struct("a b" int, c decimal(10,2))',
    'STRUCT<a INT64, b ARRAY<STRING>>',
    'struct<a: int, b: array<struct<c: string>>>',
    'map<string, array<int>>',
    'map(varchar, integer)',
    'union(num integer, str varchar)',
    'OBJECT(a VARCHAR NOT NULL)',
    'ARRAY(NUMBER(38,0))',
    'vector(float, 256)',
    'Nullable(String)',
    "DateTime64(3, 'UTC')",
    "Enum8('a' = 1, 'b' = 2)",
    'geography(point, 4326)',
    'my_schema.my_type',
    '"char"',
    'struct<`a b` int>',
    'tuple(x UInt8)'
  ])('%s', (text) => {
    expect(isDataType(text)).toBe(true);
  });
});

describe('no data type', () => {
  test.each([
    '',
    ' ',
    '1',
    '(int)',
    'int;',
    'int; drop table x',
    'int -- x',
    'int--1',
    'int /* x */',
    'decimal(10,2',
    'decimal 10,2)',
    'array<int]',
    'struct<a int',
    'int)',
    'int) as x, (select 1',
    "{{ env_var('X') }}",
    'varchar({{ 1 }})',
    '{% do run_query() %}',
    '{# x #}',
    "enum('{{ x }}')",
    "enum('a\\', 'b')",
    'enum("a\'b")',
    'int\u0000',
    'int\u202e',
    'varchar | int',
    'int + 1',
    '$$int$$',
    'int # x',
    'int, x int',
    'int = 1',
    'a: int',
    'varchar((select max(password) from users))',
    "'a'",
    'ïnt'
  ])('%j', (text) => {
    expect(isDataType(text)).toBe(false);
  });

  test('a long text, and it is judged at once', () => {
    expect(isDataType('array<'.repeat(5000))).toBe(false);
    expect(isDataType(`a${' '.repeat(9000)}!`)).toBe(false);
    expect(isDataType(`a${'('.repeat(4000)}${' '.repeat(4000)}`)).toBe(false);
  });
});
