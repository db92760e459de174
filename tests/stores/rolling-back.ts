import { describe, expect, test } from '@jest/globals';
import type { MeshKey, Store } from '../../shared/domain/index.ts';
import {
  fetchLatest,
  listHistory,
  publish,
  readRollbacks,
  rollback,
  type PublishOutcome,
  type RollbackOutcome
} from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { Registry } from './conformance.ts';
import { careless, FAULTS } from './faults.ts';
import { samplePublication } from './sample.ts';

/** Builds of three contracts, an hour apart, all before any rollback of the tests. */
const publishBuild = (store: Store, hour: number): Promise<PublishOutcome> =>
  publish(store, realClock, samplePublication({ generatedAt: `2024-11-24T1${hour}:00:00Z`, column: `c${hour}` }));

const publishLater = (store: Store, column: string): Promise<PublishOutcome> =>
  publish(store, realClock, samplePublication({ generatedAt: new Date(Date.now() + 1000).toISOString(), column }));

const rollBack = (store: Store, to: string, reason = `back to ${to}`): Promise<RollbackOutcome> =>
  rollback(store, realClock, { project: 'dbt_up', environment: 'prod', to, reason, runUrl: null });

/** What is promised of rolling back on every store. */
export function rollingBack(open: () => Promise<Registry>): void {
  describe('rolling back', () => {
    /** A registry with three versions. */
    const filled = async (): Promise<{ registry: Registry; versions: readonly string[] }> => {
      const registry = await open();
      const store = await registry.connect();
      const versions: string[] = [];
      for (const hour of [1, 2, 3]) versions.push((await publishBuild(store, hour)).version);
      return { registry, versions };
    };

    test('makes an earlier version latest, keeps history, and what was rolled back stays away', async () => {
      const { registry, versions } = await filled();
      const store = await registry.connect();
      expect(await rollBack(store, 'previous')).toMatchObject({ outcome: 'rolled-back', changed: true });
      expect(await latestOf(store)).toMatchObject({
        version: versions[1],
        rolled_back_from: { version: versions[2], reason: 'back to previous', run_url: null, earlier: [] }
      });
      expect((await listHistory(store, 'dbt_up', 'prod')).versions).toEqual([...versions].reverse());
      expect(await publishLater(store, 'c3')).toMatchObject({ outcome: 'rolled-back' });
      expect(await publishLater(store, 'c4')).toMatchObject({ outcome: 'published' });
      expect(await rollbacksOf(store)).toEqual([[versions[1], versions[2]]]);
    });

    test('is refused where conditions are ignored, before latest is touched', async () => {
      const { registry, versions } = await filled();
      const store = await registry.connect();
      await expect(rollBack(careless(store), 'previous')).rejects.toThrow(
        'ignores the conditions of writes (If-Match)'
      );
      expect(await latestOf(store)).toMatchObject({ version: versions[2] });
    });

    test('of sixteen at once leaves one, whole, and each of them succeeds', async () => {
      const { registry, versions } = await filled();
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, async (_, index) =>
          rollBack(await registry.connect(), versions[0] ?? '', `reason ${index}`)
        )
      );
      expect(outcomes.filter(({ outcome }) => outcome === 'rolled-back')).toHaveLength(1);
      const store = await registry.connect();
      expect(await latestOf(store)).toMatchObject({
        version: versions[0],
        rolled_back_from: { version: versions[2], earlier: [] }
      });
      expect(await rollbacksOf(store)).toEqual([[versions[0], versions[2]]]);
    }, 150_000);

    // Writes of a rollback while another stands: 1 the one that must be refused, 2 the record of the other, 3 latest.
    describe.each(FAULTS)('an answer that is %s after the write landed', (fault) => {
      test.each([1, 2, 3])(
        'is no lost race: write %i of a second rollback',
        async (write) => {
          const { registry, versions } = await filled();
          await rollBack(await registry.connect(), 'previous');
          const faulty = await registry.connectWith({ fault, write });
          expect(await rollBack(faulty, 'previous')).toMatchObject({ outcome: 'rolled-back', changed: true });
          const store = await registry.connect();
          expect(await latestOf(store)).toMatchObject({
            version: versions[0],
            rolled_back_from: { version: versions[1], earlier: [{ version: versions[2] }] }
          });
          expect(await rollbacksOf(store)).toEqual([
            [versions[0], versions[1]],
            [versions[1], versions[2]]
          ]);
        },
        30_000
      );

      // Writes of a publication without state: 1 history, 2 the one that must be refused, 3 the record of the rollback, 4 latest.
      test.each([1, 2, 3, 4])(
        'is no lost race: write %i of the publication that ends a rollback',
        async (write) => {
          const { registry, versions } = await filled();
          await rollBack(await registry.connect(), 'previous');
          const faulty = await registry.connectWith({ fault, write });
          const { outcome, changed, version } = await publishLater(faulty, 'fixed');
          expect({ outcome, changed }).toEqual({ outcome: 'published', changed: true });
          const store = await registry.connect();
          expect((await latestOf(store)).version).toBe(version);
          expect(await rollbacksOf(store)).toEqual([[versions[1], versions[2]]]);
        },
        30_000
      );
    });
  });
}

async function latestOf(store: Store): Promise<MeshKey> {
  const fetched = await fetchLatest(store, 'dbt_up', ['prod']);
  if (fetched === null) throw new Error('nothing was published');
  return fetched.publication.mesh;
}

/** Every rollback that was made, as the version that it went to and the one that it came from. */
async function rollbacksOf(store: Store): Promise<readonly (readonly [to: string, from: string])[]> {
  const records = await readRollbacks(store, await listHistory(store, 'dbt_up', 'prod'), await latestOf(store));
  return records.map(({ version, rolled_back_from }) => [version, rolled_back_from.version] as const).sort();
}
