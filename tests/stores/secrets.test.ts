import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandAside, runAction } from '../actions/doors.ts';
import { workspace } from '../actions/workspace.ts';
import type { Store } from '../../shared/domain/index.ts';
import { openStore, type StoreSettings } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';
import type { FaultProxy, Treatment } from './fault-proxy.ts';
import { startMoto, type S3Server } from './s3-server.ts';

/** Every secret of these tests has this in it, or is one of the two forms that AWS gives its own. */
const MARK = 'hunter2';
const KEY_ID = 'AKIAHUNTERHUNTERHUNT';
const SECRET_KEY = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY01';
const SESSION = `FwoGZXIvYXdz${MARK}Session//////////`;
const SECRETS = new RegExp([MARK, KEY_ID, SECRET_KEY].join('|'), 'i');

/** What an environment of a run may hold. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: KEY_ID,
  AWS_SECRET_ACCESS_KEY: SECRET_KEY,
  AWS_SESSION_TOKEN: SESSION,
  GITHUB_TOKEN: `ghs_${MARK}`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: `${MARK}-oidc`,
  SNOWFLAKE_PASSWORD: MARK,
  DBT_ENV_SECRET_GIT: MARK
};

let server: S3Server;
beforeAll(async () => {
  server = await startMoto();
}, 120_000);
afterAll(() => server.close());

interface Scene {
  readonly root: string;
  readonly at: readonly string[];
  readonly settings: StoreSettings;
  readonly store: Store;
  readonly proxy: FaultProxy;
  /** What the proxy answers from now on; null: what the server does. */
  answering: Treatment | null;
}

/** A repository whose manifests hold secrets wherever dbt may have put some, and an empty registry behind a proxy. */
async function scene(): Promise<Scene> {
  const made: { answering: Treatment | null } = { answering: null };
  const { proxy, registry } = await server.behind(() => made.answering);
  const store = await registry.connect();
  const root = workspace();
  for (const project of ['up', 'nested/down']) withSecrets(join(root, project, 'target', 'manifest.json'));
  const at = ['--registry', store.location, '--endpoint', proxy.url, '--force-path-style'];
  return Object.assign(made, { root, at, settings: registry.settings, store, proxy });
}

/** As dbt writes them: variables of the environment, who ran it and where, the SQL of what is not public, macros. */
function withSecrets(path: string): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>;
  const nodes = manifest['nodes'] as Record<string, Record<string, unknown>>;
  const [id = '', node = {}] = Object.entries(nodes)[0] ?? [];
  const hidden = id.replace(/\.\w+$/, '.hidden');
  const secret = { name: 'hidden', access: 'private', config: { access: 'private' }, raw_code: `select '${MARK}'` };
  const more = {
    metadata: { ...manifest['metadata'], env: { DBT_PASSWORD: MARK }, user_id: MARK, send_anonymous_usage_stats: MARK },
    macros: { [`macro.${MARK}`]: { macro_sql: `{{ '${MARK}' }}` } },
    nodes: {
      ...nodes,
      [id]: { ...node, root_path: `/home/${MARK}`, compiled_code: `select '${MARK}'` },
      [hidden]: { ...node, ...secret, unique_id: hidden, alias: 'hidden', depends_on: { macros: [], nodes: [] } }
    }
  };
  writeFileSync(path, JSON.stringify({ ...manifest, ...more }));
}

async function run(
  { root, at }: Scene,
  ...argv: readonly string[]
): Promise<{ exitCode: number | null; said: string }> {
  const { exitCode, stdout, stderr } = await commandAside(root, [...argv, ...at], ENVIRONMENT);
  return { exitCode, said: stdout + stderr };
}

