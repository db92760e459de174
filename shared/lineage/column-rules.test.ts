import { describe, expect, jest, test } from '@jest/globals';
import type { Node, Publication, Upstream } from '../domain/index.ts';
import { checkLineage, publishedColumns, readQueries, uses, type Judgement } from './index.ts';
import { exposure, node, project, publication, publicModel, relation, source, stub } from './testing/projects.ts';

// Each case loads the parser, which takes a while on a busy machine.
jest.setTimeout(60_000);

const UP = 'model.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';
const ORDERS = { relation: relation('DBT_UP_PROD.marts.public_orders') };
const DBT_UP: Upstream = { project: 'dbt_up', mode: 'package', optional: false };

const column = (name: string) => ({
  name,
  dataType: 'integer',
  description: '',
  quote: false,
  tags: [],
  meta: {},
  constraints: []
});
const model = publicModel(UP, { columns: ['order_id', 'status', 'amount'].map(column) });
const PUBLISHED = publication('dbt_up', [model]);

/** What is said of a downstream of which one node has this compiled SQL. */
async function judged(
  compiledCode: string | null,
  published: Publication | null = PUBLISHED,
  facts: Partial<Node> = {},
  id = DOWN
): Promise<readonly Judgement[]> {
  const down = project('dbt_down', {
    nodes: [stub(UP, ORDERS), node(id, { dependsOn: [UP], compiledCode, ...facts })],
    exposures: [exposure('board', [UP, id])]
  });
  const found = uses(down);
  const publications = new Map([['dbt_up', published]]);
  return checkLineage({
    project: down,
    uses: found,
    declared: [DBT_UP],
    publications,
    moves: new Map(),
    synced: new Map(),
    mesh: new Map(),
    queries: await readQueries(down, found, ({ reference }) => publishedColumns(publications, reference)),
    now: new Date('2026-11-24T12:00:00Z')
  });
}

const rules = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).map(({ finding }) => finding.rule);

describe('column-missing', () => {
  test('is a column that the contract does not have, where the query has it, with the likely name', async () => {
    expect(await judged('select\n  order_id,\n  o.amuont\nfrom DBT_UP_PROD.marts.public_orders o')).toEqual([
      {
        finding: {
          rule: 'column-missing',
          severity: 'error',
          project: 'dbt_down',
          model: 'dbt_up.public_orders',
          column: 'amuont',
          node: DOWN,
          file: 'models/downstream_orders.sql',
          message:
            'downstream_orders uses the column amuont of dbt_up.public_orders, and the contract has no such column (prod, 20261124T100000Z-0123456789ab)',
          hint: "Did you mean 'amount'? It has order_id, status, amount. Use one of those, or ask the team of dbt_up for the column, and run dbt-mesh sync."
        },
        place: expect.objectContaining({ kind: 'compiled', line: 3, word: 'amuont' }) as unknown
      }
    ]);
  });

  test.each([
    ['a column of the contract', 'select status from DBT_UP_PROD.marts.public_orders'],
    ['a column in another case', 'select STATUS from dbt_up_prod.MARTS.public_orders'],
    ['a column that another table may have', 'select discount from DBT_UP_PROD.marts.public_orders join own on true'],
    ['a column of another table', 'select o.discount from DBT_UP_PROD.marts.public_orders u, own o'],
    ['a pseudo column', 'select rowid, status from DBT_UP_PROD.marts.public_orders'],
    ['an alias', 'select amount * 2 as double from DBT_UP_PROD.marts.public_orders order by double']
  ])('is not %s', async (_, sql) => {
    expect(await rules(sql)).toEqual([]);
  });

  test('names a few of many columns', async () => {
    const many = publicModel(UP, { columns: Array.from({ length: 30 }, (_, index) => column(`c${index}`)) });
    const [one] = await judged('select nothing from DBT_UP_PROD.marts.public_orders', publication('dbt_up', [many]));
    expect(one?.finding.hint).toMatch(/^It has c0, c1, .*, c11 and 18 more\. /);
  });

  test.each([
    ['has no enforced contract', publication('dbt_up', [{ ...model, contract: { enforced: false } }])],
    ['lists no column', publication('dbt_up', [{ ...model, columns: [] }])]
  ])('is not claimed of a model that %s', async (_, published) => {
    expect(await rules('select discount from DBT_UP_PROD.marts.public_orders', published)).toEqual([]);
  });

  test('is not claimed where the upstream does not publish the model, or is not there', async () => {
    const sql = 'select discount from DBT_UP_PROD.marts.public_orders';
    expect(await rules(sql, publication('dbt_up', []))).not.toContain('column-missing');
    expect(await rules(sql, null)).toEqual(['upstream-not-published']);
  });

  test('is judged by what is published, of a source as well', async () => {
    const SOURCE = 'source.dbt_down.dbt_up.public_orders';
    const compiledCode = 'select discount from DBT_UP_PROD.marts.public_orders';
    const down = project('dbt_down', {
      sources: [source(SOURCE)],
      nodes: [node(DOWN, { dependsOn: [SOURCE], compiledCode })]
    });
    const found = uses(down, new Map([['dbt_up', 'sources']]));
    const publications = new Map([['dbt_up', PUBLISHED]]);
    const queries = await readQueries(down, found, ({ reference }) => publishedColumns(publications, reference));
    const input = { project: down, uses: found, declared: [], publications, moves: new Map(), synced: new Map() };
    expect(checkLineage({ ...input, queries, mesh: new Map(), now: new Date(0) })).toMatchObject([
      { finding: { rule: 'column-missing', column: 'discount' }, place: { call: { kind: 'source' } } }
    ]);
  });

  test.each(['"{{ 1/0 }}"', '"a\u2028b"', '"<img src=x>"', '"__proto__"'])(
    'a hostile name is only text: %s',
    async (name) => {
      const [one] = await judged(`select ${name} from DBT_UP_PROD.marts.public_orders`);
      expect(one?.finding).toMatchObject({ rule: 'column-missing', column: name.slice(1, -1) });
    }
  );
});

