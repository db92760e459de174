import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { publishConsumer } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { UserError, type CanIDeployReport, type CanIDeploySettings, type ManifestJson } from '../domain/index.ts';
import { madeManifest, madePublicModel } from '../manifest/testing/manifests.ts';
import { latestKey } from '../registry/index.ts';
import { askAbout, downstream, publishView, SETTINGS, upstream } from './testing/deployable.ts';

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

describe('what it asks of a registry of a thousand projects', () => {
  test('is one listing, and each publication once', async () => {
    await published(upstream());
    const names = Array.from({ length: 999 }, (_, index) => `dbt_${String(index).padStart(3, '0')}`);
    await Promise.all(names.map((name) => publishConsumer(store, name)));
    const before = store.requests.length;
    const report = await ask(upstream(['status', 'amount']));
    expect(report.rows.filter(({ verdict }) => verdict === 'no')).toHaveLength(999);
    expect(store.requests.slice(before).sort()).toEqual(
      ['children ', ...[...names, 'dbt_up'].map((name) => `get ${latestKey(name, 'prod')}`)].sort()
    );
  });

  test('also where the project reads some of them', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `dbt_${String(index).padStart(2, '0')}`);
    await published(upstream());
    await Promise.all(names.map((name) => publishConsumer(store, name)));
    const both = madeManifest({
      metadata: { project_name: 'dbt_down' },
      nodes: {
        ...(downstream()['nodes'] as Record<string, unknown>),
        ...madePublicModel('sums', { package_name: 'dbt_down', relation_name: 'DBT_DOWN_PROD.marts.sums' })
      }
    });
    const before = store.requests.length;
    await ask(both);
    expect(store.requests.slice(before).sort()).toEqual(
      ['children ', ...[...names, 'dbt_down', 'dbt_up'].map((name) => `get ${latestKey(name, 'prod')}`)].sort()
    );
  });
});

describe('what cannot be asked', () => {
  test('a manifest that is not there', async () => {
    const subject = { ...SETTINGS.subject, manifest: '/repo/project/target/none.json' };
    await expect(ask(upstream(), { subject })).rejects.toThrow(UserError);
  });

  test("the project's own publication, where it is damaged", async () => {
    store.put(latestKey('dbt_up', 'prod'), Buffer.from('{}'));
    await expect(ask(upstream())).rejects.toThrow(UserError);
  });

  test('a policy that names no rule', async () => {
    await expect(ask(upstream(), { policy: { rules: { 'column-remove': 'off' } } })).rejects.toThrow(/did you mean/);
  });
});
