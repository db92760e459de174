import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Store } from '../domain/index.ts';
import { latestKey } from './layout.ts';
import { publish } from './publish.ts';
import { askEverybody } from './read-latest.ts';

const places = (store: Store, environments = ['prod', 'staging']) =>
  askEverybody(store, environments, ({ mesh }) => `${mesh.project}@${mesh.environment}`);

describe('everybody', () => {
  test('is asked for what they published last to each environment', async () => {
    const store = memoryStore();
    for (const environment of ['prod', 'staging', 'pr-1']) {
      await publish(store, fakeClock(), samplePublication({ environment }));
    }
    expect(await places(store)).toEqual({ results: ['dbt_up@prod', 'dbt_up@staging'], unread: [] });
  });

  test('is nobody in an empty registry', async () => {
    expect(await places(memoryStore())).toEqual({ results: [], unread: [] });
  });

  test('is not known where the projects cannot be listed', async () => {
    const children = () => Promise.reject(new UserError('no list', ''));
    expect(await places({ ...memoryStore(), children })).toBeNull();
  });

  test('does not fail over one that cannot be read', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication({ environment: 'prod' }));
    await store.create(latestKey('damaged', 'prod'), new TextEncoder().encode('{'));
    expect(await places(store)).toMatchObject({
      results: ['dbt_up@prod'],
      unread: [{ project: 'damaged', error: expect.any(UserError) as unknown }]
    });
  });

  test('is not asked in a registry that cannot be reached', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication({ environment: 'prod' }));
    const get = () => Promise.reject(new Unreachable('gone', ''));
    await expect(places({ ...store, get })).rejects.toThrow(Unreachable);
  });
});
