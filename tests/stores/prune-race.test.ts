import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../shared/domain/index.ts';
import { fetchLatest, publish, verifyRegistry } from '../../shared/registry/index.ts';
import { fakeClock, realClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { startFolders } from './folder.ts';
import { startActor, type Ended, type Running } from './processes.ts';
import type { Seen } from './reader.ts';
import { samplePublication, type Sample } from './sample.ts';

const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** Every file as if nothing had been written for two hours: prune leaves alone what is newer than one. */
async function settle(root: string): Promise<void> {
  const then = new Date(Date.now() - 2 * 60 * 60 * 1000);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(files.map((file) => utimes(join(file.parentPath, file.name), then, then)));
}

/** Builds of some days, published when they were built. */
async function publishOld(store: Store, builds: readonly Sample[]): Promise<readonly string[]> {
  const versions: string[] = [];
  for (const build of builds) {
    versions.push((await publish(store, fakeClock(build.generatedAt), samplePublication(build))).version);
  }
  return versions;
}

async function endOf(actors: readonly Running[]): Promise<readonly Ended[]> {
  const ends = await Promise.all(actors.map(({ ended }) => ended));
  expect(ends.filter(({ code }) => code !== 0)).toEqual([]);
  return ends;
}

let subject: SharedSubject;
beforeAll(async () => {
  subject = await startFolders();
});
afterAll(() => subject.close());

test('prunes that race with publishers and readers remove what is old, and nobody notices', async () => {
  const registry = await subject.open();
  const { settings } = registry;
  const store = await registry.connect();
  const production = Array.from({ length: 20 }, (_, index) => ({
    ...{ generatedAt: daysAgo(40 - index), column: `c${index}`, withState: true }
  }));
  const previews = [40, 39].map((days) => ({ environment: 'pr-1', generatedAt: daysAgo(days), withState: true }));
  const old = await publishOld(store, production);
  await publishOld(store, previews);
  await settle(settings.registry);

  const request = { project: null, environment: null, keep: 3, olderThan: null };
  const pruners = [request, request, { ...request, environment: 'pr-*', olderThan: 14 * DAY }].map((one) =>
    startActor('prune', settings, JSON.stringify(one))
  );
  const readers = [1, 2].map(() => startActor('read', settings, 'dbt_up'));
  await Promise.all([...pruners, ...readers].map(({ spoke }) => spoke));
  const newest = new Date().toISOString();
  const published = [
    ...[1, 2, 3, 4].map((hour) => ({ generatedAt: daysAgo(hour / 24), column: `new${hour}`, withState: true })),
    { generatedAt: newest, column: 'newest', withState: true },
    // Builds that are about to go, and have been superseded long ago.
    ...production.slice(0, 3).map((sample) => ({ ...sample, withState: false })),
    { environment: 'pr-1', generatedAt: newest, withState: true }
  ].map((sample) => startActor('publish', settings, JSON.stringify(sample)));
  await endOf(published);
  [...pruners, ...readers].forEach((actor) => actor.finish());
  const removed = (await endOf(pruners)).map(({ stdout }) => Number(stdout.trim().split('\n').at(-1)));
  const seen = (await endOf(readers)).map(({ stdout }) => JSON.parse(stdout.slice(stdout.indexOf('{'))) as Seen);

  expect(seen.flatMap(({ violations }) => violations)).toEqual([]);
  expect(removed.reduce((sum, number) => sum + number, 0)).toBeGreaterThanOrEqual(17);
  const { findings } = await verifyRegistry(store, realClock, { project: null, environment: null });
  // Those that were published once more have state that they do not know of.
  expect(findings.filter(({ rule }) => rule !== 'unchecked-state')).toEqual([]);
  expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(newest);
  expect((await fetchLatest(store, 'dbt_up', ['pr-1']))?.publication.mesh.generated_at).toBe(newest);
  const history = await store.children('dbt_up/prod/history');
  // The five new ones, what was current until they came, and those that were published once more.
  expect(history.length).toBeLessThanOrEqual(5 + 3 + 3);
  expect(history.filter((version) => old.slice(3, 17).includes(version))).toEqual([]);
  expect(await registry.everything()).toHaveLength((await store.list('')).length);
}, 120_000);
