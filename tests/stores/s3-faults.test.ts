import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Conflict, Unreachable, UserError, type Clock, type Store } from '../../shared/domain/index.ts';
import { fetchLatest, latestKey, openStore, publish, type StoreSettings } from '../../shared/registry/index.ts';
import { fakeClock, realClock } from './clocks.ts';
import { faultProxy, s3Error, type FaultProxy, type Treatment } from './fault-proxy.ts';
import { startMoto, startVersitygw, TIMEOUT_SECONDS, type S3Server } from './s3-server.ts';
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

/** What befalls requests of a method: the first of them, or every one. */
interface Trouble {
  readonly name: string;
  readonly method: 'GET' | 'PUT';
  readonly treatment: Treatment;
}

/** A trouble that lasts, and how it ends. */
interface Lasting extends Trouble {
  readonly says: string;
  /** How many requests are made, one of these. */
  readonly asked: readonly number[];
  /** Whether the store gave no answer at all, or one that is at fault. */
  readonly unreachable: boolean;
}

const WRITTEN = Buffer.from('{"a":1}');

/** Longer than anybody waits for an answer. */
const LONG = TIMEOUT_SECONDS * 1000;

/** Answers of the server that pass, or not. */
const ANSWERS = {
  'a server error': { kind: 'answer', status: 500, body: s3Error('InternalError') },
  'an overloaded server': { kind: 'answer', status: 503, body: s3Error('SlowDown') },
  'too many requests': { kind: 'answer', status: 429, body: s3Error('TooManyRequestsException') },
  'a request that the server lost patience with': { kind: 'answer', status: 400, body: s3Error('RequestTimeout') },
  'a gateway without a body': { kind: 'answer', status: 502 }
} as const;

const PASSING: readonly Trouble[] = [
  ...Object.entries(ANSWERS).flatMap(([name, treatment]) =>
    (['GET', 'PUT'] as const).map((method): Trouble => ({ name, method, treatment }))
  ),
  { name: 'a broken connection', method: 'GET', treatment: { kind: 'drop' } },
  { name: 'a body that breaks off', method: 'GET', treatment: { kind: 'cut' } },
  { name: 'a body that stops coming', method: 'GET', treatment: { kind: 'stall' } },
  { name: 'a body of half its length', method: 'GET', treatment: { kind: 'shorten' } },
  { name: 'a body altered on the way', method: 'GET', treatment: { kind: 'alter' } },
  { name: 'an answer that does not come', method: 'GET', treatment: { kind: 'hold', milliseconds: LONG } },
  { name: 'a connection reset in the middle of a body', method: 'PUT', treatment: { kind: 'reset' } }
];

/** What the server alone can find out: moto does not look. */
const ALTERED: Trouble = { name: 'a body altered on the way', method: 'PUT', treatment: { kind: 'altered' } };

/** What the server alone would know better: versitygw looks at the clock. */
const SKEWED: readonly Trouble[] = (['GET', 'PUT'] as const).map((method) => ({
  name: 'a clock that is wrong, by the clock of the server',
  method,
  treatment: {
    kind: 'answer',
    status: 403,
    headers: { date: 'Tue, 24 Nov 2026 01:00:00 GMT' },
    body: s3Error('RequestTimeTooSkewed')
  }
}));

