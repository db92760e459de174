import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isAbout, replacement } from './relation-rules.ts';

const bare = (name: string) => ({ name, quoted: false });
const quoted = (name: string) => ({ name, quoted: true });

describe('a name is replaced', () => {
  test.each([
    [
      'as the warehouse folds it',
      'snowflake',
      bare('dbt_up_prod'),
      { DBT_UP_PROD: 'DBT_UP_CLONE' },
      bare('DBT_UP_CLONE')
    ],
    ['whatever the case of the rule', 'snowflake', bare('DBT_UP_PROD'), { dbt_up_prod: 'clone' }, bare('clone')],
    ['exactly where it is quoted', 'snowflake', quoted('Up'), { Up: 'Clone' }, quoted('Clone')],
    ['in quotes, with the rule read as SQL without', 'snowflake', quoted('UP'), { up: 'clone' }, quoted('CLONE')],
    [
      'in the case of Postgres, which dbt quotes',
      'postgres',
      quoted('up_prod'),
      { UP_PROD: 'UP_CLONE' },
      quoted('up_clone')
    ],
    ['exactly on Postgres', 'postgres', quoted('Up'), { Up: 'Clone', up: 'other' }, quoted('Clone')],
    ['where case does not count', 'duckdb', quoted('up_prod'), { UP_PROD: 'UP_CLONE' }, quoted('UP_CLONE')],
    ['where case counts', 'bigquery', quoted('acme-prod'), { 'acme-prod': 'acme-dev' }, quoted('acme-dev')],
    ['by a name that must be quoted', 'snowflake', bare('UP'), { UP: 'up-clone' }, quoted('up-clone')],
    ['by a pattern', 'snowflake', bare('DBT_UP_PROD'), { '*_PROD': '*_CLONE' }, bare('DBT_UP_CLONE')],
    ['by a pattern, in its own case', 'duckdb', quoted('Up_Prod'), { '*_prod': 'dev_*' }, quoted('dev_Up')],
    ['by a pattern for all', 'duckdb', quoted('up_prod'), { '*': 'one' }, quoted('one')],
    ['by a pattern that stands for nothing', 'duckdb', quoted('_prod'), { '*_prod': '*x' }, quoted('x')],
    [
      'by a pattern, as it is in the warehouse',
      'snowflake',
      bare('up_prod'),
      { '*_prod': '*-clone' },
      quoted('UP-clone')
    ],
    ['by a pattern read as SQL', 'snowflake', quoted('UP_PROD'), { '*_prod': '*_clone' }, quoted('UP_CLONE')],
    ['by the exact name before a pattern', 'duckdb', quoted('up_prod'), { '*_prod': 'a', up_prod: 'b' }, quoted('b')],
    [
      'by the longer pattern',
      'duckdb',
      quoted('up_prod'),
      { '*_prod': 'a', 'up_*_prod': 'no', 'up*_prod': 'b' },
      quoted('b')
    ],
    ['by a text with a dollar in it', 'snowflake', bare('UP_PROD'), { '*_PROD': '$&*' }, quoted('$&UP')]
  ])('%s', (_, adapter, name, rules, expected) => {
    expect(replacement(name, rules, adapter)).toEqual(expected);
  });
});

describe('a name stays', () => {
  test.each([
    ['that no rule is about', 'duckdb', quoted('up_prod'), { up: 'a', 'prod*': 'b' }],
    ['in another case where case counts', 'bigquery', quoted('Acme'), { acme: 'b' }],
    ['in quotes that is not what SQL without would be', 'snowflake', quoted('up'), { UP: 'b' }],
    ['too short for the two ends of a pattern', 'duckdb', quoted('ab'), { 'ab*b': 'c' }]
  ])('%s', (_, adapter, name, rules) => {
    expect(replacement(name, rules, adapter)).toBeNull();
    expect(Object.keys(rules).some((key) => isAbout(key, name, adapter))).toBe(false);
  });
});

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
const adapter = fc.constantFrom('snowflake', 'postgres', 'duckdb', 'bigquery', null);

test('a rule that names a name itself is about it, quoted or not, on every warehouse', () => {
  fc.assert(
    fc.property(word, fc.boolean(), adapter, (name, isQuoted, on) => {
      expect(isAbout(name, { name, quoted: isQuoted }, on)).toBe(true);
      expect(replacement({ name, quoted: isQuoted }, { [name]: name }, on)).toEqual({ name, quoted: isQuoted });
    })
  );
});

test('a pattern keeps what stands in its place', () => {
  fc.assert(
    fc.property(word, word, fc.boolean(), adapter, (rest, end, isQuoted, on) => {
      const name = { name: `${rest}_${end}`, quoted: isQuoted };
      const renamed = replacement(name, { [`*_${end}`]: 'x_*' }, on);
      expect(renamed).toEqual({ name: `x_${rest}`, quoted: isQuoted });
    })
  );
});
