import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandAside } from '../actions/doors.ts';
import { workspace } from '../actions/workspace.ts';
import { latestKey } from '../../shared/registry/index.ts';
import { s3Error, type FaultProxy, type Seen, type Treatment } from './fault-proxy.ts';
import { startMoto, type S3Server } from './s3-server.ts';

/** What the proxy is to do to a request. */
type Treat = (seen: Seen) => Treatment | null;

interface Said {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let server: S3Server;
beforeAll(async () => {
  server = await startMoto();
}, 120_000);
afterAll(() => server.close());

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIAMESHTESTMESHTEST', AWS_SECRET_ACCESS_KEY: 'mesh-test-secret' };
const PUBLISH = ['publish', '--project-dir', 'up', '--publish-state'];
const SYNC = ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up'];

/** Runs the built command on a registry behind a proxy, after an upstream was published there, if it is to be. */
async function through(
  treat: Treat,
  argv: readonly string[],
  { published }: { readonly published: boolean }
): Promise<{
  readonly said: Said;
  readonly proxy: FaultProxy;
  readonly registry: string;
  readonly latest: string | null;
}> {
  let troubled = false;
  const { proxy, registry } = await server.behind((seen) => (troubled ? treat(seen) : null));
  const store = await registry.connect();
  const at = ['--registry', store.location, '--endpoint', proxy.url, '--force-path-style'];
  const root = workspace();
  if (published) expect(await commandAside(root, [...PUBLISH, ...at], CREDENTIALS)).toMatchObject({ exitCode: 0 });
  troubled = true;
  const said = await commandAside(root, [...argv, ...at], CREDENTIALS);
  troubled = false;
  const read = await store.get(latestKey('dbt_up', 'prod'));
  const latest = read.kind === 'found' ? Buffer.from(read.body).toString() : null;
  return { said, proxy, registry: store.location, latest };
}

const on = (method: string, part: string, treatment: Treatment): Treat => {
  return (seen) => (seen.method === method && seen.path.includes(part) ? treatment : null);
};
const first = (times: number, treat: Treat): Treat => {
  let befell = 0;
  return (seen) => {
    const treatment = befell < times ? treat(seen) : null;
    if (treatment !== null) befell += 1;
    return treatment;
  };
};
const answer = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Treatment => ({
  kind: 'answer',
  status,
  headers,
  body: s3Error(code)
});

describe('what passes, the command gets through', () => {
  test.each<readonly [name: string, treat: Treat]>([
    ['a server error at every object', (seen) => (seen.index % 2 === 0 ? answer(500, 'InternalError') : null)],
    ['an overloaded server at every object', (seen) => (seen.index % 2 === 0 ? answer(503, 'SlowDown') : null)],
    ['a broken connection at every object', (seen) => (seen.index % 2 === 0 ? { kind: 'drop' } : null)],
    ['a connection reset while state is sent', first(2, on('PUT', '/state/', { kind: 'reset' }))],
    ['an answer lost after state was written', first(1, on('PUT', '/state/', { kind: 'drop' }))],
    ['an answer lost after history was written', first(1, on('PUT', '/history/', { kind: 'fail' }))],
    ['an answer lost after latest was written', first(1, on('PUT', '/latest/', { kind: 'drop' }))],
    ['an answer to latest that comes too late', first(1, on('PUT', '/latest/', { kind: 'hold', milliseconds: 8_000 }))],
    ['a storm of 409', first(6, on('PUT', '/latest/', answer(409, 'ConditionalRequestConflict')))],
    ['a storm of 412', first(6, on('PUT', '/latest/', answer(412, 'PreconditionFailed')))]
  ])(
    'publish: %s',
    async (_, treat) => {
      const before = Date.now();
      const { said, latest } = await through(treat, PUBLISH, { published: false });
      expect(said).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('✓ dbt_up') });
      expect(latest).toContain('"project":"dbt_up"');
      expect(Date.now() - before).toBeLessThan(20_000);
    },
    30_000
  );

  test.each<readonly [name: string, treat: Treat]>([
    ['a server error', first(3, on('GET', '/latest/', answer(500, 'InternalError')))],
    ['an overloaded server', first(3, on('GET', '/latest/', answer(503, 'SlowDown')))],
    ['a body that breaks off', first(2, on('GET', '/latest/', { kind: 'cut' }))],
    ['a body altered on the way', first(2, on('GET', '/latest/', { kind: 'alter' }))],
    ['a body of half its length', first(2, on('GET', '/latest/', { kind: 'shorten' }))]
  ])('sync: %s', async (_, treat) => {
    const { said } = await through(treat, SYNC, { published: true });
    expect(said).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('✓ dbt_down') });
  });
});

