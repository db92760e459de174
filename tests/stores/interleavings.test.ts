import { describe, expect, test } from '@jest/globals';
import type { Clock, Store } from '../../shared/domain/index.ts';
import { fetchLatest, fetchState, fetchVersion, prune, publish, rollback } from '../../shared/registry/index.ts';
import { fakeClock } from './clocks.ts';
import { faulty, FAULTS, type FaultPlan } from './faults.ts';
import { everyInterleaving, type Interleaving, type Process } from './interleavings.ts';
import { memoryStore } from './memory-store.ts';
import { samplePublication, type Sample } from './sample.ts';

const DAY = 24 * 60 * 60 * 1000;
const PLACE = { project: 'dbt_up', environment: 'prod' };

/** What a registry holds, to be copied into one for each order. */
interface Prepared {
  readonly objects: readonly { readonly key: string; readonly body: Uint8Array; readonly modified: Date }[];
  readonly versions: readonly string[];
  readonly now: string;
}

/** A registry with three builds, a day apart, the last of them two days ago. */
async function prepared(environment: string, withState: boolean): Promise<Prepared> {
  const clock = fakeClock('2026-06-01T00:00:00Z');
  const store = memoryStore(undefined, () => clock.now());
  const versions: string[] = [];
  for (const column of ['c1', 'c2', 'c3']) {
    const built = { environment, generatedAt: clock.now().toISOString(), column, withState };
    versions.push((await publish(store, clock, samplePublication(built))).version);
    await clock.sleep(DAY);
  }
  await clock.sleep(DAY);
  const objects = await Promise.all(
    (await store.list('')).map(async ({ key, modified }) => {
      const read = await store.get(key);
      return { key, modified, body: read.kind === 'found' ? read.body : new Uint8Array() };
    })
  );
  return { objects, versions, now: clock.now().toISOString() };
}

function copyOf({ objects, versions, now }: Prepared): { store: Store; clock: Clock; versions: readonly string[] } {
  const clock = fakeClock(now);
  let copying: Date | null = null;
  const store = memoryStore(undefined, () => copying ?? clock.now());
  for (const { key, body, modified } of objects) {
    copying = modified;
    store.put(key, body);
  }
  copying = null;
  return { store, clock, versions };
}

/** What a process of the tests does, in a registry that is prepared. */
type Act = (given: { readonly clock: Clock; readonly versions: readonly string[] }) => Process;

const build =
  (column: string, sample: Sample = {}): Act =>
  ({ clock }) =>
  (store) =>
    publish(store, clock, samplePublication({ generatedAt: clock.now().toISOString(), column, ...sample }));
const back =
  (to: (versions: readonly string[]) => string): Act =>
  ({ clock, versions }) =>
  (store) =>
    rollback(store, clock, { ...PLACE, to: to(versions), reason: 'test', runUrl: null });
const pruning =
  (environment: string | null = null): Act =>
  ({ clock }) =>
  (store) =>
    prune(store, clock, { project: null, environment, keep: 1, olderThan: DAY, lasting: new Set(['prod']) });

/** The same with one of its writes landing and its answer getting lost, or being the conflict of a retry with itself. */
const losing =
  (act: Act, plan: FaultPlan): Act =>
  (given) =>
  (store) =>
    act(given)(faulty(store, plan));

const oldest = back(([first = '']) => first);
const previous = back(() => 'previous');

/** What is found in latest is in history too, with its state, whatever happened; unless nothing is there. */
async function isSound(store: Store, environment: string): Promise<void> {
  const latest = await fetchLatest(store, PLACE.project, [environment]);
  if (latest === null) {
    expect(environment).not.toBe('prod');
    return;
  }
  const { mesh } = latest.publication;
  const { publication } = await fetchVersion(store, PLACE.project, environment, mesh.version);
  expect(publication.mesh.digest).toBe(mesh.digest);
  await fetchState(store, latest.publication);
}

interface Trial {
  readonly environment: string;
  readonly acts: readonly Act[];
  readonly withState: boolean;
  /** Those that are killed as well, by their place among the acts. */
  readonly mortal: readonly number[];
  /** Those that have to come to their end when they are not killed. */
  readonly certain?: readonly number[];
}

