import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { UserError, type MeshKey, type Store } from '../domain/index.ts';
import { fetchLatest } from './fetch.ts';
import { latestKey, rollbackKey } from './layout.ts';
import { publish, type PublishOptions, type PublishOutcome } from './publish.ts';
import { rollback, type RollbackOutcome } from './rollback.ts';

const LATEST = latestKey('dbt_up', 'prod');
const NOON = '2026-11-24T12:00:00Z';
const RUN = 'https://github.com/acme/dbt-up/actions/runs/7';

async function latestOf(store: Store): Promise<MeshKey> {
  const fetched = await fetchLatest(store, 'dbt_up', ['prod']);
  if (fetched === null) throw new Error('nothing was published');
  return fetched.publication.mesh;
}

/** Versions built in the minutes given, each with another column, the last of them latest. */
async function published(store: Store, minutes: readonly number[]): Promise<readonly PublishOutcome[]> {
  const all: PublishOutcome[] = [];
  for (const minute of minutes) all.push(await build(store, { generatedAt: atMinute(minute), column: `c${minute}` }));
  return all;
}

function build(store: Store, sample: Sample, options: PublishOptions = {}): Promise<PublishOutcome> {
  return publish(store, fakeClock('2026-11-24T11:00:00Z'), samplePublication(sample), options);
}

function rollBack(store: Store, to: string, at = NOON, options = {}): Promise<RollbackOutcome> {
  const request = { project: 'dbt_up', environment: 'prod', to, reason: `back to ${to}`, runUrl: RUN };
  return rollback(store, fakeClock(at), request, options);
}

describe('a rollback', () => {
  test('makes an earlier version latest as it was published, and says from what, why, when and by whom', async () => {
    const store = memoryStore();
    const [first, , third] = await published(store, [1, 2, 3]);
    const original = JSON.parse(await textOf(store, `dbt_up/prod/history/${first?.version}/manifest.json`)) as {
      readonly mesh: MeshKey;
    };
    const outcome = await rollBack(store, first?.version ?? '');
    expect(outcome).toMatchObject({
      outcome: 'rolled-back',
      changed: true,
      uri: `memory://registry/${LATEST}`,
      target: { mesh: { version: first?.version } },
      from: { version: third?.version }
    });
    const { mesh, ...manifest } = JSON.parse(await textOf(store, LATEST)) as { readonly mesh: MeshKey };
    expect(manifest).toEqual(samplePublication({ generatedAt: atMinute(1), column: 'c1' }).manifest);
    expect(mesh).toEqual({
      ...original.mesh,
      rolled_back_from: {
        version: third?.version,
        contract: third?.contract,
        reason: `back to ${first?.version}`,
        at: '2026-11-24T12:00:00.000Z',
        run_url: RUN,
        earlier: []
      }
    });
  });

  test('leaves history as it is', async () => {
    const store = memoryStore();
    await published(store, [1, 2]);
    const before = await store.list('dbt_up/prod/history/');
    await rollBack(store, 'previous');
    expect(await store.list('dbt_up/prod/history/')).toEqual(before);
  });

  test('to a version that is named costs six requests', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    const before = store.requests.length;
    await rollBack(store, first?.version ?? '');
    const history = `dbt_up/prod/history/${first?.version}/manifest.json`;
    expect(store.requests.slice(before)).toEqual([
      `get ${LATEST}`,
      `get ${history}`,
      `replace ${history}`,
      `get dbt_up/prod/history/${first?.version}/rollback-20261124T120000Z.json`,
      `replace ${LATEST}`,
      `get ${history}`
    ]);
  });

  test('to the version that is latest changes nothing', async () => {
    const store = memoryStore();
    const [, second] = await published(store, [1, 2]);
    const before = await textOf(store, LATEST);
    expect(await rollBack(store, second?.version ?? '')).toMatchObject({ outcome: 'unchanged', changed: false });
    expect(await textOf(store, LATEST)).toBe(before);
  });

  test('that is only tried writes nothing', async () => {
    const store = memoryStore();
    const [first, second] = await published(store, [1, 2]);
    expect(await rollBack(store, 'previous', NOON, { dryRun: true })).toMatchObject({
      outcome: 'rolled-back',
      target: { mesh: { version: first?.version } }
    });
    expect(await latestOf(store)).toMatchObject({ version: second?.version });
  });

  test('to the same version in the same second as one that is over has a record of its own', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    await rollBack(store, first?.version ?? '', '2026-11-24T12:00:00.100Z');
    await build(store, { generatedAt: '2026-11-24T12:00:00.200Z', column: 'c3' });
    await rollBack(store, first?.version ?? '', '2026-11-24T12:00:00.300Z');
    expect(await latestOf(store)).toMatchObject({ rolled_back_from: { at: '2026-11-24T12:00:01.000Z' } });
    await build(store, { generatedAt: '2026-11-24T12:00:02Z', column: 'c4' });
    expect((await store.list(`dbt_up/prod/history/${first?.version}/rollback-`)).map(({ key }) => key)).toEqual(
      ['120000', '120001'].map((time) => `dbt_up/prod/history/${first?.version}/rollback-20261124T${time}Z.json`)
    );
  });

  test('of a rollback takes back both, and keeps the record of the first', async () => {
    const store = memoryStore();
    const [first, second, third] = await published(store, [1, 2, 3]);
    await rollBack(store, 'previous', '2026-11-24T12:00:00Z');
    const standing = (await latestOf(store)).rolled_back_from;
    await rollBack(store, 'previous', '2026-11-24T12:30:00Z');
    const latest = await latestOf(store);
    expect(latest).toMatchObject({
      version: first?.version,
      rolled_back_from: { version: second?.version, earlier: [{ version: third?.version, reason: 'back to previous' }] }
    });
    const record = rollbackKey('dbt_up', 'prod', second?.version ?? '', '2026-11-24T12:00:00Z');
    expect(JSON.parse(await textOf(store, record))).toEqual({ version: second?.version, rolled_back_from: standing });
  });

  test('forward again takes back what is left, and not what it brings back', async () => {
    const store = memoryStore();
    const [first, second, third] = await published(store, [1, 2, 3]);
    await rollBack(store, second?.version ?? '');
    await rollBack(store, first?.version ?? '', '2026-11-24T12:30:00Z');
    await rollBack(store, third?.version ?? '', '2026-11-24T13:00:00Z');
    expect(await latestOf(store)).toMatchObject({
      version: third?.version,
      rolled_back_from: { version: first?.version, earlier: [{ version: second?.version }] }
    });
  });
});

