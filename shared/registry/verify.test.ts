import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fakeClock, realClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, sampleManifest, samplePublication, type Sample } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Clock, type Finding, type MeshKey, type Store } from '../domain/index.ts';
import { historyKey, latestKey, rollbackKey, stateKey } from './layout.ts';
import { prune } from './prune.ts';
import { publish } from './publish.ts';
import { rollback } from './rollback.ts';
import { verifyRegistry, type VerifyOutcome } from './verify.ts';

const HOUR = 60 * 60 * 1000;
const ALL = { project: null, environment: null };
const LATEST = latestKey('dbt_up', 'prod');

/** A registry with three versions with state, an hour apart, and the keys of the newest and the oldest. */
async function registry(sample: Sample = {}) {
  const clock = fakeClock();
  const store = memoryStore(undefined, () => clock.now());
  const versions: string[] = [];
  for (const minute of [0, 1, 2]) {
    const built = samplePublication({
      generatedAt: atMinute(minute),
      column: `c${minute}`,
      withState: true,
      ...sample
    });
    versions.push((await publish(store, clock, built)).version);
    await clock.sleep(HOUR);
  }
  const [first = '', second = '', third = ''] = versions;
  const history = (version: string): string => historyKey('dbt_up', 'prod', version);
  const state = (version: string): string => stateKey('dbt_up', 'prod', version, 'manifest.json.gz');
  return { store, clock, first, second, third, history, state };
}

const verified = (store: Store, clock: Clock, scope = {}): Promise<VerifyOutcome> =>
  verifyRegistry(store, clock, { ...ALL, ...scope });

async function findingsIn(store: Store, clock: Clock): Promise<readonly Finding[]> {
  return (await verified(store, clock)).findings;
}

async function bodyOf(store: Store, key: string): Promise<Buffer> {
  const read = await store.get(key);
  if (read.kind !== 'found') throw new Error(`${key} is ${read.kind}`);
  return Buffer.from(read.body);
}

async function damage(store: MemoryStore, key: string, change: (body: Buffer) => Uint8Array): Promise<void> {
  store.put(key, change(await bodyOf(store, key)));
}

/** The same publication saying something else of itself. */
function saying(changes: Partial<Record<keyof MeshKey, unknown>>): (body: Buffer) => Buffer {
  return (body) => {
    const { mesh, ...manifest } = JSON.parse(body.toString()) as { mesh: MeshKey };
    return Buffer.from(JSON.stringify({ ...manifest, mesh: { ...mesh, ...changes } }));
  };
}

const truncated = (body: Buffer): Uint8Array => body.subarray(0, body.byteLength - 40);
const flipped = (body: Buffer): Uint8Array =>
  Buffer.from(body.toString().replace('"data_type":"integer"', '"data_type":"integfr"'));

describe('a sound registry', () => {
  test('is told by its environments, and nothing is found', async () => {
    const { store, clock, third } = await registry();
    expect(await verified(store, clock)).toEqual({
      environments: [{ project: 'dbt_up', environment: 'prod', version: third, versions: 3, objects: 7 }],
      findings: []
    });
  });

  test('may have rollbacks, standing and over, and publications that say more', async () => {
    const { store, clock, first } = await registry();
    const request = { project: 'dbt_up', environment: 'prod', reason: 'wrong', runUrl: null };
    await rollback(store, clock, { ...request, to: first });
    expect(await findingsIn(store, clock)).toEqual([]);
    await clock.sleep(HOUR);
    const mended = samplePublication({ generatedAt: clock.now().toISOString(), column: 'mended' });
    await publish(store, clock, mended);
    const state = { 'manifest.json': Buffer.from(JSON.stringify(mended.manifest)) };
    await publish(store, clock, { ...mended, state });
    const { environments, findings } = await verified(store, clock);
    expect(findings).toEqual([]);
    // Latest, four versions, their states, and the record of the rollback.
    expect(environments.map(({ objects }) => objects)).toEqual([1 + 4 + 4 + 1]);
  });

  test('may have been pruned', async () => {
    const { store, clock } = await registry();
    await clock.sleep(HOUR);
    await prune(store, clock, { ...ALL, keep: 1, olderThan: null, lasting: new Set() });
    expect(await findingsIn(store, clock)).toEqual([]);
  });

  test('may be empty', async () => {
    expect(await verified(memoryStore(), fakeClock())).toEqual({ environments: [], findings: [] });
  });

  test('is read eight objects at a time', async () => {
    const { store, clock } = await registry();
    for (let number = 0; number < 12; number += 1) {
      await publish(store, clock, samplePublication({ environment: `pr-${number}`, withState: true }));
    }
    let [reading, most] = [0, 0];
    const counting: Store = {
      ...store,
      async get(key, options) {
        most = Math.max(most, (reading += 1));
        await realClock.sleep(1);
        reading -= 1;
        return store.get(key, options);
      }
    };
    expect(await findingsIn(counting, clock)).toEqual([]);
    expect(most).toBe(8);
  });
});

