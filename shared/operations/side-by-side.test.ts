import { describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../tests/stores/memory-store.ts';
import { Unreachable, UserError, type Read, type Store } from '../domain/index.ts';
import { fewAtOnce, sideBySide } from './side-by-side.ts';

/** A store whose reads end when they are told to, in the order they were asked. */
function slowStore(): { readonly store: Store; readonly asked: string[]; readonly end: (error?: Error) => void } {
  const asked: string[] = [];
  const pending: ((error: Error | undefined) => void)[] = [];
  const get: Store['get'] = (key) => {
    asked.push(key);
    return new Promise((resolve, reject) =>
      pending.push((error) => (error === undefined ? resolve({ kind: 'missing' }) : reject(error)))
    );
  };
  return { store: { ...memoryStore(), get }, asked, end: (error) => pending.shift()?.(error) };
}

function reader(store: Store, atOnce: number): (key: string) => Promise<Read> {
  const reads = sideBySide(store, atOnce);
  return (key) => reads.get(key);
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reads', () => {
  test('are under way together, so many at once, and the others follow in their order', async () => {
    const { store, asked, end } = slowStore();
    const read = reader(store, 2);
    const reads = ['a', 'b', 'c', 'd'].map((key) => read(key));
    await settled();
    expect(asked).toEqual(['a', 'b']);
    end();
    await settled();
    expect(asked).toEqual(['a', 'b', 'c']);
    for (const key of ['b', 'c', 'd']) {
      expect(asked).toContain(key);
      end();
      await settled();
    }
    expect(await Promise.all(reads)).toHaveLength(4);
  });

  test('that fail leave their place to the next', async () => {
    const { store, asked, end } = slowStore();
    const read = reader(store, 1);
    const [first, second] = [read('a'), read('b')];
    await settled();
    end(new UserError('denied', 'Ask for access.'));
    await expect(first).rejects.toThrow('denied');
    await settled();
    expect(asked).toEqual(['a', 'b']);
    end();
    expect(await second).toEqual({ kind: 'missing' });
  });

  test('are begun no more once the store could not be reached and never answered', async () => {
    const { store, asked, end } = slowStore();
    const read = reader(store, 2);
    const reads = ['a', 'b', 'c'].map((key) => read(key).catch((error: unknown) => error));
    await settled();
    const unreachable = new Unreachable('a: nothing answers', 'Check the endpoint.');
    end(unreachable);
    const another = new Unreachable('b: nothing answers', 'Check the endpoint.');
    end(another);
    expect(await Promise.all(reads)).toEqual([unreachable, another, unreachable]);
    expect(asked).toEqual(['a', 'b']);
  });

  test('go on where only some could not be had', async () => {
    const { store, asked, end } = slowStore();
    const read = reader(store, 2);
    const reads = ['a', 'b', 'c'].map((key) => read(key).catch((error: unknown) => error));
    await settled();
    end();
    const unreachable = new Unreachable('b: no answer in time', 'Run again.');
    end(unreachable);
    await settled();
    end();
    expect(await Promise.all(reads)).toEqual([{ kind: 'missing' }, unreachable, { kind: 'missing' }]);
    expect(asked).toEqual(['a', 'b', 'c']);
  });
});

describe('files', () => {
  test('are open a few at a time, however many are asked for', async () => {
    let [open, most] = [0, 0];
    const read = async (): Promise<null> => {
      most = Math.max(most, ++open);
      await settled();
      open -= 1;
      return null;
    };
    const files = fewAtOnce({ read, write: async () => void (await read()), remove: unused, list: unused }, 3);
    const paths = Array.from({ length: 20 }, (_, index) => `/down/${index}`);
    await Promise.all(paths.flatMap((path) => [files.read(path), files.write(path, '')]));
    expect(most).toBe(3);
  });
});

function unused(): never {
  throw new Error('nobody asks for this');
}
