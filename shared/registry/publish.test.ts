import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, samplePublication } from '../../tests/stores/sample.ts';
import { Conflict, UserError, type Store } from '../domain/index.ts';
import { digestsOf } from '../manifest/index.ts';
import { latestKey } from './layout.ts';
import { publish, type NewPublication } from './publish.ts';

const LATEST = latestKey('dbt_up', 'prod');

async function read(store: Store, key: string): Promise<string> {
  const found = await store.get(key);
  return found.kind === 'found' ? Buffer.from(found.body).toString() : found.kind;
}

/** Requests of a publication, without those that tests make themselves. */
async function requestsOf(store: MemoryStore, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = store.requests.length;
  await act();
  return store.requests.slice(before);
}

describe('the published object', () => {
  test('is the manifest as compact JSON with one key more, in latest and in history alike', async () => {
    const store = memoryStore();
    const publication = samplePublication();
    const { version, digest, contract } = await publish(store, fakeClock(), publication);
    const body = await read(store, LATEST);
    expect(body.startsWith(JSON.stringify(publication.manifest).slice(0, -1))).toBe(true);
    expect(await read(store, `dbt_up/prod/history/${version}/manifest.json`)).toBe(body);
    const { mesh, ...manifest } = JSON.parse(body) as Record<string, unknown>;
    expect(manifest).toEqual(publication.manifest);
    expect(mesh).toEqual({
      layout: 1,
      ...publication.mesh,
      version,
      digest,
      contract,
      published_at: '2026-11-24T12:00:00.000Z'
    });
    expect({ digest, contract }).toEqual({
      digest: digestsOf(publication.manifest).digest,
      contract: digestsOf(publication.manifest).contract
    });
    expect(version).toBe(`20261124T100000Z-${digest.slice(0, 12)}`);
  });

  test('names the state that was written before it', async () => {
    const store = memoryStore();
    const files = { 'manifest.json': Buffer.from('{"nodes":{}}'), 'catalog.json': Buffer.from('{}') };
    const { version } = await publish(store, fakeClock(), { ...samplePublication(), state: files });
    expect(JSON.parse(await read(store, LATEST))).toMatchObject({
      mesh: { state: `state/${version}/manifest.json.gz` }
    });
    const catalog = await store.get(`dbt_up/prod/state/${version}/catalog.json.gz`);
    expect(catalog.kind === 'found' && gunzipSync(catalog.body).toString()).toBe('{}');
    expect(store.requests.slice(0, 6)).toEqual([
      `get ${LATEST}`,
      `create dbt_up/prod/state/${version}/manifest.json.gz`,
      `create dbt_up/prod/state/${version}/catalog.json.gz`,
      `create dbt_up/prod/history/${version}/manifest.json`,
      `create dbt_up/prod/history/${version}/manifest.json`,
      `create ${LATEST}`
    ]);
  });

  test.each<readonly [what: string, mesh: Partial<NewPublication['mesh']>, message: string]>([
    ['a project', { project: '../up' }, 'cannot be the name of a project'],
    ['an environment', { environment: '..' }, 'cannot be the name of an environment'],
    ['a time', { generated_at: 'now' }, 'is not a time in UTC'],
    ['a run', { run_url: 'javascript:alert(1)' }, '"mesh.run_url" is not as dbt-mesh writes it'],
    ['a commit', { commit: 'a\nb' }, '"mesh.commit" is not as dbt-mesh writes it']
  ])('is not written for %s that no reader would take', async (...[, mesh, message]) => {
    const store = memoryStore();
    const publication = samplePublication();
    await expect(
      publish(store, fakeClock(), { ...publication, mesh: { ...publication.mesh, ...mesh } })
    ).rejects.toThrow(message);
    expect(store.requests).toEqual([]);
  });
});

