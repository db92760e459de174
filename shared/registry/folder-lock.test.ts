import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeClock, realClock } from '../../tests/stores/clocks.ts';
import { takeLock } from './folder-lock.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mesh-lock-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const folder = (): Promise<string> => mkdtemp(join(home, 'lock-'));

/** What another process would have written: its lock with some of it changed. */
async function lockLike(path: string, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const lock = await takeLock(path, realClock);
  const holder = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await lock.release();
  return JSON.stringify({ ...holder, ...changes });
}

/** A process that has been. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('a lock', () => {
  test('is held by one at a time', async () => {
    const path = join(await folder(), 'lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const lock = await takeLock(path, realClock);
        inside += 1;
        most = Math.max(most, inside);
        await realClock.sleep(2);
        inside -= 1;
        await lock.release();
      })
    );
    expect(most).toBe(1);
  });

  test('says whose it is, and leaves nothing behind', async () => {
    const root = await folder();
    const lock = await takeLock(join(root, 'lock'), realClock);
    expect(JSON.parse(await readFile(join(root, 'lock'), 'utf8'))).toMatchObject({
      host: hostname(),
      pid: process.pid
    });
    expect(await readdir(root)).toEqual(['lock']);
    expect(await lock.held()).toBe(true);
    await lock.release();
    expect(await readdir(root)).toEqual([]);
  });

  test('of a dead process is taken over at once', async () => {
    const path = join(await folder(), 'lock');
    await writeFile(path, await lockLike(path, { pid: deadPid() }));
    const clock = fakeClock();
    await takeLock(path, clock);
    expect(clock.now()).toEqual(fakeClock().now());
  });

  test('of a dead process is taken over by one of many', async () => {
    for (let round = 0; round < 20; round += 1) {
      const root = await folder();
      const path = join(root, 'lock');
      await writeFile(path, await lockLike(path, { pid: deadPid() }));
      let inside = 0;
      let most = 0;
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          const lock = await takeLock(path, realClock);
          inside += 1;
          most = Math.max(most, inside);
          await realClock.sleep(0);
          inside -= 1;
          await lock.release();
        })
      );
      expect(most).toBe(1);
      expect(await readdir(root)).toEqual([]);
    }
  }, 60_000);

  test('of a process that died while it took over another is taken over', async () => {
    const root = await folder();
    const path = join(root, 'lock');
    const dead = await lockLike(path, { pid: deadPid() });
    await writeFile(path, dead);
    // The right to replace a lock is a lock beside it, named after it.
    const right = `${path}.${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;
    await writeFile(right, await lockLike(join(root, 'other'), { pid: deadPid() }));
    const clock = fakeClock();
    await (await takeLock(path, clock)).release();
    expect(clock.now()).toEqual(fakeClock().now());
    expect(await readdir(root)).toEqual([]);
  });

  test.each([
    ['of another host', { host: 'elsewhere' }],
    ['of another container of the same name', { processes: 'pid:[1]' }],
    ['of a process that hangs', {}]
  ])('%s is taken over when it has not changed for 15 seconds', async (_, changes) => {
    const path = join(await folder(), 'lock');
    await writeFile(
      path,
      await lockLike(path, {
        pid: deadPid(),
        ...changes,
        ...(Object.keys(changes).length === 0 ? { pid: process.pid } : {})
      })
    );
    const clock = fakeClock();
    const before = clock.now().getTime();
    await takeLock(path, clock);
    expect(clock.now().getTime() - before).toBeGreaterThan(15_000);
    expect(clock.now().getTime() - before).toBeLessThan(16_000);
  });

  test('that nobody can be blamed for is taken over too', async () => {
    const path = join(await folder(), 'lock');
    await writeFile(path, 'held by hand');
    const lock = await takeLock(path, fakeClock());
    expect(await lock.held()).toBe(true);
  });

  test('that keeps changing hands is waited for, and then its holder is named', async () => {
    const path = join(await folder(), 'lock');
    const others = await Promise.all(
      ['one', 'two'].map((token) => lockLike(path, { host: 'elsewhere', pid: 7, token }))
    );
    await writeFile(path, others[0] ?? '');
    const clock = fakeClock();
    let turns = 0;
    const busy = {
      now: () => clock.now(),
      sleep: async () => {
        turns += 1;
        await writeFile(path, others[turns % 2] ?? '');
        await clock.sleep(1_000);
      }
    };
    await expect(takeLock(path, busy)).rejects.toThrow(
      `${path} could not be had within 25 seconds: it is held by process 7 on "elsewhere"`
    );
  });

  test('that was taken over is no longer held, and not given back', async () => {
    const path = join(await folder(), 'lock');
    const lost = await takeLock(path, realClock);
    const other = await lockLike(join(await folder(), 'lock'), { token: 'other' });
    await writeFile(path, other);
    expect(await lost.held()).toBe(false);
    await lost.release();
    expect(await readFile(path, 'utf8')).toBe(other);
  });
});