describe('the part that is verified', () => {
  test('is a project, an environment, or environments by a pattern', async () => {
    const { store, clock } = await registry();
    for (const environment of ['pr-1', 'pr-2']) await publish(store, clock, samplePublication({ environment }));
    await publish(store, clock, samplePublication({ project: 'dbt_upper', environment: 'pr-1' }));
    store.put('README.md', Buffer.from(''));
    const parts = async (scope: object): Promise<readonly string[]> =>
      (await verified(store, clock, scope)).environments.map(({ project, environment }) => `${project}/${environment}`);
    expect(await parts({ project: 'dbt_up' })).toEqual(['dbt_up/pr-1', 'dbt_up/pr-2', 'dbt_up/prod']);
    expect(await parts({ environment: 'pr-*' })).toEqual(['dbt_up/pr-1', 'dbt_up/pr-2', 'dbt_upper/pr-1']);
    expect(await parts({ project: 'dbt_up', environment: 'pr-1' })).toEqual(['dbt_up/pr-1']);
    expect((await verified(store, clock, { project: 'dbt_up' })).findings).toEqual([]);
    expect(await findingsIn(store, clock)).toHaveLength(1);
  });
});

describe('an object that no reader takes is named, with what is wrong and what helps', () => {
  test.each<[string, (body: Buffer) => Uint8Array, RegExp]>([
    ['truncated', truncated, /is cut off/],
    ['with a flipped byte', flipped, /is damaged: its digest is [0-9a-f]{64}, and it was published with [0-9a-f]{64}/],
    ['that is empty', () => Buffer.alloc(0), /is empty/],
    ['that is no text', (body) => gzipSync(body), /is compressed with gzip/],
    ['that is no manifest', () => Buffer.from('{"a":1}'), /is no dbt manifest/],
    ['that dbt-mesh did not publish', () => Buffer.from(JSON.stringify(sampleManifest())), /has no "mesh" key/],
    ['with a mesh key that is not ours', saying({ commit: 7 }), /"mesh.commit" is not as dbt-mesh writes it/],
    ['of another project', saying({ project: 'dbt_other' }), /is a publication of another project/],
    ['of another environment', saying({ environment: 'staging' }), /is a publication of another environment/]
  ])('%s', async (_, change, message) => {
    const { store, clock, third, history } = await registry();
    await damage(store, LATEST, change);
    expect(await findingsIn(store, clock)).toEqual([
      {
        ...{ rule: 'unreadable-object', severity: 'error', project: 'dbt_up', model: null, key: LATEST },
        message: expect.stringMatching(message),
        hint: 'Remove it, and publish dbt_up to prod again: until then its downstreams fail.'
      }
    ]);
    await damage(store, history(third), change);
    const [, second] = await findingsIn(store, clock);
    expect(second).toMatchObject({
      rule: 'unreadable-object',
      key: history(third),
      message: expect.stringMatching(message)
    });
    expect(second?.message).toContain(`${store.location}/${history(third)}`);
    expect(second?.hint).toContain('Restore it from a backup, or remove it');
  });

  test('a current version whose latest is whole has a copy', async () => {
    const { store, clock, third, history } = await registry();
    await damage(store, history(third), truncated);
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        rule: 'unreadable-object',
        key: history(third),
        hint: `Copy ${LATEST} over it: latest is the same version, and whole.`
      }
    ]);
  });

  test('of a newer layout wants a newer release', async () => {
    const { store, clock, first, history } = await registry();
    await damage(store, history(first), saying({ layout: 2 }));
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        rule: 'unreadable-object',
        message: expect.stringContaining('has layout 2'),
        hint: expect.stringContaining('newer release')
      }
    ]);
  });

  test('that was moved there from another version', async () => {
    const { store, clock, first, second, history } = await registry();
    store.put(history(first), await bodyOf(store, history(second)));
    expect(await findingsIn(store, clock)).toMatchObject([
      { key: history(first), message: expect.stringContaining('is a publication of another version') }
    ]);
  });

  test('with a name that is not plain: its digest is right, and readers refuse it all the same', async () => {
    const { store, clock } = await registry({ environment: 'staging' });
    await publish(store, clock, samplePublication({ column: 'a{{ 1 }}' }));
    const found = await findingsIn(store, clock);
    expect(found.map(({ rule }) => rule)).toEqual(['unreadable-object', 'unreadable-object']);
    expect(found[0]?.hint).toContain('Have dbt_up changed and published again');
  });

  test('that the store does not give out', async () => {
    const { store, clock, first, state } = await registry();
    const denied = new UserError('Cannot read it: access was denied', 'The role needs s3:GetObject for it.');
    const guarded: Store = {
      ...store,
      get: (key, options) => (key === state(first) ? Promise.reject(denied) : store.get(key, options))
    };
    expect(await findingsIn(guarded, clock)).toMatchObject([
      { rule: 'unreadable-object', key: state(first), message: denied.message, hint: denied.hint }
    ]);
  });

  test('all of them at once, and the rest is verified', async () => {
    const { store, clock, first, second, history, state } = await registry();
    for (const key of [history(first), history(second), state(first)]) await damage(store, key, truncated);
    const { environments, findings } = await verified(store, clock);
    expect(findings.map(({ key }) => key).sort()).toEqual([history(first), history(second), state(first)].sort());
    expect(environments).toMatchObject([{ versions: 3, objects: 7 }]);
  });
});

