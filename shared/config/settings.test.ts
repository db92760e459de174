import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../domain/index.ts';
import type { RawInputs } from './input.ts';
import {
  historySettings,
  publishRequest,
  rollbackSettings,
  syncSettings,
  validateSettings,
  type PublishRequest
} from './settings.ts';
import { VERSION } from './version.ts';

const ORIGIN = { repository: null, commit: null, runUrl: null };

let scratch: string;
beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-config-')));
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** A repository with these files; `.git` makes it one. */
function repository(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  for (const [file, text] of Object.entries({ '.git/HEAD': 'ref: refs/heads/main\n', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

async function publishSettings(
  ...asked: Parameters<typeof publishRequest>
): Promise<PublishRequest & { kind: 'publish' }> {
  const request = await publishRequest(...asked);
  if (request.kind === 'publish') return request;
  throw new Error('a rollback was asked for');
}

async function faultOf(promise: Promise<unknown>): Promise<UserError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason
  );
  if (!(error instanceof UserError)) throw new Error(`not a UserError: ${String(error)}`);
  return error;
}

describe('a rollback', () => {
  const asked = { registry: '/r', 'rollback-to': 'previous', reason: ' wrong sums ', environment: 'staging' };

  test('is asked for by publish too, and then nothing is published', async () => {
    const root = repository('rollback-to', { 'dbt_project.yml': 'name: dbt_up\n' });
    const { kind, settings, store } = await publishRequest({ inputs: asked, cwd: root }, ORIGIN);
    expect(kind).toBe('rollback');
    expect(settings).toEqual({
      project: 'dbt_up',
      environment: 'staging',
      environments: {},
      to: 'previous',
      reason: 'wrong sums',
      dryRun: false,
      origin: ORIGIN
    });
    expect(store.registry).toBe('/r');
  });

  test('needs no checkout of the project that it names', async () => {
    const root = repository('no-checkout', {});
    const inputs = { local: 'true', project: 'dbt_up', to: '20261124T100000Z-0123456789ab', reason: 'x' };
    const { settings } = await rollbackSettings({ inputs, cwd: root }, ORIGIN);
    expect(settings).toMatchObject({ project: 'dbt_up', environment: 'prod', to: '20261124T100000Z-0123456789ab' });
  });

  test.each<[string, RawInputs, readonly string[]]>([
    ['nothing is given', {}, ['to: is not given', 'reason: is not given', 'project: is not given']],
    ['the version is none', { to: '../..' }, ['to: "../.." is no name']],
    ['the project is none', { project: 'a/b' }, ['project: "a/b" is no name']],
    ['the reason is a book', { reason: 'x'.repeat(1001) }, ['reason: has 1001 characters']]
  ])('is told all that is wrong: %s', async (_, inputs, messages) => {
    const root = repository('rollback-faults', {});
    const fault = await faultOf(rollbackSettings({ inputs: { local: 'true', ...inputs }, cwd: root }, ORIGIN));
    for (const message of messages) expect(fault.message).toContain(message);
  });

  test.each<[string, RawInputs, string]>([
    ['a reason alone', { reason: 'x' }, 'reason: stands without `rollback-to`'],
    ['a project alone', { project: 'dbt_up' }, 'project: stands without `rollback-to`'],
    ['both ways at once', { ...asked, 'after-rollback': 'true' }, 'after-rollback: stands beside `rollback-to`'],
    ['no reason', { 'rollback-to': 'previous' }, 'reason: is not given']
  ])('by publish is refused for %s', async (_, inputs, message) => {
    const root = repository('rollback-mixed', { 'dbt_project.yml': 'name: dbt_up\n' });
    const fault = await faultOf(publishRequest({ inputs: { local: 'true', ...inputs }, cwd: root }, ORIGIN));
    expect(fault.message).toContain(message);
  });
});

describe('history', () => {
  test('is of the project in the folder, twenty versions of it', async () => {
    const root = repository('history', { 'dbt_project.yml': 'name: dbt_up\n' });
    expect((await historySettings({ inputs: { local: 'true' }, cwd: root })).settings).toEqual({
      project: 'dbt_up',
      environment: 'prod',
      limit: 20
    });
  });

  test.each(['0', '-1', '1.5', 'all', '1e3'])('shows no %s versions', async (limit) => {
    const root = repository('history-limit', { 'dbt_project.yml': 'name: dbt_up\n' });
    const fault = await faultOf(historySettings({ inputs: { local: 'true', limit }, cwd: root }));
    expect(fault.message).toContain(`limit: "${limit}" is no number from 1`);
  });
});

describe('publish', () => {
  test('takes a compatibility, and a reason to let a break pass', async () => {
    const root = repository('breaking', { 'dbt_project.yml': 'name: dbt_up\n' });
    const inputs = { local: 'true', compatibility: 'strict', 'allow-breaking': ' agreed with dbt_down ' };
    expect((await publishSettings({ inputs, cwd: root }, ORIGIN)).settings).toMatchObject({
      compatibility: 'strict',
      allowBreaking: 'agreed with dbt_down'
    });
  });

  test.each<[string, RawInputs, string]>([
    ['a compatibility that is none', { compatibility: 'none' }, 'compatibility: "none" is not known'],
    ['true as a reason', { 'allow-breaking': 'true' }, 'allow-breaking: "true" is no reason'],
    ['false as a reason', { 'allow-breaking': 'False' }, 'allow-breaking: "False" is no reason'],
    ['a reason that nobody reads', { 'allow-breaking': 'x'.repeat(1001) }, 'allow-breaking: has 1001 characters']
  ])('is refused with %s', async (_, inputs, message) => {
    const root = repository('breaking-mixed', { 'dbt_project.yml': 'name: dbt_up\n' });
    const fault = await faultOf(publishRequest({ inputs: { local: 'true', ...inputs }, cwd: root }, ORIGIN));
    expect(fault.message).toContain(message);
  });

  test('nothing is required that can be found', async () => {
    const root = repository('plain', { 'dbt_project.yml': 'name: dbt_up\n' });

    const { settings, store } = await publishSettings({ inputs: { local: 'true' }, cwd: root }, ORIGIN);

    expect(settings).toEqual({
      projectDir: root,
      repositoryDir: root,
      environment: 'prod',
      environments: {},
      policy: { rules: {} },
      manifest: join(root, 'target', 'manifest.json'),
      runResults: null,
      include: 'public',
      publishState: false,
      afterRollback: false,
      compatibility: null,
      allowBreaking: null,
      dryRun: false,
      upstreams: null,
      origin: ORIGIN,
      producer: `dbt-mesh ${VERSION}`
    });
    expect(store.registry).toBe(join(root, 'registry'));
  });

  test('an empty input is an unset one, as reusable workflows pass it', async () => {
    const root = repository('empty-inputs', { 'dbt_project.yml': 'name: dbt_up\n' });
    const inputs = { registry: './r', include: '', 'dry-run': '', environment: ' ', manifest: '', 'project-dir': '' };

    const { settings } = await publishSettings({ inputs, cwd: root }, ORIGIN);

    expect(settings).toMatchObject({ include: 'public', dryRun: false, environment: 'prod', projectDir: root });
  });

  test('every path is relative to working-directory', async () => {
    const root = repository('working-directory', { 'a/up/dbt_project.yml': 'name: dbt_up\n' });
    const inputs = { 'working-directory': 'a', 'project-dir': 'up', registry: 'r', 'run-results': 'rr.json' };

    const { settings, store } = await publishSettings({ inputs, cwd: root }, ORIGIN);

    expect(settings.projectDir).toBe(join(root, 'a', 'up'));
    expect(settings.repositoryDir).toBe(root);
    expect(settings.runResults).toBe(join(root, 'a', 'rr.json'));
    expect(store.registry).toBe(join(root, 'a', 'r'));
  });

  test('a folder that is no dbt project is told, unless the manifest is named', async () => {
    const root = repository('no-project', {});

    const fault = await faultOf(publishSettings({ inputs: { local: 'true' }, cwd: root }, ORIGIN));
    const { settings } = await publishSettings({ inputs: { local: 'true', manifest: 'm.json' }, cwd: root }, ORIGIN);

    expect(fault.message).toContain('no dbt_project.yml');
    expect(settings.manifest).toBe(join(root, 'm.json'));
  });

  test('all faults are told at once', async () => {
    const root = repository('faults', { 'dbt_project.yml': 'name: dbt_up\n' });
    const inputs = { include: 'publc', 'dry-run': 'yes', environment: '../prod' };

    const fault = await faultOf(publishSettings({ inputs, cwd: root }, ORIGIN));

    expect(fault.message).toContain('4 faults');
    expect(fault.message).toContain('include: "publc" is not known');
    expect(fault.message).toContain('dry-run: "yes" is neither true nor false');
    expect(fault.message).toContain('environment: "../prod" is no name');
    expect(fault.message).toContain('no registry is known');
    expect(fault.hint).toContain("Did you mean 'public'?");
    expect(fault.hint).toContain('--local');
  });
});

describe('the registry', () => {
  const FILES = {
    'dbt_project.yml': 'name: x\n',
    'dbt-mesh.yml': 'registry: ./shared-registry\n',
    'down/dbt_project.yml': 'name: y\n'
  };

  test.each<[string, RawInputs, string]>([
    ['of an input is relative to the current folder', { registry: 'mine' }, 'down/mine'],
    ['of dbt-mesh.yml is relative to that file', {}, 'shared-registry'],
    ['of --local goes before that of dbt-mesh.yml', { local: 'true' }, 'down/registry']
  ])('%s', async (_, inputs, expected) => {
    const root = repository('registries', FILES);
    const { store } = await syncSettings({ inputs, cwd: join(root, 'down') });
    expect(store.registry).toBe(join(root, expected));
  });

  test('a URL stays as it is, with what S3 needs', async () => {
    const root = repository('s3', FILES);
    const inputs = {
      registry: 's3://acme/mesh',
      region: 'eu-central-1',
      endpoint: 'https://s3.local:1',
      'force-path-style': 'true'
    };
    const { store } = await syncSettings({ inputs, cwd: root });
    expect(store).toEqual({
      registry: 's3://acme/mesh',
      region: 'eu-central-1',
      endpoint: 'https://s3.local:1',
      forcePathStyle: true,
      expectedBucketOwner: undefined,
      sseKmsKeyId: undefined
    });
  });

  test('--local and registry together are refused', async () => {
    const root = repository('both', FILES);
    const fault = await faultOf(syncSettings({ inputs: { local: 'true', registry: 'r' }, cwd: root }));
    expect(fault.message).toContain('local: stands beside `registry`');
  });
});

describe('upstreams of sync', () => {
  const MESH = `
registry: r
projects:
  down:
    path: down
    upstreams:
      dbt_up: loom
      crm: { mode: sources, optional: true }
      erp: {}
  other: { path: other }
`;
  const root = (name: string): string =>
    repository(name, {
      'dbt-mesh.yml': MESH,
      'down/dbt_project.yml': 'name: down\n',
      'other/dbt_project.yml': 'name: other\n'
    });

  test.each<[string, string, RawInputs, unknown]>([
    [
      'are those of its entry in dbt-mesh.yml, each in its mode, else in `mode`',
      'down',
      { mode: 'sources' },
      [
        { project: 'dbt_up', mode: 'loom', optional: false },
        { project: 'crm', mode: 'sources', optional: true },
        { project: 'erp', mode: 'sources', optional: false }
      ]
    ],
    [
      'of the input go before the file; the mode is its own, else that of the file',
      'down',
      { upstreams: 'dbt_up\ncrm: package\nnew?' },
      [
        { project: 'dbt_up', mode: 'loom', optional: false },
        { project: 'crm', mode: 'package', optional: true },
        { project: 'new', mode: 'package', optional: true }
      ]
    ],
    [
      'of the input take the input `mode` before the mode in the file',
      'down',
      { upstreams: 'dbt_up', mode: 'sources' },
      [{ project: 'dbt_up', mode: 'sources', optional: false }]
    ],
    ['are left to be found where nothing declares any', 'other', {}, null]
  ])('%s', async (_, folder, inputs, expected) => {
    const { settings } = await syncSettings({ inputs, cwd: join(root('upstreams'), folder) });
    expect(settings.upstreams?.map(({ project, mode, optional }) => ({ project, mode, optional })) ?? null).toEqual(
      expected
    );
  });
});

describe('how upstreams are read', () => {
  const HOUR = 3_600_000;
  const root = (name: string): string =>
    repository(name, {
      'dbt-mesh.yml': `
registry: r
environments: { staging: [prod], "pr-*": [staging, prod] }
relations: { database: { UP_PROD: UP_DEV } }
projects:
  down:
    path: down
    upstreams:
      dbt_up: { max-age: 36h, relations: { schema: { marts: dev } } }
      crm: sources
`,
      'down/dbt_project.yml': 'name: down\n'
    });
  const EVERY = { database: { UP_PROD: 'UP_DEV' }, schema: {} };
  const OF_UP = { database: {}, schema: { marts: 'dev' } };

  test.each<[string, RawInputs, readonly unknown[], unknown]>([
    [
      'is as dbt-mesh.yml has it for each, and then for all',
      {},
      [
        { maxAge: 36 * HOUR, relations: [OF_UP, EVERY] },
        { maxAge: null, relations: [EVERY] }
      ],
      { maxAge: null, relations: [EVERY] }
    ],
    [
      'is first as the inputs have it for all',
      { 'max-age': '90m', relations: 'database: { "*_PROD": "*_CLONE" }' },
      [
        { maxAge: 1.5 * HOUR, relations: [{ database: { '*_PROD': '*_CLONE' }, schema: {} }, OF_UP, EVERY] },
        { maxAge: 1.5 * HOUR, relations: [{ database: { '*_PROD': '*_CLONE' }, schema: {} }, EVERY] }
      ],
      { maxAge: 1.5 * HOUR, relations: [{ database: { '*_PROD': '*_CLONE' }, schema: {} }, EVERY] }
    ]
  ])('%s', async (_, inputs, declared, others) => {
    const cwd = join(root('reading'), 'down');
    const synced = await syncSettings({ inputs, cwd });
    expect(synced.settings.upstreams?.map(({ reading }) => reading)).toEqual(declared);
    expect(synced.settings.reading).toEqual(others);
    const validated = await validateSettings({ inputs, cwd });
    expect(validated.settings.projects[0]?.upstreams?.map(({ reading }) => reading)).toEqual(declared);
    expect(validated.settings.reading).toEqual(others);
  });

  test('an upstream of the input is read as dbt-mesh.yml has it', async () => {
    const cwd = join(root('reading-given'), 'down');
    const { settings } = await syncSettings({ inputs: { upstreams: 'dbt_up: loom' }, cwd });
    expect(settings.upstreams?.[0]?.reading).toEqual({ maxAge: 36 * HOUR, relations: [OF_UP, EVERY] });
  });

  test('relations of the input may stand over several lines', async () => {
    const relations = 'database: { "*_PROD": "*_PR_12" }\nschema:\n  marts: dev # ours\n';
    const { settings } = await syncSettings({ inputs: { relations }, cwd: join(root('reading-lines'), 'down') });
    expect(settings.reading.relations[0]).toEqual({ database: { '*_PROD': '*_PR_12' }, schema: { marts: 'dev' } });
  });

  test('environments of the input go before those of the file, name by name', async () => {
    const inputs = { environments: 'pr-*: prod\nqa: staging, prod' };
    const expected = { staging: ['prod'], 'pr-*': ['prod'], qa: ['staging', 'prod'] };
    const cwd = join(root('chains'), 'down');
    expect((await syncSettings({ inputs, cwd })).settings.environments).toEqual(expected);
    expect((await validateSettings({ inputs, cwd })).settings.environments).toEqual(expected);
  });

  test.each<[string, RawInputs, string, string]>([
    ['a max-age that is none', { 'max-age': '3 hours' }, 'max-age', '36h'],
    [
      'a part of a relation that is none',
      { relations: 'databse: { a: b }' },
      'relations: relations.databse is not known',
      "Did you mean 'database'?"
    ],
    [
      'a pattern without quotes',
      { relations: 'database: { *_PROD: *_CLONE }' },
      'relations: is not valid YAML',
      'patterns in quotes'
    ],
    [
      'two stars',
      { relations: 'schema: { "*a*": b }' },
      'relations: relations.schema.*a* has more than one `*`',
      '"*_PROD": "*_CLONE"'
    ],
    [
      'a star for nothing',
      { relations: 'schema: { a: "b*" }' },
      'is no pattern, and its new name has a `*`',
      'one `*`'
    ],
    ['a new name that is a number', { relations: 'schema: { a: 3 }' }, 'relations: relations.schema.a is 3', 'a text'],
    [
      'a new name that is empty',
      { relations: 'schema: { a: "" }' },
      'relations: relations.schema.a is empty',
      'Give it a value'
    ],
    ['relations that are a list', { relations: '- a' }, 'relations: relations is a list', 'a mapping'],
    [
      'environments without a colon',
      { environments: 'pr-*' },
      'environments: "pr-*" cannot be read',
      'pr-*: staging, prod'
    ],
    ['an environment that is no name', { environments: 'pr-*: a/b' }, 'environments: "a/b" is no name', 'Names start'],
    ['an environment that stands twice', { environments: 'a: b\na: c' }, 'environments: a is there twice', 'once']
  ])('%s is told', async (_, inputs, message, hint) => {
    const fault = await faultOf(syncSettings({ inputs, cwd: join(root('reading-faults'), 'down') }));
    expect(fault.message).toContain(message);
    expect(fault.hint).toContain(hint);
  });
});

describe('validate', () => {
  const FILES = {
    'up/dbt_project.yml': 'name: dbt_up\n',
    'down/dbt_project.yml': 'name: dbt_down\n',
    'down/dbt_packages/dep/dbt_project.yml': 'name: dep\n',
    'down/dbt_mesh/packages/dbt_up/dbt_project.yml': 'name: dbt_up\n',
    'node_modules/x/dbt_project.yml': 'name: x\n',
    '.tools/y/dbt_project.yml': 'name: y\n'
  };

  test('--all finds every project of the repository, and none that was installed or generated', async () => {
    const root = repository('all', FILES);
    const { settings } = await validateSettings({ inputs: { all: 'true', local: 'true' }, cwd: root });
    expect(settings.projects).toEqual([
      { projectDir: join(root, 'down'), manifest: join(root, 'down', 'target', 'manifest.json'), upstreams: null },
      { projectDir: join(root, 'up'), manifest: join(root, 'up', 'target', 'manifest.json'), upstreams: null }
    ]);
  });

  test('--all takes the projects that dbt-mesh.yml lists, from wherever it is asked', async () => {
    const mesh = 'registry: r\nprojects: { dbt_down: { path: down, upstreams: { dbt_up: loom } } }\n';
    const root = repository('listed', { ...FILES, 'dbt-mesh.yml': mesh });
    const { settings } = await validateSettings({ inputs: { all: 'true' }, cwd: join(root, 'up') });
    expect(settings.projects).toEqual([
      {
        projectDir: join(root, 'down'),
        manifest: join(root, 'down', 'target', 'manifest.json'),
        upstreams: [{ project: 'dbt_up', mode: 'loom', optional: false, reading: { maxAge: null, relations: [] } }]
      }
    ]);
  });

  test('a mistyped --project is told with the likely one', async () => {
    const root = repository('mistyped', FILES);
    const fault = await faultOf(validateSettings({ inputs: { project: 'dbt_dwon', local: 'true' }, cwd: root }));
    expect(fault.message).toContain('"dbt_dwon" is not in');
    expect(fault.hint).toContain("Did you mean 'dbt_down'?");
  });

  test('two projects of one name are told apart by the user', async () => {
    const root = repository('twins', { 'a/dbt_project.yml': 'name: twin\n', 'b/dbt_project.yml': 'name: twin\n' });
    const fault = await faultOf(validateSettings({ inputs: { project: 'twin', local: 'true' }, cwd: root }));
    expect(fault.message).toContain('is there 2 times');
    expect(fault.hint).toContain('project-dir');
  });

  test('a manifest alone is of the project that dbt wrote it for', async () => {
    const root = repository('manifest', FILES);
    const inputs = { manifest: 'down/target/manifest.json', local: 'true' };
    const { settings } = await validateSettings({ inputs, cwd: root });
    expect(settings.projects[0]?.projectDir).toBe(join(root, 'down'));
  });

  test('a manifest from nowhere has no project folder', async () => {
    const root = repository('manifest-nowhere', { 'x/y/manifest.json': '{}' });
    const { settings } = await validateSettings({
      inputs: { manifest: 'x/y/manifest.json', local: 'true' },
      cwd: root
    });
    expect(settings.projects[0]?.projectDir).toBeNull();
  });

  test('a manifest, a project and all are three ways, of which one is taken', async () => {
    const root = repository('ways', FILES);
    const fault = await faultOf(validateSettings({ inputs: { project: 'x', all: 'true', local: 'true' }, cwd: root }));
    expect(fault.message).toBe('`project` and `all` stand beside each other');
  });

  test('a dbt_project.yml that cannot be read is told, not passed over', async () => {
    const root = repository('broken', { 'a/dbt_project.yml': 'name: [\n' });
    const fault = await faultOf(validateSettings({ inputs: { all: 'true', local: 'true' }, cwd: root }));
    expect(fault.message).toContain(join(root, 'a', 'dbt_project.yml'));
  });
});
