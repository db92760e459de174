import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Clock, type Store } from '../domain/index.ts';
import { environmentChain } from './environments.ts';
import { fetchLatest, fetchVersion } from './fetch.ts';
import { historyKey, latestKey, stateKey } from './layout.ts';
import { prune, type PruneOutcome, type PruneRequest } from './prune.ts';
import { publish } from './publish.ts';
import { rollback } from './rollback.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A registry in which a project was built and published once a day, with state; a day has passed since. */
async function registry(
  days: number,
  sample: Sample = {}
): Promise<{
  store: MemoryStore;
  clock: Clock;
  /** Oldest first. */
  versions: readonly string[];
}> {
  const clock = fakeClock('2026-06-01T00:00:00Z');
  const store = memoryStore(undefined, () => clock.now());
  return { store, clock, versions: await publishDaily(store, clock, days, sample) };
}

async function publishDaily(store: Store, clock: Clock, days: number, sample: Sample = {}): Promise<readonly string[]> {
  const versions: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const built = { generatedAt: clock.now().toISOString(), column: `c${day}`, withState: true, ...sample };
    versions.push((await publish(store, clock, samplePublication(built))).version);
    await clock.sleep(DAY);
  }
  return versions;
}

const NOTHING_KEPT = { project: null, environment: null, keep: null, olderThan: null, lasting: new Set(['prod']) };

function run(store: Store, clock: Clock, request: Partial<PruneRequest>, dryRun = false): Promise<PruneOutcome> {
  return prune(store, clock, { ...NOTHING_KEPT, ...request }, { dryRun });
}

const keysOf = async (store: Store): Promise<readonly string[]> => (await store.list('')).map(({ key }) => key);
const whatWent = ({ removed }: PruneOutcome) => removed.map(({ what, version }) => [what, version]);

describe('pruning', () => {
  test('removes versions with their state, and leaves the rest readable', async () => {
    const { store, clock, versions } = await registry(5);
    const outcome = await run(store, clock, { keep: 2 });
    expect(whatWent(outcome)).toEqual(
      versions
        .slice(0, 3)
        .reverse()
        .map((version) => ['version', version])
    );
    expect(outcome.kept.map(({ version, why }) => [version, why])).toEqual([
      [versions[4], 'current'],
      [versions[3], 'newest']
    ]);
    expect(await store.children('dbt_up/prod/history')).toEqual(versions.slice(3));
    expect(await store.children('dbt_up/prod/state')).toEqual(versions.slice(3));
    await fetchVersion(store, 'dbt_up', 'prod', versions[3] ?? '');
    expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.version).toBe(versions[4]);
  });

  test('says how many objects and bytes went', async () => {
    const { store, clock, versions } = await registry(2);
    const before = await store.list('');
    const { removed } = await run(store, clock, { keep: 1 });
    const after = await keysOf(store);
    const gone = before.filter(({ key }) => !after.includes(key));
    expect(removed).toEqual([
      {
        ...{ what: 'version', project: 'dbt_up', environment: 'prod', version: versions[0] },
        keys: gone.map(({ key }) => key),
        bytes: gone.reduce((sum, { size }) => sum + size, 0)
      }
    ]);
  });

  test('removes the records of rollbacks to a version with it', async () => {
    const { store, clock, versions } = await registry(3);
    const request = { project: 'dbt_up', environment: 'prod', reason: 'wrong', runUrl: null };
    await rollback(store, clock, { ...request, to: versions[0] ?? '' });
    await clock.sleep(DAY);
    const later = await publishDaily(store, clock, 2, { column: 'mended' });
    expect((await keysOf(store)).filter((key) => key.includes('/rollback-'))).toHaveLength(1);
    await run(store, clock, { keep: 2 });
    expect(await store.children('dbt_up/prod/history')).toEqual(later);
    expect((await keysOf(store)).filter((key) => key.includes('/rollback-'))).toEqual([]);
  });

  test('keeps what a rollback put back, however old', async () => {
    const { store, clock, versions } = await registry(5);
    const request = { project: 'dbt_up', environment: 'prod', reason: 'wrong', runUrl: null };
    await rollback(store, clock, { ...request, to: versions[0] ?? '' });
    await clock.sleep(DAY);
    await run(store, clock, { keep: 1 });
    expect(await store.children('dbt_up/prod/history')).toEqual([versions[0], versions[4]]);
    expect(await store.children('dbt_up/prod/state')).toEqual([versions[0], versions[4]]);
  });

  test('does the same again without finding anything', async () => {
    const { store, clock } = await registry(4);
    await run(store, clock, { keep: 2 });
    const before = await keysOf(store);
    expect((await run(store, clock, { keep: 2 })).removed).toEqual([]);
    expect(await keysOf(store)).toEqual(before);
  });

  test('of a dry run tells the same and removes nothing', async () => {
    const { store, clock } = await registry(4);
    const before = await keysOf(store);
    const told = await run(store, clock, { keep: 1 }, true);
    expect(await keysOf(store)).toEqual(before);
    expect(await run(store, clock, { keep: 1 })).toEqual(told);
  });

  test('keeps to the project and the environment that it is asked for', async () => {
    const { store, clock } = await registry(3);
    await publishDaily(store, clock, 3, { project: 'dbt_upper' });
    await publishDaily(store, clock, 3, { environment: 'staging' });
    const { removed } = await run(store, clock, { keep: 1, project: 'dbt_up', environment: 'staging' });
    expect(removed.map(({ project, environment }) => `${project}/${environment}`)).toEqual([
      'dbt_up/staging',
      'dbt_up/staging'
    ]);
    expect((await run(store, clock, { keep: 1, project: 'dbt_up' })).removed).toHaveLength(2);
    expect((await run(store, clock, { keep: 1 })).removed).toHaveLength(2);
  });

  test('of a registry that holds nothing is done at once', async () => {
    const clock = fakeClock();
    expect(await run(memoryStore(), clock, { keep: 1 })).toEqual({
      ...{ removed: [], kept: [], unread: [], unknown: [], skipped: [] }
    });
  });
});

