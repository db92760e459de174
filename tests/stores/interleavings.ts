import { setImmediate as turn } from 'node:timers/promises';
import { UserError, type Store } from '../../shared/domain/index.ts';

/** What a process does with a store; it is given one of its own on the shared one. */
export type Process = (store: Store) => Promise<unknown>;

/** How a process ended: with a value, by a refusal, or killed before all that it asked for was answered. */
export type End =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: UserError }
  | { readonly kind: 'killed' };

/** One way in which processes took turns. */
export interface Interleaving {
  /** Whose request went, one after the other. */
  readonly schedule: readonly number[];
  readonly ends: readonly End[];
}

/** A process that dies after so many requests. */
export interface Death {
  readonly process: number;
  readonly after: number;
}

/**
 * Runs processes against a store in every order in which their requests can reach it: each request is one step, as the stores promise. Each
 * order starts from the beginning. Of orders that differ only in requests that have nothing to do with each other one is run ('sleep sets',
 * Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, chapter 5).
 * @param prepare Makes the store and the processes anew.
 * @param check Is called at the end of each order.
 * @returns how many orders there were.
 */
export async function everyInterleaving(
  prepare: () => { readonly store: Store; readonly processes: readonly Process[] },
  check: (store: Store, interleaving: Interleaving) => Promise<void>,
  death?: Death
): Promise<number> {
  let orders = 0;
  const path: Step[] = [];
  do {
    const { store, processes } = prepare();
    const ends = await run(store, processes, path, death);
    if (ends !== null) {
      orders += 1;
      await check(store, { schedule: path.map(({ chosen }) => chosen), ends });
    }
  } while (isTurned(path));
  return orders;
}

/** What a process asks of the store next. */
interface Request {
  readonly verb: keyof Store;
  /** A key, or what the keys of a listing begin with. */
  readonly key: string;
  readonly go: () => void;
}

/** A choice on the way from the beginning to the end of an order. */
interface Step {
  chosen: number;
  /** What each process that could go asked for. */
  readonly ready: ReadonlyMap<number, Request>;
  /** Who need not go here any more: the orders that begin so were run, or others like them. */
  readonly asleep: Set<number>;
}

/** @returns null when the order is like one that was run before. */
async function run(
  store: Store,
  processes: readonly Process[],
  path: Step[],
  death: Death | undefined
): Promise<readonly End[] | null> {
  const runs = processes.map((process) => begin(store, process));
  const requests = processes.map(() => 0);
  const mayGo = (index: number): boolean => death?.process !== index || (requests[index] ?? 0) < death.after;
  await Promise.all(runs.map(({ settled }) => settled()));
  for (let depth = 0; ; depth += 1) {
    const ready = new Map(
      runs.flatMap(({ waiting: [next] }, index) => (next !== undefined && mayGo(index) ? [[index, next] as const] : []))
    );
    if (ready.size === 0) return runs.map(({ end }) => end());
    if (depth === path.length) {
      const asleep = stillAsleep(path.at(-1));
      const chosen = [...ready.keys()].find((index) => !asleep.has(index));
      if (chosen === undefined) return null;
      path.push({ chosen, ready, asleep });
    }
    const chosen = path[depth]?.chosen ?? 0;
    requests[chosen] = (requests[chosen] ?? 0) + 1;
    runs[chosen]?.waiting.shift()?.go();
    await runs[chosen]?.settled();
  }
}

/** Who sleeps goes on sleeping after a request that has nothing to do with its own. */
function stillAsleep(before: Step | undefined): Set<number> {
  const request = before?.ready.get(before.chosen);
  return new Set(
    [...(before?.asleep ?? [])].filter((index) => {
      const own = before?.ready.get(index);
      return own !== undefined && request !== undefined && !areRelated(own, request);
    })
  );
}

const READS: ReadonlySet<keyof Store> = new Set(['get', 'list', 'children']);
const LISTS: ReadonlySet<keyof Store> = new Set(['list', 'children']);

/** Whether the order of two requests may matter. */
function areRelated(one: Request, other: Request): boolean {
  if (READS.has(one.verb) && READS.has(other.verb)) return false;
  if (LISTS.has(one.verb)) return other.key.startsWith(one.key);
  if (LISTS.has(other.verb)) return one.key.startsWith(other.key);
  return one.key === other.key;
}

/** Has the last step that can go otherwise do so, and forgets what came after; false when none can. */
function isTurned(path: Step[]): boolean {
  for (let step = path.pop(); step !== undefined; step = path.pop()) {
    const { ready, asleep, chosen } = step;
    asleep.add(chosen);
    const other = [...ready.keys()].find((index) => !asleep.has(index));
    if (other === undefined) continue;
    path.push({ ready, asleep, chosen: other });
    return true;
  }
  return false;
}

interface Begun {
  /** Requests that wait to be let through. */
  readonly waiting: Request[];
  /** @throws what the process threw, unless it is a refusal. */
  readonly end: () => End;
  /** Resolves once it waits for a request, or is done. */
  readonly settled: () => Promise<void>;
}

function begin(store: Store, process: Process): Begun {
  const waiting: Request[] = [];
  const ended: { end: End | null; fault: Error | null } = { end: null, fault: null };
  const gate = (verb: keyof Store, key: string): Promise<void> => new Promise((go) => waiting.push({ verb, key, go }));
  const gated: Store = {
    location: store.location,
    get: (key, options) => gate('get', key).then(() => store.get(key, options)),
    create: (key, body) => gate('create', key).then(() => store.create(key, body)),
    replace: (key, body, ifMatch) => gate('replace', key).then(() => store.replace(key, body, ifMatch)),
    list: (prefix, options) => gate('list', prefix).then(() => store.list(prefix, options)),
    children: (prefix) => gate('children', prefix).then(() => store.children(prefix)),
    delete: (key, options) => gate('delete', key).then(() => store.delete(key, options)),
    sweep: (folder, options) => store.sweep(folder, options)
  };
  void process(gated).then(
    (value) => (ended.end = { kind: 'done', value }),
    (error: unknown) => {
      ended.end = error instanceof UserError ? { kind: 'refused', error } : { kind: 'killed' };
      if (!(error instanceof UserError)) ended.fault = new Error('A process broke', { cause: error });
    }
  );
  return {
    waiting,
    end() {
      if (ended.fault !== null) throw ended.fault;
      return ended.end ?? { kind: 'killed' };
    },
    async settled() {
      // Requests that it makes side by side arrive within the same turn of the event loop.
      do await turn();
      while (waiting.length === 0 && ended.end === null);
    }
  };
}
