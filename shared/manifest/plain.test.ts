import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { madeManifest, madeModel, madePublicModel, realManifests } from './testing/manifests.ts';
import { checkPlain, isPlainProjectName, isRegistryName } from './plain.ts';
import { toProject } from './to-project.ts';

type Json = Record<string, unknown>;
const problemsOf = (nodes: Json, metadata: Json = {}): readonly string[] =>
  checkPlain(toProject(madeManifest({ nodes, metadata }), 'manifest.json'));
const problemsWith = (node: Json): readonly string[] => problemsOf(madePublicModel('orders', node));
const column = (name: string, rest: Json = {}): Json => ({ columns: { [name]: { name, ...rest } } });
const constraint = (rest: Json): Json => ({ constraints: [{ type: 'check', ...rest }] });

test.each([
  ['dbt_up', true, true],
  ['_private', true, false],
  ['Up2', true, true],
  ['2up', false, true],
  ['dbt-up', false, true],
  ['pr-12', false, true],
  ['v1.2', false, true],
  ['__proto__', false, false],
  ['', false, false],
  ['..', false, false],
  ['.hidden', false, false],
  ['a/b', false, false],
  ['a\\b', false, false],
  ['a b', false, false],
  ['dbt_üp', false, false],
  ['up\n', false, false],
  ['a'.repeat(128), true, true],
  ['a'.repeat(129), false, false]
])('%j: a name of a project %s, of the registry %s', (name, isProject, isKey) => {
  expect(isPlainProjectName(name)).toBe(isProject);
  expect(isRegistryName(name)).toBe(isKey);
});

test.each(realManifests())('all is plain in what $engine wrote', ({ engine, manifest }) => {
  expect(checkPlain(toProject(manifest, engine))).toEqual([]);
});

describe('plain are', () => {
  test.each<[string, Json]>([
    ['names of any script', { name: 'bestellungen_übersicht', unique_id: undefined }],
    [
      'quoted names with spaces',
      {
        database: 'My DB',
        schema: 'Mart $1',
        alias: 'Order-Lines 2026',
        relation_name: '"My DB"."Mart $1"."Order-Lines 2026"'
      }
    ],
    [
      'old projects of BigQuery',
      { database: 'example.com:proj', relation_name: '`example.com:proj`.`marts`.`orders`' }
    ],
    ['relations without a database', { database: null, relation_name: 'marts.orders' }],
    ['relations that are not rendered', { relation_name: null }],
    ['columns with spaces and signs', column('Größe (m²) / % {a}')],
    [
      'any text in descriptions, tags and meta',
      { description: '{{ env_var("X") }}\u0000', tags: ["'; --"], meta: { a: '{% do x %}' } }
    ],
    ['checks', constraint({ name: 'c', expression: "status in ('a;b', 'it''s', '--') and (amount >= 0)" })],
    ['checks by pattern', constraint({ expression: "code ~ '^\\d+$'" })],
    ['foreign keys', constraint({ type: 'foreign_key', to: '"DB"."marts"."t"', to_columns: ['id'], columns: ['a b'] })],
    ['foreign keys of v2', constraint({ type: 'foreign_key', to: "ref('customers')" })],
    ['dates of core and of v2', { deprecation_date: '2030-01-01T00:00:00+00:00' }],
    ['dates of v2', { deprecation_date: '2030-01-01' }],
    ['times of v2', { deprecation_date: '2030-01-01 12:30:00' }]
  ])('%s', (_, node) => {
    const { name = 'orders', ...rest } = node;
    expect(problemsOf(madePublicModel(name as string, { ...rest, unique_id: `model.dbt_up.${String(name)}` }))).toEqual(
      []
    );
  });

  it('whatever private models are called', () => {
    expect(problemsOf(madeModel('{{ x }}', { schema: '..', columns: { '"': {} } }))).toEqual([]);
  });
});

