import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Conflict } from '../../shared/domain/index.ts';
import type { Seen } from './fault-proxy.ts';
import { startMoto, type S3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startMoto();
}, 120_000);
afterAll(() => server.close());

const [one, two] = [Buffer.from('one'), Buffer.from('two')];
const isDeletion = ({ method }: Seen): boolean => method === 'DELETE';

test('what has changed is not deleted either where the store ignores the condition', async () => {
  const { registry, proxy } = await server.behind((request) =>
    isDeletion(request) ? { kind: 'without', headers: ['if-match'] } : null
  );
  const store = await registry.connect();
  const first = await store.create('up/a', one);
  const second = await store.replace('up/a', two, first);
  await expect(store.delete('up/a', { ifMatch: first })).rejects.toBeInstanceOf(Conflict);
  expect(proxy.seen.filter(isDeletion)).toEqual([]);
  await store.delete('up/a', { ifMatch: second });
  expect(await store.get('up/a')).toEqual({ kind: 'missing' });
});

test('what changes in the last moment is not deleted where the store keeps the condition', async () => {
  const { registry, proxy } = await server.behind((request) =>
    // The question is answered as before the change.
    request.method === 'GET' && request.headers['if-none-match'] !== undefined ? { kind: 'answer', status: 304 } : null
  );
  const store = await registry.connect();
  const first = await store.create('up/a', one);
  await store.replace('up/a', two, first);
  await expect(store.delete('up/a', { ifMatch: first })).rejects.toBeInstanceOf(Conflict);
  expect(proxy.seen.filter(isDeletion)).toHaveLength(1);
  expect(await store.get('up/a')).toMatchObject({ kind: 'found' });
});

test.each(['drop', 'fail'] as const)('a deletion that landed and whose answer is lost is done: %s', async (kind) => {
  let deletions = 0;
  const { registry } = await server.behind((request) => {
    if (!isDeletion(request)) return null;
    deletions += 1;
    return deletions === 1 ? { kind } : null;
  });
  const store = await registry.connect();
  await store.delete('up/a', { ifMatch: await store.create('up/a', one) });
  expect(deletions).toBe(2);
  expect(await store.get('up/a')).toEqual({ kind: 'missing' });
});
