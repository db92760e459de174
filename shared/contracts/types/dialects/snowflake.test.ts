import { expect, test } from '@jest/globals';
import { compareTypes } from '../index.ts';
import { testVerdicts } from '../testing/verdicts.ts';

testVerdicts('snowflake', {
  same: [
    ['INTEGER', 'NUMBER(38,0)'],
    ['int', 'BIGINT'],
    ['smallint', 'tinyint'],
    ['byteint', 'number'],
    ['NUMBER(10)', 'decimal( 10 , 0 )'],
    ['numeric(10,2)', 'DEC(10,2)'],
    ['float', 'double precision'],
    ['REAL', 'float4'],
    ['float8', 'double'],
    ['STRING', 'text'],
    ['varchar', 'VARCHAR(16777216)'],
    ['varchar', 'varchar(134217728)'],
    ['nvarchar2(20)', 'char varying(20)'],
    ['char', 'varchar(1)'],
    ['character(10)', 'string(10)'],
    ['BINARY', 'varbinary(8388608)'],
    ['time', 'TIME(9)'],
    ['datetime', 'timestamp_ntz'],
    ['timestamp_ntz(9)', 'timestamp without time zone'],
    ['timestampltz', 'timestamp_ltz(9)'],
    ['timestamp_tz(3)', 'timestamp(3) with time zone'],
    ['timestamp', 'TIMESTAMP(9)'],
    ['array(int)', 'ARRAY( NUMBER(38, 0) )'],
    ['OBJECT(a varchar, "b c" int not null)', 'object(a STRING, "b c" number NOT NULL)'],
    ['map(varchar, int)', 'MAP(string,number)'],
    ['vector(float, 256)', 'VECTOR(FLOAT,256)'],
    ["varchar(10) collate 'en-ci'", "string(10) COLLATE 'EN-CI'"],
    ['number(38,0) null', 'integer']
  ],
  wider: [
    ['NUMBER(10,2)', 'NUMBER(12,2)'],
    ['NUMBER(10,2)', 'NUMBER(12,4)'],
    ['number(10,2)', 'number(13,4)'],
    ['number(18,0)', 'integer'],
    ['varchar(10)', 'varchar(20)'],
    ['char', 'string'],
    ['varchar(16777216)', 'varchar(134217728)'],
    ['binary(16)', 'binary'],
    ['time(0)', 'time'],
    ['timestamp_ntz(3)', 'timestamp_ntz'],
    ['timestamp_tz(6)', 'timestamp_tz(9)'],
    ['array(varchar(10))', 'array(varchar(20))'],
    ['array(number)', 'array(number not null)'],
    ['object(a int)', 'object(a int, b varchar)'],
    ['object(a number(10,0))', 'object(a number(12,0))'],
    ['map(varchar, number(5))', 'map(varchar, number(6))'],
    ['interval year', 'interval year to month'],
    ['interval day to hour', 'interval day to second']
  ],
  other: [
    ['NUMBER(10,2)', 'NUMBER(10,4)'],
    ['number(38,0)', 'number(38,2)'],
    ['integer', 'float'],
    ['float', 'decfloat'],
    ['varchar', 'number'],
    ['varchar', 'binary'],
    ['date', 'timestamp_ntz'],
    ['timestamp_ntz', 'timestamp_ltz'],
    ['timestamp_ltz', 'timestamp_tz'],
    ['timestamp_tz(3)', 'timestamp_ntz(9)'],
    ['array', 'array(int)'],
    ['object', 'object(a int)'],
    ['object', 'map(varchar, varchar)'],
    ['array', 'variant'],
    ['object(a int, b int)', 'object(b int, a int)'],
    ['object(a int)', 'object(A int)'],
    ['object(a int not null)', 'object(a int, b int)'],
    ['vector(float, 256)', 'vector(float, 512)'],
    ['vector(float, 256)', 'vector(int, 256)'],
    ['geography', 'geometry'],
    ['interval year to month', 'interval day to second'],
    ["varchar collate 'en-ci'", "varchar collate 'de'"]
  ],
  unknown: [
    ['timestamp', 'timestamp_ntz'],
    ['timestamp', 'timestamp_ltz'],
    ['varchar', 'varchar(20000000)'],
    ['varchar', "varchar collate 'en-ci'"],
    ['number(39,0)', 'number(38,0)'],
    ['int(11)', 'int'],
    ['"NUMBER"', 'number'],
    ['my_type', 'your_type'],
    ['array(my_type)', 'array(your_type)']
  ]
});

test.each([
  ['number(12,4)', 'number(10,4)', 'the number of integer digits shrinks from 8 to 6'],
  ['number(12,4)', 'number(10,2)', 'the scale shrinks from 4 to 2'],
  ['number(10,2)', 'number(10,4)', 'the number of integer digits shrinks from 8 to 6; the scale grows from 2 to 4'],
  ['varchar(10)', 'varchar(20)', 'the length grows from 10 to 20'],
  ['varchar(20)', 'varchar', 'the length grows from 20 to 16777216 or 134217728'],
  ['timestamp_tz', 'timestamp_ntz', 'a timestamp with time zone becomes a timestamp without time zone'],
  [
    'array(object(a int))',
    'array(object(b int))',
    'in the elements: field a is gone; in the elements: field b is added'
  ],
  ['map(varchar, int not null)', 'map(varchar, int)', 'in the values: it may now be null'],
  ['integer', 'bigint', 'the same type']
])('the reason says what became of which part: %s, then %s', (old, next, reason) => {
  expect(compareTypes('snowflake', old, next).reason).toBe(reason);
});
