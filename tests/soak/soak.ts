import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../sql/random-queries.ts';
import { auditor, downstream, keeper, operator, publisher, pruning, reader, type Actor, type Role } from './actors.ts';
import { openSite, type StoreName } from './site.ts';
import { openStage, type Counts, type Stage } from './stage.ts';

export interface SoakOptions {
  readonly seed: number;
  readonly milliseconds: number;
  readonly log: (line: string) => void;
}

export interface SoakReport extends Counts {
  readonly store: StoreName;
  readonly seed: number;
  readonly seconds: number;
  readonly injected: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
  /** Objects in the registry at the end, after the last prune. */
  readonly objects: number;
}

/** Everybody rests after so long, and the registry is pruned and verified. */
const SEGMENT = 60_000;

const PUBLISHERS = 8;
const READERS = 8;

/** So many of each use the built command, as a workflow does; the others are processes that stay, and so do more. */
const BY_COMMAND = 2;

/**
 * Puts a registry under load from many processes, kills them and has the network fail, and judges all that is seen meanwhile. At the end, and
 * once a minute, all rest, the registry is pruned, and `verify` must find nothing.
 */
export async function soak(store: StoreName, { seed, milliseconds, log }: SoakOptions): Promise<SoakReport> {
  const site = await openSite(store, seed);
  const home = await mkdtemp(join(tmpdir(), 'mesh-soak-'));
  const stage = openStage(site, Math.min(60_000, milliseconds / 4));
  const actors = cast(stage, home, seed);
  try {
    const begun = Date.now();
    const end = begun + milliseconds;
    while (Date.now() < end) {
      const segmentEnd = Math.min(end, Date.now() + SEGMENT);
      await actUntil(segmentEnd, actors);
      const seconds = Math.round((Date.now() - begun) / 1000);
      const objects = await inspect(stage);
      log(
        `${store}: ${seconds} s, ${total(stage.counts().operations)} operations, ${objects} objects, ${stage.judge.violations.length} violations`
      );
    }
    return {
      store,
      seed,
      seconds: Math.round((Date.now() - begun) / 1000),
      ...stage.counts(),
      injected: site.injected,
      violations: stage.judge.violations,
      objects: (await site.everything()).length
    };
  } finally {
    await Promise.all(actors.map(({ actor }) => actor.leave()));
    await site.close();
    await rm(home, { recursive: true, force: true });
  }
}

interface Part {
  readonly actor: Actor;
  readonly random: () => number;
}

function cast(stage: Stage, home: string, seed: number): readonly Part[] {
  const makers: readonly ((role: Role) => Actor)[] = [
    ...Array.from({ length: PUBLISHERS }, (_, index) => (role: Role) => publisher(role, index < BY_COMMAND)),
    ...Array.from({ length: READERS }, (_, index) => (index < BY_COMMAND ? downstream : reader)),
    keeper,
    operator,
    auditor
  ];
  return makers.map((make, index) => {
    const random = randomFrom(seed * 1_000 + index);
    return { actor: make({ stage, random, folder: join(home, `actor-${index}`) }), random };
  });
}

/** Lets all do one turn after another until the time is up, or one of them fails. */
async function actUntil(end: number, parts: readonly Part[]): Promise<void> {
  const failures: unknown[] = [];
  const act = async ({ actor, random }: Part): Promise<void> => {
    while (Date.now() < end && failures.length === 0) {
      await actor.turn();
      await sleep(Math.min(random() * actor.rest, Math.max(0, end - Date.now())));
    }
  };
  await Promise.all(parts.map((part) => act(part).catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}

/** Prunes and verifies while nothing else happens. */
async function inspect(stage: Stage): Promise<number> {
  const { site, judge } = stage;
  site.calm(true);
  const worker = stage.hire();
  try {
    const pruned = await stage.order(worker, pruning(stage, null));
    if (pruned !== null) stage.countPruned(pruned.value);
    const verified = await stage.run('verify (command)', null, 'verify');
    if (verified !== null && verified.code !== 0) judge.violation(`verify found: ${verified.stdout}`);
    const objects = await site.everything();
    const left = objects.filter((key) => /(^|\/)\./.test(key));
    if (left.length > 0) judge.violation(`left behind after a prune: ${left.join(', ')}`);
    return objects.length;
  } finally {
    await worker.dismiss();
    site.calm(false);
  }
}

export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
