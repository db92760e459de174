import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Conflict, UserError, type Store } from '../../shared/domain/index.ts';
import {
  fetchLatest,
  fetchState,
  fetchVersion,
  latestKey,
  listProjects,
  publish,
  type StoreSettings
} from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import { careless, FAULTS, type FaultPlan } from './faults.ts';
import { rollingBack } from './rolling-back.ts';
import { atMinute, samplePublication } from './sample.ts';

/** A kind of store under test. */
export interface Subject {
  /** A registry of its own, empty. */
  open(): Promise<Registry>;
  /** Ends what was started. */
  close(): Promise<void>;
}

/** One registry, opened as often as a test likes: each time as another process would. */
export interface Registry {
  readonly connect: () => Promise<Store>;
  /** A connection on which a write lands and its answer does not arrive. */
  connectWith(plan: FaultPlan): Promise<Store>;
}

const text = (body: string): Uint8Array => Buffer.from(body);

/** One that other processes can open too. */
export interface SharedRegistry extends Registry {
  readonly settings: StoreSettings;
  /** The keys of all that lies there, what a listing passes over included. Sorted. */
  readonly everything: () => Promise<readonly string[]>;
}

/** A kind of store that other processes can open too. */
export interface SharedSubject extends Subject {
  open(): Promise<SharedRegistry>;
}

