import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleManifest, type Sample } from '../stores/sample.ts';
import type { Worker } from './crew.ts';
import { isPreview, type Told } from './judge.ts';
import { HOUR, KEEP, type Fate, type Stage } from './stage.ts';

/** One of those who work on the registry: does one thing a turn. */
export interface Actor {
  turn(): Promise<void>;
  /** Longest rest between two turns, in milliseconds. */
  readonly rest: number;
  leave(): Promise<void>;
}

/** What an actor is given: a folder and chance of its own. */
export interface Role {
  readonly stage: Stage;
  readonly folder: string;
  readonly random: () => number;
}

/** One operation in so many is killed. */
const KILLED = 0.07;

/** Large enough that it takes several writes and packets. */
const DESCRIPTION = 'What an order is. '.repeat(2_000);

/** Builds of one project differ in their contract by this: rollbacks and rebuilds need some that come again. */
const COLUMNS = ['order_id', 'order_key', 'order_number', 'id', 'key', 'number'];

/** Publishes builds: most of them new, some older than what is published, some the same once more. */
export function publisher({ stage, folder, random }: Role, viaCommand: boolean): Actor {
  const { judge } = stage;
  const worker = stage.hire();
  let last: Sample | null = null;

  const publish = async (sample: Sample): Promise<Told | null> => {
    const fate = fateOf(random);
    if (!viaCommand) return (await stage.order(worker, { do: 'publish', sample }, fate))?.value ?? null;
    await mkdir(join(folder, 'target'), { recursive: true });
    await writeFile(join(folder, 'dbt_project.yml'), `name: ${sample.project}\n`);
    await writeFile(join(folder, 'target', 'manifest.json'), JSON.stringify(sampleManifest(sample)));
    const flags = ['--project-dir', folder, '--environment', sample.environment ?? 'prod'];
    const ended = await stage.run(
      'publish (command)',
      fate,
      'publish',
      ...flags,
      `--publish-state=${sample.withState === true}`
    );
    return ended === null ? null : toldBy(JSON.parse(ended.stdout) as Told & { findings: { rule: string }[] });
  };

  return {
    rest: 150,
    async turn() {
      const sample = last !== null && random() < 0.06 ? last : buildOf(stage, random);
      const place = placeOf(sample);
      const generatedAt = sample.generatedAt ?? '';
      judge.attempted(place, generatedAt);
      const told = await publish(sample);
      if (told === null) return;
      last = sample;
      judge.told(place, generatedAt, told);
      if (told.outcome !== 'rolled-back') await readVersion(stage, worker, place, told.version);
    },
    leave: () => worker.dismiss()
  };
}

/** The command tells of a rollback by a finding. */
function toldBy({ outcome, version, findings }: Told & { readonly findings: readonly { rule: string }[] }): Told {
  const isRolledBack = outcome === 'refused' && findings.some(({ rule }) => rule === 'rolled-back');
  return { version, outcome: isRolledBack ? 'rolled-back' : outcome };
}

/** Reads latest, what publishers said is in history, and what history lists. */
export function reader({ stage, random }: Role): Actor {
  const { judge } = stage;
  const worker = stage.hire();
  return {
    rest: 40,
    async turn() {
      const place = oneOf(random, PLACES);
      const { project, environment } = namesIn(place);
      if (random() < 0.6) {
        const floor = judge.floorOf(place);
        const seen = await stage.order(worker, { do: 'read-latest', project, environment });
        if (seen !== null) judge.readLatest(place, floor, seen.value);
        return;
      }
      // Before the first publication a folder is not there to be listed.
      const isThere = judge.floorOf('dbt_up/prod') !== '';
      const listed = isThere && random() < 0.2 ? await stage.order(worker, { do: 'list', project, environment }) : null;
      const versions = listed?.value ?? judge.versionsToldOf(place).slice(0, 2 * KEEP);
      if (versions.length > 0) await readVersion(stage, worker, place, oneOf(random, versions));
    },
    leave: () => worker.dismiss()
  };
}

/** Syncs a downstream project by the built command, over and over, as its CI would. */
export function downstream({ stage, folder, random }: Role): Actor {
  const { judge } = stage;
  const place = 'dbt_up/prod';
  return {
    rest: 400,
    async turn() {
      // Nothing is published yet.
      if (judge.floorOf(place) === '') return;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'dbt_project.yml'), 'name: soak_down\n');
      const flags = ['--project-dir', folder, '--upstreams', 'dbt_up: loom'];
      const ended = await stage.run('sync (command)', fateOf(random), 'sync', ...flags);
      if (ended === null) return;
      if (ended.code !== 0) judge.violation(`sync ended with ${ended.code}: ${ended.stdout}${ended.stderr}`);
      const path = join(folder, 'dbt_mesh', 'manifests', 'dbt_up.json');
      const { metadata } = JSON.parse(await readFile(path, 'utf8')) as { metadata: { generated_at: string } };
      judge.synced(place, metadata.generated_at);
    },
    leave: () => Promise.resolve()
  };
}