describe('previous', () => {
  test('is the newest build with another contract: rebuilds of the same are no way back', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1]);
    for (const minute of [2, 3, 4, 5, 6, 7, 8]) await build(store, { generatedAt: atMinute(minute), column: 'bad' });
    expect((await rollBack(store, 'previous')).target.mesh.version).toBe(first?.version);
  });

  test('is none that a standing rollback took back', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1]);
    await build(store, { generatedAt: atMinute(2), column: 'bad' });
    const [third] = await published(store, [3]);
    await build(store, { generatedAt: atMinute(4), column: 'bad' });
    await rollBack(store, third?.version ?? '');
    expect((await rollBack(store, 'previous', '2026-11-24T12:30:00Z')).target.mesh.version).toBe(first?.version);
  });

  test('is the build before where all have the same contract, none of them taken back already', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1]);
    const second = await build(store, { generatedAt: atMinute(2), column: 'c1' });
    await build(store, { generatedAt: atMinute(3), column: 'c1' });
    expect((await rollBack(store, 'previous')).target.mesh.version).toBe(second.version);
    expect((await rollBack(store, 'previous', '2026-11-24T12:30:00Z')).target.mesh.version).toBe(first?.version);
  });

  test('is told not to be there', async () => {
    const store = memoryStore();
    await published(store, [1]);
    await expect(rollBack(store, 'previous')).rejects.toThrow(/^dbt_up has no version in prod that was built before/);
  });
});