/** What is promised of every store, and of publishing on every store. */
export function conformance(name: string, start: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await start();
    }, 120_000);
    afterAll(async () => {
      await subject.close();
    });

    const opened = async (): Promise<Store> => (await subject.open()).connect();

    describe('an object', () => {
      test('that was never written is missing', async () => {
        expect(await (await opened()).get('up/prod/latest/manifest.json')).toEqual({ kind: 'missing' });
      });

      test('is read as it was written, whatever its bytes', async () => {
        const store = await opened();
        const body = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
        const etag = await store.create('up/prod/a.bin', body);
        const read = await store.get('up/prod/a.bin');
        expect(read).toMatchObject({ kind: 'found', etag });
        expect(read.kind === 'found' && Buffer.from(read.body).equals(body)).toBe(true);
      });

      test('may be empty, and may have megabytes', async () => {
        const store = await opened();
        const large = Buffer.alloc(3 * 1024 * 1024, 'dbt');
        await store.create('up/empty', new Uint8Array());
        await store.create('up/large', large);
        const [empty, read] = [await store.get('up/empty'), await store.get('up/large')];
        expect(empty.kind === 'found' && empty.body.byteLength).toBe(0);
        expect(read.kind === 'found' && Buffer.from(read.body).equals(large)).toBe(true);
      });

      test('that has not changed is not sent again', async () => {
        const store = await opened();
        const etag = await store.create('up/a', text('one'));
        expect(await store.get('up/a', { ifNoneMatch: etag })).toEqual({ kind: 'unchanged' });
        const next = await store.replace('up/a', text('two'), etag);
        expect(await store.get('up/a', { ifNoneMatch: etag })).toMatchObject({ kind: 'found', etag: next });
      });

      test('is created once', async () => {
        const store = await opened();
        await store.create('up/a', text('one'));
        await expect(store.create('up/a', text('two'))).rejects.toBeInstanceOf(Conflict);
        expect(await bodyOf(store, 'up/a')).toBe('one');
      });

      test('is replaced only by who knows what it is', async () => {
        const store = await opened();
        const first = await store.create('up/a', text('one'));
        await store.replace('up/a', text('two'), first);
        await expect(store.replace('up/a', text('three'), first)).rejects.toBeInstanceOf(Conflict);
        expect(await bodyOf(store, 'up/a')).toBe('two');
      });

      test('that is not there cannot be replaced', async () => {
        const store = await opened();
        const etag = await store.create('up/a', text('one'));
        await store.delete('up/a');
        await expect(store.replace('up/a', text('two'), etag)).rejects.toBeInstanceOf(Conflict);
        expect(await store.get('up/a')).toEqual({ kind: 'missing' });
      });

      test('is deleted, and deleting it again is no error', async () => {
        const store = await opened();
        await store.create('up/a', text('one'));
        await store.delete('up/a');
        await store.delete('up/a');
        expect(await store.get('up/a')).toEqual({ kind: 'missing' });
        await store.create('up/a', text('two'));
        expect(await bodyOf(store, 'up/a')).toBe('two');
      });

      test('is deleted on the condition that it is still what it was', async () => {
        const store = await opened();
        const first = await store.create('up/a', text('one'));
        const second = await store.replace('up/a', text('two'), first);
        await expect(store.delete('up/a', { ifMatch: first })).rejects.toBeInstanceOf(Conflict);
        expect(await bodyOf(store, 'up/a')).toBe('two');
        await store.delete('up/a', { ifMatch: second });
        expect(await store.get('up/a')).toEqual({ kind: 'missing' });
        await store.delete('up/a', { ifMatch: second });
      });

      test('is seen by every other connection at once', async () => {
        const registry = await subject.open();
        const [one, other] = [await registry.connect(), await registry.connect()];
        const etag = await one.create('up/a', text('one'));
        expect(await bodyOf(other, 'up/a')).toBe('one');
        await other.replace('up/a', text('two'), etag);
        expect(await bodyOf(one, 'up/a')).toBe('two');
      });
    });

    describe('a listing', () => {
      const KEYS = [
        'a/prod/history/1/manifest.json',
        'a/prod/latest/manifest.json',
        'a/staging/latest/manifest.json',
        'ab/prod/latest/manifest.json'
      ];
      const filled = async (): Promise<Store> => {
        const store = await opened();
        for (const key of [...KEYS].reverse()) await store.create(key, text(key));
        return store;
      };

      test('has every object below a prefix, sorted, with its size', async () => {
        const store = await filled();
        expect((await store.list('')).map(({ key }) => key)).toEqual(KEYS);
        expect((await store.list('a/')).map(({ key, size }) => [key, size])).toEqual(
          KEYS.slice(0, 3).map((key) => [key, key.length])
        );
        expect((await store.list('a/prod/h')).map(({ key }) => key)).toEqual(KEYS.slice(0, 1));
        expect(await store.list('b')).toEqual([]);
      });

      test('says when an object was written', async () => {
        const store = await filled();
        const [first] = await store.list('ab/');
        expect(Math.abs((first?.modified.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
      });

      test('of children has the next names below a prefix, each once', async () => {
        const store = await filled();
        expect(await store.children('')).toEqual(['a', 'ab']);
        expect(await store.children('a')).toEqual(['prod', 'staging']);
        expect(await store.children('a/prod/')).toEqual(['history', 'latest']);
        expect(await store.children('a/prod/latest')).toEqual([]);
        expect(await store.children('c')).toEqual([]);
      });

      test('forgets what was deleted', async () => {
        const store = await filled();
        await store.delete('ab/prod/latest/manifest.json');
        expect(await store.children('')).toEqual(['a']);
        expect(await store.list('ab/')).toEqual([]);
      });
    });

    test('of what nobody left behind, nothing is swept', async () => {
      const store = await opened();
      await publish(store, realClock, samplePublication({ withState: true }));
      const before = await store.list('');
      expect(await store.sweep('')).toEqual([]);
      expect(await store.list('')).toEqual(before);
    });

    describe('of sixteen at once', () => {
      test('one creates an object', async () => {
        const registry = await subject.open();
        const outcomes = await Promise.all(
          Array.from({ length: 16 }, async (_, index) =>
            won(await registry.connect(), (store) => store.create('up/a', text(`writer ${index}`)))
          )
        );
        expect(outcomes.filter(Boolean)).toHaveLength(1);
        expect(await bodyOf(await registry.connect(), 'up/a')).toBe(`writer ${outcomes.indexOf(true)}`);
      });

      test('one replaces an object', async () => {
        const registry = await subject.open();
        const etag = await (await registry.connect()).create('up/a', text('first'));
        const outcomes = await Promise.all(
          Array.from({ length: 16 }, async (_, index) =>
            won(await registry.connect(), (store) => store.replace('up/a', text(`writer ${index}`), etag))
          )
        );
        expect(outcomes.filter(Boolean)).toHaveLength(1);
        expect(await bodyOf(await registry.connect(), 'up/a')).toBe(`writer ${outcomes.indexOf(true)}`);
      });

      test('one replaces or deletes an object', async () => {
        const registry = await subject.open();
        const etag = await (await registry.connect()).create('up/a', text('first'));
        const outcomes = await Promise.all(
          Array.from({ length: 16 }, async (_, index) =>
            won(await registry.connect(), (store) =>
              index % 2 === 0
                ? store.replace('up/a', text(`writer ${index}`), etag)
                : store.delete('up/a', { ifMatch: etag })
            )
          )
        );
        const winners = outcomes.flatMap((outcome, index) => (outcome ? [index] : []));
        const replaced = winners.filter((index) => index % 2 === 0);
        // A deletion that finds nothing is content with that; a replacement that won stays.
        expect(replaced.length).toBeLessThan(2);
        expect(await bodyOf(await registry.connect(), 'up/a')).toBe(
          replaced.length === 0 ? null : `writer ${replaced[0]}`
        );
      });

      test('every publisher succeeds, all are in history, and latest is the newest build', async () => {
        const registry = await subject.open();
        const minutes = [9, 3, 14, 0, 7, 11, 1, 15, 5, 2, 12, 8, 4, 13, 6, 10];
        const outcomes = await Promise.all(
          minutes.map(async (minute) =>
            publish(
              await registry.connect(),
              realClock,
              samplePublication({ generatedAt: atMinute(minute), column: `c${minute}` })
            )
          )
        );
        const store = await registry.connect();
        expect(
          outcomes
            .map(({ outcome }) => outcome)
            .filter((outcome) => outcome !== 'published' && outcome !== 'superseded')
        ).toEqual([]);
        expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(atMinute(15));
        expect(await store.children('dbt_up/prod/history')).toEqual(outcomes.map(({ version }) => version).sort());
        // Nothing else is left behind.
        expect(await store.list('')).toHaveLength(17);
      }, 150_000);

      test('publishers of the same build agree on its bytes', async () => {
        const registry = await subject.open();
        const outcomes = await Promise.all(
          Array.from({ length: 16 }, async () =>
            publish(await registry.connect(), realClock, samplePublication({ withState: true }))
          )
        );
        const store = await registry.connect();
        expect(new Set(outcomes.map(({ version }) => version)).size).toBe(1);
        expect(outcomes.filter(({ outcome }) => outcome === 'superseded')).toEqual([]);
        expect(await bodyOf(store, latestKey('dbt_up', 'prod'))).toBe(
          await bodyOf(store, `dbt_up/prod/history/${outcomes[0]?.version}/manifest.json`)
        );
      }, 150_000);
    });

    describe('publishing', () => {
      test('puts a contract where its readers look for it, with its history and its state', async () => {
        const store = await opened();
        const { outcome, changed, version, previous, uri } = await publish(
          store,
          realClock,
          samplePublication({ withState: true })
        );
        expect({ outcome, changed, previous, uri }).toEqual({
          outcome: 'published',
          changed: true,
          previous: null,
          uri: `${store.location}/dbt_up/prod/latest/manifest.json`
        });
        expect((await store.list('')).map(({ key }) => key)).toEqual([
          `dbt_up/prod/history/${version}/manifest.json`,
          'dbt_up/prod/latest/manifest.json',
          `dbt_up/prod/state/${version}/manifest.json.gz`
        ]);
        expect(await listProjects(store)).toEqual(['dbt_up']);
        const latest = await fetchLatest(store, 'dbt_up', ['prod']);
        expect(latest?.publication.project.publicModels.map(({ uniqueId }) => uniqueId)).toEqual([
          'model.dbt_up.public_orders'
        ]);
        expect((await fetchVersion(store, 'dbt_up', 'prod', version)).publication).toEqual(latest?.publication);
        expect(latest && (await fetchState(store, latest.publication))?.manifest).toEqual(samplePublication().manifest);
        const state = await store.get(`dbt_up/prod/state/${version}/manifest.json.gz`);
        expect(state.kind === 'found' && JSON.parse(gunzipSync(state.body).toString())).toEqual(
          samplePublication().manifest
        );
      });

      test('is refused where conditions are ignored, before latest is touched', async () => {
        const store = await opened();
        await expect(publish(careless(store), realClock, samplePublication())).rejects.toThrow(
          'ignores the conditions of writes (If-None-Match)'
        );
        expect(await store.get(latestKey('dbt_up', 'prod'))).toEqual({ kind: 'missing' });
        await publish(store, realClock, samplePublication());
        const later = samplePublication({ generatedAt: atMinute(1) });
        await expect(publish(careless(store), realClock, later)).rejects.toThrow(
          'ignores the conditions of writes (If-Match)'
        );
        expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(atMinute(0));
      });

      test('an unchanged contract is read without its body', async () => {
        const store = await opened();
        await publish(store, realClock, samplePublication());
        const first = await fetchLatest(store, 'dbt_up', ['prod']);
        const again = await fetchLatest(store, 'dbt_up', ['prod'], () => first);
        expect(again).toEqual({ ...first, unchanged: true });
      });
    });

    rollingBack(() => subject.open());

    // Writes of a publication with state: 1 state, 2 history, 3 the one that must be refused, 4 latest.
    describe.each(FAULTS)('an answer that is %s after the write landed', (fault) => {
      test.each([1, 2, 3, 4])(
        'is no lost race: write %i of a first publication',
        async (write) => {
          const registry = await subject.open();
          const { outcome, changed, version } = await publish(
            await registry.connectWith({ fault, write }),
            realClock,
            samplePublication({ withState: true })
          );
          expect({ outcome, changed }).toEqual({ outcome: 'published', changed: true });
          const store = await registry.connect();
          expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.version).toBe(version);
          expect(await store.list('')).toHaveLength(3);
        },
        30_000
      );

      test.each([1, 2, 3, 4])(
        'is no lost race: write %i of a later publication',
        async (write) => {
          const registry = await subject.open();
          await publish(await registry.connect(), realClock, samplePublication());
          const later = samplePublication({ generatedAt: atMinute(1), column: 'order_key', withState: true });
          const { outcome, changed, previous } = await publish(
            await registry.connectWith({ fault, write }),
            realClock,
            later
          );
          expect({ outcome, changed }).toEqual({ outcome: 'published', changed: true });
          expect(previous?.generated_at).toBe(atMinute(0));
          expect((await fetchLatest(await registry.connect(), 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(
            atMinute(1)
          );
        },
        30_000
      );
    });
  });
}

async function bodyOf(store: Store, key: string): Promise<string | null> {
  const read = await store.get(key);
  return read.kind === 'found' ? Buffer.from(read.body).toString() : null;
}

/** Whether a conditional write went through; anything but a conflict is a failure of the test. */
async function won(store: Store, write: (store: Store) => Promise<unknown>): Promise<boolean> {
  try {
    await write(store);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error instanceof UserError ? new Error(`${error.message} ${error.hint}`, { cause: error }) : error;
  }
}
