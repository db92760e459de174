import { beforeEach, describe, expect, test } from '@jest/globals';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import type { CanIDeployReport, CanIDeploySettings, DeployRow, ManifestJson, Reference } from '../domain/index.ts';
import { latestKey } from '../registry/index.ts';
import { askAbout, publishView, rulesOf, said, upstream } from './testing/deployable.ts';

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

const published = (manifest: ManifestJson, environment?: string): Promise<void> =>
  publishView(store, manifest, environment);
const ask = (manifest: ManifestJson, settings?: Partial<CanIDeploySettings>): Promise<CanIDeployReport> =>
  askAbout(store, manifest, settings);

describe('as an upstream', () => {
  test.each<[what: string, columns: Reference['columns'], row: string, deployable: boolean]>([
    ['a use of a column that goes', ['status'], 'dbt_down@prod orders: no, column-removed', false],
    ['a use of others', ['order_id'], 'dbt_down@prod orders: yes', true],
    ['a use that is not narrowed', '*', 'dbt_down@prod orders: possible, column-removed', false],
    ['a use without compiled SQL', null, 'dbt_down@prod orders: possible, column-removed', false]
  ])('%s has its row', async (_, columns, row, deployable) => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns })] });
    const report = await ask(upstream(['order_id', 'amount']));
    expect(said(report)).toEqual([row]);
    expect(report.deployable).toBe(deployable);
  });

  test('what says no names the consumer, at the line of the model', async () => {
    await published(upstream());
    const exposure = { type: 'dashboard', owner: 'Ann', url: 'https://bi.example/1' };
    const references = [
      sampleReference('dbt_down', { columns: ['status'] }),
      sampleReference('dbt_down', { node: 'exposure.dbt_down.weekly', columns: ['status'], owner: 'Ann', exposure })
    ];
    await publishConsumer(store, 'dbt_down', { references });
    const report = await ask(upstream(['order_id', 'amount']));
    expect(report).toMatchObject({ project: 'dbt_up', folder: 'project', to: 'prod', deployable: false });
    expect(report.current).toMatch(/^20261101T060000Z-/);
    expect(report.findings).toMatchObject([
      {
        rule: 'column-removed',
        severity: 'error',
        certainty: 'seen',
        model: 'dbt_up.public_orders',
        column: 'status',
        file: 'models/marts.yml',
        line: 3,
        consumers: [
          { repository: 'acme/dbt_down', owner: 'Finance', node: 'model.dbt_down.orders', columns: ['status'] },
          { repository: 'acme/dbt_down', owner: 'Ann', node: 'exposure.dbt_down.weekly', exposure }
        ]
      }
    ]);
    expect(report.rows).toMatchObject([
      { side: 'consumer', owner: 'Ann', exposure, verdict: 'possible', broken: ['status'] },
      { side: 'consumer', repository: 'acme/dbt_down', owner: 'Finance', model: 'dbt_up.public_orders', verdict: 'no' }
    ] satisfies readonly Partial<DeployRow>[]);
  });

  test('a consumer in an environment that this one feeds counts, one that has a publication of its own does not', async () => {
    const environments = { staging: ['prod'], 'pr-*': ['staging', 'prod'] };
    await published(upstream());
    for (const environment of ['staging', 'pr-7']) {
      await publishConsumer(store, 'dbt_down', {
        environment,
        references: [sampleReference('dbt_down', { columns: ['status'] })]
      });
    }
    const changed = upstream(['order_id', 'amount']);
    expect(said(await ask(changed, { environments }))).toEqual([
      'dbt_down@pr-7 orders: no, column-removed',
      'dbt_down@staging orders: no, column-removed'
    ]);
    await published(upstream(), 'staging');
    expect(said(await ask(changed, { environments }))).toEqual([]);
    expect(said(await ask(changed, { environments, to: 'staging' }))).toEqual([
      'dbt_down@pr-7 orders: no, column-removed',
      'dbt_down@staging orders: no, column-removed'
    ]);
  });

  test('what an environment lacks is compared with what is read there now', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', {
      environment: 'staging',
      references: [sampleReference('dbt_down', { columns: ['status'] })]
    });
    const report = await ask(upstream(['order_id']), { to: 'staging', environments: { staging: ['prod'] } });
    expect(said(report)).toEqual(['dbt_down@staging orders: no, column-removed']);
    expect(report.current).not.toBeNull();
  });

  test.each([
    ['strict', ['column-removed: error'], false],
    ['consumers', ['column-removed: warning'], true],
    ['off', ['column-removed: info'], true]
  ] as const)('under %s, a break that nobody uses is weighed accordingly', async (compatibility, rules, deployable) => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down');
    const report = await ask(upstream(['order_id', 'amount']), { compatibility });
    expect(rulesOf(report)).toEqual(rules);
    expect(report).toMatchObject({ compatibility, deployable });
    expect(said(report)).toEqual(['dbt_down@prod orders: yes']);
  });

  test('the policy weighs what was found; a rule that it turns off breaks nothing', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: ['status'] })] });
    const under = (severity: 'warning' | 'off') =>
      ask(upstream(['order_id', 'amount']), { policy: { rules: { 'column-removed': severity } } });
    const relaxed = await under('warning');
    expect(relaxed.deployable).toBe(true);
    expect(said(relaxed)).toEqual(['dbt_down@prod orders: no, column-removed']);
    expect(said(await under('off'))).toEqual(['dbt_down@prod orders: yes']);
  });

  test('a possible use may be let pass', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: '*' })] });
    const report = await ask(upstream(['order_id', 'amount']), { policy: { rules: {}, possibleUse: 'warning' } });
    expect(report.deployable).toBe(true);
    expect(said(report)).toEqual(['dbt_down@prod orders: possible, column-removed']);
  });

  test('a damaged publication of another project is told, and the others are judged all the same', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: ['status'] })] });
    store.put(latestKey('dbt_hostile', 'prod'), Buffer.from('{"mesh": {"layout": 1}}'));
    const report = await ask(upstream(['order_id', 'amount']));
    expect(rulesOf(report)).toEqual(['column-removed: error', 'unreadable-consumer: warning']);
    expect(said(report)).toEqual(['dbt_down@prod orders: no, column-removed']);
  });

  test('what was never published breaks nobody', async () => {
    const report = await ask(upstream());
    expect(report).toMatchObject({ current: null, deployable: true, rows: [], findings: [] });
  });

  test('a consumer that is not among those who may is told', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down');
    const report = await ask(upstream(), { policy: { rules: {}, consumers: ['dbt_other'] } });
    expect(rulesOf(report)).toEqual(['consumer-not-allowed: warning']);
    expect(report.deployable).toBe(true);
  });
});
