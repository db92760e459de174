import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionAside, commandAside } from './doors.ts';

const LISTING =
  '<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated><CommonPrefixes><Prefix>mesh/dbt_up/</Prefix></CommonPrefixes></ListBucketResult>';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };

let server: Server;
let proxy: string;
let asked: string[];
let folder: string;

/** A proxy that answers for every server itself, and takes no tunnel. */
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/xml').end(LISTING);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'dbt-mesh-proxy-'));
  writeFileSync(join(folder, 'dbt_project.yml'), 'name: dbt_down\n');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a project that is not there: the message lists those that are. */
function history(endpoint: string, env: Readonly<Record<string, string>>) {
  const place = ['--registry', 's3://bucket/mesh', '--endpoint', endpoint, '--force-path-style'];
  return commandAside(folder, ['history', '--project', 'nobody', '--timeout', '20s', ...place], {
    ...CREDENTIALS,
    ...env
  });
}

describe('the proxy of the environment', () => {
  test('is asked for S3 over plain HTTP', async () => {
    await history('http://s3.invalid', { HTTP_PROXY: proxy });
    expect(asked.length).toBeGreaterThan(0);
    for (const one of asked) expect(one).toMatch(/^GET http:\/\/s3\.invalid\/bucket/);
  });

  test('is asked for a tunnel to S3 over TLS, by the action too', async () => {
    const { exitCode, stderr } = await history('https://s3.invalid', { https_proxy: proxy });
    expect({ exitCode, asked: asked[0] }).toEqual({ exitCode: 2, asked: 'CONNECT s3.invalid:443' });
    expect(stderr).toContain('the proxy of the environment opened no way to the store at https://s3.invalid');

    asked = [];
    const inputs = {
      registry: 's3://bucket/mesh',
      endpoint: 'https://s3.invalid',
      'force-path-style': 'true',
      upstreams: 'dbt_up',
      timeout: '20s'
    };
    await actionAside('sync', folder, inputs, { ...CREDENTIALS, HTTPS_PROXY: proxy });
    expect(asked[0]).toBe('CONNECT s3.invalid:443');
  });

  test('is asked for a registry on the web', async () => {
    const place = ['--registry', 'https://mesh.invalid/registry', '--upstreams', 'dbt_up', '--timeout', '20s'];
    const { exitCode, stderr } = await commandAside(folder, ['sync', ...place], { HTTPS_PROXY: proxy });
    expect({ exitCode, asked: asked[0] }).toEqual({ exitCode: 2, asked: 'CONNECT mesh.invalid:443' });
    expect(stderr).toContain('the proxy of the environment opened no way to https://mesh.invalid');
  });

  test('is not asked for what NO_PROXY names', async () => {
    await history('https://s3.invalid', { HTTPS_PROXY: proxy, NO_PROXY: '.invalid' });
    expect(asked).toEqual([]);
  });

  test('is told where it is none, and not shown', async () => {
    const { exitCode, stderr } = await history('https://s3.invalid', { HTTPS_PROXY: 'socks://user:hunter2@x y' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: The environment names a proxy that is none: HTTPS_PROXY\n/);
    expect(stderr).not.toContain('hunter2');
  });
});
