import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fetchLatest, publish, verifyRegistry } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { SharedRegistry, SharedSubject } from './conformance.ts';
import { startFolders } from './folder.ts';
import { startActor } from './processes.ts';
import { atMinute, samplePublication, type Sample } from './sample.ts';

/** A lock that is waited for stands for 15 s. */
const AT_ONCE = 12_000;

let folders: SharedSubject;
beforeAll(async () => {
  folders = await startFolders();
});
afterAll(() => folders.close());

const FIRST: Sample = { generatedAt: atMinute(0), withState: true };
const KILLED: Sample = { generatedAt: atMinute(1), column: 'order_key', withState: true };
const NEXT: Sample = { generatedAt: atMinute(2), column: 'order_number', withState: true };

test('a publisher killed at any change to the files leaves latest whole, and the next one publishes at once', async () => {
  const states = await allDeaths(async () => published(await folders.open()));
  // It was killed with and without the lock of latest in its hand, and while it wrote state, history and latest.
  for (const kind of [/latest\/\..*\.lock$/, /state\/.*\.tmp$/, /history\/.*\.tmp$/, /latest\/.*\.tmp$/]) {
    expect(states.some((left) => left.some((key) => kind.test(key)))).toBe(true);
  }
}, 120_000);

test('so does one that is killed while it takes over the lock of another that was', async () => {
  const withLock = await changeThatLeaves(/latest\/\..*\.lock$/);
  const states = await allDeaths(async () => {
    const registry = await published(await folders.open());
    await dies(registry, withLock);
    return registry;
  });
  // The right to replace a lock is a lock as well.
  expect(states.some((left) => left.some((key) => /latest\/\..*\.lock\.[0-9a-f]{16}$/.test(key)))).toBe(true);
}, 120_000);

async function published(registry: SharedRegistry): Promise<SharedRegistry> {
  await publish(await registry.connect(), realClock, samplePublication(FIRST));
  return registry;
}

/**
 * Publishes over and over, each time in a registry of its own, and is killed at the first change, the second, and so on to the last.
 * @returns what each death left.
 */
async function allDeaths(prepare: () => Promise<SharedRegistry>): Promise<readonly (readonly string[])[]> {
  const states: (readonly string[])[] = [];
  for (let change = 1; ; change += 1) {
    const registry = await prepare();
    if (!(await dies(registry, change))) return states;
    states.push(await registry.everything());
    await isGoneOnFrom(registry, change);
  }
}

/** @returns false when it comes to its end before. */
async function dies({ settings }: SharedRegistry, change: number): Promise<boolean> {
  const { code, stderr } = await startActor('die-at', settings, JSON.stringify(KILLED), String(change)).ended;
  if (code === 0) return false;
  expect({ change, code, stderr }).toEqual({ change, code: null, stderr: '' });
  return true;
}

async function isGoneOnFrom({ connect, everything }: SharedRegistry, change: number): Promise<void> {
  const store = await connect();
  const latest = await fetchLatest(store, 'dbt_up', ['prod']);
  expect([FIRST.generatedAt, KILLED.generatedAt]).toContain(latest?.publication.mesh.generated_at);
  const begun = Date.now();
  const { outcome, version } = await publish(store, realClock, samplePublication(NEXT));
  expect({ change, outcome }).toEqual({ change, outcome: 'published' });
  expect(Date.now() - begun).toBeLessThan(AT_ONCE);

  await store.sweep('');
  const left = await everything();
  expect(left).toEqual(
    expect.arrayContaining(['dbt_up/prod/latest/manifest.json', `dbt_up/prod/history/${version}/manifest.json`])
  );
  expect(left.filter((key) => /\/\./.test(key))).toEqual([]);
  const { findings } = await verifyRegistry(store, realClock, { project: null, environment: null });
  // State without its version, of a publication under way as far as anyone can tell for an hour, is no fault.
  expect(findings).toEqual([]);
}

async function changeThatLeaves(kind: RegExp): Promise<number> {
  for (let change = 1; ; change += 1) {
    const registry = await published(await folders.open());
    if (!(await dies(registry, change))) throw new Error(`no death leaves ${kind.source}`);
    if ((await registry.everything()).some((key) => kind.test(key))) return change;
  }
}
