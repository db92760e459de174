import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { run } from '../../cli/run.ts';
import type { IamPolicy } from '../../shared/domain/index.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { allows, type Attempt } from './iam-evaluator.ts';
import { startMoto, type S3Server } from './s3-server.ts';
import { atMinute, sampleManifest } from './sample.ts';

let server: S3Server;
let home: string;
beforeAll(async () => {
  server = await startMoto();
  home = realpathSync(mkdtempSync(join(tmpdir(), 'mesh-iam-')));
}, 120_000);
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command, on the registry behind a proxy. */
async function mesh(...argv: readonly string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const code = await run(argv, {
    cwd: home,
    env: {},
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) }
  });
  return { code, ...said };
}

async function policyFor(registry: string, ...args: readonly string[]): Promise<IamPolicy> {
  const { code, stdout, stderr } = await mesh('iam', '--registry', registry, ...args);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as IamPolicy;
}

/** What a request needs (Amazon S3 API reference, and the notes at the top of iam-policy.ts). */
function attempts({ answered }: FaultProxy): readonly Attempt[] {
  return answered.flatMap(({ method, path, headers, status }): readonly Attempt[] => {
    const url = new URL(path, 'http://localhost');
    const [, bucket = '', ...segments] = decodeURIComponent(url.pathname).split('/');
    const [arn, key] = [`arn:aws:s3:::${bucket}`, segments.join('/')];
    const on = (action: string, context: Attempt['context'] = {}): Attempt => ({
      action,
      resource: `${arn}/${key}`,
      context
    });
    const listing = (context: Attempt['context']): Attempt => ({ action: 's3:ListBucket', resource: arn, context });
    const conditions = Object.fromEntries(
      ['if-match', 'if-none-match'].flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[`s3:${name}`, value]] : [];
      })
    );
    const isConditional = Object.keys(conditions).length > 0;
    switch (method) {
      case 'GET':
        if (url.searchParams.has('list-type')) {
          const delimiter = url.searchParams.get('delimiter');
          const prefix = { 's3:prefix': url.searchParams.get('prefix') ?? '' };
          return [listing(delimiter === null ? prefix : { ...prefix, 's3:delimiter': delimiter })];
        }
        return [on('s3:GetObject'), ...(status === 404 ? [listing({ 's3:prefix': key })] : [])];
      case 'PUT':
        return [on('s3:PutObject', conditions), ...(isConditional ? [on('s3:GetObject')] : [])];
      case 'DELETE':
        return [on('s3:DeleteObject', conditions), ...(isConditional ? [on('s3:GetObject')] : [])];
      default:
        throw new RangeError(`${method} ${path} was not expected`);
    }
  });
}

/** A project as dbt left it, and a built manifest of it. */
function built(project: string, minute = 0, column = 'order_id'): readonly string[] {
  const folder = join(home, project);
  const manifest = join(folder, 'target', 'manifest.json');
  mkdirSync(dirname(manifest), { recursive: true });
  writeFileSync(join(folder, 'dbt_project.yml'), `name: ${project}\nversion: '1.0'\n`);
  writeFileSync(manifest, JSON.stringify(sampleManifest({ project, generatedAt: atMinute(minute), column })));
  return ['--project-dir', folder];
}

/** What is fresh is not pruned: it may be under way. */
function itIsTomorrow(): void {
  jest.useFakeTimers({ now: Date.now() + 86_400_000, doNotFake: [...TIMERS] });
}

const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout'
] as const;

afterEach(() => void jest.useRealTimers());

/** A configuration in which previews read what they lack from prod. */
function fallbacks(): string {
  const path = join(home, 'fallbacks.yml');
  writeFileSync(path, 'environments: { "pr-*": [prod], staging: [prod] }\n');
  return path;
}

