import { describe, expect, test } from '@jest/globals';
import type { Column, Project, PublicModel } from '../domain/index.ts';
import { realManifests } from '../manifest/testing/manifests.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { contractFinding } from './change.ts';
import { breaks, compareContracts } from './index.ts';
import { NOW } from './testing/cases/case.ts';
import { column, columns, dbtUp, model, orders } from './testing/contracts.ts';

test.each(realManifests())('nothing changes between a manifest of $engine and itself', ({ manifest, engine }) => {
  const project = toProject(manifest, engine);
  expect(compareContracts(project, project, { now: NOW })).toEqual([]);
});

test.each(realManifests())(
  'nothing changes between a manifest of $engine and its public view',
  ({ manifest, engine }) => {
    const project = toProject(manifest, engine);
    const view = toProject(publicView(manifest, project), engine);
    expect(compareContracts(project, view, { now: NOW })).toEqual([]);
    expect(compareContracts(view, project, { now: NOW })).toEqual([]);
  }
);

test('one project built by any two engines is the same, but for what an engine cannot read', () => {
  const projects = realManifests()
    .map(({ manifest, engine }) => toProject(manifest, engine))
    .filter(({ knowsAccess }) => knowsAccess);
  const changes = projects.flatMap((old) => projects.flatMap((next) => compareContracts(old, next, { now: NOW })));
  expect(breaks(changes)).toBe(false);
  // The project has foreign keys from dbt 1.9 on, and a deprecation_date from 1.6 on.
  expect(changes.map(({ message }) => message).filter((text) => !/foreign key|deprecated/.test(text))).toEqual([]);
});

describe('a message', () => {
  const messages = (old: Project, next: Project): readonly string[] =>
    compareContracts(old, next, { now: NOW }).map(({ message }) => message);

  /** What is said of `orders` with these columns. */
  const ofColumns = (old: readonly Column[], next: readonly Column[]): readonly string[] =>
    messages(dbtUp([orders({ columns: old })]), dbtUp([orders({ columns: next })]));

  test('says the likely new name of a column, as a guess, and why', () => {
    expect(ofColumns(columns(), columns({ status: column('order_status', 'varchar') }))).toContain(
      'dbt_up.orders has no column status any more; it may be order_status now (a guess: the same type, a similar name)'
    );
  });

  test('goes by the description rather than by the letters', () => {
    const described = (name: string): Column => column(name, 'varchar', { description: 'Where the order is.' });
    expect(
      ofColumns(
        columns({ status: described('status') }),
        columns({
          status: null,
          state_of_order: described('state_of_order'),
          status_code: column('status_code', 'varchar')
        })
      )
    ).toContain(
      'dbt_up.orders has no column status any more; it may be state_of_order now (a guess: the same type, the same description)'
    );
  });

  test('guesses by the type where one column went and one came', () => {
    expect(ofColumns(columns(), columns({ status: column('phase', 'varchar') }))).toContain(
      'dbt_up.orders has no column status any more; it may be phase now (a guess: the same type)'
    );
  });

  test('guesses nothing of another type, or where nothing is alike', () => {
    const gone = 'dbt_up.orders has no column status any more';
    expect(ofColumns(columns(), columns({ status: column('order_status', 'boolean') }))).toContain(gone);
    expect(
      ofColumns(
        columns(),
        columns({ status: null, phase: column('phase', 'varchar'), kind: column('kind', 'varchar') })
      )
    ).toContain(gone);
  });

  test('names no column twice as the new name of another', () => {
    const said = ofColumns(
      [column('net_amount'), column('gross_amount')],
      [column('amount_net'), column('description', 'varchar')]
    );
    expect(said.filter((message) => message.includes('it may be amount_net now'))).toHaveLength(1);
  });

  test('says the likely new name of a model', () => {
    expect(
      messages(dbtUp([orders()]), dbtUp([model('sales_orders'), model('people', { columns: [column('id')] })]))
    ).toContain(
      'dbt_up.orders is not published any more: gone, or not public; it may be sales_orders now (a guess: the same columns, a similar name)'
    );
  });

  test('knows a model that kept its place under another name', () => {
    const renamed = model('fct_x', { columns: [column('id')], relation: orders().relation });
    expect(messages(dbtUp([orders()]), dbtUp([renamed]))).toContain(
      'dbt_up.orders is not published any more: gone, or not public; it may be fct_x now (a guess: the same relation)'
    );
  });

  test('takes a new version of a model for no new name of another', () => {
    const versions = [orders({ version: '1', latestVersion: '1' }), orders({ version: '2', latestVersion: '1' })];
    expect(messages(dbtUp([model('sales'), ...versions.slice(0, 1)]), dbtUp(versions))).toContain(
      'dbt_up.sales is not published any more: gone, or not public'
    );
  });

  test('guesses no model that is nothing alike', () => {
    expect(messages(dbtUp([orders()]), dbtUp([model('people', { columns: [column('id')] })]))).toContain(
      'dbt_up.orders is not published any more: gone, or not public'
    );
  });

  test('guesses nothing where thousands of columns are new, and takes no time over it', () => {
    const many = (prefix: string): readonly Column[] =>
      Array.from({ length: 3_000 }, (_, index) => column(`${prefix}${index}`));
    const [first] = ofColumns(many('a'), many('b'));
    expect(first).toBe('dbt_up.orders has no column a0 any more');
  });

  test('tells in a full manifest that a model is gone, and in a public view that this cannot be told', () => {
    expect(messages(dbtUp([orders()]), dbtUp([], { notPublic: { other: 'private' } }))).toEqual([
      'dbt_up.orders is not published any more: removed, renamed or disabled'
    ]);
    expect(messages(dbtUp([orders()]), dbtUp([]))).toEqual([
      'dbt_up.orders is not published any more: gone, or not public'
    ]);
  });

  test('says that an unknown type was compared as text', () => {
    expect(ofColumns([column('a', 'hllsketch2')], [column('a', 'hllsketch3')])).toEqual([
      expect.stringMatching(
        /^Column a of dbt_up.orders is hllsketch3, and was hllsketch2: .*not a known type, and the texts differ$/
      )
    ]);
  });

  test('about references without a version says which versions they meant and mean', () => {
    const versions = (latestVersion: string): readonly PublicModel[] => [
      orders({ version: '1', latestVersion }),
      orders({ version: '2', latestVersion, columns: columns({ status: null }) })
    ];
    expect(messages(dbtUp(versions('1')), dbtUp(versions('2')))).toEqual([
      'References to dbt_up.orders without a version mean v2 now, and meant v1',
      'dbt_up.orders (v2, which was v1) has no column status any more'
    ]);
  });
});

