import { describe, expect, test } from '@jest/globals';
import { sourceTables } from './source-tables.ts';

describe('the tables of sources that a YAML file defines', () => {
  test.each([
    [
      'schema and identifier by their names',
      'sources: [{ name: shop, tables: [{ name: orders }] }]',
      [null, 'shop', 'orders']
    ],
    [
      'what they are said to be',
      'sources: [{ name: shop, database: DB, schema: marts, tables: [{ name: orders, identifier: PUBLIC_ORDERS }] }]',
      ['DB', 'marts', 'PUBLIC_ORDERS']
    ],
    [
      "dbt-bigquery's own words",
      'sources: [{ name: shop, project: acme, dataset: marts, tables: [{ name: orders }] }]',
      ['acme', 'marts', 'orders']
    ],
    [
      'nothing of what is computed in Jinja',
      `sources: [{ name: shop, database: "{{ target.database }}", schema: "{% if x %}a{% endif %}", tables: [{ name: orders, identifier: "{{ x }}" }] }]`,
      [null, null, null]
    ],
    [
      'what an alias and a merged key stand for',
      'place: &place { database: DB, schema: marts }\nsources: [{ <<: *place, name: shop, tables: [{ name: orders }] }]',
      ['DB', 'marts', 'orders']
    ]
  ])('%s', (_, text, [database, schema, identifier]) => {
    expect(sourceTables(text)).toMatchObject([{ source: 'shop', table: 'orders', database, schema, identifier }]);
  });

  test('each with its line', () => {
    const text = 'version: 2\nsources:\n  - name: shop\n    tables:\n      - name: orders\n      - name: customers\n';
    expect(sourceTables(text)).toMatchObject([
      { table: 'orders', line: 5 },
      { table: 'customers', line: 6 }
    ]);
  });

  test.each([
    '',
    'models: []',
    'sources:',
    'sources: shop',
    'sources: [1, null, {}]',
    'sources: [{ name: shop, tables: 3 }]',
    '# sources'
  ])('none in %j', (text) => {
    expect(sourceTables(text)).toEqual([]);
  });

  test('none in what is no YAML, whose first fault is told with its line', () => {
    expect(sourceTables('version: 2\nsources:\n  - name: "shop\n')).toMatchObject({
      line: expect.any(Number),
      message: expect.stringMatching(/quote/)
    });
  });

  test('none in a file of aliases without end', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`
    );
    expect(sourceTables([...bomb, 'sources: *a8'].join('\n'))).toMatchObject({
      message: expect.stringMatching(/alias/i)
    });
  });
});
