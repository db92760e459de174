/**
 * A bucket on this machine for the benchmark: versitygw with its folder, and the same as if it were far away.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ROOT } from '../scripts/install.mjs';
import { tools } from '../scripts/tools.mjs';

const KEYS = { AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench-secret', AWS_REGION: 'us-east-1' };

/**
 * @param {string} folder that holds the objects
 * @param {readonly number[]} latencies milliseconds by which each answer comes later, a server for each
 */
export async function startBucket(folder, latencies) {
  Object.assign(process.env, KEYS);
  mkdirSync(folder);
  const port = await freePort();
  const server = spawn(tools.bin('versitygw'), ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', folder], {
    env: { ...process.env, ROOT_ACCESS_KEY: KEYS.AWS_ACCESS_KEY_ID, ROOT_SECRET_KEY: KEYS.AWS_SECRET_ACCESS_KEY },
    stdio: 'ignore'
  });
  await createBucket(`http://127.0.0.1:${port}`);
  const proxies = await Promise.all(latencies.map((latency) => startProxy(port, latency)));
  const endpoint = (latency) => proxies[latencies.indexOf(latency)].url;
  return {
    endpoint,
    /** What the command needs to read and write it. */
    flags: (latency) => ['--registry', 's3://mesh/registry', '--endpoint', endpoint(latency), '--force-path-style'],
    close() {
      for (const { process: proxy } of proxies) proxy.kill();
      server.kill();
    }
  };
}

async function createBucket(endpoint) {
  const client = new S3Client({ endpoint, forcePathStyle: true, maxAttempts: 1 });
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: 'mesh' }));
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('versitygw does not serve');
}

async function startProxy(port, latency) {
  const proxy = spawn(process.execPath, [join(ROOT, 'bench', 'late.mjs'), String(port), String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const [said] = await once(proxy.stdout, 'data');
  return { process: proxy, url: said.toString().trim() };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