describe('every request that a verb makes is one that its policy allows', () => {
  /** A registry in which two projects are published, twice the first. */
  async function furnished(): Promise<{
    readonly proxy: FaultProxy;
    readonly at: readonly string[];
    readonly registry: string;
  }> {
    const { proxy, registry } = await server.behind(() => null);
    const { location } = await registry.connect();
    const at = ['--registry', location, '--endpoint', proxy.url, '--force-path-style'];
    for (const [environment, project] of [
      ['prod', () => built('dbt_up')],
      ['prod', () => built('dbt_up', 1, 'order_key')],
      ['pr-8', () => built('dbt_up', 2)],
      ['prod', () => built('crm')]
    ] as const) {
      const published = await mesh('publish', ...project(), ...at, '--publish-state', '--environment', environment);
      expect(published).toMatchObject({ code: 0 });
    }
    return { proxy, at, registry: location };
  }

  const PUBLISHER = ['--role', 'publisher', '--project', 'dbt_up', '--environment', 'prod'];
  const READER = ['--role', 'reader', '--project', 'dbt_up'];
  const PRUNER = ['--role', 'pruner'];

  interface Deed {
    readonly name: string;
    /** For `iam`. */
    readonly role: readonly string[];
    /** Command lines, each made when its turn comes: the manifest is built with it. */
    readonly argvs: readonly (() => readonly string[])[];
    readonly exits?: number;
    /** An action that must have been among them, or the test would show nothing. */
    readonly among?: string;
  }

  const DEEDS: readonly Deed[] = [
    {
      name: 'publish the first time, in a new environment',
      role: ['--role', 'publisher', '--project', 'dbt_up', '--environment', 'pr-*'],
      argvs: [() => ['publish', ...built('dbt_up'), '--environment', 'pr-7', '--publish-state']]
    },
    {
      name: 'publish a newer build, an older one and the same again, with state',
      role: PUBLISHER,
      argvs: [
        () => ['publish', ...built('dbt_up', 5), '--publish-state'],
        () => ['publish', ...built('dbt_up', 3), '--publish-state'],
        () => ['publish', ...built('dbt_up', 5)]
      ]
    },
    {
      name: 'publish a breaking change, which asks who uses it, in all environments that it feeds',
      role: PUBLISHER,
      argvs: [
        () => ['publish', ...built('dbt_up', 6, 'key')],
        () => ['publish', ...built('dbt_up', 7, 'key_2'), '--config', fallbacks()]
      ],
      among: 's3:ListBucket'
    },
    {
      name: 'roll back, and publish again',
      role: PUBLISHER,
      argvs: [
        () => ['rollback', '--project', 'dbt_up', '--to', 'previous', '--reason', 'wrong sums'],
        () => ['publish', ...built('dbt_up', 50, 'another'), '--after-rollback']
      ]
    },
    {
      name: 'sync an upstream, and one that is not there',
      role: READER,
      argvs: [
        () => ['sync', ...built('dbt_up'), '--upstreams', 'crm'],
        () => ['sync', ...built('dbt_up'), '--upstreams', 'crm\nerp?', '--environments', 'prod: staging']
      ]
    },
    {
      name: 'be told what was meant',
      role: READER,
      argvs: [() => ['sync', ...built('dbt_up'), '--upstreams', 'crn']],
      exits: 2
    },
    {
      name: 'sync what is frozen',
      role: [...READER, '--history'],
      argvs: [
        () => ['sync', ...built('dbt_up'), '--upstreams', 'crm'],
        () => ['sync', ...built('dbt_up'), '--upstreams', 'crm', '--frozen']
      ]
    },
    { name: 'validate', role: READER, argvs: [() => ['validate', ...built('dbt_up'), '--upstreams', 'crm']], exits: 1 },
    {
      name: "compare with one's own versions, and with who uses them",
      role: READER,
      argvs: [
        () => ['diff', 'dbt_up', join(home, 'dbt_up', 'target', 'manifest.json'), '--compatibility', 'off'],
        () => ['diff', 'dbt_up', join(home, 'dbt_up', 'target', 'manifest.json'), '--compatibility', 'consumers']
      ]
    },
    { name: "look at one's own history", role: READER, argvs: [() => ['history', '--project', 'dbt_up']] },
    { name: "verify one's own publications", role: READER, argvs: [() => ['verify', '--project', 'dbt_up']] },
    { name: 'verify all of them', role: PRUNER, argvs: [() => ['verify']] },
    {
      name: 'prune all of them',
      role: PRUNER,
      argvs: [() => ['prune', '--keep', '1']],
      among: 's3:DeleteObject'
    },
    {
      name: 'prune one project',
      role: ['--role', 'pruner', '--project', 'dbt_up'],
      argvs: [() => ['prune', '--project', 'dbt_up', '--keep', '1']],
      among: 's3:DeleteObject'
    },
    {
      name: 'prune previews',
      role: ['--role', 'pruner', '--environment', 'pr-*'],
      argvs: [() => ['prune', '--environment', 'pr-*', '--older-than', '1s']],
      among: 's3:DeleteObject'
    }
  ];

  test.each(DEEDS)('$name', async ({ role, argvs, exits = 0, among = 's3:GetObject' }) => {
    const { proxy, at, registry } = await furnished();
    const policy = await policyFor(registry, ...role);
    const before = attempts(proxy).length;
    if (among === 's3:DeleteObject') itIsTomorrow();
    for (const argv of argvs) {
      const args = argv();
      const { code, stdout, stderr } = await mesh(...args, ...at);
      if (code !== 0 && code !== exits) throw new Error(`${args.join(' ')} exited with ${code}:\n${stdout}${stderr}`);
    }
    const made = attempts(proxy).slice(before);
    expect(made.map(({ action }) => action)).toContain(among);
    expect(made.filter((attempt) => !allows(policy, attempt))).toEqual([]);
  });

  test('and publishing is more than the policy of a reader allows', async () => {
    const { proxy, at, registry } = await furnished();
    const before = attempts(proxy).length;
    await mesh('publish', ...built('dbt_up', 5), ...at);
    const reader = await policyFor(registry, ...READER);
    const denied = attempts(proxy)
      .slice(before)
      .filter((attempt) => !allows(reader, attempt));
    expect(new Set(denied.map(({ action }) => action))).toEqual(new Set(['s3:PutObject']));
  });
});
