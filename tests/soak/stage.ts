import type { StoreSettings } from '../../shared/registry/index.ts';
import { startCommand, type Ended } from '../stores/processes.ts';
import { hire, type Reply, type Worker } from './crew.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Site } from './site.ts';
import type { Order, Pruned, Results } from './worker.ts';

/** What was written within it, prune leaves alone. */
export const HOUR = 60 * 60 * 1000;

/** Versions of an environment that every prune keeps. */
export const KEEP = 20;

/** What was counted. */
export interface Counts {
  readonly operations: Readonly<Record<string, number>>;
  readonly killed: Readonly<Record<string, number>>;
  /** Operations that ended saying that the store could not be reached, while it could not. */
  readonly gaveUp: number;
  /** By the workers that prune, as far as they came to their end. */
  readonly pruned: Pruned;
}

/** Where the actors meet: one registry, one judge. */
export interface Stage {
  readonly site: Site;
  readonly judge: Judge;
  /** So many milliseconds count for an hour when workers prune: by then a publication that was under way has given up. */
  readonly settled: number;
  counts(): Counts;
  countPruned(pruned: Pruned): void;
  hire(): Worker;
  /** Has a worker do something, and maybe killed meanwhile; null when it was, or gave up. */
  order<Kind extends keyof Results>(
    worker: Worker,
    order: Extract<Order, { do: Kind }>,
    fate?: Fate
  ): Promise<{ readonly value: Results[Kind] } | null>;
  /** Runs the built command; null when it was killed, or gave up. What it answers with another code than 2 is for its caller. */
  run(kind: string, fate: Fate, verb: string, ...flags: readonly string[]): Promise<Ended | null>;
}

/** When to kill: at a part of the time that such an operation took last, or never. */
export type Fate = number | null;

export function openStage(site: Site, settled: number): Stage {
  const judge = createJudge({ keep: KEEP, settled }, () => Date.now());
  const operations: Record<string, number> = {};
  const killed: Record<string, number> = {};
  const lasted: Record<string, number> = {};
  let gaveUp = 0;
  let pruned: Pruned = { objects: 0, previews: 0 };
  const { settings } = site;

  const isGivenUp = (kind: string, message: string, unreachable: boolean): void => {
    if (unreachable && site.isFaulty) gaveUp += 1;
    else judge.violation(`${kind} failed: ${message}`);
  };
  const timed = async <T>(kind: string, fate: Fate, kill: () => void, act: () => Promise<T>): Promise<T> => {
    operations[kind] = (operations[kind] ?? 0) + 1;
    const begun = Date.now();
    const timer = fate === null ? undefined : setTimeout(kill, fate * (lasted[kind] ?? 100));
    try {
      return await act();
    } finally {
      clearTimeout(timer);
      if (fate === null) lasted[kind] = Date.now() - begun;
    }
  };
  const isKilled = (kind: string): void => void (killed[kind] = (killed[kind] ?? 0) + 1);

  return {
    site,
    judge,
    settled,
    counts: () => ({ operations, killed, gaveUp, pruned }),
    countPruned: ({ objects, previews }) =>
      void (pruned = { objects: pruned.objects + objects, previews: pruned.previews + previews }),
    hire: () => hire(settings, HOUR - settled),

    async order<Kind extends keyof Results>(
      worker: Worker,
      order: Extract<Order, { do: Kind }>,
      fate: Fate = null
    ): Promise<{ readonly value: Results[Kind] } | null> {
      const reply: Reply = await timed(
        order.do,
        fate,
        () => worker.kill(),
        () => worker.ask(order)
      );
      switch (reply.kind) {
        case 'done':
          return { value: reply.value as Results[Kind] };
        case 'failed':
          isGivenUp(order.do, reply.message, reply.unreachable);
          return null;
        case 'killed':
          isKilled(order.do);
          return null;
      }
    },

    async run(kind, fate, verb, ...flags) {
      const command = startCommand(verb, withoutPatience(settings), ...flags);
      const ended = await timed(
        kind,
        fate,
        () => command.kill(),
        () => command.ended
      );
      if (ended.code === 0 || ended.code === 1) return ended;
      if (ended.code === null) {
        isKilled(kind);
        return null;
      }
      const message = errorIn(ended);
      if (EXPECTED.test(message)) return null;
      isGivenUp(kind, message, UNREACHABLE.test(message));
      return null;
    }
  };
}

/** The command has no such setting. */
function withoutPatience({ registry, endpoint, forcePathStyle }: StoreSettings): StoreSettings {
  return { registry, endpoint, forcePathStyle };
}

/** What the store says when it cannot be reached (shared/registry/s3-failure.ts). */
const UNREACHABLE = /kept answering|connection refused|kept breaking off|did not answer in time/;

/** What a rollback rightly refuses while others publish. */
const EXPECTED = /was to be rolled back|that could be rolled back|has another contract$/;

function errorIn({ code, stdout, stderr }: Ended): string {
  try {
    return (JSON.parse(stdout) as { error: { message: string } }).error.message;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return `exit ${code}: ${stdout}${stderr}`;
    throw error;
  }
}