test('no verb says a secret, sends one in a URL, or publishes one', async () => {
  const one = await scene();
  const { root } = one;
  const manifest = join(root, 'up', 'target', 'manifest.json');
  const runs: readonly (readonly [exits: number, argv: readonly string[]])[] = [
    [0, ['publish', '--project-dir', 'up', '--dry-run']],
    [0, ['publish', '--project-dir', 'up', '--publish-state']],
    [0, ['publish', '--project-dir', 'nested/down', '--json']],
    [0, ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up']],
    [0, ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up', '--frozen', '--json']],
    [2, ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_pu']],
    [0, ['validate', '--project', 'dbt_down']],
    [0, ['validate', '--project', 'dbt_down', '--json']],
    [0, ['diff', 'dbt_up', manifest]],
    [0, ['history', '--project', 'dbt_up']],
    [2, ['rollback', '--project', 'dbt_up', '--to', 'previous', '--reason', 'wrong sums']],
    [0, ['verify']],
    [0, ['prune', '--keep', '1']]
  ];
  for (const [exits, argv] of runs) {
    const { exitCode, said } = await run(one, ...argv);
    expect([argv[0], exitCode, said]).toEqual([argv[0], exits, said]);
    expect(said).not.toMatch(SECRETS);
  }

  expect(one.proxy.seen.filter(({ path }) => SECRETS.test(path) || /x-amz-|signature/i.test(path))).toEqual([]);
  // The id of the key, a signature and the token of the session go to S3 by its protocol; the key itself goes nowhere.
  for (const { headers } of one.proxy.seen) expect(JSON.stringify(headers)).not.toContain(SECRET_KEY);

  const keys = (await one.store.list('')).map(({ key }) => key).filter((key) => !key.includes('/state/'));
  expect(keys.length).toBeGreaterThan(3);
  for (const key of keys) expect(await textOf(one.store, key)).not.toMatch(SECRETS);
}, 60_000);

test('what is published in full has neither the environment of the run nor its user', async () => {
  const one = await scene();
  expect((await run(one, 'publish', '--project-dir', 'up', '--include', 'full')).exitCode).toBe(0);
  const { metadata } = JSON.parse(await textOf(one.store, 'dbt_up/prod/latest/manifest.json')) as {
    readonly metadata: Readonly<Record<string, unknown>>;
  };
  expect(metadata['env']).toEqual({});
  expect(metadata['user_id']).toBeNull();
}, 30_000);

describe('no error repeats what a server says', () => {
  const echo = (body: string): string => `<?xml version="1.0"?><Error>${body}</Error>`;
  const signed = `<AWSAccessKeyId>${KEY_ID}</AWSAccessKeyId><StringToSign>${MARK}</StringToSign>`;

  test.each<readonly [name: string, treatment: Treatment]>([
    [
      'of a signature',
      {
        kind: 'answer',
        status: 403,
        body: echo(`<Code>SignatureDoesNotMatch</Code><Message>${MARK}</Message>${signed}`)
      }
    ],
    [
      'of a token',
      { kind: 'answer', status: 400, body: echo(`<Code>ExpiredToken</Code><Token-0>${SESSION}</Token-0>`) }
    ],
    ['in a code of its own', { kind: 'answer', status: 418, body: echo(`<Code>${MARK} ${SECRET_KEY}</Code>`) }],
    [
      'in a page',
      { kind: 'answer', status: 400, body: `<html>${MARK}</html>`, headers: { 'content-type': 'text/html' } }
    ],
    [
      'in a redirect',
      { kind: 'answer', status: 307, headers: { location: `http://127.0.0.1:9/?X-Amz-Signature=${MARK}` }, body: MARK }
    ],
    ['in an object', { kind: 'answer', status: 200, headers: { etag: '"x"' }, body: `{"secret": "${MARK}", ` }]
  ])(
    '%s',
    async (_, treatment) => {
      const one = await scene();
      one.answering = treatment;
      for (const argv of [
        ['publish', '--project-dir', 'up'],
        ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up'],
        ['validate', '--project', 'dbt_down', '--json'],
        ['history', '--project', 'dbt_up'],
        ['rollback', '--project', 'dbt_up', '--to', 'previous', '--reason', 'wrong sums']
      ]) {
        const { exitCode, said } = await run(one, ...argv);
        expect([argv[0], exitCode]).toEqual([argv[0], 2]);
        expect(said).not.toMatch(SECRETS);
      }
    },
    30_000
  );
});

describe('credentials in what a user gives are refused, and not shown', () => {
  const GIVEN: readonly (readonly string[])[] = [
    ['--registry', `s3://${KEY_ID}:${SECRET_KEY}@acme/mesh`],
    ['--registry', `https://user:${MARK}@mesh.acme.example`],
    ['--registry', `https://mesh.acme.example/registry?token=${MARK}`],
    ['--registry', 's3://acme/mesh', '--endpoint', `https://user:${MARK}@s3.acme.example`],
    ['--registry', 's3://acme/mesh', '--endpoint', `https://s3.acme.example/?X-Amz-Signature=${MARK}`]
  ];

  test.each(GIVEN)(
    '%j',
    async (...given) => {
      const root = workspace();
      for (const verb of [
        ['publish', '--project-dir', 'up'],
        ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up'],
        ['validate', '--project', 'dbt_down', '--json'],
        ['history', '--project', 'dbt_up'],
        ['verify'],
        ['prune', '--keep', '1']
      ]) {
        const { exitCode, stdout, stderr } = await commandAside(root, [...verb, ...given], ENVIRONMENT);
        expect([verb[0], exitCode]).toEqual([verb[0], 2]);
        expect(stdout + stderr).toMatch(/credentials or a query/);
        expect(stdout + stderr).not.toMatch(SECRETS);
      }
    },
    30_000
  );

  test('in dbt-mesh.yml', async () => {
    const root = workspace();
    writeFileSync(join(root, 'dbt-mesh.yml'), `registry: s3://${KEY_ID}:${SECRET_KEY}@acme/mesh\n`);
    const { exitCode, stderr } = await commandAside(root, ['publish', '--project-dir', 'up'], ENVIRONMENT);
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(SECRETS);
  });

  test('by an action: in the log, the annotations, the summary, the outputs and the report', () => {
    const root = workspace();
    withSecrets(join(root, 'up', 'target', 'manifest.json'));
    mkdirSync(join(root, 'registry'));
    const registry = join(root, 'registry');
    const fine = runAction('publish', root, { 'project-dir': 'up', registry }, ENVIRONMENT);
    expect(fine.exitCode).toBe(0);
    const report = readFileSync(fine.outputs['report'] ?? '', 'utf8');
    expect(JSON.stringify(fine) + report).not.toMatch(SECRETS);
    for (const [, given = ''] of GIVEN) {
      const step = runAction('publish', root, { 'project-dir': 'up', registry: given }, ENVIRONMENT);
      if (given === 's3://acme/mesh') continue;
      expect(step.exitCode).toBe(1);
      expect(JSON.stringify(step)).not.toMatch(SECRETS);
    }
  }, 30_000);
});

test('every request names the owner of the bucket, and every write the key that encrypts', async () => {
  const one = await scene();
  const guarded = {
    ...one,
    at: [...one.at, '--expected-bucket-owner', '123456789012', '--sse-kms-key-id', 'alias/mesh']
  };
  for (const argv of [
    ['publish', '--project-dir', 'up', '--publish-state'],
    ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_up'],
    ['sync', '--project-dir', 'nested/down', '--upstreams', 'dbt_pu'],
    ['validate', '--project', 'dbt_down'],
    ['history', '--project', 'dbt_up'],
    ['verify'],
    ['prune', '--keep', '1', '--project', 'dbt_up']
  ]) {
    await run(guarded, ...argv);
  }
  const owned = { ...one.settings, expectedBucketOwner: '123456789012', sseKmsKeyId: 'alias/mesh' };
  await (await openStore(owned, realClock)).delete('dbt_up/prod/latest/manifest.json');
  const methods = new Set(one.proxy.seen.map(({ method }) => method));
  expect(methods).toEqual(new Set(['GET', 'PUT', 'DELETE']));
  for (const { method, headers } of one.proxy.seen) {
    expect(headers['x-amz-expected-bucket-owner']).toBe('123456789012');
    expect(headers['x-amz-server-side-encryption']).toBe(method === 'PUT' ? 'aws:kms' : undefined);
    expect(headers['x-amz-server-side-encryption-aws-kms-key-id']).toBe(method === 'PUT' ? 'alias/mesh' : undefined);
  }
}, 30_000);

async function textOf(store: Store, key: string): Promise<string> {
  const read = await store.get(key);
  if (read.kind !== 'found') throw new Error(`${key} is ${read.kind}`);
  return Buffer.from(read.body).toString();
}
