import { describe, expect, jest, test } from '@jest/globals';
import type { Node, Project, Upstream } from '../domain/index.ts';
import {
  judgeHardCoded,
  namingNodes,
  publishedColumns,
  publishedRelations,
  readQueries,
  suspects,
  uses,
  type PublishedRelation
} from './index.ts';
import { namedRelations } from './named-relations.ts';
import { node, project, publication, publicModel, relation, source, stub } from './testing/projects.ts';

// Each case loads the parser, which takes a while on a busy machine.
jest.setTimeout(60_000);

const UP = 'model.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';
const PUBLISHED = publishedRelations(publication('dbt_up', [publicModel(UP)]));
const NAMED = 'select\n  order_id\nfrom DBT_UP_PROD.marts.public_orders';

async function judged(
  down: Project,
  {
    declared = [],
    relations = PUBLISHED
  }: { declared?: readonly Upstream[]; relations?: readonly PublishedRelation[] } = {}
) {
  const suspected = suspects(down, declared);
  const queries = await readQueries(
    down,
    uses(down),
    ({ reference }) => publishedColumns(new Map(), reference),
    namingNodes(down, suspected, relations)
  );
  return judgeHardCoded(down, declared, suspected, relations, queries);
}

const reader = (compiledCode: string, facts: Partial<Node> = {}) => node(DOWN, { compiledCode, ...facts });
const withSql = (compiledCode: string, facts: Partial<Project> = {}) =>
  project('dbt_down', { ...facts, nodes: [reader(compiledCode)], sources: [] });
const hints = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).map(({ finding }) => finding.hint);

describe('a hard-coded relation', () => {
  test('is one that a project of the registry publishes, with the reference to write instead', async () => {
    expect(await judged(withSql(NAMED))).toEqual([
      {
        finding: {
          rule: 'hard-coded-relation',
          severity: 'error',
          project: 'dbt_down',
          model: 'dbt_up.public_orders',
          node: DOWN,
          file: 'models/downstream_orders.sql',
          message:
            'downstream_orders reads DBT_UP_PROD.marts.public_orders by its name: it is dbt_up.public_orders, and no lineage shows that',
          hint: "Write {{ ref('dbt_up', 'public_orders') }} instead, declare dbt_up as an upstream and run dbt-mesh sync."
        },
        place: expect.objectContaining({ kind: 'compiled', line: 3, word: 'public_orders' }) as unknown
      }
    ]);
  });

  test('of a version is pinned; of a declared upstream is not declared again', async () => {
    const relations = ['2', 'blue'].map((version) => ({ ...PUBLISHED[0], version }) as PublishedRelation);
    const refs = relations.map((one) => hints(withSql(NAMED), { relations: [one] }));
    expect((await Promise.all(refs)).flat().map((hint) => hint.split('}}')[0])).toEqual([
      "Write {{ ref('dbt_up', 'public_orders', v=2) ",
      "Write {{ ref('dbt_up', 'public_orders', v='blue') "
    ]);
    const upstream = { project: 'dbt_up', mode: 'package', optional: false } as const;
    expect(await hints(withSql(NAMED), { declared: [upstream] })).toEqual([
      "Write {{ ref('dbt_up', 'public_orders') }} instead."
    ]);
    expect(await hints(withSql(NAMED), { declared: [{ ...upstream, mode: 'sources' }] })).toEqual([
      "Write {{ source('dbt_up', 'public_orders') }} instead."
    ]);
  });

  test.each([
    ['in another case', 'select 1 from dbt_up_prod.MARTS."Public_Orders"'],
    ['in quotes', 'select 1 from "DBT_UP_PROD"."marts"."public_orders"'],
    ['after a comma', 'select 1 from own o, DBT_UP_PROD.marts.public_orders u'],
    ['in a CTE', 'with a as (select * from DBT_UP_PROD.marts.public_orders) select * from a'],
    ['in a subquery', 'select 1 where 1 in (select order_id from DBT_UP_PROD.marts.public_orders)'],
    ['in a join', 'select 1 from own left join DBT_UP_PROD.marts.public_orders using (order_id)']
  ])('is found %s', async (_, sql) => {
    expect(await judged(withSql(sql))).toHaveLength(1);
  });

  test.each([
    ['in a comment', 'select 1 -- from DBT_UP_PROD.marts.public_orders'],
    ['in a string', "select ' from DBT_UP_PROD.marts.public_orders '"],
    ['of another database', 'select 1 from OTHER.marts.public_orders'],
    ['of which the schema is not named', 'select 1 from public_orders'],
    ['in SQL that is not understood', 'select from where from DBT_UP_PROD.marts.public_orders'],
    ['that is a CTE', 'with public_orders as (select 1) select * from public_orders']
  ])('is not claimed %s', async (_, sql) => {
    expect(await judged(withSql(sql))).toEqual([]);
  });

  test('may lack the database where all of the project lies in the one', async () => {
    const here = { relation: relation('DBT_UP_PROD.down.downstream_orders') };
    const sql = 'select 1 from marts.public_orders';
    expect(await judged(project('dbt_down', { nodes: [reader(sql, here)] }))).toHaveLength(1);
    const elsewhere = node('model.dbt_down.other', { relation: relation('OTHER.down.other') });
    expect(await judged(project('dbt_down', { nodes: [reader(sql, here), elsewhere] }))).toEqual([]);
  });

  test('is compared as the adapter folds names', async () => {
    const relations = PUBLISHED.map((one) => ({ ...one, adapter: 'snowflake' }));
    const adapter = { adapter: 'snowflake' };
    expect(await judged(withSql('select 1 from dbt_up_prod.Marts.PUBLIC_ORDERS', adapter), { relations })).toHaveLength(
      1
    );
    expect(
      await judged(withSql('select 1 from "dbt_up_prod"."marts"."public_orders"', adapter), { relations })
    ).toEqual([]);
    const bigquery = { adapter: 'bigquery' };
    const published = PUBLISHED.map((one) => ({ ...one, ...bigquery }));
    const inOnePair = withSql('select 1 from `DBT_UP_PROD.marts.public_orders`', bigquery);
    expect(await judged(inOnePair, { relations: published })).toHaveLength(1);
    expect(await judged(inOnePair, { relations })).toEqual([]);
  });

  test.each([
    ['refers to it', [stub(UP, { relation: relation('DBT_UP_PROD.marts.public_orders') })], [UP]],
    [
      'refers to an ephemeral model that refers to it',
      [
        stub(UP, { relation: relation('DBT_UP_PROD.marts.public_orders') }),
        node('model.dbt_down.e', { materialized: 'ephemeral', relation: null, dependsOn: [UP] })
      ],
      ['model.dbt_down.e']
    ],
    [
      'is itself what lies there',
      [node('model.dbt_down.o', { relation: relation('DBT_UP_PROD.marts.public_orders') })],
      []
    ]
  ])('is none where the project %s', async (_, nodes, dependsOn) => {
    expect(await judged(project('dbt_down', { nodes: [...nodes, reader(NAMED, { dependsOn })] }))).toEqual([]);
  });

  test('is one though another model refers to it', async () => {
    const nodes = [
      stub(UP, { relation: relation('DBT_UP_PROD.marts.public_orders') }),
      node('model.dbt_down.other', { compiledCode: NAMED, dependsOn: [UP] }),
      reader(NAMED)
    ];
    expect((await judged(project('dbt_down', { nodes }))).map(({ finding }) => finding.node)).toEqual([DOWN]);
  });

  test('is not the project’s own, though it stands in the registry', async () => {
    const relations = PUBLISHED.map((one) => ({ ...one, project: 'dbt_down' }));
    expect(await judged(withSql(NAMED), { relations })).toEqual([]);
  });
});