test('sync goes on where access is denied to the state of its own project alone, and says so', async () => {
  const { proxy, registry } = await server.behind(on('GET', '/state/', answer(403, 'AccessDenied')));
  const { location } = await registry.connect();
  const at = ['--registry', location, '--endpoint', proxy.url, '--force-path-style'];
  const root = workspace();
  for (const project of ['up', 'nested/down']) {
    const args = ['publish', '--publish-state', '--project-dir', project, ...at];
    expect(await commandAside(root, args, CREDENTIALS)).toMatchObject({ exitCode: 0 });
  }
  const said = await commandAside(root, [...SYNC, ...at], CREDENTIALS);
  expect(said).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(
      /warning: The state of dbt_down itself cannot be had.*Cannot read s3:\/\/mesh\/.*\/dbt_down\/prod\/state\/.*access was denied/
    )
  });
});

describe('what lasts, the command tells in one sentence with a remedy, and exits with 2', () => {
  interface Row {
    readonly name: string;
    readonly argv: readonly string[];
    readonly treat: Treat;
    /** After `Cannot … s3://…`. */
    readonly says: string;
    readonly remedy: string;
    /** The object that it is about, from the project on. */
    readonly about: string;
  }

  const DENIED = answer(403, 'AccessDenied');
  const ROWS: readonly Row[] = [
    ...[PUBLISH, SYNC].flatMap((argv): readonly Row[] => [
      {
        name: 'server errors',
        argv,
        treat: () => answer(500, 'InternalError'),
        says: 'kept answering 500 InternalError',
        remedy: 'run again later',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'an overloaded server',
        argv,
        treat: () => answer(503, 'SlowDown'),
        says: 'kept answering 503 SlowDown',
        remedy: 'run again later',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'broken connections',
        argv,
        treat: () => ({ kind: 'refuse' }),
        says: 'kept breaking off',
        remedy: 'what lies between',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'a redirect to elsewhere, which is not followed',
        argv,
        treat: () => answer(307, 'TemporaryRedirect', { location: 'http://127.0.0.1:9/' }),
        says: 'bucket mesh is in another region',
        remedy: 'Set `region`',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'a bucket in another region',
        argv,
        treat: () => answer(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'eu-west-1' }),
        says: 'bucket mesh is in another region, eu-west-1',
        remedy: 'Set `region` to eu-west-1.',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'a token that has expired',
        argv,
        treat: () => answer(400, 'ExpiredToken'),
        says: 'the credentials have expired',
        remedy: 'role-duration-seconds',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'credentials of another store',
        argv,
        treat: () => answer(403, 'SignatureDoesNotMatch'),
        says: 'the credentials were not accepted',
        remedy: 'check which ones',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'a clock that is wrong',
        argv,
        treat: () => answer(403, 'RequestTimeTooSkewed', { date: new Date().toUTCString() }),
        says: "this machine's clock is wrong",
        remedy: 'Set the clock (NTP)',
        about: 'dbt_up/prod/latest/'
      },
      {
        name: 'a bucket that is not there',
        argv,
        treat: () => answer(404, 'NoSuchBucket'),
        says: 'there is no bucket mesh',
        remedy: 'Check its name',
        about: 'dbt_up/prod/latest/'
      }
    ]),
    {
      name: 'access denied to latest',
      argv: SYNC,
      treat: on('GET', '/latest/', DENIED),
      says: 'access was denied',
      remedy: 's3:GetObject',
      about: 'dbt_up/prod/latest/'
    },
    {
      name: 'access denied to state alone',
      argv: PUBLISH,
      treat: on('PUT', '/state/', DENIED),
      says: 'access was denied',
      remedy: 's3:PutObject',
      about: 'dbt_up/prod/state/'
    },
    {
      name: 'access denied to history alone',
      argv: PUBLISH,
      treat: on('PUT', '/history/', DENIED),
      says: 'access was denied',
      remedy: 's3:PutObject',
      about: 'dbt_up/prod/history/'
    },
    {
      name: 'access denied to the key that encrypts',
      argv: [...PUBLISH, '--sse-kms-key-id', 'alias/mesh'],
      treat: on('PUT', '/', answer(400, 'KMS.DisabledException')),
      says: 'the KMS key could not be used',
      remedy: '`sse-kms-key-id`',
      about: 'dbt_up/prod/state/'
    },
    {
      name: 'connections reset while a body is sent',
      argv: PUBLISH,
      treat: on('PUT', '/history/', { kind: 'reset' }),
      says: 'kept breaking off',
      remedy: 'what lies between',
      about: 'dbt_up/prod/history/'
    },
    {
      name: 'bodies that break off',
      argv: SYNC,
      treat: on('GET', '/latest/', { kind: 'cut' }),
      says: 'kept breaking off',
      remedy: 'what lies between',
      about: 'dbt_up/prod/latest/'
    },
    {
      name: 'bodies altered on the way',
      argv: SYNC,
      treat: on('GET', '/latest/', { kind: 'alter' }),
      says: 'what arrives is not what was sent',
      remedy: 'take that out of the way',
      about: 'dbt_up/prod/latest/'
    },
    {
      name: 'a store that knows no conditions',
      argv: PUBLISH,
      treat: on('PUT', '/history/', answer(501, 'NotImplemented')),
      says: 'does not know what was asked',
      remedy: 'If-None-Match',
      about: 'dbt_up/prod/history/'
    }
  ];

  test.each(ROWS)('$argv.0: $name', async ({ argv, treat, says, remedy, about }) => {
    const isSync = argv === SYNC;
    const { said, latest, registry } = await through(treat, argv, { published: isSync });
    expect(said).toMatchObject({ exitCode: 2, stdout: '' });
    const [sentence = '', hint = '', ...more] = lastError(said.stderr);
    expect(sentence).toMatch(new RegExp(`^error: Cannot \\w+ ${registry}/${about}`));
    expect(sentence).toContain(says);
    expect(hint).toContain(remedy);
    expect(more).toEqual([]);
    expect(said.stderr).not.toMatch(/mesh-test-secret|AKIAMESHTESTMESHTEST|\n\s+at |said by the fault proxy/);
    // What is published is whole and stays; what was to be published is not there.
    expect(latest === null).toBe(!isSync);
  });

  test('publish: a store that ignores conditions', async () => {
    const treat = on('PUT', '/', { kind: 'without', headers: ['if-match', 'if-none-match'] });
    const { said, latest, registry } = await through(treat, PUBLISH, { published: false });
    expect(said.exitCode).toBe(2);
    const [sentence = '', hint = ''] = lastError(said.stderr);
    expect(sentence).toContain(`${registry} ignores the conditions of writes (If-None-Match)`);
    expect(hint).toContain('Use a store that keeps them');
    expect(latest).toBeNull();
  });

  test.each([
    [409, 'ConditionalRequestConflict'],
    [412, 'PreconditionFailed']
  ])('publish: a storm of %i that does not end, when its time is up', async (status, code) => {
    const treat = on('PUT', '/latest/', answer(status, code));
    const { said, latest, proxy } = await through(treat, [...PUBLISH, '--timeout', '3s'], { published: false });
    expect(said.exitCode).toBe(2);
    expect(lastError(said.stderr)[0]).toMatch(/^error: The time is up: after 3s it was (still|busy, last with) /);
    expect(latest).toBeNull();
    expect(proxy.seen.filter(({ method, path }) => method === 'PUT' && path.includes('/latest/')).length).toBeLessThan(
      60
    );
  });

  test.each([
    ['publish', PUBLISH],
    ['sync', SYNC]
  ])('%s: nobody listens', async (_, argv) => {
    const { proxy } = await server.behind(() => null);
    await proxy.close();
    const at = ['--registry', 's3://acme/mesh', '--endpoint', proxy.url, '--force-path-style'];
    const said = await commandAside(workspace(), [...argv, ...at], CREDENTIALS);
    expect(said).toMatchObject({ exitCode: 2, stdout: '' });
    const [sentence = '', hint = ''] = lastError(said.stderr);
    expect(sentence).toBe(
      `error: Cannot read s3://acme/mesh/dbt_up/prod/latest/manifest.json: the store at ${proxy.url} does not answer (connection refused)`
    );
    expect(hint).toContain('Check `endpoint`');
  });
});

/** The error and its hint: what comes before are warnings of what can be done without. */
function lastError(stderr: string): readonly string[] {
  return stderr.slice(stderr.lastIndexOf('error: ')).trimEnd().split('\n');
}
