import { describe, expect, test } from '@jest/globals';
import { callsInFile, refsInFile } from './scan-refs.ts';

const packagesIn = (path: string, text: string): readonly string[] => refsInFile(path, text).packages;

describe('the packages that a file refers to', () => {
  test.each([
    ['a ref', "select * from {{ ref('dbt_up', 'orders') }}"],
    ['double quotes, a version, whitespace', 'from {{- ref( "dbt_up" ,\n "orders", v=2) -}}'],
    ['a ref in a statement', "{% set orders = ref('dbt_up', 'orders') %}"],
    ['a comment of SQL, in which dbt renders it', "-- {{ ref('dbt_up', 'orders') }}"],
    ['builtins.ref', "{{ builtins.ref('x') }} {{ ref('dbt_up', 'orders') }}"]
  ])('SQL: %s', (_, text) => {
    expect(packagesIn('models/a.sql', text)).toEqual(['dbt_up']);
  });

  test.each([
    ['a ref with one argument', "{{ ref('orders') }} {{ ref('orders', v=2) }} {{ ref('orders', version='2') }}"],
    ['a comment of Jinja', "{# {{ ref('dbt_up', 'orders') }} #}"],
    ['a comment of Jinja over lines', "{#\n {{ ref('dbt_up', 'orders') }}\n#}"],
    ['raw text', "{% raw %}{{ ref('dbt_up', 'orders') }}{% endraw %}"],
    ['text in a comment of SQL', "-- see ref('dbt_up', 'orders')\n/* ref('dbt_up', 'orders') */"],
    ['another function', "{{ my_ref('dbt_up', 'orders') }} {{ x.ref('dbt_up', 'orders') }}"]
  ])('SQL: none in %s', (_, text) => {
    expect(packagesIn('models/a.sql', text)).toEqual([]);
  });

  test('Python models: calls, but no comments', () => {
    const text =
      "def model(dbt, session):\n    a = dbt.ref('dbt_up', 'orders')  # dbt.ref('dbt_old', 'orders')\n    return a\n";
    expect(packagesIn('models/a.py', text)).toEqual(['dbt_up']);
  });

  test('YAML: values that are a ref, but no prose and no comments', () => {
    const text = `
models:
  - name: a
    description: "reads ref('dbt_prose', 'orders')"
    columns:
      - name: order_id
        tests: [{ relationships: { to: "ref('dbt_up', 'orders')", field: order_id } }]
unit_tests:
  - given:
      - input: ref('dbt_units', 'orders')  # ref('dbt_comment', 'orders')
exposures:
  - depends_on: ["{{ ref('dbt_jinja', 'orders') }}"]
`;
    expect(packagesIn('models/a.yml', text)).toEqual(['dbt_up', 'dbt_units', 'dbt_jinja']);
  });

  test('YAML that cannot be read has none: dbt is the one to say so', () => {
    expect(refsInFile('models/a.yml', 'a: [')).toEqual({ packages: [], sources: [], defined: [] });
  });
});

test('sources are told as they are used and as they are defined', () => {
  expect(refsInFile('models/a.sql', "{{ source('dbt_up', 'orders') }} {{ source('raw', 'x') }}").sources).toEqual([
    'dbt_up',
    'raw'
  ]);
  expect(refsInFile('models/a.yml', 'sources:\n  - name: raw\n').defined).toEqual(['raw']);
});

test('other files say nothing', () => {
  expect(refsInFile('models/a.md', "{{ ref('dbt_up', 'orders') }}").packages).toEqual([]);
});

describe('where a call stands', () => {
  test('in SQL, past what dbt does not evaluate, with the call as it is written', () => {
    const text = `{# source('old', 'orders')\n over lines #}\nselect *\nfrom {{ source( "shop" ,\n 'orders' ) }}\njoin {{ ref('dbt_up', 'x', v=2) }}`;
    expect(callsInFile('models/a.sql', text)).toEqual([
      { what: 'source', name: 'shop', member: 'orders', text: `source( "shop" ,\n 'orders' )`, line: 4 },
      { what: 'ref', name: 'dbt_up', member: 'x', text: null, line: 6 }
    ]);
  });

  test('in a Python model', () => {
    const text = '# dbt.source("shop", "old")\ndef model(dbt, session):\n    return dbt.source("shop", "orders")\n';
    expect(callsInFile('models/a.py', text)).toEqual([
      { what: 'source', name: 'shop', member: 'orders', text: 'dbt.source("shop", "orders")', line: 3 }
    ]);
  });

  test('in YAML', () => {
    const text = `models:\n  - name: a\n    tests:\n      - relationships: { to: "source('shop', 'orders')", field: id }\n`;
    expect(callsInFile('models/a.yml', text)).toMatchObject([{ text: "source('shop', 'orders')", line: 4 }]);
  });
});
