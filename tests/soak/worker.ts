// A process that does one thing after another to a registry: orders come as lines of JSON on stdin, answers go as lines to stdout.
// Its registry, and how much its clock is ahead when it prunes, are given as arguments.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unreachable, UserError, type Clock } from '../../shared/domain/index.ts';
import {
  fetchLatest,
  fetchState,
  fetchVersion,
  listHistory,
  openStore,
  prune,
  publish,
  type StoreSettings
} from '../../shared/registry/index.ts';
import { realClock } from '../stores/clocks.ts';
import { samplePublication, type Sample } from '../stores/sample.ts';
import type { SeenLatest, Told } from './judge.ts';

export type Order =
  | { readonly do: 'publish'; readonly sample: Sample }
  | { readonly do: 'read-latest'; readonly project: string; readonly environment: string }
  | { readonly do: 'read-version'; readonly project: string; readonly environment: string; readonly version: string }
  | { readonly do: 'list'; readonly project: string; readonly environment: string }
  | { readonly do: 'prune'; readonly environment: string | null; readonly keep: number; readonly olderThan: number };

/** How much went. */
export interface Pruned {
  readonly objects: number;
  /** Environments that went as a whole. */
  readonly previews: number;
}

/** What each order gives. */
export interface Results {
  readonly publish: Told;
  readonly 'read-latest': SeenLatest | null;
  /** The hash of the bytes. */
  readonly 'read-version': string | null;
  readonly list: readonly string[];
  readonly prune: Pruned;
}

export type Answer =
  | { readonly kind: 'done'; readonly value: Results[keyof Results] }
  | { readonly kind: 'failed'; readonly message: string; readonly unreachable: boolean };

const [, , settings = '', ahead = '0'] = process.argv;
const store = await openStore(JSON.parse(settings) as StoreSettings, realClock);

/** Prune leaves alone what was written within the last hour: on this clock that is the last minute. */
const aheadClock: Clock = {
  now: () => new Date(Date.now() + Number(ahead)),
  sleep: (milliseconds) => sleep(milliseconds)
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line) as Order)));
}

async function answer(order: Order): Promise<Answer> {
  try {
    return { kind: 'done', value: await carryOut(order) };
  } catch (error) {
    if (error instanceof UserError) {
      return { kind: 'failed', message: error.message, unreachable: error instanceof Unreachable };
    }
    throw error;
  }
}

async function carryOut(order: Order): Promise<Results[keyof Results]> {
  switch (order.do) {
    case 'publish': {
      const { outcome, version } = await publish(store, realClock, samplePublication(order.sample));
      return { outcome, version };
    }
    case 'read-latest': {
      const latest = await fetchLatest(store, order.project, [order.environment]);
      if (latest === null) return null;
      const { mesh } = latest.publication;
      await fetchState(store, latest.publication);
      return {
        version: mesh.version,
        generated_at: mesh.generated_at,
        ...(mesh.rolled_back_from === undefined ? {} : { rolled_back_from: { at: mesh.rolled_back_from.at } })
      };
    }
    case 'read-version':
      try {
        const { body } = await fetchVersion(store, order.project, order.environment, order.version);
        return createHash('sha256').update(body).digest('hex');
      } catch (error) {
        if (error instanceof UserError && error.message.includes(' has no version ')) return null;
        throw error;
      }
    case 'list':
      return (await listHistory(store, order.project, order.environment)).versions;
    case 'prune': {
      const { removed } = await prune(store, aheadClock, {
        project: null,
        environment: order.environment,
        keep: order.keep,
        olderThan: order.olderThan,
        lasting: new Set(['prod'])
      });
      return {
        objects: removed.reduce((sum, { keys }) => sum + keys.length, 0),
        previews: removed.filter(({ what }) => what === 'environment').length
      };
    }
  }
}
