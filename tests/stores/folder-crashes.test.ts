import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fetchLatest, publish } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { startFolders } from './folder.ts';
import { startActor } from './processes.ts';
import { atMinute, samplePublication, type Sample } from './sample.ts';

/** More than a publication makes: the test ends where one comes through. */
const MOST_CHANGES = 100;

let folders: SharedSubject;
beforeAll(async () => {
  folders = await startFolders();
});
afterAll(() => folders.close());

const FIRST: Sample = { generatedAt: atMinute(0), withState: true };
const KILLED: Sample = { generatedAt: atMinute(1), column: 'order_key', withState: true };
const NEXT: Sample = { generatedAt: atMinute(2), column: 'order_number', withState: true };

test('a publisher that is killed at any change to the file system leaves latest whole, and the next one publishes at once', async () => {
  let change = 1;
  while (await diesAt(change)) change += 1;
  expect(change).toBeGreaterThan(20);
}, 120_000);

/** @returns false when a publication makes no such change. */
async function diesAt(change: number): Promise<boolean> {
  const { settings, connect } = await folders.open();
  const store = await connect();
  await publish(store, realClock, samplePublication(FIRST));
  const { code, stderr } = await startActor('die-at', settings, JSON.stringify(KILLED), String(change)).ended;
  if (code === 0) return false;
  expect({ change, code, stderr }).toEqual({ change, code: null, stderr: '' });

  const latest = await fetchLatest(store, 'dbt_up', ['prod']);
  expect([FIRST.generatedAt, KILLED.generatedAt]).toContain(latest?.publication.mesh.generated_at);
  const begun = Date.now();
  const { outcome } = await publish(store, realClock, samplePublication(NEXT));
  expect({ change, outcome }).toEqual({ change, outcome: 'published' });
  // A lock that is waited for stands for 15 s.
  expect(Date.now() - begun).toBeLessThan(2_000);
  expect(change).toBeLessThan(MOST_CHANGES);
  return true;
}