describe('latest and history', () => {
  test('a version in latest that history does not have', async () => {
    const { store, clock, third, history } = await registry();
    await store.delete(history(third));
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        ...{ rule: 'latest-not-in-history', severity: 'error', key: LATEST },
        message: `${store.location}/${LATEST} is version ${third}, which history does not have`
      }
    ]);
  });

  test('a history without latest', async () => {
    const { store, clock } = await registry();
    await store.delete(LATEST);
    expect(await findingsIn(store, clock)).toMatchObject([
      { rule: 'no-latest', severity: 'warning', message: expect.stringContaining('history has 3 versions') }
    ]);
  });

  test('a version published since the listing is no fault', async () => {
    const { store, clock } = await registry();
    const racing: Store = {
      ...store,
      async list(...args) {
        const listed = await store.list(...args);
        await publish(store, clock, samplePublication({ generatedAt: atMinute(9), withState: true }));
        return listed;
      }
    };
    expect(await findingsIn(racing, clock)).toEqual([]);
  });

  test('versions pruned since the listing are no fault', async () => {
    const { store, clock } = await registry();
    await clock.sleep(HOUR);
    const racing: Store = {
      ...store,
      async list(...args) {
        const listed = await store.list(...args);
        if (args[0] === '')
          await prune(store, clock, { ...ALL, keep: 1, olderThan: null, lasting: new Set(), project: 'dbt_up' });
        return listed;
      }
    };
    expect(await findingsIn(racing, clock)).toEqual([]);
  });
});

