import { beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import {
  UserError,
  type Files,
  type ManifestJson,
  type Policy,
  type ProjectVerdict,
  type PublishReport,
  type PublishSettings,
  type ValidateReport,
  type ValidateSettings,
  type Waiver
} from '../domain/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { latestKey } from '../registry/index.ts';
import { canIDeploy } from './can-i-deploy.ts';
import { diff } from './diff.ts';
import { publish } from './publish.ts';
import { validate } from './validate.ts';

const COMMON = { repositoryDir: '/repo', environment: 'prod', environments: {} };
const PUBLISH: PublishSettings = {
  ...COMMON,
  projectDir: '/repo/up',
  policy: { rules: {} },
  manifest: '/repo/up/target/manifest.json',
  runResults: null,
  include: 'public',
  publishState: false,
  afterRollback: false,
  compatibility: null,
  allowBreaking: null,
  dryRun: false,
  upstreams: null,
  origin: { repository: 'acme/dbt-up', commit: null, runUrl: null },
  producer: 'dbt-mesh test'
};
const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

function disk(texts: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => Promise.resolve(Object.hasOwn(texts, path) ? Buffer.from(texts[path] ?? '') : null),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
}

function ports(texts: Readonly<Record<string, string>>, now = '2026-11-24T12:00:00Z') {
  return { store, files: disk(texts), clock: fakeClock(now), logger };
}

/** dbt_up with public_orders of these columns, built at that hour. */
function upstream(hour: number, columns: readonly string[]): ManifestJson {
  const declared = columns.map((name) => [name, { name, data_type: 'integer' }]);
  return madeManifest({
    metadata: { generated_at: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000000Z` },
    nodes: madePublicModel('public_orders', {
      contract: { enforced: true },
      columns: Object.fromEntries(declared),
      patch_path: 'dbt_up://models/marts.yml'
    })
  });
}

const YAML = 'models:\n  - name: public_orders\n    columns:\n      - name: order_id\n';

function published(manifest: ManifestJson, settings: Partial<PublishSettings>, now?: string): Promise<PublishReport> {
  const texts = { [PUBLISH.manifest]: JSON.stringify(manifest), '/repo/up/models/marts.yml': YAML };
  return publish({ ...PUBLISH, ...settings }, ports(texts, now));
}

function waiver(given: Partial<Waiver> = {}): Waiver {
  const about = { rule: 'column-removed', model: 'dbt_up.public_orders', column: 'status' };
  return { ...about, until: '2026-11-25', reason: 'agreed, ticket 12', ...given };
}

const ALL = ['order_id', 'status', 'amount'];

describe('a break that a waiver acknowledges', () => {
  const policy: Policy = { rules: {}, waivers: [waiver()] };

  beforeEach(async () => {
    await published(upstream(1, ALL), {});
    await publishConsumer(store, 'dbt_down', {
      references: [sampleReference('dbt_down', { columns: ['status', 'amount'] })]
    });
  });

  test('is published, and stands in the report at its line, with those whom it breaks', async () => {
    const report = await published(upstream(2, ['order_id', 'amount']), { policy });
    expect(report).toMatchObject({ outcome: 'published', breaking: true, allowedBreaking: null, findings: [] });
    expect(report.silenced).toMatchObject([
      {
        finding: {
          rule: 'column-removed',
          severity: 'error',
          column: 'status',
          file: 'models/marts.yml',
          line: 2,
          consumers: [{ project: 'dbt_down' }]
        },
        by: 'waiver',
        reason: 'agreed, ticket 12',
        until: '2026-11-25'
      }
    ]);
  });

  test('leaves the break of another column an error, and nothing is written', async () => {
    const before = await store.get(latestKey('dbt_up', 'prod'));
    const report = await published(upstream(2, ['order_id']), { policy });
    expect(report).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'column-removed', severity: 'error', column: 'amount' }],
      silenced: [{ finding: { column: 'status' } }]
    });
    expect(await store.get(latestKey('dbt_up', 'prod'))).toEqual(before);
  });

  test('is refused again once its day has passed, with what ran out', async () => {
    const next = upstream(2, ['order_id', 'amount']);
    const late = await published(next, { policy }, '2026-11-26T00:00:00Z');
    expect(late).toMatchObject({ outcome: 'refused', silenced: [], findings: [{ severity: 'error' }] });
    expect(late.findings[0]?.message).toContain(
      'the waiver of column-removed for dbt_up.public_orders.status ran out on 2026-11-25: agreed, ticket 12'
    );
    expect(await published(next, { policy }, '2026-11-25T23:59:59Z')).toMatchObject({ outcome: 'published' });
  });

  test('once its day has passed can be allowed for once, which is recorded', async () => {
    const report = await published(
      upstream(2, ['order_id', 'amount']),
      { policy, allowBreaking: 'once more' },
      '2027-01-01T00:00:00Z'
    );
    expect(report).toMatchObject({
      outcome: 'published',
      allowedBreaking: { reason: 'once more', rules: ['column-removed'] }
    });
  });

  test('is acknowledged in diff and can-i-deploy too', async () => {
    const texts = {
      '/old.json': JSON.stringify(upstream(1, ALL)),
      [PUBLISH.manifest]: JSON.stringify(upstream(2, ['order_id', 'amount']))
    };
    const operand = (path: string) => ({ kind: 'manifest', path, written: path }) as const;
    const sides = { old: operand('/old.json'), next: operand(PUBLISH.manifest) };
    const compared = await diff({ ...COMMON, ...sides, compatibility: 'strict', policy }, ports(texts));
    expect(compared).toMatchObject({ compatible: true, breaking: true, findings: [], silenced: [{ by: 'waiver' }] });

    const subject = { projectDir: '/repo/up', manifest: PUBLISH.manifest, upstreams: null };
    const asked = { ...COMMON, subject, to: 'prod', compatibility: null, reading: { maxAge: null, relations: [] } };
    expect(await canIDeploy({ ...asked, policy }, ports(texts))).toMatchObject({
      deployable: true,
      silenced: [{ finding: { column: 'status' }, by: 'waiver' }]
    });
    expect(await canIDeploy({ ...asked, policy }, ports(texts, '2026-11-26T00:00:00Z'))).toMatchObject({
      deployable: false,
      silenced: []
    });
  });
});

describe('the measure of a project', () => {
  beforeEach(async () => {
    await published(upstream(1, ALL), {});
  });

  test.each<[string, Policy, PublishSettings['compatibility'], PublishReport['outcome']]>([
    ['consumers, when nothing is said', { rules: {} }, null, 'published'],
    ['what the file says for all', { rules: {}, compatibility: 'strict' }, null, 'refused'],
    ['what it says for the project', { rules: {}, projects: { dbt_up: { compatibility: 'strict' } } }, null, 'refused'],
    [
      'not what it says for another',
      { rules: {}, projects: { other: { compatibility: 'strict' } } },
      null,
      'published'
    ],
    ['the input before all', { rules: {}, compatibility: 'strict' }, 'off', 'published']
  ])('is %s', async (_, policy, compatibility, outcome) => {
    expect(await published(upstream(2, ['order_id']), { policy, compatibility })).toMatchObject({ outcome });
  });
});

describe('validate', () => {
  const UP = 'model.dbt_up.public_orders';
  const FILE = '/repo/down/models/orders.sql';
  const SQL = "select\n    order_id,\n    discount\nfrom {{ ref('dbt_up', 'public_orders') }}\n";

  /** Of a project that reads a column that dbt_up does not have. */
  function downstream(name: string, raw = SQL): ManifestJson {
    return madeManifest({
      metadata: { project_name: name },
      nodes: {
        ...madePublicModel('public_orders', { config: { materialized: 'mesh_stub_dbt_up' } }),
        ...madeModel('orders', {
          package_name: name,
          original_file_path: 'models/orders.sql',
          raw_code: raw.trim(),
          compiled_code: raw.trim().replace(/{{.*}}/, 'DBT_UP_PROD.marts.public_orders'),
          depends_on: { nodes: [UP] }
        })
      }
    });
  }

  const at = (folder: string) => ({
    ...{ projectDir: folder, manifest: `${folder}/target/manifest.json` },
    upstreams: [{ project: 'dbt_up', mode: 'package', optional: false } as const]
  });

  function validated(
    policy: Policy,
    files: Readonly<Record<string, string>>,
    given: Partial<ValidateSettings> = {}
  ): Promise<ValidateReport> {
    const settings: ValidateSettings = {
      ...COMMON,
      projectDir: '/repo/down',
      policy,
      projects: [at('/repo/down')],
      reading: { maxAge: null, relations: [] },
      failOn: 'error',
      deploy: null,
      ...given
    };
    return validate(
      settings,
      ports({ '/repo/down/target/manifest.json': JSON.stringify(downstream('dbt_down')), ...files })
    );
  }

  async function verdict(policy: Policy, files: Readonly<Record<string, string>>): Promise<ProjectVerdict> {
    const [only] = (await validated(policy, files)).projects;
    if (only === undefined) throw new Error('no verdict');
    return only;
  }

  const commented = (comment: string): Readonly<Record<string, string>> => ({
    [FILE]: SQL.replace('    discount\n', `${comment}\n    discount\n`)
  });
  const NONE: Policy = { rules: {} };

  beforeEach(async () => {
    await published(upstream(1, ALL), {});
  });

  test('is red on the line of the column, and green by a waiver', async () => {
    const missing = { rule: 'column-missing', file: 'models/orders.sql', line: 3, column: 'discount' };
    expect(await verdict(NONE, { [FILE]: SQL })).toMatchObject({ valid: false, findings: [missing], silenced: [] });

    const policy = { rules: {}, waivers: [waiver({ rule: 'column-missing', column: 'DISCOUNT' })] };
    expect(await verdict(policy, { [FILE]: SQL })).toMatchObject({
      valid: true,
      findings: [],
      silenced: [{ finding: missing, by: 'waiver', until: '2026-11-25' }]
    });
  });

  test('is green by a comment on the line above', async () => {
    expect(
      await verdict(NONE, commented('    -- dbt-mesh: ignore column-missing it comes with ticket 12'))
    ).toMatchObject({
      valid: true,
      findings: [],
      silenced: [{ finding: { line: 4 }, by: 'inline', reason: 'it comes with ticket 12' }]
    });
  });

  test('is green by a comment on the line itself', async () => {
    const beside = SQL.replace('discount', 'discount -- dbt-mesh: ignore column-missing, select-star known');
    expect(await verdict(NONE, { [FILE]: beside })).toMatchObject({ valid: true, silenced: [{ reason: 'known' }] });
  });

  test.each([
    ['further away', `-- dbt-mesh: ignore column-missing known\n${SQL}`],
    ['of another rule', SQL.replace('discount', 'discount -- dbt-mesh: ignore select-star known')],
    ['in a string', SQL.replace('    discount', "    '-- dbt-mesh: ignore column-missing known', discount")]
  ])('stays red by a comment %s', async (_, text) => {
    expect(await verdict(NONE, { [FILE]: text })).toMatchObject({
      valid: false,
      findings: [{ rule: 'column-missing' }],
      silenced: []
    });
  });

  test('goes by the file, and by the manifest where that is not at hand', async () => {
    const raw = commented('    -- dbt-mesh: ignore column-missing known')[FILE];
    const manifest = { '/repo/down/target/manifest.json': JSON.stringify(downstream('dbt_down', raw)) };
    expect(await verdict(NONE, manifest)).toMatchObject({ valid: true, silenced: [{ by: 'inline' }] });
    expect(await verdict(NONE, { ...manifest, [FILE]: SQL })).toMatchObject({ valid: false, silenced: [] });
  });

  test.each([
    ['above', '    -- dbt-mesh: ignore column-missing known\n    discount'],
    ['beside', '    discount -- dbt-mesh: ignore column-missing known'],
    ['in a block', '    /* dbt-mesh: ignore column-missing known */\n    discount']
  ])('is green by a comment %s that dbt has compiled with the model', async (_, lines) => {
    const text = SQL.replace('    discount', lines);
    const manifest = JSON.stringify(downstream('dbt_down', text));
    expect(await verdict(NONE, { '/repo/down/target/manifest.json': manifest, [FILE]: text })).toMatchObject({
      valid: true,
      findings: [],
      silenced: [{ finding: { rule: 'column-missing' }, reason: 'known' }]
    });
  });

  test('is red for a comment that gives no reason, and for one that names no rule, each on its line', async () => {
    const comments = '    -- dbt-mesh: ignore column-missing\n    -- dbt-mesh: ignore colum-missing it is known';
    expect(await verdict(NONE, commented(comments))).toMatchObject({
      valid: false,
      findings: [
        { rule: 'column-missing', line: 5 },
        { rule: 'silence-without-reason', severity: 'error', file: 'models/orders.sql', line: 3 },
        { rule: 'silence-unknown-rule', severity: 'error', file: 'models/orders.sql', line: 4 }
      ]
    });
  });

  test('is red for such a comment in a model that nothing else is found in', async () => {
    const clean = madeModel('clean', {
      package_name: 'dbt_down',
      raw_code: '-- dbt-mesh: ignore select-star\nselect 1'
    });
    const { nodes, ...others } = downstream('dbt_down') as { readonly nodes: object };
    const manifest = JSON.stringify({ ...others, nodes: { ...nodes, ...clean } });
    const policy: Policy = { rules: { 'column-missing': 'off' } };
    expect(await verdict(policy, { '/repo/down/target/manifest.json': manifest })).toMatchObject({
      findings: [{ rule: 'silence-without-reason', node: 'model.dbt_down.clean', line: 1 }]
    });
  });

  test('takes no comment for an acknowledgement of what no SQL is about', async () => {
    const text = `-- dbt-mesh: ignore stale-upstream whatever\n${SQL}`;
    const policy: Policy = { rules: { 'column-missing': 'off', 'stale-upstream': 'error' } };
    const report = await validated(policy, { [FILE]: text }, { reading: { maxAge: 1000, relations: [] } });
    expect(report.projects[0]?.findings.map(({ rule }) => rule)).toEqual(['stale-upstream', 'silence-unknown-rule']);
  });

  test('judges each project by its own policy', async () => {
    const policy: Policy = {
      rules: { 'column-missing': 'warning' },
      projects: {
        dbt_strict: { rules: { 'column-missing': 'error' } },
        dbt_free: { rules: { 'column-missing': 'off' } }
      }
    };
    const files = {
      '/repo/strict/target/manifest.json': JSON.stringify(downstream('dbt_strict')),
      '/repo/free/target/manifest.json': JSON.stringify(downstream('dbt_free'))
    };
    const projects = [at('/repo/down'), at('/repo/strict'), at('/repo/free')];
    const report = await validated(policy, files, { projects });
    expect(
      report.projects.map(({ project, valid, findings }) => [project, valid, findings.map(({ severity }) => severity)])
    ).toEqual([
      ['dbt_down', true, ['warning']],
      ['dbt_strict', false, ['error']],
      ['dbt_free', true, []]
    ]);
  });

  test('refuses a waiver of a rule that does not exist', async () => {
    const policy = { rules: {}, waivers: [waiver({ rule: 'column-mising' })] };
    await expect(validated(policy, {})).rejects.toThrow(UserError);
    await expect(validated(policy, {})).rejects.toThrow("'column-mising' (did you mean 'column-missing'?)");
  });

  test('an expired waiver that nothing is found for says nothing', async () => {
    const policy = { rules: {}, waivers: [waiver({ until: '2020-01-01', model: 'dbt_up.gone' })] };
    const files = commented('    -- dbt-mesh: ignore column-missing known');
    expect(await verdict(policy, files)).toMatchObject({ valid: true, findings: [] });
  });
});
