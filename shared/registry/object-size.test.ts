import { expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { bodyWithin } from './object-size.ts';

async function* chunks(count: number, chunk: Uint8Array, sent: { count: number }): AsyncGenerator<Uint8Array> {
  for (; sent.count < count; sent.count += 1) yield await Promise.resolve(chunk);
}

test('a body is what came of it', async () => {
  expect(await bodyWithin('here', chunks(3, Buffer.from('ab'), { count: 0 }))).toEqual(Buffer.from('ababab'));
  expect(await bodyWithin('here', chunks(0, Buffer.from(''), { count: 0 }))).toEqual(Buffer.from(''));
});

test('a body that does not end is left when it is larger than what is read', async () => {
  const sent = { count: 0 };
  const failure = await bodyWithin('s3://acme/mesh/key', chunks(1_000, Buffer.alloc(64 * 1024 * 1024), sent)).catch(
    (error: unknown) => error
  );
  expect(failure).toBeInstanceOf(UserError);
  expect((failure as UserError).message).toBe('s3://acme/mesh/key has 576 MB; objects of up to 512 MB are read');
  expect(sent.count).toBe(8);
});
