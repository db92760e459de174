import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { UserError, type MeshKey, type Store } from '../domain/index.ts';
import { latestKey } from './layout.ts';
import { publish, type NewPublication } from './publish.ts';

const LATEST = latestKey('dbt_up', 'prod');

async function textAt(store: Store, key: string): Promise<string> {
  const found = await store.get(key);
  return found.kind === 'found' ? Buffer.from(found.body).toString() : found.kind;
}

describe('a publication of the same manifest that says more', () => {
  const REFERENCE = {
    project: 'dbt_other',
    model: 'orders',
    version: null,
    mode: 'package',
    node: 'model.dbt_up.x',
    file: 'models/x.sql',
    columns: null
  } as const;
  const withReferences = (sample: Sample = {}): NewPublication => {
    const publication = samplePublication(sample);
    return { ...publication, mesh: { ...publication.mesh, references: [REFERENCE] } };
  };
  const meshAt = async (store: Store, key: string): Promise<MeshKey> =>
    (JSON.parse(await textAt(store, key)) as { readonly mesh: MeshKey }).mesh;

  test('replaces latest under the same version, and leaves history as it is', async () => {
    const store = memoryStore();
    const first = await publish(store, fakeClock(), samplePublication());
    const history = `dbt_up/prod/history/${first.version}/manifest.json`;
    const recorded = await textAt(store, history);
    const again = await publish(store, fakeClock(), withReferences());
    expect(again).toMatchObject({ outcome: 'published', changed: false, version: first.version });
    expect((await meshAt(store, LATEST)).references).toEqual([REFERENCE]);
    expect(await textAt(store, history)).toBe(recorded);
    expect(await publish(store, fakeClock(), withReferences())).toMatchObject({ outcome: 'unchanged' });
  });

  test('adds state, which latest names with its digest', async () => {
    const store = memoryStore();
    const { version } = await publish(store, fakeClock(), samplePublication());
    expect(await publish(store, fakeClock(), samplePublication({ withState: true }))).toMatchObject({
      outcome: 'published',
      changed: false
    });
    const state = await store.get(`dbt_up/prod/state/${version}/manifest.json.gz`);
    expect(await meshAt(store, LATEST)).toMatchObject({
      state: `state/${version}/manifest.json.gz`,
      state_digests: {
        'manifest.json.gz': createHash('sha256')
          .update(state.kind === 'found' ? state.body : '')
          .digest('hex')
      }
    });
  });

  test('keeps the state that is there, whichever of the two has it', async () => {
    const store = memoryStore();
    const { version } = await publish(store, fakeClock(), samplePublication());
    await publish(store, fakeClock(), samplePublication({ withState: true }));
    await publish(store, fakeClock(), withReferences());
    const { state, state_digests, references } = await meshAt(store, LATEST);
    expect(state).toBe(`state/${version}/manifest.json.gz`);
    expect(Object.keys(state_digests ?? {})).toEqual(['manifest.json.gz']);
    expect(references).toEqual([REFERENCE]);
  });

  test('adds a file to a state', async () => {
    const store = memoryStore();
    const sample = samplePublication({ withState: true });
    await publish(store, fakeClock(), sample);
    await publish(store, fakeClock(), { ...sample, state: { ...sample.state, 'catalog.json': Buffer.from('{}') } });
    expect(Object.keys((await meshAt(store, LATEST)).state_digests ?? {}).sort()).toEqual([
      'catalog.json.gz',
      'manifest.json.gz'
    ]);
  });

  test('records what is stored, where a run that died has left other bytes of the same state', async () => {
    const store = memoryStore();
    const { version } = await publish(memoryStore(), fakeClock(), samplePublication());
    const left = gzipSync(JSON.stringify(samplePublication().manifest), { level: 1 });
    store.put(`dbt_up/prod/state/${version}/manifest.json.gz`, left);
    await publish(store, fakeClock(), samplePublication({ withState: true }));
    expect((await meshAt(store, LATEST)).state_digests).toEqual({
      'manifest.json.gz': createHash('sha256').update(left).digest('hex')
    });
  });

  test('and one whose answer was lost is there once', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication());
    const lossy: Store = {
      ...store,
      replace: async (key, body, ifMatch) => {
        await store.replace(key, body, ifMatch);
        throw new UserError('The connection broke', 'Run again.');
      }
    };
    expect(await publish(lossy, fakeClock(), withReferences())).toMatchObject({ outcome: 'published', changed: false });
  });
});