describe('state', () => {
  test.each<[string, (body: Buffer) => Uint8Array]>([
    ['truncated', truncated],
    ['replaced by another one', () => gzipSync(JSON.stringify(sampleManifest({ column: 'x' })))]
  ])('that is %s is told with both digests', async (_, change) => {
    const { store, clock, second, state } = await registry();
    await damage(store, state(second), change);
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        ...{ rule: 'unreadable-object', key: state(second) },
        message: expect.stringMatching(/is damaged: its digest is [0-9a-f]{64}, and it was published with [0-9a-f]{64}/)
      }
    ]);
  });

  test('that a version names and that is not there', async () => {
    const { store, clock, first, third, state } = await registry();
    await store.delete(state(first));
    await store.delete(state(third));
    const found = await findingsIn(store, clock);
    expect(found.map(({ rule, key }) => [rule, key])).toEqual([
      ['missing-state', state(third)],
      ['missing-state', state(first)]
    ]);
    expect(found[0]?.message).toContain(`is not there, though version ${third} of dbt_up names it`);
  });

  test('without a recorded digest is read, and one notice says that it was not checked', async () => {
    const { store, clock, first, second, third, history, state } = await registry();
    for (const key of [LATEST, history(first), history(second), history(third)]) {
      await damage(store, key, saying({ state_digests: undefined }));
    }
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        rule: 'unchecked-state',
        severity: 'info',
        message: expect.stringContaining('has 3 files published without a digest')
      }
    ]);
    await damage(store, state(first), truncated);
    expect((await findingsIn(store, clock)).map(({ rule, key }) => [rule, key])).toEqual([
      ['unreadable-object', state(first)],
      ['unchecked-state', 'dbt_up/prod/state/']
    ]);
  });

  test('without its version is a leftover, an hour later', async () => {
    const { store, clock, first, history, state } = await registry();
    const body = await bodyOf(store, state(first));
    await store.delete(history(first));
    expect(await findingsIn(store, clock)).toMatchObject([{ rule: 'leftover', severity: 'info', key: state(first) }]);
    store.put(state(first), body);
    expect(await findingsIn(store, clock)).toEqual([]);
  });
});

describe('the record of a rollback', () => {
  test.each<[string, (record: string) => string]>([
    ['damaged', (record) => record.slice(1)],
    [
      'of another version',
      (record) => record.replace(/"version":"[^"]*"/, '"version":"20261124T100100Z-0123456789ab"')
    ],
    ['of another time', (record) => record.replace(/"at":"2026/, '"at":"2025')]
  ])('that is %s is told', async (_, change) => {
    const { store, clock, first } = await registry();
    const request = { project: 'dbt_up', environment: 'prod', reason: 'wrong', runUrl: null };
    await rollback(store, clock, { ...request, to: first });
    const at = clock.now().toISOString();
    await clock.sleep(HOUR);
    await publish(store, clock, samplePublication({ generatedAt: clock.now().toISOString(), column: 'mended' }));
    const key = rollbackKey('dbt_up', 'prod', first, at);
    await damage(store, key, (body) => Buffer.from(change(body.toString())));
    expect(await findingsIn(store, clock)).toMatchObject([{ rule: 'unreadable-object', severity: 'error', key }]);
  });
});

describe('what is none of ours', () => {
  test('is told once for each environment', async () => {
    const { store, clock } = await registry();
    for (const name of ['a', 'b', 'c', 'd']) store.put(`dbt_up/prod/${name}.txt`, Buffer.from(''));
    store.put('README.md', Buffer.from(''));
    store.put('dbt_up/notes.md', Buffer.from(''));
    store.put('dbt_up/', Buffer.from(''));
    expect(await findingsIn(store, clock)).toMatchObject([
      {
        rule: 'unknown-object',
        severity: 'warning',
        project: '',
        message: expect.stringMatching(/: README.md, dbt_up\/notes.md$/)
      },
      { rule: 'unknown-object', project: 'dbt_up', message: expect.stringMatching(/: a.txt, b.txt, c.txt and 1 more$/) }
    ]);
  });
});

test('a store that cannot be reached is an error, and not a registry full of faults', async () => {
  const { store, clock, first, history } = await registry();
  const gone: Store = {
    ...store,
    get: (key, options) =>
      key === history(first) ? Promise.reject(new Unreachable('gone', '')) : store.get(key, options)
  };
  await expect(verified(gone, clock)).rejects.toBeInstanceOf(Unreachable);
});