const LASTING: readonly Lasting[] = [
  ...(['GET', 'PUT'] as const).flatMap((method): readonly Lasting[] => [
    {
      name: 'a server error',
      method,
      treatment: ANSWERS['a server error'],
      says: 'kept answering 500 InternalError',
      asked: [4],
      unreachable: true
    },
    {
      name: 'an overloaded server',
      method,
      treatment: ANSWERS['an overloaded server'],
      says: 'kept answering 503 SlowDown',
      asked: [4],
      unreachable: true
    },
    {
      name: 'a broken connection',
      method,
      treatment: { kind: 'drop' },
      says: 'kept breaking off (ECONNRESET)',
      asked: [4],
      unreachable: true
    },
    {
      name: 'an answer that does not come',
      method,
      treatment: { kind: 'hold', milliseconds: LONG },
      says: 'did not answer in time',
      asked: [3, 4],
      unreachable: true
    }
  ]),
  {
    name: 'a body that breaks off',
    method: 'GET',
    treatment: { kind: 'cut' },
    says: 'kept breaking off (ECONNRESET)',
    asked: [4],
    unreachable: true
  },
  {
    name: 'a body that stops coming',
    method: 'GET',
    treatment: { kind: 'stall' },
    says: 'did not answer in time',
    asked: [3, 4],
    unreachable: true
  },
  {
    name: 'a body that trickles',
    method: 'GET',
    treatment: { kind: 'trickle', milliseconds: 400 },
    says: 'did not answer in time',
    asked: [1],
    unreachable: true
  },
  {
    name: 'an answer that trickles',
    method: 'GET',
    treatment: { kind: 'trickle-head', milliseconds: 100 },
    says: 'did not answer in time',
    asked: [1],
    unreachable: true
  },
  {
    name: 'a body of half its length',
    method: 'GET',
    treatment: { kind: 'shorten' },
    says: 'what arrives is not what was sent, again and again (ChecksumMismatch)',
    asked: [4],
    unreachable: false
  },
  {
    name: 'a body altered on the way',
    method: 'GET',
    treatment: { kind: 'alter' },
    says: 'what arrives is not what was sent, again and again (ChecksumMismatch)',
    asked: [4],
    unreachable: false
  },
  {
    name: 'a connection reset in the middle of a body',
    method: 'PUT',
    treatment: { kind: 'reset' },
    says: 'kept breaking off (ECONNRESET)',
    asked: [4],
    unreachable: true
  }
];

