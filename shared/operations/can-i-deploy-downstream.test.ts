import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { publishConsumer } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import type { CanIDeployReport, CanIDeploySettings, ManifestJson, Upstream } from '../domain/index.ts';
import { latestKey } from '../registry/index.ts';
import { askAbout, downstream, publishView, rulesOf, said, SETTINGS, upstream } from './testing/deployable.ts';

/** Each answer about a downstream loads the parser of SQL. */
jest.setTimeout(60_000);

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

const published = (manifest: ManifestJson, environment?: string): Promise<void> =>
  publishView(store, manifest, environment);
const ask = (manifest: ManifestJson, settings?: Partial<CanIDeploySettings>): Promise<CanIDeployReport> =>
  askAbout(store, manifest, settings);

describe('as a downstream', () => {
  const optional: readonly Upstream[] = [{ project: 'dbt_up', mode: 'package', optional: true }];
  const withUpstreams = (upstreams: readonly Upstream[]) => ({ subject: { ...SETTINGS.subject, upstreams } });

  test('a use holds where the model and its columns are there', async () => {
    await published(upstream());
    const report = await ask(downstream());
    expect(report).toMatchObject({ project: 'dbt_down', deployable: true, findings: [] });
    expect(report.rows).toMatchObject([
      {
        side: 'upstream',
        project: 'dbt_down',
        environment: 'prod',
        version: expect.stringMatching(/^20261101T060000Z-/),
        node: 'exposure.dbt_down.weekly',
        owner: 'Ann',
        exposure: { type: 'dashboard' },
        columns: ['status'],
        verdict: 'yes'
      },
      { side: 'upstream', node: 'model.dbt_down.revenue', columns: ['status'], verdict: 'yes', rules: [] }
    ]);
  });

  test.each<[what: string, up: ManifestJson, down: ManifestJson, rule: string]>([
    ['a column that is not there', upstream(['order_id']), downstream(), 'column-missing'],
    ['a model that is not there', upstream(), downstream('select 1 from x', 'gone'), 'unknown-model']
  ])('%s says no, and so does the dashboard on it', async (_, up, down, rule) => {
    await published(up);
    const report = await ask(down);
    expect(report.deployable).toBe(false);
    expect(rulesOf(report)).toEqual([`${rule}: error`]);
    expect(said(report)).toEqual([`dbt_down@prod weekly: no, ${rule}`, `dbt_down@prod revenue: no, ${rule}`]);
  });

  test('it is asked of the environment, and of what that falls back to', async () => {
    await published(upstream(['order_id']), 'staging');
    await published(upstream());
    const environments = { staging: ['prod'] };
    expect((await ask(downstream(), { to: 'staging', environments })).deployable).toBe(false);
    expect((await ask(downstream(), { to: 'prod', environments })).deployable).toBe(true);
    const report = await ask(downstream(), { to: 'qa', environments: { qa: ['prod'] } });
    expect(report.deployable).toBe(true);
    expect(report.rows.map(({ environment }) => environment)).toEqual(['prod', 'prod']);
  });

  test('an upstream that is not there says no, where it has to be', async () => {
    const report = await ask(downstream());
    expect(report.deployable).toBe(false);
    expect(rulesOf(report)).toEqual(['upstream-not-published: error']);
    expect(report.rows).toMatchObject([
      { environment: 'prod', version: null, verdict: 'no', rules: ['upstream-not-published'] },
      { environment: 'prod', version: null, verdict: 'no', rules: ['upstream-not-published'] }
    ]);
  });

  test('an upstream that may be missing is in the way of nothing', async () => {
    const report = await ask(downstream(), withUpstreams(optional));
    expect(report.deployable).toBe(true);
    expect(rulesOf(report)).toEqual(['upstream-not-published: info']);
    expect(said(report)).toEqual([
      'dbt_down@prod weekly: possible, upstream-not-published',
      'dbt_down@prod revenue: possible, upstream-not-published'
    ]);
  });

  test('columns that nobody can tell are possibly not there, and how to tell them is said', async () => {
    await published(upstream());
    const uncompiled = await ask(downstream(null));
    expect(said(uncompiled)).toEqual([
      'dbt_down@prod weekly: possible, sql-not-compiled',
      'dbt_down@prod revenue: possible, sql-not-compiled'
    ]);
    expect(uncompiled.deployable).toBe(true);
    expect(uncompiled.findings).toMatchObject([
      { rule: 'sql-not-compiled', hint: expect.stringContaining('dbt compile') }
    ]);
    const garbled = await ask(downstream('selekt status frm'));
    expect(said(garbled)).toEqual([
      'dbt_down@prod weekly: possible, sql-not-understood',
      'dbt_down@prod revenue: possible, sql-not-understood'
    ]);
  });

  test('a finding that the policy makes an error says no, one that it turns off does not', async () => {
    await published(upstream(['order_id']));
    const under = (severity: 'warning' | 'off') =>
      ask(downstream(), { policy: { rules: { 'column-missing': severity } } });
    const relaxed = await under('warning');
    expect(relaxed.deployable).toBe(true);
    expect(said(relaxed)[1]).toBe('dbt_down@prod revenue: no, column-missing');
    expect(said(await under('off'))[1]).toBe('dbt_down@prod revenue: yes');
  });

  test('a project that nobody can use asks for nobody', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_other');
    const before = store.requests.length;
    await ask(downstream());
    expect(store.requests.slice(before).sort()).toEqual([
      `get ${latestKey('dbt_down', 'prod')}`,
      `get ${latestKey('dbt_up', 'prod')}`
    ]);
  });
});
