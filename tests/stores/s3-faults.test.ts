import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Conflict, UserError, type Store } from '../../shared/domain/index.ts';
import { fetchLatest, latestKey, openStore, publish, type StoreSettings } from '../../shared/registry/index.ts';
import { fakeClock, realClock } from './clocks.ts';
import { faultProxy, s3Error, type FaultProxy, type Seen, type Treatment } from './fault-proxy.ts';
import { startMoto, TIMEOUT_SECONDS, type S3Server } from './s3-server.ts';
import { atMinute, samplePublication } from './sample.ts';

const KEY = latestKey('dbt_up', 'prod');

let server: S3Server;
const proxies: FaultProxy[] = [];
beforeAll(async () => {
  server = await startMoto();
}, 120_000);
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await server.close();
});

/** A store whose every request is answered by the proxy alone. */
async function answering(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
  settings: Partial<StoreSettings> = {}
): Promise<Store> {
  const proxy = await faultProxy('http://127.0.0.1:9', () => ({
    kind: 'answer',
    status,
    headers,
    body: code === '' ? '' : s3Error(code)
  }));
  proxies.push(proxy);
  return openStore({ registry: 's3://acme/mesh', endpoint: proxy.url, forcePathStyle: true, ...settings }, fakeClock());
}

async function failureOf(act: Promise<unknown>): Promise<UserError> {
  const failure = await act.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error
  );
  if (!(failure instanceof UserError)) throw failure;
  return failure;
}

describe('what S3 refuses is one sentence with bucket, key and remedy', () => {
  test.each<
    readonly [code: string, status: number, message: string, remedy: string, headers?: Readonly<Record<string, string>>]
  >([
    ['NoSuchBucket', 404, 'there is no bucket acme', 'Check its name'],
    [
      'PermanentRedirect',
      301,
      'bucket acme is in another region, eu-west-1',
      'Set `region` to eu-west-1.',
      { 'x-amz-bucket-region': 'eu-west-1' }
    ],
    ['AuthorizationHeaderMalformed', 400, 'bucket acme is in another region', "Set `region` to the bucket's."],
    ['TemporaryRedirect', 307, 'bucket acme is in another region', 'Set `region`', { location: 'http://127.0.0.1:9/' }],
    ['ExpiredToken', 400, 'the credentials have expired', 'just before this one'],
    [
      'InvalidAccessKeyId',
      403,
      'the credentials were not accepted',
      'They are wrong, were revoked, or belong to another store'
    ],
    [
      'SignatureDoesNotMatch',
      403,
      'the credentials were not accepted',
      'They are wrong, were revoked, or belong to another store'
    ],
    ['AccessDenied', 403, 'access was denied', 's3:GetObject'],
    ['KMS.DisabledException', 400, 'the KMS key could not be used (KMS.DisabledException)', 'kms:Decrypt'],
    ['NotImplemented', 501, 'does not know what was asked', 'If-None-Match'],
    ['SlowDown', 503, 'kept answering 503 SlowDown', 'run again later'],
    ['InternalError', 500, 'kept answering 500 InternalError', 'run again later'],
    ['TotallyNew', 418, 'answered 418 TotallyNew', 'Check that `endpoint`']
  ])('%s', async (...[code, status, message, remedy, headers]) => {
    const failure = await failureOf((await answering(status, code, headers)).get(KEY));
    expect(failure.message).toContain(`Cannot read s3://acme/mesh/${KEY}: `);
    expect(failure.message).toContain(message);
    expect(failure.hint).toContain(remedy);
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('mesh-test-secret');
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('said by the fault proxy');
  });

  test('a clock that is wrong even after it was set by the server', async () => {
    const store = await answering(403, 'RequestTimeTooSkewed', { date: '' });
    expect((await failureOf(store.get(KEY))).message).toContain(
      "this machine's clock is wrong by more than 15 minutes"
    );
  });

  test('a bucket that may be of another account', async () => {
    const store = await answering(403, 'AccessDenied', {}, { expectedBucketOwner: '111122223333' });
    expect((await failureOf(store.create(KEY, Buffer.from('{}')))).message).toContain(
      'or the bucket is not owned by account 111122223333'
    );
  });

  test.each([
    ['write', 's3:PutObject', (store: Store) => store.create(KEY, Buffer.from('{}'))],
    ['list', 's3:ListBucket', (store: Store) => store.list('dbt_up/')],
    ['list', 's3:ListBucket', (store: Store) => store.children('')],
    ['remove', 's3:DeleteObject', (store: Store) => store.delete(KEY)]
  ])('a permission to %s that is missing is named: %s', async (action, permission, act) => {
    const failure = await failureOf(act(await answering(403, 'AccessDenied')));
    expect(failure.message).toContain(`Cannot ${action} s3://acme/mesh/`);
    expect(failure.hint).toContain(permission);
  });

  test('a web server that is no S3', async () => {
    const page = {
      kind: 'answer',
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<html><body>Not here</body></html>'
    } as const;
    const proxy = await faultProxy('http://127.0.0.1:9', () => page);
    proxies.push(proxy);
    const store = await openStore(
      { registry: 's3://acme/mesh', endpoint: proxy.url, forcePathStyle: true },
      fakeClock()
    );
    expect((await failureOf(store.get(KEY))).message).toContain(`the store at ${proxy.url} answered 404`);
    expect((await failureOf(store.create(KEY, Buffer.from('{}')))).message).toContain(
      `the store at ${proxy.url} answered 404`
    );
  });

  test('a page instead of a listing', async () => {
    const proxy = await faultProxy('http://127.0.0.1:9', () => ({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><p>Hello</html>'
    }));
    proxies.push(proxy);
    const store = await openStore(
      { registry: 's3://acme/mesh', endpoint: proxy.url, forcePathStyle: true },
      fakeClock()
    );
    expect((await failureOf(store.list(''))).message).toContain('Cannot list s3://acme/mesh/');
  });
});

