import { beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { UserError, type Files, type ManifestJson, type PublishReport, type PublishSettings } from '../domain/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { fetchLatest } from '../registry/index.ts';
import { publish } from './publish.ts';

const SETTINGS: PublishSettings = {
  projectDir: '/repo/up',
  repositoryDir: '/repo',
  environment: 'prod',
  environments: {},
  policy: { rules: {} },
  manifest: '/repo/up/target/manifest.json',
  runResults: null,
  include: 'public',
  publishState: false,
  afterRollback: false,
  compatibility: 'consumers',
  allowBreaking: null,
  dryRun: false,
  upstreams: null,
  origin: { repository: 'acme/dbt-up', commit: null, runUrl: null },
  producer: 'dbt-mesh 0.1.0'
};

const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

const PROPERTIES = [
  'models:',
  '  - name: other',
  '  - name: public_orders',
  '    columns:',
  '      - name: amount'
].join('\n');

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

/** dbt_up with public_orders of these columns, built at that hour. */
function built(hour: number, columns: readonly string[], node: Readonly<Record<string, unknown>> = {}): ManifestJson {
  const declared = columns.map((name) => [name, { name, data_type: name === 'amount' ? 'decimal' : 'integer' }]);
  return madeManifest({
    metadata: { generated_at: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000000Z` },
    nodes: madePublicModel('public_orders', {
      contract: { enforced: true },
      columns: Object.fromEntries(declared),
      patch_path: 'dbt_up://models/marts.yml',
      ...node
    })
  });
}

function disk(manifest: ManifestJson): Files {
  const texts = new Map([
    [SETTINGS.manifest, JSON.stringify(manifest)],
    ['/repo/up/models/marts.yml', PROPERTIES]
  ]);
  return {
    read: (path) => Promise.resolve(texts.has(path) ? Buffer.from(texts.get(path) ?? '') : null),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
}

function published(manifest: ManifestJson, settings: Partial<PublishSettings> = {}): Promise<PublishReport> {
  return publish({ ...SETTINGS, ...settings }, { store, files: disk(manifest), clock: fakeClock(), logger });
}

async function latest() {
  return (await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh;
}

const ALL = ['order_id', 'status', 'amount'];

/** dbt_up is published with three columns, and dbt_down uses one of them. */
async function mesh(columns: readonly string[] | '*' | null = ['status']): Promise<void> {
  await published(built(1, ALL));
  await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns })] });
}

describe('a column that a consumer uses', () => {
  test('is not dropped: the model, its line and the consumer are named', async () => {
    await mesh();
    const before = await latest();
    const report = await published(built(2, ['order_id', 'amount']));
    expect(report).toMatchObject({
      outcome: 'refused',
      changed: false,
      compatibility: 'consumers',
      breaking: true,
      consumers: ['acme/dbt_down'],
      allowedBreaking: null
    });
    expect(report.findings).toEqual([
      {
        rule: 'column-removed',
        severity: 'error',
        impact: 'breaking',
        certainty: 'seen',
        project: 'dbt_up',
        model: 'dbt_up.public_orders',
        column: 'status',
        file: 'models/marts.yml',
        line: 3,
        message: expect.stringMatching(/^dbt_up\.public_orders has no column status any more.*; used by dbt_down$/),
        hint: expect.stringContaining('Keep the column'),
        consumers: [
          {
            project: 'dbt_down',
            environment: 'prod',
            repository: 'acme/dbt_down',
            version: expect.any(String),
            mode: 'package',
            owner: 'Finance',
            node: 'model.dbt_down.orders',
            file: 'models/orders.sql',
            columns: ['status'],
            certainty: 'seen'
          }
        ]
      }
    ]);
    expect(await latest()).toEqual(before);
  });

  test('is refused before anything is written, and a dry run says the same', async () => {
    await mesh();
    const dry = await published(built(2, ['order_id', 'amount']), { dryRun: true });
    const before = store.requests.length;
    expect(await published(built(2, ['order_id', 'amount']))).toEqual(dry);
    expect(store.requests.slice(before).filter((request) => !/^(get|children)/.test(request))).toEqual([]);
  });

  test.each([
    ['cannot be told', '*'],
    ['is not known without compiled SQL', null]
  ] as const)('counts where its use %s', async (_, columns) => {
    await mesh(columns);
    const report = await published(built(2, ['order_id', 'amount']));
    expect(report).toMatchObject({ outcome: 'refused', findings: [{ certainty: 'possible', severity: 'error' }] });
    const policy = { rules: {}, possibleUse: 'warning' } as const;
    expect(await published(built(2, ['order_id', 'amount']), { policy })).toMatchObject({
      outcome: 'published',
      findings: [{ certainty: 'possible', severity: 'warning' }]
    });
  });
});

test('a column that nobody uses is dropped, with a warning', async () => {
  await mesh();
  const report = await published(built(2, ['order_id', 'status']));
  expect(report).toMatchObject({ outcome: 'published', changed: true, breaking: true, consumers: ['acme/dbt_down'] });
  expect(report.findings).toMatchObject([
    { rule: 'column-removed', severity: 'warning', column: 'amount', file: 'models/marts.yml', line: 5 }
  ]);
});

test('a type is told at the line of its column', async () => {
  await mesh();
  const node = { columns: { amount: { name: 'amount', data_type: 'varchar' } } };
  const { findings } = await published(built(2, ALL, node));
  expect(findings.find(({ rule }) => rule === 'column-type-changed')).toMatchObject({
    file: 'models/marts.yml',
    line: 5
  });
});

test('a model without properties is told at its file', async () => {
  await mesh();
  const report = await published(madeManifest({ metadata: { generated_at: '2026-11-24T02:00:00.000000Z' } }));
  expect(report.findings.find(({ rule }) => rule === 'model-removed')).toMatchObject({
    severity: 'error',
    file: 'models/marts/public_orders.sql',
    line: 1
  });
});

describe('compatibility', () => {
  const NOBODYS = built(2, ['order_id', 'status']);

  test('strict refuses what breaks, whoever uses it', async () => {
    await mesh();
    expect(await published(NOBODYS, { compatibility: 'strict' })).toMatchObject({
      outcome: 'refused',
      breaking: true,
      findings: [{ rule: 'column-removed', severity: 'error' }]
    });
  });

  test('off refuses nothing, and says all the same that it breaks', async () => {
    await mesh();
    expect(await published(built(2, ['order_id']), { compatibility: 'off' })).toMatchObject({
      outcome: 'published',
      breaking: true,
      findings: [
        { column: 'amount', severity: 'info' },
        { column: 'status', severity: 'info' }
      ]
    });
  });

  test('goes after the severities of the policy', async () => {
    await mesh();
    const policy = { rules: { 'column-removed': 'error' } } as const;
    expect(await published(NOBODYS, { policy })).toMatchObject({ outcome: 'refused' });
  });
});

describe('an exposure', () => {
  /** dbt_down with a model that uses a column, and a dashboard on a model above that. */
  function downstream(column: string): ManifestJson {
    const declared = ALL.map((name) => [name, { name, data_type: 'integer' }]);
    return madeManifest({
      metadata: { project_name: 'dbt_down', adapter_type: 'duckdb', generated_at: '2026-11-24T01:00:00.000000Z' },
      nodes: {
        ...madePublicModel('public_orders', {
          config: { materialized: 'mesh_stub_dbt_up' },
          contract: { enforced: true },
          columns: Object.fromEntries(declared)
        }),
        ...madeModel('staged', {
          package_name: 'dbt_down',
          depends_on: { nodes: ['model.dbt_up.public_orders'] },
          compiled_code: `select ${column} from DBT_UP_PROD.marts.public_orders`
        }),
        ...madeModel('mart', {
          package_name: 'dbt_down',
          depends_on: { nodes: ['model.dbt_down.staged'] },
          compiled_code: 'select * from DBT_DOWN_PROD.marts.staged'
        })
      },
      exposures: {
        'exposure.dbt_down.weekly': {
          unique_id: 'exposure.dbt_down.weekly',
          name: 'weekly',
          package_name: 'dbt_down',
          type: 'dashboard',
          owner: { name: 'Ann', email: 'ann@example.com' },
          url: 'https://bi.example.com/7',
          depends_on: { nodes: ['model.dbt_down.mart'] },
          original_file_path: 'models/exposures.yml'
        }
      }
    });
  }

  test('is named as a consumer of what the models below it use, with type, owner and url', async () => {
    await published(built(1, ALL));
    const origin = { repository: 'acme/dbt-down', commit: null, runUrl: null };
    await published(downstream('status'), { origin });

    const { findings } = await published(built(2, ['order_id', 'amount']));
    expect(findings[0]?.consumers).toEqual([
      {
        project: 'dbt_down',
        environment: 'prod',
        repository: 'acme/dbt-down',
        version: expect.any(String),
        mode: 'package',
        owner: null,
        node: 'model.dbt_down.staged',
        file: 'models/marts/staged.sql',
        columns: ['status'],
        certainty: 'seen'
      },
      {
        project: 'dbt_down',
        environment: 'prod',
        repository: 'acme/dbt-down',
        version: expect.any(String),
        mode: 'package',
        owner: 'Ann',
        node: 'exposure.dbt_down.weekly',
        file: 'models/exposures.yml',
        columns: ['status'],
        exposure: { type: 'dashboard', owner: 'Ann', url: 'https://bi.example.com/7' },
        certainty: 'possible'
      }
    ]);
    expect(await published(built(3, ['order_id', 'status']))).toMatchObject({ outcome: 'published' });
  });
});

describe('a break that is allowed', () => {
  const allowBreaking = 'agreed with dbt_down';

  test('is published, and its reason is told and recorded', async () => {
    await mesh();
    const report = await published(built(2, ['order_id', 'amount']), { allowBreaking });
    const allowed = { reason: allowBreaking, rules: ['column-removed'] };
    expect(report).toMatchObject({ outcome: 'published', breaking: true, allowedBreaking: allowed });
    expect(report.findings).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/; allowed: agreed with dbt_down$/) }
    ]);
    expect(await latest()).toMatchObject({ allowed_breaking: allowed });
  });

  test('is not recorded where nothing had to be allowed', async () => {
    await mesh();
    const report = await published(built(2, ['order_id', 'status']), { allowBreaking });
    expect(report).toMatchObject({ outcome: 'published', allowedBreaking: null });
    expect(await latest()).not.toHaveProperty('allowed_breaking');
  });

  test('is no reason to publish what was not built', async () => {
    await mesh();
    const policy = { rules: { 'no-public-models': 'error' } } as const;
    const empty = madeManifest({ metadata: { generated_at: '2026-11-24T02:00:00.000000Z' } });
    expect(await published(empty, { allowBreaking, policy })).toMatchObject({ outcome: 'refused' });
    expect(await latest()).not.toHaveProperty('allowed_breaking');
  });
});

describe('the models that changed', () => {
  test('are all of them at first, and none of the same contract', async () => {
    expect(await published(built(1, ALL))).toMatchObject({ changedModels: ['public_orders'], consumers: [] });
    expect(await published(built(2, ALL))).toMatchObject({ changed: false, changedModels: [] });
  });

  test('are those whose SQL changed too, and their consumers are named', async () => {
    await mesh();
    const checksum = { name: 'sha256', checksum: 'f'.repeat(64) };
    expect(await published(built(2, ALL, { checksum }))).toMatchObject({
      changed: true,
      breaking: false,
      changedModels: ['public_orders'],
      consumers: ['acme/dbt_down'],
      findings: []
    });
  });

  test('are told of a dry run as well, and none of a build that is superseded', async () => {
    await mesh();
    const asked = { compatibility: 'off' } as const;
    expect(await published(built(2, ['order_id']), { ...asked, dryRun: true })).toMatchObject({
      outcome: 'dry-run',
      changedModels: ['public_orders']
    });
    expect(await published(built(0, ['order_id']), asked)).toMatchObject({ outcome: 'superseded', changedModels: [] });
  });
});

describe('consumers are asked for', () => {
  test('not where the contract is the same', async () => {
    await mesh();
    const before = store.requests.length;
    expect(await published(built(2, ALL))).toMatchObject({ breaking: false, consumers: [] });
    expect(store.requests.slice(before).join('\n')).not.toContain('dbt_down');
  });

  test('where it changed, to be told', async () => {
    await mesh();
    expect(await published(built(2, [...ALL, 'new_id']))).toMatchObject({
      breaking: false,
      consumers: ['acme/dbt_down'],
      findings: [{ rule: 'column-added', severity: 'info' }]
    });
  });

  test.each<[what: string, columns: readonly string[], settings: Partial<PublishSettings>]>([
    ['nothing may break', [...ALL, 'new_id'], {}],
    ['nothing is refused', ['order_id'], { compatibility: 'off' }],
    ['everything is', ['order_id'], { compatibility: 'strict' }]
  ])('and where %s, not being shown them is a warning', async (_, columns, settings) => {
    await mesh();
    store.children = () => Promise.reject(new UserError('Cannot list it: access was denied', 'Allow s3:ListBucket.'));
    const { findings } = await published(built(2, columns), settings);
    expect(findings.at(-1)).toMatchObject({
      rule: 'unreadable-consumer',
      severity: 'warning',
      message: 'Who uses dbt_up is not known: Cannot list it: access was denied',
      hint: 'Allow s3:ListBucket.'
    });
  });

  test('and where they decide, not being shown them is an error', async () => {
    await mesh();
    store.children = () => Promise.reject(new UserError('Cannot list it: access was denied', 'Allow s3:ListBucket.'));
    await expect(published(built(2, ['order_id']))).rejects.toThrow('Cannot list it: access was denied');
  });

  test('not for a build that is not current anyway', async () => {
    await mesh();
    const report = await published(built(0, ['order_id']));
    expect(report).toMatchObject({ outcome: 'superseded', breaking: false, findings: [] });
  });

  test('and one that cannot be read is a warning', async () => {
    await mesh();
    store.put('dbt_down/prod/latest/manifest.json', Buffer.from('{}'));
    const report = await published(built(2, ['order_id']));
    expect(report.outcome).toBe('published');
    expect(report.findings.at(-1)).toMatchObject({
      rule: 'unreadable-consumer',
      severity: 'warning',
      key: 'dbt_down/prod/latest/manifest.json'
    });
  });
});
