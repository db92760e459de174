import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fetchLatest, listHistory, publish, readRollbacks } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { startFolders } from './folder.ts';
import { startActor, type Running } from './processes.ts';
import type { Seen } from './reader.ts';
import { startMoto, startVersitygw } from './s3-server.ts';
import { samplePublication } from './sample.ts';

const ROUNDS = 3;

describe.each<readonly [name: string, start: () => Promise<SharedSubject>]>([
  ['a folder', startFolders],
  ['versitygw', startVersitygw],
  ['moto', startMoto]
])('processes that publish and roll back at once, on %s', (_, start) => {
  let subject: SharedSubject;
  beforeAll(async () => {
    subject = await start();
  }, 120_000);
  afterAll(() => subject.close());

  test('each succeed, every rollback is on record once, and no reader sees latest torn or going back', async () => {
    const registry = await subject.open();
    const { settings } = registry;
    const store = await registry.connect();
    const base = await publish(store, realClock, samplePublication({ column: 'base' }));
    const reader = startActor('read', settings, 'dbt_up');
    await reader.spoke;

    const outcomes: string[] = [];
    const rolledBack: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const generatedAt = new Date().toISOString();
      const publishers = [1, 2, 3].map((number) =>
        startActor('publish', settings, JSON.stringify({ generatedAt, column: `c${round}_${number}` }))
      );
      const reasons = [1, 2].map((number) => `reason ${round}_${number}`);
      const rollbacks = reasons.map((reason) => startActor('rollback', settings, base.version, reason));
      outcomes.push(...(await Promise.all(publishers.map(outcomeOf))));
      const ends = await Promise.all(rollbacks.map(outcomeOf));
      rolledBack.push(...reasons.filter((__, index) => ends[index] === 'rolled-back'));
      expect(ends.filter((end) => end !== 'rolled-back' && end !== 'unchanged')).toEqual([]);
    }

    expect(outcomes.filter((outcome) => !['published', 'superseded'].includes(outcome))).toEqual([]);
    const listing = await listHistory(store, 'dbt_up', 'prod');
    expect(listing.versions).toHaveLength(1 + 3 * ROUNDS);
    const latest = await fetchLatest(store, 'dbt_up', ['prod']);
    const records = await readRollbacks(store, listing, latest?.publication.mesh ?? null);
    expect(records.map((record) => record.rolled_back_from.reason).sort()).toEqual(rolledBack.sort());
    expect((await seenBy(reader)).violations).toEqual([]);
  }, 120_000);
});

async function outcomeOf(actor: Running): Promise<string> {
  const { code, stdout, stderr } = await actor.ended;
  if (code !== 0) throw new Error(`an actor ended with ${code}:\n${stdout}${stderr}`);
  return stdout.trim().split('\n').at(-1) ?? '';
}

async function seenBy(reader: Running): Promise<Seen> {
  reader.finish();
  const { stdout } = await reader.ended;
  return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Seen;
}
