import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PLAIN, staticServer, type StaticServer } from '../stores/static-server.ts';
import { commandAside, runCommand } from './doors.ts';
import { scratchFolder } from './scratch.ts';
import { workspace } from './workspace.ts';

/** A repository whose upstream is published to `./registry`, which a web server shows. */
let root: string;
let server: StaticServer;
beforeAll(async () => {
  root = workspace();
  expect(runCommand(root, ['publish', '--project-dir', 'up', '--local']).exitCode).toBe(0);
  server = await staticServer(join(root, 'registry'), { ...PLAIN, etag: 'weak', gzip: true });
});
afterAll(() => server.close());

describe('a registry that a web server shows', () => {
  test('is synced from and validated against', async () => {
    const registry = ['--registry', server.url];
    const synced = await commandAside(root, ['sync', '--project-dir', 'nested/down', ...registry]);
    expect(synced).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('✓ dbt_down') });
    expect(await commandAside(root, ['sync', '--project-dir', 'nested/down', '--frozen', ...registry])).toMatchObject({
      exitCode: 0
    });
    expect(await commandAside(root, ['validate', '--project', 'dbt_down', ...registry])).toMatchObject({
      exitCode: 0,
      stdout: '✓ dbt_down: Cross-project lineage verified\n  - Found reference: model.dbt_up.public_orders\n'
    });
  });

  test('lacks an upstream: that is the error, and not that it cannot be listed', async () => {
    const args = ['--registry', server.url, '--upstreams', 'dbt_pu'];
    const synced = await commandAside(root, ['sync', '--project-dir', 'nested/down', ...args]);
    expect(synced).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`error: dbt_pu is not in ${server.url} (environment prod)\nPublish it first`)
    });
    const validated = await commandAside(root, ['validate', '--project', 'dbt_down', ...args]);
    expect(validated).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^error: dbt_pu: not in the registry .*\nPublish the upstream first/m)
    });
  });

  test('tells whether a downstream can be deployed; who uses an upstream it cannot tell', async () => {
    const asked = (project: string): ReturnType<typeof commandAside> =>
      commandAside(root, ['can-i-deploy', '--project', project, '--registry', server.url]);
    expect(await asked('dbt_down')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('✓ dbt_down: Can be deployed to prod')
    });
    expect(await asked('dbt_up')).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('list') });
  });

  test('is not published to', async () => {
    const args = ['publish', '--project-dir', 'nested/down', '--registry', server.url];
    expect(await commandAside(root, args)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/error: The registry http\S+ cannot be written: .*\nName the folder or the bucket /)
    });
  });
});

describe('over TLS', () => {
  let secure: StaticServer;
  let moved: StaticServer;
  let folder: string;
  beforeAll(async () => {
    folder = scratchFolder();
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem'
    ];
    const { status, stderr } = spawnSync('openssl', [...made, ...subject], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const tls = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
    secure = await staticServer(join(root, 'registry'), { ...PLAIN, tls });
    moved = await staticServer(join(root, 'registry'), { ...PLAIN, tls, moved: server.url });
  });
  afterAll(() => Promise.all([secure.close(), moved.close()]));
  const trusting = (): Readonly<Record<string, string>> => ({ NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') });
  const validate = (registry: string, env: Readonly<Record<string, string>> = {}): ReturnType<typeof commandAside> =>
    commandAside(root, ['validate', '--project', 'dbt_down', '--registry', registry], env);

  test('a certificate that nobody vouches for is not trusted', async () => {
    expect(await validate(secure.url)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /the TLS connection to https:\/\/localhost:\d+ was not trusted \(\w+\)\n.*NODE_EXTRA_CA_CERTS/
      )
    });
  });

  test("one of the company's own authority is, once that is named", async () => {
    expect(await validate(secure.url, trusting())).toMatchObject({ exitCode: 0 });
  });

  test('a redirect to plain HTTP is not followed, even on this machine', async () => {
    expect(await validate(moved.url, trusting())).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/the server redirects to http:\/\/127\.0\.0\.1:\d+, which is not followed/)
    });
  });
});
