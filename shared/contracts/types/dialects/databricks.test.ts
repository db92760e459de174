import { expect, test } from '@jest/globals';
import { compareTypes } from '../index.ts';
import { testVerdicts } from '../testing/verdicts.ts';

testVerdicts('databricks', {
  same: [
    ['TINYINT', 'byte'],
    ['smallint', 'SHORT'],
    ['int', 'integer'],
    ['bigint', 'LONG'],
    ['decimal', 'DEC(10,0)'],
    ['numeric(12)', 'decimal(12, 0)'],
    ['float', 'REAL'],
    ['char(10)', 'character(10)'],
    ['timestamp', 'timestamp_ltz'],
    ['timestamp_ntz', 'TIMESTAMP WITHOUT TIME ZONE'],
    ['timestamp_ntz(6)', 'timestamp_ntz'],
    ['time', 'time(6)'],
    ['array<int>', 'ARRAY< INTEGER >'],
    ['map<string, array<int>>', 'MAP<STRING,ARRAY<INT>>'],
    ['struct<a: int, `B c`: string>', 'STRUCT<A INTEGER, `b C` STRING>'],
    ["struct<a: int comment 'old'>", "struct<a: int comment 'new'>"],
    ["struct<a int not null comment 'x'>", 'struct<a: int NOT NULL>'],
    ['struct<a string collate utf8_lcase>', 'struct<a: STRING COLLATE UTF8_LCASE>'],
    ['geometry(4326)', 'GEOMETRY( 4326 )'],
    ['variant', 'VARIANT']
  ],
  wider: [
    ['tinyint', 'smallint'],
    ['smallint', 'int'],
    ['int', 'bigint'],
    ['int', 'decimal'],
    ['decimal', 'bigint'],
    ['bigint', 'decimal(19,0)'],
    ['bigint', 'decimal(20,1)'],
    ['decimal(9,0)', 'int'],
    ['decimal(10,2)', 'decimal(12,2)'],
    ['float', 'double'],
    ['varchar(10)', 'varchar(20)'],
    ['varchar(10)', 'string'],
    ['char(10)', 'char(20)'],
    ['timestamp_ntz', 'timestamp_ntz(9)'],
    ['time(0)', 'time'],
    ['interval year', 'interval year to month'],
    ['interval minute', 'interval day to second'],
    ['array<int>', 'array<bigint>'],
    ['map<string, int>', 'map<string, bigint>'],
    ['struct<a: int>', 'struct<a: int, b: string>'],
    ['struct<a: int>', 'struct<a: int not null>'],
    ['array<struct<a: struct<b: float>>>', 'array<struct<a: struct<b: double>>>']
  ],
  other: [
    ['bigint', 'decimal(18,2)'],
    ['decimal(10,2)', 'decimal(10,4)'],
    ['int', 'double'],
    ['decimal', 'double'],
    ['int', 'string'],
    ['string', 'binary'],
    ['char(10)', 'varchar(10)'],
    ['char(10)', 'string'],
    ['date', 'timestamp'],
    ['date', 'timestamp_ntz'],
    ['timestamp', 'timestamp_ntz'],
    ['interval year', 'interval day'],
    ['array<int>', 'array<string>'],
    ['array<int>', 'map<int, int>'],
    ['struct<a: int, b: int>', 'struct<b: int, a: int>'],
    ['struct<a: int>', 'struct<b: int>'],
    ['struct<a: int, b: bigint>', 'struct<a: bigint, b: int>'],
    ['geometry(4326)', 'geometry(3857)'],
    ['geometry(4326)', 'geography(4326)'],
    ['variant', 'string']
  ],
  unknown: [
    ['varchar', 'string'],
    ['text', 'string'],
    ['array', 'array<int>'],
    ['timestamp(3)', 'timestamp'],
    ['decimal(39,0)', 'decimal(38,0)'],
    ['string collate utf8_lcase', 'string'],
    ['struct<a: int, a: int>', 'struct<a: int>'],
    ["struct<a: int options('x')>", 'struct<a: int>']
  ]
});

test('types of Spark are those of Databricks', () => {
  expect(compareTypes('spark', 'long', 'BIGINT')).toMatchObject({ verdict: 'same', understood: true });
});