describe('pruning does not touch', () => {
  test('what is none of ours', async () => {
    const { store, clock, versions } = await registry(3);
    const theirs = [
      'README.md',
      'dbt_up/notes.txt',
      `dbt_up/prod/history/${versions[0]}/manifest.json.bak`,
      'dbt_up/prod/history/v1/manifest.json',
      'dbt_up/prod/latest/catalog.json'
    ];
    for (const key of theirs) store.put(key, Buffer.from('theirs'));
    await clock.sleep(DAY);
    const { unknown } = await run(store, clock, { keep: 1 });
    expect(unknown.map(({ key }) => key).sort()).toEqual([...theirs].sort());
    expect((await keysOf(store)).filter((key) => theirs.includes(key))).toHaveLength(theirs.length);
  });

  test.each<[string, (body: Buffer) => Uint8Array]>([
    ['damaged', (body) => body.subarray(0, 100)],
    ['of a newer layout', (body) => Buffer.from(body.toString().replace('"layout":1', '"layout":2'))]
  ])('an environment whose latest is %s, for what is current is not known', async (_, change) => {
    const { store, clock } = await registry(3);
    await publishDaily(store, clock, 3, { environment: 'staging' });
    const read = await store.get(latestKey('dbt_up', 'prod'));
    store.put(latestKey('dbt_up', 'prod'), change(Buffer.from(read.kind === 'found' ? read.body : '')));
    await clock.sleep(DAY);
    const { unread, removed } = await run(store, clock, { keep: 1 });
    expect(unread).toEqual([
      { project: 'dbt_up', environment: 'prod', key: latestKey('dbt_up', 'prod'), fault: expect.any(UserError) }
    ]);
    expect(removed.map(({ environment }) => environment)).toEqual(['staging', 'staging']);
    expect(await store.children('dbt_up/prod/history')).toHaveLength(3);
  });

  test('a damaged version otherwise than by its age', async () => {
    const { store, clock, versions } = await registry(3);
    store.put(historyKey('dbt_up', 'prod', versions[1] ?? ''), Buffer.from('{'));
    store.put(historyKey('dbt_up', 'prod', versions[0] ?? ''), Buffer.from('{'));
    await clock.sleep(DAY);
    await run(store, clock, { keep: 2 });
    expect(await store.children('dbt_up/prod/history')).toEqual(versions.slice(1));
  });

  test('anything once the store cannot be reached', async () => {
    const { store, clock } = await registry(3);
    const gone: Store = { ...store, get: () => Promise.reject(new Unreachable('gone', 'Run again.')) };
    const before = await keysOf(store);
    await expect(run(gone, clock, { keep: 1 })).rejects.toBeInstanceOf(Unreachable);
    expect(await keysOf(store)).toEqual(before);
  });
});

