import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import { UserError, type HistoryReport, type Store } from '../domain/index.ts';
import { publish as publishToRegistry, type PublishOutcome } from '../registry/index.ts';
import { history } from './history.ts';
import { nodeFiles } from './node-files.ts';
import type { Ports } from './ports.ts';
import { rollback } from './rollback.ts';

const NOWHERE = { repository: null, commit: null, runUrl: null };

function portsOf(store: Store, now: string): Ports {
  const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  return { store, files: nodeFiles, clock: fakeClock(now), logger };
}

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`;

function publishAt(store: Store, hour: number, column: string, built = hour): Promise<PublishOutcome> {
  const publication = samplePublication({ generatedAt: at(built), column });
  return publishToRegistry(store, fakeClock(at(hour)), publication);
}

const ROLLBACK = { project: 'dbt_up', environment: 'prod', environments: {}, origin: NOWHERE };

function rollBackAt(store: Store, hour: number, to: string): ReturnType<typeof rollback> {
  const settings = { ...ROLLBACK, to, reason: `at ${hour}`, dryRun: false };
  return rollback(settings, portsOf(store, at(hour)));
}

function historyOf(store: Store, limit = 20): Promise<HistoryReport> {
  return history({ project: 'dbt_up', environment: 'prod', limit }, portsOf(store, at(23)));
}

async function filled(): Promise<{ readonly store: MemoryStore; readonly versions: readonly string[] }> {
  const store = memoryStore();
  const outcomes = [
    await publishAt(store, 1, 'order_id'),
    await publishAt(store, 2, 'order_id'),
    await publishAt(store, 3, 'order_key')
  ];
  return { store, versions: outcomes.map(({ version }) => version) };
}

describe('the history of a project', () => {
  test('has its versions, newest first, with what each changed', async () => {
    const { store, versions } = await filled();
    const report = await historyOf(store);
    expect(report).toMatchObject({ project: 'dbt_up', environment: 'prod', total: 3 });
    expect(report.versions.map(({ version }) => version)).toEqual([...versions].reverse());
    expect(report.versions.map(({ current }) => current)).toEqual([true, false, false]);
    expect(report.versions.map(({ publication }) => publication)).toMatchObject([
      {
        changed: true,
        breaking: true,
        superseded: false,
        publicModels: 1,
        dbtVersion: '1.11.16',
        publishedAt: at(3).replace('Z', '.000Z')
      },
      { changed: false, breaking: false, superseded: false, repository: 'acme/dbt-up', generatedAt: at(2) },
      { changed: null, breaking: null, superseded: false, runUrl: 'https://github.com/acme/dbt-up/actions/runs/1' }
    ]);
  });

  test('is shown up to a limit, and reads one more for what the last one changed', async () => {
    const { store } = await filled();
    const before = store.requests.length;
    const report = await historyOf(store, 1);
    expect(report).toMatchObject({ total: 3, versions: [{ publication: { changed: true, breaking: true } }] });
    expect(report.versions).toHaveLength(1);
    expect(store.requests.slice(before).filter((request) => request.includes('/history/2'))).toHaveLength(2);
  });

  test('tells a build that came late', async () => {
    const { store } = await filled();
    await publishAt(store, 4, 'late', 2);
    const { versions } = await historyOf(store);
    expect(versions.filter(({ publication }) => 'superseded' in publication && publication.superseded)).toMatchObject([
      { current: false, publication: { generatedAt: at(2), publishedAt: at(4).replace('Z', '.000Z') } }
    ]);
  });

  test('tells what was rolled back, when, why and to what: while it stands, and after', async () => {
    const { store, versions } = await filled();
    await rollBackAt(store, 5, 'previous');
    await publishAt(store, 6, 'before', 4);
    const standing = (await historyOf(store)).versions;
    expect(standing).toMatchObject([
      { publication: { generatedAt: at(4), superseded: true }, current: false },
      { version: versions[2], current: false, rolledBack: [{ to: versions[1], reason: 'at 5', runUrl: null }] },
      { version: versions[1], current: true, rolledBack: [] },
      { version: versions[0] }
    ]);

    await publishAt(store, 7, 'fixed');
    const [fixed, , bad] = (await historyOf(store)).versions;
    expect(fixed).toMatchObject({ current: true });
    expect(bad?.rolledBack).toEqual(standing[1]?.rolledBack);
  });

  test('counts a rollback once that is recorded while it still stands', async () => {
    const { store, versions } = await filled();
    await rollBackAt(store, 5, 'previous');
    const dying: Store = {
      ...store,
      replace: (key, body, ifMatch) =>
        key.includes('/latest/') ? Promise.reject(new Error('killed')) : store.replace(key, body, ifMatch)
    };
    await expect(publishAt(dying, 7, 'fixed')).rejects.toThrow('killed');
    const bad = (await historyOf(store)).versions.find(({ version }) => version === versions[2]);
    expect(bad?.rolledBack).toHaveLength(1);
  });

  test('goes on beside a version that cannot be read, and compares nothing with it', async () => {
    const { store, versions } = await filled();
    store.put(`dbt_up/prod/history/${versions[1]}/manifest.json`, Buffer.from('{'));
    expect((await historyOf(store)).versions).toMatchObject([
      { publication: { changed: null, breaking: null } },
      {
        version: versions[1],
        current: false,
        publication: { fault: expect.stringContaining(`${versions[1]}/manifest.json`) }
      },
      { publication: { changed: null, breaking: null } }
    ]);
  });

  test('passes over what is none of ours', async () => {
    const { store } = await filled();
    store.put('dbt_up/prod/history/notes.txt', Buffer.from('x'));
    store.put('dbt_up/prod/history/x/manifest.json', Buffer.from('x'));
    expect(await historyOf(store)).toMatchObject({ total: 3 });
  });
});

describe('a history that is not there is told', () => {
  test('with the environments that hold the project', async () => {
    const { store } = await filled();
    const asked = { project: 'dbt_up', environment: 'prd', limit: 20 };
    await expect(history(asked, portsOf(store, at(23)))).rejects.toMatchObject({
      message: 'memory://registry has no publication of dbt_up in prd',
      hint: expect.stringContaining("Did you mean 'prod'? It is published to prod.")
    });
  });

  test('with the projects that there are', async () => {
    const { store } = await filled();
    const asked = { project: 'dbt_op', environment: 'prod', limit: 20 };
    await expect(history(asked, portsOf(store, at(23)))).rejects.toMatchObject({
      message: 'memory://registry has no project dbt_op',
      hint: expect.stringContaining("Did you mean 'dbt_up'? It holds dbt_up.")
    });
  });

  test('in a registry that is empty', async () => {
    await expect(historyOf(memoryStore())).rejects.toMatchObject({ hint: 'It holds no project at all.' });
  });
});

test('a rollback reports what is current again, and a dry run what would be', async () => {
  const { store, versions } = await filled();
  await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: '*' })] });
  const settings = { ...ROLLBACK, to: 'previous', reason: 'x', dryRun: true };
  expect(await rollback(settings, portsOf(store, at(5)))).toMatchObject({ outcome: 'dry-run', version: versions[1] });
  expect(await rollback({ ...settings, dryRun: false }, portsOf(store, at(5)))).toEqual({
    project: 'dbt_up',
    environment: 'prod',
    outcome: 'rolled-back',
    version: versions[1],
    from: versions[2],
    reason: 'x',
    uri: 'memory://registry/dbt_up/prod/latest/manifest.json',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    generatedAt: at(2),
    changed: true,
    changedModels: ['public_orders'],
    consumers: ['acme/dbt_down'],
    publicModels: ['model.dbt_up.public_orders'],
    findings: [expect.objectContaining({ rule: 'column-removed', severity: 'warning', certainty: 'possible' })]
  });
  const again = { ...settings, to: versions[1] ?? '' };
  expect(await rollback(again, portsOf(store, at(6)))).toMatchObject({ outcome: 'unchanged', changed: false });
});

test('a rollback names whom the earlier contract breaks, and is done', async () => {
  const { store } = await filled();
  const uses = (columns: readonly string[]) => ({ references: [sampleReference('dbt_down', { columns })] });
  await publishConsumer(store, 'dbt_down', uses(['order_key']));
  await publishConsumer(store, 'dbt_other', { references: [sampleReference('dbt_other', { columns: [] })] });
  const settings = { ...ROLLBACK, to: 'previous', reason: 'x', dryRun: false };
  expect(await rollback(settings, portsOf(store, at(5)))).toMatchObject({
    outcome: 'rolled-back',
    findings: [
      {
        rule: 'column-removed',
        severity: 'warning',
        certainty: 'seen',
        column: 'order_key',
        consumers: [{ project: 'dbt_down', repository: 'acme/dbt_down', owner: 'Finance', columns: ['order_key'] }]
      }
    ]
  });
});

test('a rollback is done, though nobody knows what it was from and whom it concerns', async () => {
  const { store, versions } = await filled();
  const settings = { ...ROLLBACK, to: versions[0] ?? '', reason: 'x', dryRun: false };
  const from = `dbt_up/prod/history/${versions[2]}/manifest.json`;
  const failing: MemoryStore = {
    ...store,
    get: (key, options) =>
      key === from ? Promise.reject(new UserError('It is damaged', 'Restore it.')) : store.get(key, options),
    children: () => Promise.reject(new UserError('Cannot list it', 'Allow s3:ListBucket.'))
  };
  expect(await rollback(settings, portsOf(failing, at(5)))).toMatchObject({
    outcome: 'rolled-back',
    changedModels: ['public_orders'],
    consumers: [],
    findings: [{ rule: 'unreadable-consumer', severity: 'warning', message: expect.stringContaining('Cannot list it') }]
  });
});
