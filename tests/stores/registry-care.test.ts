import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Clock, Store } from '../../shared/domain/index.ts';
import { fetchLatest, latestKey, prune, publish, verifyRegistry } from '../../shared/registry/index.ts';
import { fakeClock, realClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { startFolders } from './folder.ts';
import { startMoto, startVersitygw } from './s3-server.ts';
import { samplePublication, type Sample } from './sample.ts';

const DAY = 24 * 60 * 60 * 1000;
const ALL = { project: null, environment: null };

/** Two hours from now: prune leaves alone what was written within the last one. */
const later: Clock = { ...realClock, now: () => new Date(Date.now() + 2 * 60 * 60 * 1000) };

function publishOld(store: Store, daysAgo: number, sample: Sample = {}) {
  const generatedAt = new Date(Date.now() - daysAgo * DAY).toISOString();
  const build = samplePublication({ generatedAt, column: `c${daysAgo}`, withState: true, ...sample });
  return publish(store, fakeClock(generatedAt), build);
}

describe.each<readonly [name: string, start: () => Promise<SharedSubject>]>([
  ['a folder', startFolders],
  ['versitygw', startVersitygw],
  ['moto', startMoto]
])('a registry in %s', (_, start) => {
  let subject: SharedSubject;
  beforeAll(async () => {
    subject = await start();
  }, 120_000);
  afterAll(() => subject.close());

  test('is pruned, and is sound before and after', async () => {
    const registry = await subject.open();
    const store = await registry.connect();
    const versions: string[] = [];
    for (const daysAgo of [9, 8, 7, 6, 5]) versions.push((await publishOld(store, daysAgo)).version);
    await publishOld(store, 20, { environment: 'pr-1' });
    await publishOld(store, 3, { environment: 'pr-2' });
    expect((await verifyRegistry(store, later, ALL)).findings).toEqual([]);

    const limits = { keep: 2, olderThan: null, lasting: new Set(['prod']) };
    const { removed } = await prune(store, later, { ...ALL, ...limits });
    expect(removed.map(({ version }) => version)).toEqual(versions.slice(0, 3).reverse());
    await prune(store, later, { ...ALL, ...limits, keep: null, environment: 'pr-*', olderThan: 14 * DAY });

    expect(await store.children('dbt_up')).toEqual(['pr-2', 'prod']);
    expect(await store.children('dbt_up/prod/history')).toEqual(versions.slice(3));
    expect((await verifyRegistry(store, later, ALL)).findings).toEqual([]);
    expect((await fetchLatest(store, 'dbt_up', ['pr-1', 'prod']))?.environment).toBe('prod');
    // Nothing else is left: two versions and one, each with its state, and latest.
    expect(await registry.everything()).toHaveLength(2 * 2 + 1 + 2 + 1);
  }, 60_000);

  test('with an object that somebody has changed is told to be damaged, and not pruned', async () => {
    const store = await (await subject.open()).connect();
    for (const daysAgo of [9, 8, 7]) await publishOld(store, daysAgo);
    const key = latestKey('dbt_up', 'prod');
    const read = await store.get(key);
    if (read.kind !== 'found') throw new Error('nothing was published');
    await store.replace(key, Buffer.from(read.body).subarray(0, -1), read.etag);

    expect((await verifyRegistry(store, later, ALL)).findings).toMatchObject([{ rule: 'unreadable-object', key }]);
    const outcome = await prune(store, later, { ...ALL, keep: 1, olderThan: null, lasting: new Set() });
    expect(outcome).toMatchObject({ removed: [], unread: [{ key }] });
  }, 60_000);
});