describe('preview environments', () => {
  const CHAIN = environmentChain('pr-1', { 'pr-*': ['staging', 'prod'] });
  const everything = { environment: 'pr-*', olderThan: 14 * DAY };

  test('that nobody published to for long go, and downstreams fall back', async () => {
    const { store, clock } = await registry(1);
    await publishDaily(store, clock, 2, { environment: 'pr-1' });
    expect((await fetchLatest(store, 'dbt_up', CHAIN))?.environment).toBe('pr-1');
    await clock.sleep(20 * DAY);
    const [young = ''] = await publishDaily(store, clock, 1, { environment: 'pr-2' });
    const { removed, kept } = await run(store, clock, everything);
    expect(removed).toEqual([
      expect.objectContaining({ what: 'environment', environment: 'pr-1', version: expect.any(String) })
    ]);
    expect(removed[0]?.keys).toHaveLength(5);
    expect(kept).toEqual([{ project: 'dbt_up', environment: 'pr-2', version: young, why: 'current' }]);
    expect(await store.children('dbt_up')).toEqual(['pr-2', 'prod']);
    expect((await fetchLatest(store, 'dbt_up', CHAIN))?.environment).toBe('prod');
  });

  test('lose latest first: whoever looks meanwhile falls back already', async () => {
    const { store, clock } = await registry(1, { environment: 'pr-1' });
    await clock.sleep(20 * DAY);
    await run(store, clock, everything);
    expect(store.requests.find((request) => request.startsWith('delete'))).toBe(
      `delete ${latestKey('dbt_up', 'pr-1')}`
    );
  });

  test('that others fall back to stay, and their versions are pruned', async () => {
    const { store, clock } = await registry(3);
    await publishDaily(store, clock, 3, { environment: 'staging' });
    await clock.sleep(90 * DAY);
    const lasting = new Set(['prod', 'staging']);
    const { removed } = await run(store, clock, { environment: '*', olderThan: DAY, lasting });
    expect(removed.map(({ what }) => what)).toEqual(['version', 'version', 'version', 'version']);
    expect(await store.children('dbt_up')).toEqual(['prod', 'staging']);
  });

  test('named one by one keep what is current', async () => {
    const { store, clock } = await registry(2, { environment: 'pr-1' });
    await clock.sleep(90 * DAY);
    await run(store, clock, { environment: 'pr-1', olderThan: DAY });
    expect(await store.children('dbt_up/pr-1/history')).toHaveLength(1);
  });
});

describe('what died halfway', () => {
  test('leaves state without its version, which goes after an hour', async () => {
    const { store, clock, versions } = await registry(2);
    await store.delete(historyKey('dbt_up', 'prod', versions[0] ?? ''));
    const { removed } = await run(store, clock, { keep: 5 });
    expect(removed).toEqual([expect.objectContaining({ what: 'rest', version: versions[0] })]);
    expect(await store.children('dbt_up/prod/state')).toEqual(versions.slice(1));
  });

  test('is finished by the next prune, wherever the first one died', async () => {
    for (let last = 1; last <= 9; last += 1) {
      const { store, clock } = await registry(3, { environment: 'pr-1' });
      await clock.sleep(20 * DAY);
      let deletions = 0;
      const dying: Store = {
        ...store,
        delete: (key, options) => {
          deletions += 1;
          return deletions >= last ? Promise.reject(new Unreachable('gone', '')) : store.delete(key, options);
        }
      };
      const request = { environment: 'pr-*', olderThan: 14 * DAY };
      await run(dying, clock, request).catch(() => undefined);
      await run(store, clock, request);
      expect(await keysOf(store)).toEqual([]);
    }
  });
});

