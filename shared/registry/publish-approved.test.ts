import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, samplePublication, type Sample } from '../../tests/stores/sample.ts';
import type { AllowedBreaking, MeshKey, Store } from '../domain/index.ts';
import { fetchLatest, fetchVersion } from './fetch.ts';
import { publish, type Approve, type PublishOptions, type PublishOutcome } from './publish.ts';

const ALLOWED: AllowedBreaking = { reason: 'agreed with dbt_down', rules: ['column-removed'] };

function published(store: Store, sample: Sample = {}, options: PublishOptions = {}): Promise<PublishOutcome> {
  return publish(store, fakeClock(), samplePublication(sample), options);
}

/** Says the same each time, and keeps what it was asked about. */
function approver(...answers: readonly Awaited<ReturnType<Approve>>[]): { approve: Approve; asked: MeshKey[] } {
  const asked: MeshKey[] = [];
  return {
    asked,
    approve: ({ mesh }) => {
      asked.push(mesh);
      return Promise.resolve(answers[asked.length - 1] ?? null);
    }
  };
}

async function latestOf(store: Store): Promise<MeshKey | undefined> {
  return (await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh;
}

const OTHER = { column: 'other_id', generatedAt: atMinute(5) };

describe('what latest holds is judged', () => {
  test('with all that is published of it', async () => {
    const store = memoryStore();
    const { version } = await published(store);
    const models: string[] = [];
    await published(store, OTHER, {
      approve: ({ mesh, project }) => {
        models.push(...project.publicModels.flatMap(({ columns }) => columns.map(({ name }) => name)), mesh.version);
        return Promise.resolve({});
      }
    });
    expect(models).toEqual(['order_id', version]);
    expect((await latestOf(store))?.generated_at).toBe(atMinute(5));
  });

  test.each<[what: string, sample: Sample]>([
    ['the same manifest', {}],
    ['a rebuild of the same contract', { generatedAt: atMinute(5) }],
    ['an older build of another contract', { column: 'other_id', generatedAt: '2026-11-24T09:00:00.000000Z' }]
  ])('not where it stays as it is: %s', async (_, sample) => {
    const store = memoryStore();
    await published(store);
    const { approve, asked } = approver();
    expect((await published(store, sample, { approve })).outcome).not.toBe('refused');
    expect(asked).toEqual([]);
  });

  test('not where nothing is published yet', async () => {
    const { approve, asked } = approver();
    expect(await published(memoryStore(), {}, { approve })).toMatchObject({ outcome: 'published' });
    expect(asked).toEqual([]);
  });
});

describe('a publication that is not approved', () => {
  test.each([{ dryRun: false }, { dryRun: true }])('is refused, and nothing is written: %j', async ({ dryRun }) => {
    const store = memoryStore();
    const first = await published(store);
    const before = store.requests.length;
    const second = await published(store, OTHER, { approve: approver().approve, dryRun });
    expect(second).toMatchObject({ outcome: 'refused', changed: false, previous: { version: first.version } });
    expect(store.requests.slice(before)).toEqual(['get dbt_up/prod/latest/manifest.json']);
  });
});

describe('what was allowed', () => {
  test('stands in latest and in history', async () => {
    const store = memoryStore();
    await published(store);
    const { version } = await published(store, OTHER, { approve: approver({ allowed_breaking: ALLOWED }).approve });
    expect(await latestOf(store)).toMatchObject({ version, allowed_breaking: ALLOWED });
    const { publication } = await fetchVersion(store, 'dbt_up', 'prod', version);
    expect(publication.mesh.allowed_breaking).toEqual(ALLOWED);
  });

  test('stays when the same manifest is published with more to say', async () => {
    const store = memoryStore();
    await published(store);
    await published(store, OTHER, { approve: approver({ allowed_breaking: ALLOWED }).approve });
    await published(store, { ...OTHER, withState: true });
    expect(await latestOf(store)).toMatchObject({ allowed_breaking: ALLOWED, state: expect.any(String) });
  });

  test('is said of a version that history has without it', async () => {
    const store = memoryStore();
    const { version } = await published(store, OTHER);
    const other = await published(store, { column: 'third_id', generatedAt: atMinute(5) });
    expect(other.outcome).toBe('published');
    await published(store, OTHER, { approve: approver({ allowed_breaking: ALLOWED }).approve });
    expect(await latestOf(store)).toMatchObject({ version, allowed_breaking: ALLOWED });
  });
});

describe('while others publish', () => {
  const RIVAL = { column: 'rival_id', generatedAt: atMinute(3) };

  /** Another publisher is faster: it replaces latest once history has been written. */
  function overtaken(store: MemoryStore, rival: Sample): Store {
    let done = false;
    return {
      ...store,
      async replace(...args) {
        if (!done) {
          done = true;
          await published(store, rival);
        }
        return store.replace(...args);
      }
    };
  }

  test('what replaced the one that was judged is judged again', async () => {
    const store = memoryStore();
    await published(store);
    const { approve, asked } = approver({}, { allowed_breaking: ALLOWED });
    const outcome = await published(overtaken(store, RIVAL), OTHER, { approve });
    expect(outcome).toMatchObject({ outcome: 'published', changed: true });
    expect(asked.map(({ generated_at }) => generated_at)).toEqual([atMinute(0), atMinute(3)]);
    expect(await latestOf(store)).toMatchObject({ generated_at: atMinute(5), allowed_breaking: ALLOWED });
  });

  test('and what was allowed of the one is not said of the other', async () => {
    const store = memoryStore();
    await published(store);
    const { approve } = approver({ allowed_breaking: ALLOWED }, {});
    await published(overtaken(store, RIVAL), OTHER, { approve });
    expect(await latestOf(store)).not.toHaveProperty('allowed_breaking');
  });

  test('and may be what refuses it', async () => {
    const store = memoryStore();
    await published(store);
    const { approve } = approver({}, null);
    const outcome = await published(overtaken(store, RIVAL), OTHER, { approve });
    expect(outcome).toMatchObject({ outcome: 'refused', previous: { generated_at: atMinute(3) } });
    expect((await latestOf(store))?.generated_at).toBe(atMinute(3));
  });

  test('a rebuild of the one that was judged is not judged again', async () => {
    const store = memoryStore();
    await published(store);
    const { approve, asked } = approver({});
    const outcome = await published(overtaken(store, { generatedAt: atMinute(3) }), OTHER, { approve });
    expect(outcome).toMatchObject({ outcome: 'published' });
    expect(asked).toHaveLength(1);
  });
});
