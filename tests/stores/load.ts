import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { fetchLatest, fetchVersion, verifyRegistry, type StoreSettings } from '../../shared/registry/index.ts';
import { randomFrom } from '../sql/random-queries.ts';
import { realClock } from './clocks.ts';
import type { SharedRegistry, SharedSubject } from './conformance.ts';
import { startActor, startCommand, type Ended, type Running } from './processes.ts';
import type { Seen } from './reader.ts';
import { atMinute, sampleManifest, type Sample } from './sample.ts';

/** Another one each time; to repeat a run, give the one in the name of the test. */
const SEED = Number(process.env['DBT_MESH_SEED'] ?? Date.now() % 1_000_000);

/** A lock that has to be waited for stands for 15 s, a request that is retried in vain for 30 s. */
const AT_ONCE = 12_000;

/** Sixteen builds, one a minute, in the order in which they come to be published. */
const MINUTES = [9, 3, 14, 0, 7, 11, 1, 15, 5, 2, 12, 8, 4, 13, 6, 10];

/** What the command answers. */
interface Report {
  readonly outcome: string;
  readonly version: string;
}

/** What is promised when publishers and readers are processes of their own, and may be killed. */
export function underLoad(name: string, start: () => Promise<SharedSubject>): void {
  describe(`${name}, among processes`, () => {
    let subject: SharedSubject;
    let home: string;
    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'mesh-load-'));
      subject = await start();
    }, 120_000);
    afterAll(async () => {
      await subject.close();
      await rm(home, { recursive: true, force: true });
    });

    /** Those of the test that is running: none outlives it, whatever becomes of it. */
    const processes: Running[] = [];
    const started = (running: Running): Running => {
      processes.push(running);
      return running;
    };
    afterEach(async () => {
      for (const running of processes) running.kill();
      await Promise.all(processes.splice(0).map(({ ended }) => ended));
    });

    let builds = 0;
    /** The built command on what dbt would have left. */
    const startPublishing = async (settings: StoreSettings, sample: Sample): Promise<Running> => {
      builds += 1;
      const folder = join(home, `build-${builds}`);
      await mkdir(join(folder, 'target'), { recursive: true });
      await writeFile(join(folder, 'dbt_project.yml'), 'name: dbt_up\n');
      await writeFile(join(folder, 'target', 'manifest.json'), JSON.stringify(sampleManifest(sample)));
      return started(startCommand('publish', settings, '--project-dir', folder, '--publish-state'));
    };
    const publish = async (settings: StoreSettings, sample: Sample): Promise<Report> =>
      reportOf(await (await startPublishing(settings, sample)).ended);

    test('each of sixteen publishers succeeds, latest is the newest, and readers see whole publications alone', async () => {
      const registry = await subject.open();
      const { settings } = registry;
      const readers = await startReaders(3, () => started(startActor('read', settings, 'dbt_up')));

      const reports = await Promise.all(
        MINUTES.map((minute) => publish(settings, { generatedAt: atMinute(minute), column: `c${minute}` }))
      );

      const seen = await Promise.all(readers.map(whatItSaw));
      const by = (outcome: string): readonly string[] =>
        reports.filter((report) => report.outcome === outcome).map(({ version }) => version);
      const [published, superseded] = [by('published'), by('superseded')];
      expect(new Set([...published, ...superseded]).size).toBe(16);
      expect((await fetchLatest(await registry.connect(), 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(
        atMinute(15)
      );
      expect(await registry.everything()).toEqual(keysOf([...published, ...superseded]));
      for (const { violations, reads, versions } of seen) {
        expect(violations).toEqual([]);
        expect(reads).toBeGreaterThan(0);
        expect(published).toEqual(expect.arrayContaining([...versions]));
      }
    }, 120_000);

    test(`publishers that are killed tear nothing, and stand in nobody's way (seed ${SEED})`, async () => {
      const random = randomFrom(SEED);
      const registry = await subject.open();
      const { settings } = registry;
      let minute = 0;
      const next = (): Sample => ({ generatedAt: atMinute(minute), column: `c${(minute += 1)}` });
      const publishing = async (): Promise<Running> => {
        const actor = started(startActor('publish', settings, JSON.stringify({ ...next(), withState: true })));
        await actor.spoke;
        return actor;
      };
      const times = { command: await timed(() => publish(settings, next())), actor: 0 };
      const first = await publishing();
      times.actor = await timed(() => first.ended);
      const readers = await startReaders(2, () => started(startActor('read', settings, 'dbt_up')));

      const kept: Report[] = [];
      let killed = 0;
      for (let round = 0; round < 6; round += 1) {
        const victims = [
          { running: await publishing(), within: times.actor },
          { running: await publishing(), within: times.actor },
          { running: await startPublishing(settings, next()), within: times.command }
        ];
        const ends = await Promise.all(victims.map(({ running, within }) => killedWithin(running, random() * within)));
        killed += ends.filter(({ code }) => code === null).length;
        const begun = Date.now();
        kept.push(await publish(settings, next()));
        expect(Date.now() - begun).toBeLessThan(AT_ONCE);
      }

      for (const { violations } of await Promise.all(readers.map(whatItSaw))) expect(violations).toEqual([]);
      expect(killed).toBeGreaterThan(0);
      expect(kept.map(({ outcome }) => outcome)).toEqual(kept.map(() => 'published'));
      await isSound(registry, kept);
    }, 120_000);

    // Writes of a publication with state: 1 state, 2 history, 3 the one that must be refused, 4 latest.
    test.each([1, 2, 3, 4])(
      'a publisher that dies once its write %i has landed leaves what the next one goes on from',
      async (write) => {
        const registry = await subject.open();
        const { settings } = registry;
        await publish(settings, { generatedAt: atMinute(0) });
        const later: Sample = { generatedAt: atMinute(1), column: 'order_key', withState: true };
        const died = await started(startActor('die-after', settings, JSON.stringify(later), String(write))).ended;
        expect(died).toMatchObject({ code: null, stdout: 'ready\n' });

        const latest = await fetchLatest(await registry.connect(), 'dbt_up', ['prod']);
        expect(latest?.publication.mesh.generated_at).toBe(atMinute(write === 4 ? 1 : 0));
        const begun = Date.now();
        const again = await started(startActor('publish', settings, JSON.stringify(later))).ended;
        const next = await publish(settings, { generatedAt: atMinute(2) });
        expect(Date.now() - begun).toBeLessThan(AT_ONCE);
        expect(again).toMatchObject({ code: 0, stdout: `ready\n${write === 4 ? 'unchanged' : 'published'}\n` });
        expect(next.outcome).toBe('published');
        await isSound(registry, [next]);
      },
      60_000
    );
  });
}

