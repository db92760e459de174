import { testVerdicts } from '../testing/verdicts.ts';

testVerdicts('redshift', {
  same: [
    ['SMALLINT', 'int2'],
    ['integer', 'INT4'],
    ['bigint', 'int8'],
    ['decimal', 'NUMERIC(18,0)'],
    ['numeric(10)', 'decimal(10, 0)'],
    ['real', 'float4'],
    ['float', 'DOUBLE PRECISION'],
    ['bool', 'boolean'],
    ['varchar', 'character varying(256)'],
    ['text', 'varchar(256)'],
    ['nvarchar(10)', 'VARCHAR(10)'],
    ['varchar(max)', 'varchar(65535)'],
    ['char', 'character(1)'],
    ['nchar(5)', 'char(5)'],
    ['bpchar', 'char(256)'],
    ['varbyte', 'varbinary(64000)'],
    ['binary varying(10)', 'VARBYTE(10)'],
    ['timestamp', 'timestamp without time zone'],
    ['timestamptz', 'TIMESTAMP WITH TIME ZONE'],
    ['timetz', 'time with time zone'],
    ['interval day to second', 'INTERVAL DAY TO SECOND (6)'],
    ['super', 'SUPER'],
    ['varchar(10) collate case_insensitive', 'VARCHAR(10) COLLATE CASE_INSENSITIVE']
  ],
  wider: [
    ['smallint', 'integer'],
    ['integer', 'bigint'],
    ['bigint', 'decimal(19,0)'],
    ['decimal', 'bigint'],
    ['decimal(10,2)', 'decimal(12,2)'],
    ['integer', 'decimal(14,4)'],
    ['real', 'float'],
    ['varchar(10)', 'varchar(20)'],
    ['varchar(20)', 'text'],
    ['text', 'varchar(max)'],
    ['char(10)', 'bpchar'],
    ['varbyte(100)', 'varbyte'],
    ['interval year', 'interval year to month'],
    ['interval second(3)', 'interval second'],
    ['interval hour to minute', 'interval day to second']
  ],
  other: [
    ['bigint', 'decimal(18,2)'],
    ['decimal(10,2)', 'decimal(10,4)'],
    ['integer', 'float'],
    ['char(10)', 'varchar(10)'],
    ['varchar(10)', 'varbyte(10)'],
    ['date', 'timestamp'],
    ['timestamp', 'timestamptz'],
    ['time', 'timetz'],
    ['super', 'varchar'],
    ['geometry', 'geography'],
    ['interval month', 'interval day'],
    ['interval year to month', 'interval day to second'],
    ['varchar collate case_sensitive', 'varchar collate case_insensitive']
  ],
  unknown: [
    ['text(10)', 'text'],
    ['varchar(65536)', 'varchar(65535)'],
    ['timestamp(6)', 'timestamp'],
    ['integer[]', 'bigint[]'],
    ['tinyint', 'smallint'],
    ['varchar collate case_insensitive', 'varchar']
  ]
});