describe('what cannot be rolled back to is told', () => {
  test('nothing was published', async () => {
    await expect(rollBack(memoryStore(), 'previous')).rejects.toThrow('has no publication of dbt_up in prod');
  });

  test.each(['20261124T100000Z-000000000000', 'nonsense'])('no such version: %s', async (version) => {
    const store = memoryStore();
    await published(store, [1]);
    await expect(rollBack(store, version)).rejects.toThrow(`has no version "${version}" of dbt_up in prod`);
  });

  test.each(['../../other/prod/latest', '', 'a/b'])('no version: %j', async (version) => {
    const store = memoryStore();
    await published(store, [1]);
    await expect(rollBack(store, version)).rejects.toThrow('cannot be the name of a version');
  });

  test('a damaged one, with both digests, and latest is untouched', async () => {
    const store = memoryStore();
    const [first, second] = await published(store, [1, 2]);
    const key = `dbt_up/prod/history/${first?.version}/manifest.json`;
    store.put(key, Buffer.from((await textOf(store, key)).replace('"integer"', '"bigint"')));
    await expect(rollBack(store, first?.version ?? '')).rejects.toThrow(`was published with ${first?.digest}`);
    await expect(rollBack(store, 'previous')).rejects.toThrow(`was published with ${first?.digest}`);
    expect(await latestOf(store)).toMatchObject({ version: second?.version });
  });

  test('a reason that no reader would take', async () => {
    const store = memoryStore();
    await published(store, [1, 2]);
    const request = { project: 'dbt_up', environment: 'prod', to: 'previous', reason: '', runUrl: null };
    await expect(rollback(store, fakeClock(), request)).rejects.toThrow('"mesh.rolled_back_from" is not as');
  });
});

describe('publishing after a rollback', () => {
  const rolledBack = async (): Promise<{ store: MemoryStore; bad: PublishOutcome; good: PublishOutcome }> => {
    const store = memoryStore();
    const [good, bad] = await published(store, [1, 2]);
    if (good === undefined || bad === undefined) throw new Error('unreachable');
    await rollBack(store, 'previous');
    return { store, bad, good };
  };

  test.each([2, 3])('is refused for what was rolled back, and writes nothing: minute %i', async (minute) => {
    const { store, good } = await rolledBack();
    const keys = (await store.list('')).map(({ key }) => key);
    expect(await build(store, { generatedAt: atMinute(minute), column: 'c2', withState: true })).toMatchObject({
      outcome: 'rolled-back',
      changed: false,
      previous: { version: good.version, rolled_back_from: { reason: 'back to previous' } }
    });
    expect((await store.list('')).map(({ key }) => key)).toEqual(keys);
  });

  test('goes into history when it was built before', async () => {
    const { store, good } = await rolledBack();
    const late = await build(store, { generatedAt: '2026-11-24T11:59:59Z', column: 'c9' });
    expect(late).toMatchObject({ outcome: 'superseded', previous: { version: good.version } });
    expect(await store.children('dbt_up/prod/history')).toContain(late.version);
  });

  test('ends it, and keeps its record', async () => {
    const { store, bad, good } = await rolledBack();
    const fixed = await build(store, { generatedAt: '2026-11-24T12:00:00Z', column: 'fixed' });
    expect(fixed).toMatchObject({ outcome: 'published', changed: true });
    expect(await latestOf(store)).not.toHaveProperty('rolled_back_from');
    const record = rollbackKey('dbt_up', 'prod', good.version, NOON);
    expect(JSON.parse(await textOf(store, record))).toMatchObject({
      version: good.version,
      rolled_back_from: { version: bad.version, reason: 'back to previous', run_url: RUN }
    });
    // The record is never written twice, nor does it stand in the way of the next publication.
    const again = await build(store, { generatedAt: '2026-11-24T13:00:00Z', column: 'c2' });
    expect(again).toMatchObject({ outcome: 'published' });
  });

  test('of the same contract as before the rollback is a rebuild like any other', async () => {
    const { store } = await rolledBack();
    expect(await build(store, { generatedAt: '2026-11-24T12:30:00Z', column: 'c1' })).toMatchObject({
      outcome: 'published',
      changed: false
    });
  });

  test('is done all the same when asked for, from what history has', async () => {
    const { store, bad } = await rolledBack();
    expect(await build(store, { generatedAt: atMinute(2), column: 'c2' }, { afterRollback: true })).toMatchObject({
      outcome: 'published',
      changed: true,
      version: bad.version
    });
    expect(await textOf(store, LATEST)).toBe(await textOf(store, `dbt_up/prod/history/${bad.version}/manifest.json`));
  });

  test('of what is latest again changes nothing, so that the rollback stands', async () => {
    const { store, good } = await rolledBack();
    const again = await build(store, { generatedAt: atMinute(1), column: 'c1', withState: true });
    expect(again).toMatchObject({ outcome: 'unchanged', version: good.version });
    expect(await latestOf(store)).toHaveProperty('rolled_back_from');
  });
});

