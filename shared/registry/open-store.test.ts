import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { openStore } from './open-store.ts';

const open = (registry: string, endpoint?: string): Promise<string> =>
  openStore({ registry, endpoint, region: 'eu-west-1' }, fakeClock()).then(({ location }) => location);

test.each([
  ['s3://acme', 's3://acme'],
  ['s3://acme/', 's3://acme'],
  ['s3://acme/mesh/prod/', 's3://acme/mesh/prod'],
  ['S3://acme/mesh', 's3://acme/mesh'],
  ['/nowhere/registry', '/nowhere/registry'],
  ['file:///nowhere/a%20registry', '/nowhere/a registry'],
  ['https://acme.example/mesh/', 'https://acme.example/mesh'],
  ['HTTPS://Acme.Example', 'https://acme.example'],
  ['http://localhost:8000/mesh', 'http://localhost:8000/mesh'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['http://[::1]:8000', 'http://[::1]:8000']
])('%s is a registry', async (registry, location) => {
  expect(await open(registry)).toBe(location);
});

test.each([
  ['', 'no absolute path'],
  ['registry', 'no absolute path'],
  ['s3://', 'names no bucket'],
  ['s3://a', 'names no bucket'],
  ['s3:///mesh', 'names no bucket'],
  ['s3://acme/../mesh', 'The prefix of the registry'],
  ['s3://acme//mesh', 'The prefix of the registry'],
  ['s3://acme/a b', 'The prefix of the registry'],
  ['gs://acme/mesh', 'A registry at gs:// is not known'],
  ['http://acme.example/mesh', 'read over plain HTTP'],
  ['http://127.0.0.1.acme.example/mesh', 'read over plain HTTP'],
  ['http://localhost.acme.example/mesh', 'read over plain HTTP'],
  ['https://', 'The registry is no URL'],
  ['file://host/registry', 'names no folder of this machine']
])('%j is none', async (registry, message) => {
  await expect(open(registry)).rejects.toThrow(message);
});

test.each([
  ['s3://AKIAEXAMPLE:hunter2@acme/mesh', undefined],
  ['s3://AKIAEXAMPLE:hunter2/with/slash@acme/mesh', undefined],
  ['s3://AKIAEXAMPLE:hunter2/mesh', undefined],
  ['s3://acme/mesh?X-Amz-Signature=hunter2', undefined],
  ['AKIAEXAMPLE:hunter2@acme/mesh', undefined],
  ['https://user:hunter2@acme.example/mesh', undefined],
  ['https://acme.example/mesh?token=hunter2', undefined],
  ['https://acme.example/mesh#hunter2', undefined],
  ['file://user:hunter2@host/registry', undefined],
  ['s3://acme/mesh', 'https://user:hunter2@minio.example'],
  ['s3://acme/mesh', 'hunter2']
])('credentials in %j and endpoint %j are refused and not shown', async (registry, endpoint) => {
  const failure = await open(registry, endpoint).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'UserError' });
  expect(inspect({ ...(failure as Error), message: (failure as Error).message }, { depth: 10 })).not.toContain(
    'hunter2'
  );
});