describe('a publication', () => {
  test('of the same manifest again changes nothing', async () => {
    const store = memoryStore();
    const first = await publish(store, fakeClock(), samplePublication());
    const body = await read(store, LATEST);
    const requests = await requestsOf(store, async () => {
      const again = await publish(store, fakeClock('2026-11-25T12:00:00Z'), samplePublication());
      expect(again).toEqual({
        ...first,
        outcome: 'unchanged',
        changed: false,
        previous: (JSON.parse(body) as { mesh: unknown }).mesh
      });
    });
    expect(requests).toEqual([`get ${LATEST}`]);
    expect(await read(store, LATEST)).toBe(body);
  });

  test('of a rebuild is published, and not a change', async () => {
    const store = memoryStore();
    const first = await publish(store, fakeClock(), samplePublication());
    const second = await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(1) }));
    expect(second).toMatchObject({
      outcome: 'published',
      changed: false,
      contract: first.contract,
      previous: { version: first.version }
    });
    expect(second.version).not.toBe(first.version);
  });

  test('of another contract is a change', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication());
    const second = await publish(
      store,
      fakeClock(),
      samplePublication({ generatedAt: atMinute(1), column: 'order_key' })
    );
    expect(second).toMatchObject({ outcome: 'published', changed: true });
  });

  test('of an older build goes into history and is told who superseded it', async () => {
    const store = memoryStore();
    const newer = await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(5) }));
    const older = await publish(
      store,
      fakeClock(),
      samplePublication({ generatedAt: atMinute(4), column: 'order_key' })
    );
    expect(older).toMatchObject({ outcome: 'superseded', changed: false, previous: { version: newer.version } });
    expect(JSON.parse(await read(store, LATEST))).toMatchObject({ mesh: { version: newer.version } });
    expect(await store.children('dbt_up/prod/history')).toEqual([older.version, newer.version]);
  });

  test('is older by fractions of a second too, however many digits an engine writes', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication({ generatedAt: '2026-11-24T10:00:00.5Z' }));
    const whole = samplePublication({ generatedAt: '2026-11-24T10:00:00Z', column: 'a' });
    const nanoseconds = samplePublication({ generatedAt: '2026-11-24T10:00:00.500000001Z', column: 'b' });
    expect(await publish(store, fakeClock(), whole)).toMatchObject({ outcome: 'superseded' });
    expect(await publish(store, fakeClock(), nanoseconds)).toMatchObject({ outcome: 'published' });
  });

  test('of the same build in another form replaces the first', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication());
    expect(await publish(store, fakeClock(), samplePublication({ column: 'order_key' }))).toMatchObject({
      outcome: 'published'
    });
  });

  test('that is only tried writes nothing', async () => {
    const store = memoryStore();
    await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(5) }));
    const requests = await requestsOf(store, async () => {
      const dryRun = { dryRun: true };
      expect(
        await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(6), column: 'x' }), dryRun)
      ).toMatchObject({ outcome: 'published', changed: true });
      expect(await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(4) }), dryRun)).toMatchObject({
        outcome: 'superseded'
      });
      expect(await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(5) }), dryRun)).toMatchObject({
        outcome: 'unchanged'
      });
    });
    expect(requests).toEqual([`get ${LATEST}`, `get ${LATEST}`, `get ${LATEST}`]);
  });

  test('is finished by the next run when one died before it reached latest', async () => {
    const store = memoryStore();
    const dying: Store = {
      ...store,
      create: (key, body) => (key === LATEST ? Promise.reject(new UserError('killed', '')) : store.create(key, body))
    };
    await expect(publish(dying, fakeClock('2026-11-24T11:00:00Z'), samplePublication())).rejects.toThrow('killed');
    const { version, outcome } = await publish(store, fakeClock('2026-11-24T12:00:00Z'), samplePublication());
    expect(outcome).toBe('published');
    const body = await read(store, LATEST);
    expect(body).toBe(await read(store, `dbt_up/prod/history/${version}/manifest.json`));
    expect(JSON.parse(body)).toMatchObject({ mesh: { published_at: '2026-11-24T11:00:00.000Z' } });
  });
});