/** Runs the processes in every order, and again with each of the mortal ones killed after each of its requests; then somebody publishes. */
async function ordersOf({ environment, acts, withState, mortal, certain = [] }: Trial): Promise<number> {
  const original = await prepared(environment, withState);
  const prepare = () => {
    const given = copyOf(original);
    return { ...given, processes: acts.map((act) => act(given)) };
  };
  const longest = acts.map(() => 0);
  const check = async (store: Store, { schedule, ends }: Interleaving): Promise<void> => {
    acts.forEach((_, index) => {
      longest[index] = Math.max(longest[index] ?? 0, schedule.filter((one) => one === index).length);
    });
    await isSound(store, environment).catch((error: unknown) => {
      throw new Error(`in the order ${schedule.join('')}: ${String(error)}`, { cause: error });
    });
    expect({ schedule, refused: certain.filter((index) => ends[index]?.kind === 'refused') }).toEqual({
      schedule,
      refused: []
    });
    const next = { environment, generatedAt: '2026-07-01T00:00:00Z', column: 'next' };
    const { outcome } = await publish(store, fakeClock('2026-07-01T00:00:00Z'), samplePublication(next));
    expect(outcome).toBe('published');
    await isSound(store, environment);
  };
  let orders = await everyInterleaving(prepare, check);
  for (const process of mortal) {
    for (let after = 0; after < (longest[process] ?? 0); after += 1) {
      orders += await everyInterleaving(prepare, check, { process, after });
    }
  }
  return orders;
}

describe('in every order of their requests, latest is whole, in history and can be replaced, with', () => {
  test.each<[string, Act, Act]>([
    ['two publishers', build('c4'), build('c5')],
    ['two publishers of the same build', build('c4'), build('c4')],
    ['a publisher and a rollback', build('c4'), previous],
    ['a publisher of what is rolled back, and the rollback', build('c3'), previous],
    ['a publisher and a prune', build('c4'), pruning()],
    ['two rollbacks', previous, oldest],
    ['two prunes', pruning(), pruning()]
  ])(
    '%s, each of them killed anywhere or not',
    async (_, one, other) => {
      for (const withState of [false, true]) {
        const trial = { environment: 'prod', acts: [one, other], withState, mortal: [0, 1] };
        expect(await ordersOf(trial)).toBeGreaterThan(20);
      }
    },
    60_000
  );

  describe.each(FAULTS)('an answer that is %s after the write landed, of', (fault) => {
    test.each<[string, Act, Act]>([
      ['a publisher beside an older one', build('c4'), build('c5', { generatedAt: '2026-06-04T23:00:00Z' })],
      ['a publisher beside a newer one', build('c4'), build('c5', { generatedAt: '2026-06-05T01:00:00Z' })],
      ['a publisher beside a rollback', build('c4'), previous],
      ['a publisher beside a prune', build('c4'), pruning()],
      ['a rollback beside a publisher', oldest, build('c4')],
      ['a rollback beside another', oldest, previous]
    ])(
      '%s',
      async (_, one, other) => {
        for (const write of [1, 2, 3, 4]) {
          const acts = [losing(one, { fault, write }), other];
          await ordersOf({ environment: 'prod', acts, withState: false, mortal: [], certain: [0] });
        }
      },
      60_000
    );
  });

  test('the end of a preview, and a publisher, each of them killed anywhere or not', async () => {
    const acts = [build('c4', { environment: 'pr-1' }), pruning('pr-*')];
    expect(await ordersOf({ environment: 'pr-1', acts, withState: true, mortal: [0, 1] })).toBeGreaterThan(20);
  }, 60_000);

  // Were one of them killed between what it changes and its look at what the other did, latest would lack its history: verify tells of that.
  test.each([false, true])('a rollback to a version that a prune removes (state: %s)', async (withState) => {
    const acts = [oldest, pruning()];
    expect(await ordersOf({ environment: 'prod', acts, withState, mortal: [] })).toBeGreaterThan(10);
  });

  test.each<[string, string, string]>([
    ['the first build', 'c1', '2026-06-01T00:00:00.000Z'],
    ['the last build', 'c3', '2026-06-03T00:00:00.000Z']
  ])('the end of a preview, and a publisher of %s once more', async (_, column, generatedAt) => {
    const acts = [build(column, { environment: 'pr-1', generatedAt }), pruning('pr-*')];
    expect(await ordersOf({ environment: 'pr-1', acts, withState: false, mortal: [] })).toBeGreaterThan(10);
  });
});