describe('meanwhile', () => {
  /** A store on which something happens just before a deletion. */
  const before = (store: Store, isIt: (key: string) => boolean, happen: () => Promise<unknown>): Store => {
    let happened = false;
    return {
      ...store,
      async delete(key, options) {
        if (!happened && isIt(key)) {
          happened = true;
          await happen();
        }
        await store.delete(key, options);
      }
    };
  };

  test('somebody publishes to an environment that is about to go: it stays', async () => {
    const { store, clock, versions } = await registry(2, { environment: 'pr-1' });
    await clock.sleep(20 * DAY);
    const racing = before(
      store,
      (key) => key.includes('/latest/'),
      () => publishDaily(store, clock, 1, { environment: 'pr-1', column: 'new' })
    );
    const { removed } = await run(racing, clock, { environment: 'pr-*', olderThan: 14 * DAY });
    expect(removed).toEqual([]);
    expect((await fetchLatest(store, 'dbt_up', ['pr-1']))?.publication.mesh.version).not.toBe(versions[1]);
    expect(await store.children('dbt_up/pr-1/history')).toHaveLength(3);
  });

  test('somebody publishes to it just after latest went: the new version is whole', async () => {
    const { store, clock } = await registry(2, { environment: 'pr-1' });
    await clock.sleep(20 * DAY);
    let fresh: readonly string[] = [];
    const racing = before(
      store,
      (key) => key.includes('/history/'),
      async () => {
        fresh = await publishDaily(store, clock, 1, { environment: 'pr-1', column: 'new' });
      }
    );
    await run(racing, clock, { environment: 'pr-*', olderThan: 14 * DAY });
    expect(await keysOf(store)).toEqual([
      historyKey('dbt_up', 'pr-1', fresh[0] ?? ''),
      latestKey('dbt_up', 'pr-1'),
      stateKey('dbt_up', 'pr-1', fresh[0] ?? '', 'manifest.json.gz')
    ]);
  });

  test('somebody rolls back to a version that is about to go: it is in history again, byte by byte, with its state', async () => {
    const { store, clock, versions } = await registry(4);
    const target = versions[0] ?? '';
    const whole = await store.get(historyKey('dbt_up', 'prod', target));
    const racing = before(
      store,
      (key) => key === historyKey('dbt_up', 'prod', target),
      () =>
        rollback(store, clock, { project: 'dbt_up', environment: 'prod', to: target, reason: 'wrong', runUrl: null })
    );
    const { removed, kept } = await run(racing, clock, { keep: 1 });
    expect(removed.map(({ version }) => version)).toEqual([versions[2], versions[1]]);
    expect(kept).toContainEqual({ project: 'dbt_up', environment: 'prod', version: target, why: 'current' });
    const again = await store.get(historyKey('dbt_up', 'prod', target));
    expect(again.kind === 'found' && whole.kind === 'found' && Buffer.from(again.body).equals(whole.body)).toBe(true);
    expect(await store.children('dbt_up/prod/state')).toEqual([target, versions[3]]);
  });

  test('a build whose manifest just went is published once more: its state stays', async () => {
    const { store, clock, versions } = await registry(1, { environment: 'pr-1' });
    const [version = ''] = versions;
    const build = { environment: 'pr-1', generatedAt: '2026-06-01T00:00:00.000Z', column: 'c0', withState: true };
    await clock.sleep(20 * DAY);
    const racing: Store = {
      ...store,
      async delete(key, options) {
        await store.delete(key, options);
        if (key === historyKey('dbt_up', 'pr-1', version)) await publish(store, clock, samplePublication(build));
      }
    };
    const { removed, kept } = await run(racing, clock, { environment: 'pr-*', olderThan: 14 * DAY });
    expect(removed).toEqual([]);
    expect(kept).toEqual([{ project: 'dbt_up', environment: 'pr-1', version, why: 'current' }]);
    expect(await keysOf(store)).toEqual([
      historyKey('dbt_up', 'pr-1', version),
      latestKey('dbt_up', 'pr-1'),
      stateKey('dbt_up', 'pr-1', version, 'manifest.json.gz')
    ]);
  });

  test('a publication that had died is published again: its state stays', async () => {
    const { store, clock, versions } = await registry(2);
    const [first = ''] = versions;
    const history = historyKey('dbt_up', 'prod', first);
    const read = await store.get(history);
    await store.delete(history);
    const racing: Store = {
      ...store,
      async get(key, options) {
        if (key === history && read.kind === 'found') await store.create(history, read.body).catch(() => undefined);
        return store.get(key, options);
      }
    };
    expect((await run(racing, clock, { keep: 5 })).removed).toEqual([]);
    expect(await store.children('dbt_up/prod/state')).toEqual(versions);
  });

  test('another prune does the same: both are content', async () => {
    const { store, clock, versions } = await registry(6);
    await Promise.all([run(store, clock, { keep: 2 }), run(store, clock, { keep: 2 })]);
    expect(await store.children('dbt_up/prod/history')).toEqual(versions.slice(4));
  });
});