describe('a source that points at a published relation', () => {
  const SHOP = 'source.dbt_down.shop.public_orders';
  const reading = (sources: Parameters<typeof source>[0][], declared: readonly Upstream[] = []) =>
    judged(
      project('dbt_down', {
        sources: sources.map((id) => source(id)),
        nodes: [node(DOWN, { dependsOn: sources, compiledCode: 'select 1' })]
      }),
      { declared }
    );

  test('is told at the source, with the reference to write instead', async () => {
    expect(await reading([SHOP])).toMatchObject([
      {
        finding: {
          rule: 'hard-coded-relation',
          model: 'dbt_up.public_orders',
          file: 'models/_mesh_shop.yml',
          message: expect.stringContaining('source shop.public_orders points at DBT_UP_PROD') as unknown,
          hint: "Write {{ ref('dbt_up', 'public_orders') }} where {{ source('shop', 'public_orders') }} stands, declare dbt_up as an upstream and run dbt-mesh sync, and remove the source."
        },
        place: { kind: 'word', word: 'public_orders', files: ['models/_mesh_shop.yml'] }
      }
    ]);
  });

  test.each([
    [
      'an upstream’s, by its name',
      'source.dbt_down.dbt_up.public_orders',
      [{ project: 'dbt_up', mode: 'sources', optional: false }]
    ],
    ['a package’s', 'source.toolbox.shop.public_orders', []],
    ['of another relation', 'source.dbt_down.shop.raw_orders', []]
  ] as const)('is none when it is %s', async (_, id, declared) => {
    expect(await reading([id], declared)).toEqual([]);
  });

  test('is none when nothing reads it', async () => {
    expect(await judged(project('dbt_down', { sources: [source(SHOP)] }))).toEqual([]);
  });
});

describe('a glance at SQL', () => {
  test.each([
    ['select 1', []],
    ['select o.status, o.amount from orders o', []],
    ['from a.b', ['["a","b"]']],
    ['JOIN "A"."b"."c" on x.y = z.w', ['["a","b","c"]']],
    ['select 1 from x, a.b.c', ['["a","b","c"]']]
  ])('of %j names %j', (sql, keys) => {
    expect([...namedRelations(sql, 'duckdb')]).toEqual(keys);
  });

  test.each([['"'], ['a.'], ['from '], ['`.'], ['from a.b '], ['[a].'], ['""'], ['from \n']])(
    'of hostile text is quick: %j again and again',
    (text) => {
      expect(() => namedRelations(text.repeat(200_000 / text.length), 'bigquery')).not.toThrow();
    }
  );
});
