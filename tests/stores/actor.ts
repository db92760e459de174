// One process among many, on any registry; its settings and what to publish are given as JSON.
// `publish SETTINGS SAMPLE`        says `ready` when it is about to, then the outcome
// `die-after SETTINGS SAMPLE N`    publishes, and is killed as soon as its nth write has landed
// `die-at SETTINGS SAMPLE N`       publishes, and is killed just before it changes the file system for the nth time
// `rollback SETTINGS TO REASON`    says `ready` when it is about to, then the outcome
// `prune SETTINGS REQUEST`        says `ready`, prunes until its stdin ends, then says how much went
// `read SETTINGS PROJECT`          says `ready`, reads until its stdin ends, then says what it saw as JSON
import type { Store } from '../../shared/domain/index.ts';
import {
  openStore,
  prune,
  publish,
  rollback,
  type PruneRequest,
  type StoreSettings
} from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import { dieAtChange } from './crash-points.ts';
import { readUntil } from './reader.ts';
import { samplePublication, type Sample } from './sample.ts';

const [, , verb, ...operands] = process.argv;
const [first = '', second = '', third = ''] = operands;

const store = await openStore(JSON.parse(first) as StoreSettings, realClock);
switch (verb) {
  case 'publish':
    await published(store);
    break;
  case 'die-after':
    await published(dyingAfter(store, Number(third)));
    break;
  case 'die-at':
    dieAtChange(Number(third));
    await published(store);
    break;
  case 'rollback': {
    console.log('ready');
    const request = { project: 'dbt_up', environment: 'prod', to: second, reason: third, runUrl: null };
    console.log((await rollback(store, realClock, request)).outcome);
    break;
  }
  case 'prune': {
    const stop = untilStdinEnds();
    console.log('ready');
    let removed = 0;
    while (!stop.aborted) {
      const request = { ...(JSON.parse(second) as PruneRequest), lasting: new Set(['prod']) };
      removed += (await prune(store, realClock, request)).removed.length;
    }
    console.log(removed);
    break;
  }
  case 'read': {
    const stop = untilStdinEnds();
    console.log('ready');
    console.log(JSON.stringify(await readUntil(stop, store, second)));
    break;
  }
  default:
    throw new RangeError(`no verb ${verb}`);
}

function untilStdinEnds(): AbortSignal {
  const stop = new AbortController();
  process.stdin.on('end', () => stop.abort()).resume();
  return stop.signal;
}

async function published(to: Store): Promise<void> {
  console.log('ready');
  const { outcome } = await publish(to, realClock, samplePublication(JSON.parse(second) as Sample));
  console.log(outcome);
}

function dyingAfter(whole: Store, last: number): Store {
  let writes = 0;
  const counted = async <T>(write: Promise<T>): Promise<T> => {
    try {
      return await write;
    } finally {
      writes += 1;
      if (writes === last) process.kill(process.pid, 'SIGKILL');
    }
  };
  return {
    ...whole,
    create: (key, body) => counted(whole.create(key, body)),
    replace: (key, body, ifMatch) => counted(whole.replace(key, body, ifMatch))
  };
}