describe('a finding', () => {
  const findings = (next: readonly PublicModel[]) =>
    compareContracts(dbtUp([orders()]), dbtUp(next), { now: NOW }).map((one) => contractFinding('dbt_up', one));

  test('has the severity of what the change does to consumers, and says what that is', () => {
    const changed = orders({ columns: columns({ status: null, channel: column('channel') }), materialized: 'view' });
    expect(findings([changed])).toMatchObject([
      { rule: 'materialization-changed', severity: 'warning', impact: 'risky' },
      { rule: 'column-added', severity: 'info', impact: 'safe' },
      { rule: 'column-removed', severity: 'error', impact: 'breaking' }
    ]);
  });

  test('names model, column and file', () => {
    expect(findings([orders({ columns: columns({ status: null }) })])).toEqual([
      {
        rule: 'column-removed',
        severity: 'error',
        impact: 'breaking',
        project: 'dbt_up',
        model: 'dbt_up.orders',
        column: 'status',
        file: 'models/orders.sql',
        message: 'dbt_up.orders has no column status any more',
        hint: expect.stringContaining('Keep the column')
      }
    ]);
  });

  test('of a version names it', () => {
    const version = orders({ version: '2', latestVersion: '2' });
    const [first] = compareContracts(dbtUp([version]), dbtUp([]), { now: NOW }).map((one) =>
      contractFinding('dbt_up', one)
    );
    expect(first).toMatchObject({ model: 'dbt_up.orders.v2', file: 'models/orders_v2.sql' });
    expect(first).not.toHaveProperty('column');
  });
});

test('risky and safe changes break nothing, a breaking one among them does', () => {
  const changes = (next: PublicModel) => compareContracts(dbtUp([orders()]), dbtUp([next]), { now: NOW });
  expect(breaks([])).toBe(false);
  expect(breaks(changes(orders({ materialized: 'view', description: 'Orders.' })))).toBe(false);
  expect(breaks(changes(orders({ materialized: 'view', contract: { enforced: false } })))).toBe(true);
});