describe('a condition that does not hold', () => {
  test.each([
    [412, 'PreconditionFailed'],
    [409, 'ConditionalRequestConflict'],
    [404, 'NoSuchKey']
  ])('is a conflict as %i', async (status, code) => {
    await expect((await answering(status, code)).replace(KEY, Buffer.from('{}'), '"etag"')).rejects.toBeInstanceOf(
      Conflict
    );
  });

  test('for ever, ends publishing within its time', async () => {
    const { registry } = await server.behind(({ method, path }) =>
      method === 'PUT' && path.includes('/latest/')
        ? { kind: 'answer', status: 409, body: s3Error('ConditionalRequestConflict') }
        : null
    );
    const clock = fakeClock();
    const before = clock.now().getTime();
    const { location } = await registry.connect();
    const failure = await failureOf(publish(await registry.connect(), clock, samplePublication()));
    expect(failure.message).toContain(`${location}/${KEY} kept changing for 120 seconds`);
    expect(clock.now().getTime() - before).toBeLessThan(130_000);
  });
});

describe('a store that does not answer', () => {
  const silent: Server[] = [];
  const sockets: Socket[] = [];
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    for (const one of silent) one.close();
  });
  const listening = async (greet: (socket: Socket) => void): Promise<string> => {
    const one = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      greet(socket);
    }).listen(0, '127.0.0.1');
    silent.push(one);
    await once(one, 'listening');
    return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  };
  const at = (endpoint: string, settings: Partial<StoreSettings> = {}): Promise<Store> =>
    openStore({ registry: 's3://acme/mesh', endpoint, forcePathStyle: true, ...settings }, realClock);

  test('because nothing listens is told at once', async () => {
    const endpoint = await listening(() => undefined);
    const port = Number(new URL(endpoint).port);
    silent.pop()?.close();
    expect((await failureOf((await at(`http://127.0.0.1:${port}`)).get(KEY))).message).toContain(
      '(connection refused)'
    );
  });

  test('though it listens is told within 30 seconds', async () => {
    const store = await at(await listening(() => undefined));
    const before = Date.now();
    expect((await failureOf(store.get(KEY))).message).toContain('did not answer in time');
    expect(Date.now() - before).toBeLessThan(30_000);
  }, 40_000);

  test('but trickles is given up when the time for a request is up', async () => {
    const store = await at(
      await listening((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nETag: "x"\r\n\r\n');
        const trickle = setInterval(() => socket.write('.'), 100);
        socket.on('close', () => clearInterval(trickle));
      }),
      { timeoutSeconds: 2 }
    );
    const before = Date.now();
    expect((await failureOf(store.get(KEY))).message).toContain('did not answer in time');
    expect(Date.now() - before).toBeLessThan(4_000);
  });

  test('but hangs up is told apart', async () => {
    const store = await at(await listening((socket) => socket.destroy()));
    expect((await failureOf(store.get(KEY))).message).toContain('kept breaking off (ECONNRESET)');
  });

  test('in HTTP is told apart', async () => {
    const store = await at(await listening((socket) => socket.end('220 mail.example.com ESMTP\r\n')));
    expect((await failureOf(store.get(KEY))).message).toContain('does not speak HTTP');
  });

  test('in TLS is told apart', async () => {
    const plain = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const failure = await failureOf((await at(plain.replace('http:', 'https:'))).get(KEY));
    expect(failure.message).toContain('was not trusted');
    expect(failure.hint).toContain('write http:// in `endpoint`');
  });

  test('because its name is unknown is told', async () => {
    expect((await failureOf((await at('http://s3.invalid')).get(KEY))).message).toContain('is not known to DNS');
  }, 40_000);
});