describe('select-star', () => {
  test('is a star that reaches the result', async () => {
    expect(await judged('with o as (select * from DBT_UP_PROD.marts.public_orders) select * from o')).toMatchObject([
      { finding: { rule: 'select-star', severity: 'warning', node: DOWN }, place: { kind: 'call' } }
    ]);
  });

  test.each([
    ['whose columns are named later', 'with o as (select * from DBT_UP_PROD.marts.public_orders) select status from o'],
    ['that counts', 'select count(*) from DBT_UP_PROD.marts.public_orders'],
    ['of another table', 'select own.* from own join DBT_UP_PROD.marts.public_orders o on own.id = o.order_id']
  ])('is no star %s', async (_, sql) => {
    expect(await rules(sql)).toEqual([]);
  });

  test('is not told of tests', async () => {
    const sql = 'select * from DBT_UP_PROD.marts.public_orders where status is null';
    expect(await rules(sql, PUBLISHED, {}, 'test.dbt_down.not_null')).not.toContain('select-star');
  });
});

describe('what cannot be read', () => {
  test('is told of SQL that is not understood, and is no error', async () => {
    expect(await judged('select from where')).toMatchObject([
      { finding: { rule: 'sql-not-understood', severity: 'info', node: DOWN, file: 'models/downstream_orders.sql' } }
    ]);
  });

  test('is told once of models without compiled SQL, with the way to get it', async () => {
    expect(await judged(null)).toMatchObject([
      {
        finding: {
          rule: 'sql-not-compiled',
          severity: 'info',
          node: DOWN,
          message: expect.stringMatching(/no compiled SQL: downstream_orders$/) as unknown,
          hint: expect.stringContaining('dbt compile') as unknown
        }
      }
    ]);
  });

  test.each(['test', 'analysis', 'operation'])(
    'is not told of a node that dbt may leave as it is: %s',
    async (type) => {
      expect(await rules(null, PUBLISHED, { resourceType: type })).not.toContain('sql-not-compiled');
    }
  );

  test('is not told of Python', async () => {
    expect(await rules('def model(dbt, session):\n  return 1', PUBLISHED, { file: 'models/m.py' })).toEqual([]);
  });
});
