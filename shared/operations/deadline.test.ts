import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { UserError, type Store } from '../domain/index.ts';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore } from '../../tests/stores/memory-store.ts';
import { bounded, inTime, type Deadline } from './deadline.ts';
import { nodeFiles } from './node-files.ts';
import type { Ports } from './ports.ts';

const LIMIT = { text: '15m', milliseconds: 50 };
const KEY = 'up/prod/latest/manifest.json';
const never = (): Promise<never> => new Promise(() => undefined);

function ports(deadline: Deadline, store: Partial<Store> = {}): Ports {
  const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  const world = { store: { ...memoryStore(), ...store }, files: nodeFiles, clock: fakeClock(), logger };
  return bounded(world, deadline);
}

async function failureOf(run: Promise<unknown>): Promise<unknown> {
  return await run.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error
  );
}

describe('a run', () => {
  test('that ends in time gives what it gives', async () => {
    expect(await inTime(LIMIT, async (deadline) => (await ports(deadline).store.get(KEY)).kind)).toBe('missing');
    const fault = new UserError('No', 'Do this.');
    expect(await failureOf(inTime(LIMIT, () => Promise.reject(fault)))).toBe(fault);
  });

  test('is told by what it was still doing', async () => {
    const failure = await failureOf(inTime(LIMIT, (deadline) => ports(deadline, { get: never }).store.get(KEY)));
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: `The time is up: after 15m it was still reading memory://registry/${KEY}`,
      hint: expect.stringContaining('give more (`timeout`)')
    });
  });

  test('is told by what it did last, when it waits for nothing', async () => {
    const failure = await failureOf(
      inTime(LIMIT, async (deadline) => {
        const { store } = ports(deadline);
        await store.get(KEY);
        await sleep(100);
        await store.create(KEY, Buffer.from(''));
      })
    );
    expect(failure).toMatchObject({
      message: `The time is up: after 15m it was busy, last with reading memory://registry/${KEY}`
    });
  });

  test('is told by how much more it was doing', async () => {
    const failure = await failureOf(
      inTime(LIMIT, (deadline) => {
        const { store } = ports(deadline, { get: never, list: never });
        return Promise.all([store.get(KEY), store.list(''), store.get(KEY)]);
      })
    );
    expect(failure).toMatchObject({ message: expect.stringContaining(`reading memory://registry/${KEY} and 2 more`) });
  });

  test('that goes on where something cannot be had does not go on after its time', async () => {
    let wentOn = false;
    await failureOf(
      inTime(LIMIT, async (deadline) => {
        try {
          await ports(deadline, { get: never }).store.get(KEY);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          wentOn = true;
        }
      })
    );
    expect(wentOn).toBe(false);
  });

  test('asks nothing of the store after its time', async () => {
    const store = memoryStore();
    const failure = await failureOf(
      inTime(LIMIT, async (deadline) => {
        const late = ports(deadline, store);
        await sleep(100);
        await late.store.create(KEY, Buffer.from('{}'));
      })
    );
    expect(failure).toMatchObject({ message: 'The time is up: after 15m it had read nothing yet' });
    expect(store.requests).toEqual([]);
  });

  test('that needs the store no more may end a moment late', async () => {
    expect(await inTime(LIMIT, () => sleep(200, 'an answer'))).toBe('an answer');
  });

  test('that does not end at all is left', async () => {
    expect(await failureOf(inTime(LIMIT, never))).toBeInstanceOf(UserError);
  });
});