describe('beside others', () => {
  /** A store on which, before the first write of latest, someone else does something. */
  function contested(store: MemoryStore, act: () => Promise<unknown>): Store {
    let done = false;
    return {
      ...store,
      replace: async (key, body, ifMatch) => {
        if (key === LATEST && !done) {
          done = true;
          await act();
        }
        return store.replace(key, body, ifMatch);
      }
    };
  }

  test('a named version becomes latest over what was published meanwhile, which is taken back', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    const newer = (): Promise<unknown> => build(store, { generatedAt: atMinute(3), column: 'newer' });
    await rollBack(contested(store, newer), first?.version ?? '');
    expect(await latestOf(store)).toMatchObject({
      version: first?.version,
      rolled_back_from: { version: expect.stringContaining('20261124T100300Z') }
    });
  });

  test('previous gives way to another contract, which nobody has judged yet', async () => {
    const store = memoryStore();
    await published(store, [1, 2]);
    const newer = (): Promise<unknown> => build(store, { generatedAt: atMinute(3), column: 'newer' });
    await expect(rollBack(contested(store, newer), 'previous')).rejects.toThrow(
      /^dbt_up was published to prod while \S+ was to be rolled back: latest is held by version 20261124T100300Z/
    );
    expect(await latestOf(store)).toMatchObject({ generated_at: atMinute(3) });
  });

  test('previous takes back a rebuild of the same contract too', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    const rebuilt = (): Promise<unknown> => build(store, { generatedAt: atMinute(3), column: 'c2' });
    await rollBack(contested(store, rebuilt), 'previous');
    expect(await latestOf(store)).toMatchObject({
      version: first?.version,
      rolled_back_from: { version: expect.stringContaining('20261124T100300Z') }
    });
  });

  test('two to the same version agree', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    const other = (): Promise<unknown> => rollBack(store, first?.version ?? '', '2026-11-24T12:00:01Z');
    expect(await rollBack(contested(store, other), first?.version ?? '')).toMatchObject({ outcome: 'unchanged' });
    expect(await latestOf(store)).toMatchObject({ rolled_back_from: { at: '2026-11-24T12:00:01.000Z' } });
  });

  test('a publisher that comes late learns of it, and its build goes into history', async () => {
    const store = memoryStore();
    await published(store, [1, 2]);
    const late = contested(store, () => rollBack(store, 'previous'));
    expect(await build(late, { generatedAt: atMinute(3), column: 'c3' })).toMatchObject({ outcome: 'superseded' });
    expect(await latestOf(store)).toHaveProperty('rolled_back_from');
  });

  test('one whose answer was lost and that was ended by a publication since is not done again', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    const lost: Store = {
      ...store,
      replace: async (key, body, ifMatch) => {
        const etag = await store.replace(key, body, ifMatch);
        if (key !== LATEST) return etag;
        await build(store, { generatedAt: '2026-11-24T12:00:01Z', column: 'fixed' });
        throw new UserError('The connection broke', 'Run again.');
      }
    };
    expect(await rollBack(lost, first?.version ?? '')).toMatchObject({ outcome: 'rolled-back' });
    expect(await latestOf(store)).toMatchObject({ generated_at: '2026-11-24T12:00:01Z' });
  });

  test('gives up after two minutes, and says who holds it', async () => {
    const store = memoryStore();
    const [first] = await published(store, [1, 2]);
    let time = 0;
    const busy: Store = {
      ...store,
      replace: async (key, body, ifMatch) => {
        time += 1;
        const generatedAt = `2026-11-24T11:00:00.${String(time).padStart(6, '0')}Z`;
        if (key === LATEST) await build(store, { generatedAt, column: `n${time}` });
        return store.replace(key, body, ifMatch);
      }
    };
    await expect(rollBack(busy, first?.version ?? '')).rejects.toThrow(
      /kept changing for 120 seconds while it was to be rolled back; it is held by version 20261124T110000Z-\w+, published/
    );
  });
});

async function textOf(store: Store, key: string): Promise<string> {
  const read = await store.get(key);
  return read.kind === 'found' ? Buffer.from(read.body).toString() : read.kind;
}