/** Prunes as if an hour were a minute, so that a registry of minutes stays small, and is killed at it now and then. */
export function keeper({ stage, random }: Role): Actor {
  const worker = stage.hire();
  return {
    rest: 10_000,
    async turn() {
      if (stage.judge.floorOf('dbt_up/prod') === '') return;
      if (random() < 0.2) {
        await stage.run('prune (command)', fateOf(random, 0.3), 'prune', '--keep', String(KEEP));
      } else {
        const environment = random() < 0.5 ? null : 'pr-*';
        const pruned = await stage.order(worker, pruning(stage, environment), fateOf(random, 0.2));
        if (pruned !== null) stage.countPruned(pruned.value);
      }
    },
    leave: () => worker.dismiss()
  };
}

/** What prune is told by the soak: on its clock, whatever is there is nearly an hour old. A preview ends once nothing is published to it. */
export function pruning({ settled }: Stage, environment: string | null) {
  return { do: 'prune', environment, keep: KEEP, olderThan: environment === null ? 0 : HOUR + settled } as const;
}

/** Verifies the registry while others publish, prune and roll back: what is under way is no fault. */
export function auditor({ stage, random }: Role): Actor {
  return {
    rest: 20_000,
    async turn() {
      if (stage.judge.floorOf('dbt_up/prod') === '') return;
      const ended = await stage.run('verify (command)', fateOf(random, 0.1), 'verify');
      if (ended !== null && ended.code !== 0) stage.judge.violation(`verify found: ${ended.stdout}`);
    },
    leave: () => Promise.resolve()
  };
}

/** Rolls production back, mostly to the contract before. */
export function operator({ stage, random }: Role): Actor {
  const { judge } = stage;
  return {
    rest: 16_000,
    async turn() {
      const place = 'dbt_up/prod';
      const { project, environment } = namesIn(place);
      const versions = judge.versionsToldOf(place).slice(0, KEEP / 2);
      if (versions.length === 0) return;
      judge.rollbackAttempted(place);
      const to = random() < 0.7 ? 'previous' : oneOf(random, versions);
      const flags = ['--project', project, '--environment', environment, '--to', to, '--reason', 'soak'];
      const ended = await stage.run('rollback (command)', fateOf(random, 0.2), 'rollback', ...flags);
      if (ended !== null && ended.code !== 0) judge.violation(`rollback ended with ${ended.code}: ${ended.stdout}`);
    },
    leave: () => Promise.resolve()
  };
}

const PLACES = ['dbt_up/prod', 'dbt_up/prod', 'dbt_up/prod', 'dbt_side/prod', 'dbt_up/pr-1', 'dbt_up/pr-2'];

function buildOf({ settled }: Stage, random: () => number): Sample {
  const chosen = oneOf(random, PLACES);
  // Half of the time nobody publishes to previews, so that one or the other is pruned as a whole.
  const isResting = isPreview(chosen) && Date.now() % (6 * settled) > 3 * settled;
  const age = random() < 0.65 ? 0 : random() * 20_000;
  // A rollback tells its time in milliseconds: a build of the same one would seem to come after it.
  const millisecond = new Date(Date.now() - 2 - age).toISOString();
  const microseconds = String(Math.floor(random() * 1_000)).padStart(3, '0');
  return {
    ...namesIn(isResting ? 'dbt_up/prod' : chosen),
    generatedAt: millisecond.replace('Z', `${microseconds}Z`),
    column: oneOf(random, COLUMNS),
    description: DESCRIPTION,
    withState: random() < 0.5
  };
}

async function readVersion(stage: Stage, worker: Worker, place: string, version: string): Promise<void> {
  const read = await stage.order(worker, { do: 'read-version', ...namesIn(place), version });
  if (read !== null) stage.judge.readVersion(place, version, read.value);
}

function fateOf(random: () => number, chance = KILLED): Fate {
  return random() < chance ? random() * 1.1 : null;
}

function oneOf<T>(random: () => number, all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new RangeError('nothing to choose from');
  return one;
}

function placeOf({ project = '', environment = '' }: Sample): string {
  return `${project}/${environment}`;
}

function namesIn(place: string): { readonly project: string; readonly environment: string } {
  const [project = '', environment = ''] = place.split('/');
  return { project, environment };
}