describe('publishing beside others', () => {
  /** A store on which, before each of the first `times` writes of latest, someone else publishes. */
  function contested(store: MemoryStore, times: number, other: (time: number) => NewPublication): Store {
    let time = 0;
    const first = async (key: string): Promise<void> => {
      if (key !== LATEST || time === times) return;
      time += 1;
      await publish(store, fakeClock(), other(time));
    };
    return {
      ...store,
      create: async (key, body) => first(key).then(() => store.create(key, body)),
      replace: async (key, body, ifMatch) => first(key).then(() => store.replace(key, body, ifMatch))
    };
  }

  test('wins over older builds, however often they come first', async () => {
    const store = memoryStore();
    const older = (time: number): NewPublication =>
      samplePublication({ generatedAt: atMinute(time), column: `c${time}` });
    const mine = await publish(
      contested(store, 5, older),
      fakeClock(),
      samplePublication({ generatedAt: atMinute(30) })
    );
    expect(mine).toMatchObject({ outcome: 'published', previous: { generated_at: atMinute(5) } });
    expect(await store.children('dbt_up/prod/history')).toHaveLength(6);
  });

  test('gives way to a newer build', async () => {
    const store = memoryStore();
    const mine = await publish(
      contested(store, 1, () => samplePublication({ generatedAt: atMinute(30) })),
      fakeClock(),
      samplePublication()
    );
    expect(mine).toMatchObject({ outcome: 'superseded', changed: false, previous: { generated_at: atMinute(30) } });
  });

  test('gives up after two minutes, and says who holds it', async () => {
    const store = memoryStore();
    const endless = contested(store, Infinity, (time) =>
      samplePublication({ generatedAt: `2026-11-23T10:00:00.${String(time).padStart(6, '0')}Z`, column: `c${time}` })
    );
    const clock = fakeClock();
    await expect(publish(endless, clock, samplePublication())).rejects.toThrow(
      /^memory:\/\/registry\/dbt_up\/prod\/latest\/manifest\.json kept changing for 120 seconds while 20261124T100000Z-\w+ was to be published; it is held by version 20261123T100000Z-\w+, published at \S+ by https:\/\/github\.com\/acme\/dbt-up\/actions\/runs\/1$/
    );
    const waited = clock.now().getTime() - fakeClock().now().getTime();
    expect(waited).toBeGreaterThanOrEqual(120_000);
    expect(waited).toBeLessThan(126_000);
  });

  test('goes on when another write of the same object is under way', async () => {
    const store = memoryStore();
    let refused = 0;
    const hesitant: Store = {
      ...store,
      create: (key, body) => {
        if (!key.includes('/history/') || refused === 3) return store.create(key, body);
        refused += 1;
        return Promise.reject(new Conflict(key));
      }
    };
    expect(await publish(hesitant, fakeClock(), samplePublication())).toMatchObject({ outcome: 'published' });
  });

  test('gives up on a store that contradicts itself', async () => {
    const contradictory: Store = { ...memoryStore(), create: (key) => Promise.reject(new Conflict(key)) };
    await expect(publish(contradictory, fakeClock(), samplePublication())).rejects.toThrow(
      'can neither be created nor read'
    );
  });
});

describe('publishing over what is not a publication', () => {
  test.each<readonly [what: string, body: string, message: string]>([
    ['a manifest of dbt', JSON.stringify(samplePublication().manifest), 'is a manifest that dbt-mesh did not publish'],
    ['something else', 'hello', 'is not JSON'],
    [
      'a publication of a newer release',
      JSON.stringify({ ...samplePublication().manifest, mesh: { layout: 2 } }),
      'has layout 2 of the registry'
    ]
  ])('is refused: %s', async (...[, body, message]) => {
    const store = memoryStore();
    store.put(LATEST, Buffer.from(body));
    await expect(publish(store, fakeClock(), samplePublication())).rejects.toThrow(message);
    expect(await read(store, LATEST)).toBe(body);
  });

  test('is refused: a damaged one, with both digests', async () => {
    const store = memoryStore();
    const { digest } = await publish(store, fakeClock(), samplePublication());
    store.put(LATEST, Buffer.from((await read(store, LATEST)).replace('"integer"', '"bigint"')));
    await expect(publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(1) }))).rejects.toThrow(
      new RegExp(`is damaged: its digest is [0-9a-f]{64}, and it was published with ${digest}`)
    );
  });

  test('is refused: another manifest in its place in history', async () => {
    const store = memoryStore();
    const other = memoryStore();
    const { version } = await publish(other, fakeClock(), samplePublication());
    const key = `dbt_up/prod/history/${version}/manifest.json`;
    await publish(store, fakeClock(), samplePublication({ column: 'order_key' }));
    store.put(key, Buffer.from(await read(store, LATEST)));
    await expect(publish(store, fakeClock(), samplePublication())).rejects.toThrow(
      'is a publication of another version'
    );
  });
});

test('a write of latest that failed is forgiven when a newer build is there by then', async () => {
  const store = memoryStore();
  await publish(store, fakeClock(), samplePublication());
  const overtaken: Store = {
    ...store,
    replace: async (key, body, ifMatch) => {
      if (key !== LATEST) return store.replace(key, body, ifMatch);
      await publish(store, fakeClock(), samplePublication({ generatedAt: atMinute(9) }));
      throw new UserError('The connection broke', 'Run again.');
    }
  };
  const mine = samplePublication({ generatedAt: atMinute(5), column: 'order_key' });
  expect(await publish(overtaken, fakeClock(), mine)).toMatchObject({ outcome: 'superseded' });
});
