import { beforeEach, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Store } from '../domain/index.ts';
import { fetchLatest } from './fetch.ts';
import { latestKey } from './layout.ts';
import { publish } from './publish.ts';
import { readConsumers } from './consumers.ts';
import { recordsOf } from './records.ts';

let store: MemoryStore;
beforeEach(async () => {
  store = memoryStore();
  await publish(store, fakeClock(), samplePublication());
});

async function requestsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = store.requests.length;
  await act();
  return store.requests.slice(before);
}

test('what is asked for again is not read again, whether it is there or not', async () => {
  const records = recordsOf(store);
  const ask = () =>
    Promise.all([records.latest('dbt_up', 'prod'), records.latest('dbt_up', 'staging'), records.projects()]);
  const [first, missing, projects] = await ask();
  expect(first).toMatchObject({ project: 'dbt_up', environment: 'prod' });
  expect(missing).toBeNull();
  expect(projects).toEqual(['dbt_up']);
  expect(await requestsOf(ask)).toEqual([]);
});

test('what was read elsewhere is not read again', async () => {
  const records = recordsOf(store);
  const found = await fetchLatest(store, 'dbt_up', ['prod']);
  if (found !== null) records.note(found.publication.mesh);
  expect(await requestsOf(() => records.latest('dbt_up', 'prod'))).toEqual([]);
});

test('consumers of several projects are read once', async () => {
  for (const project of ['dbt_a', 'dbt_b']) await publish(store, fakeClock(), samplePublication({ project }));
  const records = recordsOf(store);
  const consumersOf = (project: string) => () =>
    readConsumers(store, { project, environment: 'prod', fallbacks: {} }, records);
  expect(await requestsOf(consumersOf('dbt_up'))).toHaveLength(3);
  expect(await requestsOf(consumersOf('dbt_a'))).toEqual([`get ${latestKey('dbt_up', 'prod')}`]);
  expect(await requestsOf(consumersOf('dbt_b'))).toEqual([]);
});

test('what cannot be read is an error to look at; a registry that cannot be reached is thrown', async () => {
  store.put(latestKey('dbt_up', 'qa'), Buffer.from('{'));
  expect(await recordsOf(store).latest('dbt_up', 'qa')).toBeInstanceOf(UserError);
  const away: Store = { ...store, get: () => Promise.reject(new Unreachable('away', 'Try again.')) };
  await expect(recordsOf(away).latest('dbt_up', 'prod')).rejects.toThrow(Unreachable);
});