describe('on real servers', () => {
  let versitygw: S3Server;
  beforeAll(async () => {
    versitygw = await startVersitygw();
  }, 120_000);
  afterAll(() => versitygw.close());
  const SERVERS = { moto: (): S3Server => server, versitygw: (): S3Server => versitygw };
  type Name = keyof typeof SERVERS;
  const on = <T extends Trouble>(names: readonly Name[], troubles: readonly T[]): readonly (T & { on: Name })[] =>
    names.flatMap((name) => troubles.map((trouble) => ({ ...trouble, on: name })));

  /** A store some of whose requests are befallen, and how many were made by that method. */
  const befallen = async (
    { on, method, treatment }: Trouble & { readonly on: Name },
    { once }: { readonly once: boolean }
  ): Promise<{ readonly store: Store; readonly asked: () => number }> => {
    let befell = false;
    const { registry, proxy } = await SERVERS[on]().behind((seen) => {
      if (seen.method !== method || (once && befell)) return null;
      befell = true;
      return treatment;
    });
    const store = await openStore({ ...registry.settings, timeoutSeconds: 2 }, realClock);
    return { store, asked: () => proxy.seen.filter((seen) => seen.method === method).length };
  };

  test.each([...on(['moto', 'versitygw'], PASSING), ...on(['versitygw'], [ALTERED]), ...on(['moto'], SKEWED)])(
    'what passes is tried again, on $on, $method: $name',
    async (trouble) => {
      const { store, asked } = await befallen(trouble, { once: true });
      await store.create(KEY, WRITTEN);
      const read = await store.get(KEY);
      expect(read.kind === 'found' && Buffer.from(read.body)).toEqual(WRITTEN);
      expect(asked()).toBe(2);
    }
  );

  test.each([
    ...on(['moto'], LASTING),
    ...on(
      ['versitygw'],
      [{ ...ALTERED, says: 'what arrives is not what was sent, again and again', asked: [4], unreachable: false }]
    )
  ])('what lasts is told in its time, on $on, $method: $name', async (trouble) => {
    const { store, asked } = await befallen(trouble, { once: false });
    const before = Date.now();
    const failure = await failureOf(store.create(KEY, WRITTEN).then(() => store.get(KEY)));
    const action = trouble.method === 'GET' ? 'read' : 'write';
    expect(failure.message).toContain(`Cannot ${action} ${store.location}/${KEY}: `);
    expect(failure.message).toContain(trouble.says);
    expect(failure.hint).not.toBe('');
    expect(failure instanceof Unreachable).toBe(trouble.unreachable);
    expect(trouble.asked).toContain(asked());
    expect(Date.now() - before).toBeLessThan(2_000 + 1_500);
  });

  test('a body that was altered on its way to a server that does not look is found out by whoever reads it', async () => {
    const { store } = await befallen({ ...ALTERED, on: 'moto' }, { once: false });
    await store.create(KEY, WRITTEN);
    expect((await failureOf(store.get(KEY))).message).toContain('what arrives is not what was sent');
  });

  test('a server that is not there yet is asked again', async () => {
    const { registry, proxy } = await server.behind(() => null);
    await proxy.close();
    const port = Number(new URL(proxy.url).port);
    let again: FaultProxy | null = null;
    const clock: Clock = {
      ...fakeClock(),
      sleep: async () => {
        again ??= await faultProxy(server.url, () => null, port);
        proxies.push(again);
      }
    };
    const store = await openStore(registry.settings, clock);
    expect(await store.get(KEY)).toEqual({ kind: 'missing' });
    expect(again).not.toBeNull();
  });

  test.each(['moto', 'versitygw'] as const)('a bucket that is not there is told: %s', async (name) => {
    const { registry } = await SERVERS[name]().behind(() => null);
    const store = await openStore({ ...registry.settings, registry: 's3://nowhere/mesh' }, realClock);
    for (const act of [() => store.get(KEY), () => store.create(KEY, WRITTEN), () => store.list('')]) {
      const failure = await failureOf(act());
      expect(failure.message).toContain('s3://nowhere/mesh/');
      expect(failure.message).toContain('there is no bucket nowhere');
    }
  });

  test('credentials that are wrong are told: versitygw', async () => {
    const { registry } = await versitygw.behind(() => null);
    const right = process.env['AWS_SECRET_ACCESS_KEY'];
    process.env['AWS_SECRET_ACCESS_KEY'] = 'another-secret';
    try {
      const failure = await failureOf((await registry.connect()).get(KEY));
      expect(failure.message).toContain('the credentials were not accepted');
      expect(failure.message + failure.hint).not.toContain('another-secret');
    } finally {
      process.env['AWS_SECRET_ACCESS_KEY'] = right;
    }
  });

  describe('without checksums', () => {
    const SUMS = /^(x-amz-(sdk-)?checksum|x-amz-trailer|content-md5)/;

    test.each(['moto', 'versitygw'] as const)('a store that refuses their headers is a registry: %s', async (name) => {
      const refused: Treatment = { kind: 'answer', status: 400, body: s3Error('InvalidArgument') };
      const { registry, proxy } = await SERVERS[name]().behind(({ headers }) =>
        Object.keys(headers).some((header) => SUMS.test(header)) ? refused : null
      );
      const told = await failureOf(publish(await registry.connect(), realClock, samplePublication()));
      expect(told.hint).toContain('set `checksum` to when-required');

      const store = await openStore({ ...registry.settings, checksum: 'when-required' }, realClock);
      const before = proxy.seen.length;
      await publish(store, realClock, samplePublication({ withState: true }));
      await publish(store, realClock, samplePublication({ generatedAt: atMinute(1) }));
      expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.generated_at).toBe(atMinute(1));
      await store.list('');
      await store.delete(KEY);
      const headers = proxy.seen.slice(before).flatMap((seen) => Object.keys(seen.headers));
      expect(headers.filter((header) => SUMS.test(header))).toEqual([]);
    });

    test('what is altered on the way is found out by the digest, which names both', async () => {
      const { registry } = await server.behind(({ method }) => (method === 'GET' ? { kind: 'alter' } : null));
      const store = await openStore({ ...registry.settings, checksum: 'when-required' }, realClock);
      await publish(store, realClock, samplePublication());
      const failure = await failureOf(fetchLatest(store, 'dbt_up', ['prod']));
      expect(failure.message).toMatch(
        /is damaged: its digest is [0-9a-f]{64}, and it was published with [0-9a-f]{64}$/
      );
    });
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

  test('to write much are sent at once, and do not wait for a server to ask for the body', async () => {
    const { proxy, registry } = await server.behind(() => null);
    await (await registry.connect()).create(KEY, Buffer.alloc(3 * 1024 * 1024));
    expect(proxy.seen.map(({ headers }) => headers.expect)).toEqual([undefined]);
  });

  test('go to the endpoint that the environment names, where none is given', async () => {
    const { proxy, registry } = await server.behind(() => null);
    process.env['AWS_ENDPOINT_URL_S3'] = proxy.url;
    try {
      const store = await openStore({ ...registry.settings, endpoint: undefined, region: 'eu-west-1' }, realClock);
      expect(await store.get(KEY)).toEqual({ kind: 'missing' });
      expect(proxy.seen).toHaveLength(1);
    } finally {
      delete process.env['AWS_ENDPOINT_URL_S3'];
    }
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