/** All that publications with state leave in the registry. */
export function keysOf(versions: readonly string[]): readonly string[] {
  return [
    'dbt_up/prod/latest/manifest.json',
    ...versions.flatMap((version) => [
      `dbt_up/prod/history/${version}/manifest.json`,
      `dbt_up/prod/state/${version}/manifest.json.gz`
    ])
  ].sort();
}

/** Every version that was told to be there is there, the registry is sound, and once it was swept nothing is left behind. */
export async function isSound(registry: SharedRegistry, kept: readonly Report[]): Promise<void> {
  const store = await registry.connect();
  for (const { version } of kept) await fetchVersion(store, 'dbt_up', 'prod', version);
  expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.version).toBe(kept.at(-1)?.version);
  await store.sweep('');
  expect(
    (await registry.everything()).filter(
      (key) => !/^dbt_up\/prod\/(latest|history|state)\//.test(key) || /\/\./.test(key)
    )
  ).toEqual([]);
  const { findings } = await verifyRegistry(store, realClock, { project: null, environment: null });
  expect(findings).toEqual([]);
}

function reportOf({ code, stdout, stderr }: Ended): Report {
  if (code !== 0) throw new Error(`publish ended with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as Report;
}

async function startReaders(count: number, start: () => Running): Promise<readonly Running[]> {
  const readers = Array.from({ length: count }, start);
  await Promise.all(readers.map(({ spoke }) => spoke));
  return readers;
}

async function whatItSaw(reader: Running): Promise<Seen> {
  reader.finish();
  const { code, stdout, stderr } = await reader.ended;
  if (code !== 0) throw new Error(`a reader ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Seen;
}

async function killedWithin(running: Running, milliseconds: number): Promise<Ended> {
  await Promise.race([sleep(milliseconds), running.ended]);
  running.kill();
  return running.ended;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = Date.now();
  await act();
  return Date.now() - begun;
}
