import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { openStore } from '../../shared/registry/index.ts';
// @ts-expect-error: the tools are plain JavaScript, so that they run before anything is installed
import { tools } from '../../scripts/tools.mjs';
import { realClock } from './clocks.ts';
import type { SharedRegistry, SharedSubject } from './conformance.ts';
import type { Fault, FaultPlan } from './faults.ts';
import { joinRealms } from './one-realm.ts';
import { faultProxy, type FaultProxy, type Seen, type Treatment } from './fault-proxy.ts';

const { bin } = tools as { readonly bin: (name: string) => string };

/** Short enough that a held answer is given up quickly; four attempts share it. */
export const TIMEOUT_SECONDS = 4;

const BUCKET = 'mesh';
const ACCESS = { AWS_ACCESS_KEY_ID: 'mesh-test', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };

/** An S3 server on this machine with one bucket. */
export interface S3Server extends SharedSubject {
  readonly url: string;
  readonly bucket: string;
  /** A registry behind a proxy; the prefix is empty unless given. */
  behind(
    treat: (request: Seen) => Treatment | null
  ): Promise<{ readonly registry: SharedRegistry; readonly proxy: FaultProxy }>;
}

/** Starts versitygw, whose objects are files of a folder of its own. */
export function startVersitygw(): Promise<S3Server> {
  return start(async (port, folder) => {
    await mkdir(join(folder, 'data'));
    return spawn(bin('versitygw'), ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', join(folder, 'data')], {
      env: { ...process.env, ROOT_ACCESS_KEY: ACCESS.AWS_ACCESS_KEY_ID, ROOT_SECRET_KEY: ACCESS.AWS_SECRET_ACCESS_KEY },
      stdio: ['ignore', 'ignore', 'pipe']
    });
  });
}

/** Starts moto's server, whose objects are in its memory. */
export function startMoto(): Promise<S3Server> {
  return start((port) =>
    Promise.resolve(
      spawn(bin('moto'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
    )
  );
}

async function start(launch: (port: number, folder: string) => Promise<ChildProcess>): Promise<S3Server> {
  joinRealms();
  Object.assign(process.env, ACCESS);
  const folder = await mkdtemp(join(tmpdir(), 'mesh-s3-'));
  const port = await freePort();
  const server = await launch(port, folder);
  const url = `http://127.0.0.1:${port}`;
  await bucketOf(server, url);
  const proxies: FaultProxy[] = [];
  let registries = 0;

  const registryAt = (endpoint: string): SharedRegistry => {
    registries += 1;
    const registry = `s3://${BUCKET}/registry-${registries}`;
    const settings = { registry, endpoint, forcePathStyle: true, timeoutSeconds: TIMEOUT_SECONDS };
    return {
      settings,
      connect: () => openStore(settings, realClock),
      async connectWith(plan: FaultPlan) {
        const proxy = await proxied(befalling(plan));
        return openStore({ ...settings, endpoint: proxy.url }, realClock);
      },
      async everything() {
        const store = await openStore({ ...settings, endpoint: url }, realClock);
        return (await store.list('')).map(({ key }) => key);
      }
    };
  };
  const proxied = async (treat: (request: Seen) => Treatment | null): Promise<FaultProxy> => {
    const proxy = await faultProxy(url, treat);
    proxies.push(proxy);
    return proxy;
  };

  return {
    url,
    bucket: BUCKET,
    open: () => Promise.resolve(registryAt(url)),
    async behind(treat) {
      const proxy = await proxied(treat);
      return { proxy, registry: registryAt(proxy.url) };
    },
    async close() {
      await Promise.all(proxies.map((proxy) => proxy.close()));
      server.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Befalls the nth PUT, and only it: the retry is answered as the server answers. */
function befalling({ fault, write }: FaultPlan): (request: Seen) => Treatment | null {
  let writes = 0;
  return ({ method }) => {
    if (method !== 'PUT') return null;
    writes += 1;
    return writes === write ? TREATMENTS[fault] : null;
  };
}

const TREATMENTS: Readonly<Record<Fault, Treatment>> = {
  dropped: { kind: 'drop' },
  failed: { kind: 'fail' },
  delayed: { kind: 'hold', milliseconds: TIMEOUT_SECONDS * 1000 }
};

async function bucketOf(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const client = new S3Client({ endpoint: url, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
      client.destroy();
      return;
    } catch (error) {
      if (server.exitCode !== null || attempt === 300)
        throw new Error(`${server.spawnfile} does not serve:\n${said}`, { cause: error });
      await sleep(100);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