describe('what passes is tried again', () => {
  const firstRead = (treatment: Treatment): ((seen: Seen) => Treatment | null) => {
    let done = false;
    return ({ method }) => {
      if (method !== 'GET' || done) return null;
      done = true;
      return treatment;
    };
  };

  test.each<readonly [name: string, treatment: Treatment]>([
    ['a server error', { kind: 'answer', status: 500, body: s3Error('InternalError') }],
    ['an overloaded server', { kind: 'answer', status: 503, body: s3Error('SlowDown') }],
    ['too many requests', { kind: 'answer', status: 429, body: s3Error('TooManyRequestsException') }],
    ['a request that the server lost patience with', { kind: 'answer', status: 400, body: s3Error('RequestTimeout') }],
    ['a gateway without a body', { kind: 'answer', status: 502 }],
    ['a broken connection', { kind: 'drop' }],
    ['a body that breaks off', { kind: 'cut' }],
    ['an answer that does not come', { kind: 'hold', milliseconds: TIMEOUT_SECONDS * 1000 }],
    [
      'a clock that is wrong, by the clock of the server',
      {
        kind: 'answer',
        status: 403,
        headers: { date: 'Tue, 24 Nov 2026 01:00:00 GMT' },
        body: s3Error('RequestTimeTooSkewed')
      }
    ]
  ])('%s', async (_, treatment) => {
    const { registry, proxy } = await server.behind(firstRead(treatment));
    const store = await registry.connect();
    await store.create(KEY, Buffer.from('{"a":1}'));
    const read = await store.get(KEY);
    expect(read.kind === 'found' && Buffer.from(read.body).toString()).toBe('{"a":1}');
    expect(proxy.seen.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });
});

describe('requests', () => {
  test('to publish are five, with state, and to publish the same again one', async () => {
    const { registry, proxy } = await server.behind(() => null);
    const store = await registry.connect();
    const asked = (from: number): readonly string[] =>
      proxy.seen.slice(from).map(({ method, path }) => `${method} ${/(latest|history|state)\//.exec(path)?.[1]}`);
    await publish(store, realClock, samplePublication({ withState: true }));
    const five = ['GET latest', 'PUT state', 'PUT history', 'PUT history', 'PUT latest'];
    expect(asked(0)).toEqual(five);
    await publish(store, realClock, samplePublication({ withState: true, generatedAt: atMinute(1) }));
    expect(asked(5)).toEqual(five);
    await publish(store, realClock, samplePublication({ withState: true, generatedAt: atMinute(1) }));
    expect(asked(10)).toEqual(['GET latest']);
  });

  test('to read an upstream that has not changed are one, answered 304', async () => {
    const { registry, proxy } = await server.behind(() => null);
    const store = await registry.connect();
    await publish(store, realClock, samplePublication());
    const first = await fetchLatest(store, 'dbt_up', ['prod']);
    const before = proxy.seen.length;
    expect(await fetchLatest(store, 'dbt_up', ['prod'], () => first)).toMatchObject({ unchanged: true });
    expect(proxy.seen.slice(before).map(({ method, headers }) => [method, headers['if-none-match']])).toEqual([
      ['GET', first?.etag]
    ]);
  });

  test('to write carry their SHA-256, their condition, the owner of the bucket and the key to encrypt with', async () => {
    const { proxy, registry } = await server.behind(() => null);
    const { location } = await registry.connect();
    const settings = {
      endpoint: proxy.url,
      forcePathStyle: true,
      expectedBucketOwner: '111122223333',
      sseKmsKeyId: 'alias/mesh'
    };
    const store = await openStore({ registry: location, ...settings }, realClock);
    await store.create(KEY, Buffer.from('{}')).catch((error: unknown) => error);
    expect(proxy.seen[0]?.headers).toMatchObject({
      'x-amz-checksum-sha256': 'RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=',
      'if-none-match': '*',
      'x-amz-expected-bucket-owner': '111122223333',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'alias/mesh',
      'content-type': 'application/json',
      'content-length': '2'
    });
    expect(proxy.seen[0]?.headers).not.toHaveProperty('x-amz-trailer');
    expect(proxy.seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  test('without their conditions are found out', async () => {
    const { registry } = await server.behind(({ method }) =>
      method === 'PUT' ? { kind: 'without', headers: ['if-match', 'if-none-match'] } : null
    );
    const store = await registry.connect();
    await expect(publish(store, realClock, samplePublication())).rejects.toThrow(
      `${store.location} ignores the conditions of writes`
    );
    expect(await store.get(KEY)).toEqual({ kind: 'missing' });
  });
});