describe('not plain, and told in one sentence, is', () => {
  test.each<[string, Json]>([
    ['Model "orders" (version "../2"): its version "../2" has', { version: '../2' }],
    ['Model "orders" (version "1"): its latest_version "a b" has', { version: 1, latest_version: 'a b' }],
    ['Model "orders": its group "{{ x }}" has', { group: '{{ x }}' }],
    ['Model "orders": its materialization "table\\"" has', { config: { materialized: 'table"' } }],
    ['Model "orders": its deprecation_date "{{ now }}" is no date', { deprecation_date: '{{ now }}' }],
    ['Model "orders": its configured schema "a\'b" has', { config: { schema: "a'b" } }],
    ['Model "orders": its event_time "{% x %}" has', { config: { event_time: '{% x %}' } }],
    ['Model "orders": its file "../x.sql" is not a path inside the project', { original_file_path: '../x.sql' }],
    ['Model "orders": its file "/etc/passwd" is not', { original_file_path: '/etc/passwd' }],
    ['Model "orders": its file "C:/x.sql" is not', { original_file_path: 'C:\\x.sql' }],
    ['Model "orders": its database "a\\"b" has', { database: 'a"b', relation_name: null }],
    ['Model "orders": its schema "" has', { schema: '', relation_name: null }],
    ['Model "orders": its schema " marts" has', { schema: ' marts', relation_name: null }],
    ['Model "orders": its alias "a.b" has', { alias: 'a.b', relation_name: null }],
    ['Model "orders": its alias "a{{b" has', { alias: 'a{{b', relation_name: null }],
    ['Model "orders": its relation_name "SECRET.pii.people" is not', { relation_name: 'SECRET.pii.people' }],
    [
      'Model "orders": its relation_name "DBT_UP_PROD.marts.orders; drop table x" is not',
      { relation_name: 'DBT_UP_PROD.marts.orders; drop table x' }
    ],
    ['Model "orders": its relation_name "(select 1)" is not', { relation_name: '(select 1)' }],
    ['Model "orders": its primary key "a\\"" has', { primary_key: ['a"'] }],
    ['Model "orders": its column "a\\"b" has', column('a"b')],
    ['Model "orders": its column "a\\\\b" has', column('a\\b')],
    ['Model "orders": its column "{{ x }}" has', column('{{ x }}')],
    ['Model "orders": its column "a\\u000ab" has', column('a\nb')],
    ['Model "orders": its column "a\\u202eb" has', column('a\u202eb')],
    ['Model "orders": its column "a\\u2028b" has', column('a\u2028b')],
    [
      'Model "orders": data_type of its column "a", "int; drop table x" does not have',
      column('a', { data_type: 'int; drop table x' })
    ],
    ['Model "orders": type of a constraint, "a b" is not', constraint({ type: 'a b' })],
    ['Model "orders": name of a constraint, "`" has', constraint({ name: '`' })],
    ['Model "orders": column of a constraint, "\'" has', constraint({ columns: ["'"] })],
    ['Model "orders": expression of a constraint, "{{ x }}" has', constraint({ expression: '{{ x }}' })],
    [
      'Model "orders": expression of a constraint, "a > 0) as x; drop table y; --" has',
      constraint({ expression: 'a > 0) as x; drop table y; --' })
    ],
    ['Model "orders": expression of a constraint, "(a > 0" has', constraint({ expression: '(a > 0' })],
    ['Model "orders": expression of a constraint, "a = \'x" has', constraint({ expression: "a = 'x" })],
    [
      'Model "orders": expression of a constraint, "a = \'\\\\\' or 1=1; --\'" has',
      constraint({ expression: "a = '\\' or 1=1; --'" })
    ],
    ['Model "orders": expression of a constraint, "a /* b" has', constraint({ expression: 'a /* b' })],
    ['Model "orders": target of a constraint, "x; y" has', constraint({ to: 'x; y' })],
    [
      'Model "orders": expression of a constraint of its column "a", "{% x %}" has',
      column('a', { constraints: [{ type: 'check', expression: '{% x %}' }] })
    ]
  ])('%s', (start, node) => {
    const problems = problemsWith(node);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/\.$/);
    expect(problems[0]?.startsWith(start)).toBe(true);
  });

  test.each([
    '../x',
    'a/b',
    'a\\b',
    '.x',
    'a..b',
    '__proto__',
    'a.',
    'a b',
    '{{a}}',
    'a"b',
    "a'b",
    'a\nb',
    'a\u200bb',
    '',
    'a'.repeat(201),
    '北'.repeat(70)
  ])('the name %j', (name) => {
    expect(problemsOf(madePublicModel(name)).join()).toContain('its name');
  });

  it('a model under the id of another, and a project or adapter that is none', () => {
    const [[, entry]] = Object.entries(madePublicModel('orders')) as [[string, object]];
    expect(problemsOf({ 'model.dbt_other.orders': { ...entry, unique_id: 'model.dbt_other.orders' } })).toEqual([
      'Model "orders": its unique_id "model.dbt_other.orders" is not "model.dbt_up.orders".'
    ]);
    expect(problemsOf({}, { project_name: '../up', adapter_type: '{{ x }}' })).toEqual([
      `The project's name "../up" is not made of ASCII letters, digits and _, or starts with a digit.`,
      `The project's adapter "{{ x }}" is not a plain name.`
    ]);
  });

  it('shown short and in printable ASCII, however it is meant to look', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        for (const problem of problemsWith({ ...column(name), alias: name })) {
          expect(problem).toMatch(/^[\x20-\x7e…]*$/);
          expect(problem.length).toBeLessThan(700);
        }
      })
    );
  });
});
