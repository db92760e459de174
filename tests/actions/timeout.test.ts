import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandAside, runAction, runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'mesh-test', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };

/** How long after its time a run may take to end: two seconds each for the verb and for what it left open, and a start. */
const LATE = 7_000;

const servers: Server[] = [];
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

/** A server that does with each connection what is said here, and nothing else. */
async function server(greet: (socket: Socket) => void): Promise<string> {
  const one = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    greet(socket);
  }).listen(0, '127.0.0.1');
  servers.push(one);
  await once(one, 'listening');
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

describe('a run ends when its time is up', () => {
  let silent: string;
  let trickling: string;
  beforeAll(async () => {
    silent = await server(() => undefined);
    trickling = await server((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nETag: "x"\r\n\r\n');
      const trickle = setInterval(() => socket.write('.'), 100);
      socket.on('close', () => clearInterval(trickle));
    });
  });

  test.each<readonly [name: string, args: readonly string[]]>([
    ['publish', ['publish', '--project-dir', 'up']],
    ['sync', ['sync', '--project-dir', 'nested/down']],
    ['validate', ['validate', '--project', 'dbt_down']]
  ])(
    '%s, at a registry that says nothing and at one that trickles',
    async (_, args) => {
      const registry = ['--registry', 's3://acme/mesh', '--force-path-style', '--timeout', '1s'];
      for (const endpoint of [silent, trickling]) {
        const start = Date.now();
        const answer = await commandAside(workspace(), [...args, ...registry, '--endpoint', endpoint], CREDENTIALS);
        expect(answer).toEqual({
          exitCode: 2,
          stdout: '',
          stderr: expect.stringMatching(
            /error: The time is up: after 1s it was still reading s3:\/\/acme\/mesh\/dbt_(up|down)\/prod\/latest\/manifest\.json( and 1 more)?\nNothing is half-written\./
          )
        });
        expect(Date.now() - start).toBeLessThan(1_000 + LATE);
      }
    },
    60_000
  );

  test('one that waits for a lock leaves nothing of its own behind', () => {
    const root = workspace();
    expect(runCommand(root, ['publish', '--project-dir', 'up', '--local']).exitCode).toBe(0);
    const latest = join(root, 'registry', 'dbt_up', 'prod', 'latest');
    writeFileSync(join(latest, '.manifest.json.lock'), 'of nobody knows whom');
    const manifest = join(root, 'up', 'target', 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('2026-11-01T06:00', '2026-11-01T07:00'));
    const answer = runCommand(root, ['publish', '--project-dir', 'up', '--local', '--timeout', '1s']);
    expect(answer).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`still writing ${join(root, 'registry')}/dbt_up/prod/latest/manifest.json`)
    });
    expect(readdirSync(latest).sort()).toEqual(['.manifest.json.lock', 'manifest.json']);
  }, 20_000);

  test('one that the operating system holds ends too', async () => {
    const root = workspace();
    const pipe = join(root, 'pipe.yml');
    await once(spawn('mkfifo', [pipe]), 'close');
    const args = ['publish', '--project-dir', 'up', '--local', '--timeout', '1s', '--config', pipe];
    const start = Date.now();
    const { exitCode, stderr } = await commandAside(root, args);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('The time is up: after 1s it had read nothing yet');
    expect(Date.now() - start).toBeLessThan(1_000 + LATE);
  }, 20_000);

  test('a step of a workflow, too', () => {
    const inputs = { 'project-dir': 'up', registry: 's3://acme/mesh', endpoint: silent, timeout: '1s' };
    const { exitCode, commands } = runAction('publish', workspace(), inputs, CREDENTIALS);
    expect(exitCode).toBe(1);
    expect(commands.map(({ name, message }) => [name, message])).toContainEqual([
      'error',
      expect.stringContaining('The time is up: after 1s it was still reading s3://acme/mesh/dbt_up')
    ]);
  }, 20_000);
});

test('a time that is none is told with what else is wrong', () => {
  expect(runCommand(workspace(), ['publish', '--project-dir', 'up', '--timeout', 'soon'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(/2 faults:\n {2}timeout: "soon" is no duration\n {2}no registry is known\n/)
  });
});
