import { beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import {
  UserError,
  type CanIDeployReport,
  type CanIDeploySettings,
  type DeployRow,
  type Files,
  type ManifestJson,
  type Reference,
  type Upstream
} from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { latestKey, publish } from '../registry/index.ts';
import { canIDeploy } from './can-i-deploy.ts';

const SETTINGS: CanIDeploySettings = {
  subject: { projectDir: '/repo/project', manifest: '/repo/project/target/manifest.json', upstreams: null },
  to: 'prod',
  compatibility: 'consumers',
  repositoryDir: '/repo',
  environments: {},
  policy: { rules: {} },
  reading: { maxAge: null, relations: [] }
};

const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

/** Of dbt_up: `public_orders` with these columns. */
function upstream(
  columns: readonly string[] = ['order_id', 'status', 'amount'],
  node: Readonly<Record<string, unknown>> = {}
): ManifestJson {
  const declared = columns.map((name) => [name, { name, data_type: 'integer' }]);
  return madeManifest({
    nodes: madePublicModel('public_orders', {
      contract: { enforced: true },
      columns: Object.fromEntries(declared),
      patch_path: 'dbt_up://models/marts.yml',
      ...node
    })
  });
}

/** Of dbt_down: a model that reads `public_orders` of dbt_up by a stub, and a dashboard on it. */
function downstream(
  compiled: string | null = 'select status from DBT_UP_PROD.marts.public_orders',
  name = 'public_orders'
): ManifestJson {
  const stub = madePublicModel(name, { config: { materialized: 'mesh_stub_dbt_up' } });
  const reader = madeModel('revenue', {
    package_name: 'dbt_down',
    relation_name: 'DBT_DOWN_PROD.marts.revenue',
    original_file_path: 'models/revenue.sql',
    raw_code: `select status\nfrom {{ ref('dbt_up', '${name}') }}`,
    depends_on: { nodes: [`model.dbt_up.${name}`] },
    ...(compiled === null ? {} : { compiled_code: compiled })
  });
  return madeManifest({
    metadata: { project_name: 'dbt_down' },
    nodes: { ...stub, ...reader },
    exposures: {
      'exposure.dbt_down.weekly': {
        unique_id: 'exposure.dbt_down.weekly',
        package_name: 'dbt_down',
        name: 'weekly',
        type: 'dashboard',
        owner: { name: 'Ann' },
        url: 'https://bi.example/1',
        original_file_path: 'models/exposures.yml',
        depends_on: { nodes: ['model.dbt_down.revenue'] }
      }
    }
  });
}

async function published(manifest: ManifestJson, environment = 'prod'): Promise<void> {
  const project = toProject(manifest, 'manifest.json');
  await publish(store, fakeClock(), {
    manifest: publicView(manifest, project),
    mesh: {
      project: project.name,
      environment,
      generated_at: project.generatedAt,
      repository: `acme/${project.name}`,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh 0.1.0',
      include: 'public',
      references: [],
      ancestors: {}
    }
  });
}

function disk(manifest: ManifestJson): Files {
  const texts = new Map([
    [SETTINGS.subject.manifest, JSON.stringify(manifest)],
    ['/repo/project/models/marts.yml', 'models:\n  - name: other\n  - name: public_orders\n']
  ]);
  return {
    read: (path) => Promise.resolve(texts.has(path) ? Buffer.from(texts.get(path) ?? '') : null),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
}

function ask(manifest: ManifestJson, settings: Partial<CanIDeploySettings> = {}): Promise<CanIDeployReport> {
  return canIDeploy({ ...SETTINGS, ...settings }, { store, files: disk(manifest), clock: fakeClock(), logger });
}

/** `dbt_down@prod model: verdict, rules` */
function said({ rows }: CanIDeployReport): readonly string[] {
  return rows.map(
    ({ project, environment, node, verdict, rules }) =>
      `${project}@${environment} ${node.split('.').at(-1)}: ${[verdict, ...rules].join(', ')}`
  );
}

const rulesOf = ({ findings }: CanIDeployReport): readonly string[] =>
  findings.map(({ rule, severity }) => `${rule}: ${severity}`);

describe('as an upstream', () => {
  test.each<[what: string, columns: Reference['columns'], row: string, deployable: boolean]>([
    ['a use of a column that goes', ['status'], 'dbt_down@prod orders: no, column-removed', false],
    ['a use of others', ['order_id'], 'dbt_down@prod orders: yes', true],
    ['a use that is not narrowed', '*', 'dbt_down@prod orders: possible, column-removed', false],
    ['a use without compiled SQL', null, 'dbt_down@prod orders: possible, column-removed', false]
  ])('%s has its row', async (_, columns, row, deployable) => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns })] });
    const report = await ask(upstream(['order_id', 'amount']));
    expect(said(report)).toEqual([row]);
    expect(report.deployable).toBe(deployable);
  });

  test('what says no names the consumer, at the line of the model', async () => {
    await published(upstream());
    const exposure = { type: 'dashboard', owner: 'Ann', url: 'https://bi.example/1' };
    const references = [
      sampleReference('dbt_down', { columns: ['status'] }),
      sampleReference('dbt_down', { node: 'exposure.dbt_down.weekly', columns: ['status'], owner: 'Ann', exposure })
    ];
    await publishConsumer(store, 'dbt_down', { references });
    const report = await ask(upstream(['order_id', 'amount']));
    expect(report).toMatchObject({ project: 'dbt_up', folder: 'project', to: 'prod', deployable: false });
    expect(report.current).toMatch(/^20261101T060000Z-/);
    expect(report.findings).toMatchObject([
      {
        rule: 'column-removed',
        severity: 'error',
        certainty: 'seen',
        model: 'dbt_up.public_orders',
        column: 'status',
        file: 'models/marts.yml',
        line: 3,
        consumers: [
          { repository: 'acme/dbt_down', owner: 'Finance', node: 'model.dbt_down.orders', columns: ['status'] },
          { repository: 'acme/dbt_down', owner: 'Ann', node: 'exposure.dbt_down.weekly', exposure }
        ]
      }
    ]);
    expect(report.rows).toMatchObject([
      { side: 'consumer', owner: 'Ann', exposure, verdict: 'possible' },
      { side: 'consumer', repository: 'acme/dbt_down', owner: 'Finance', model: 'dbt_up.public_orders', verdict: 'no' }
    ] satisfies readonly Partial<DeployRow>[]);
  });

  test('a consumer in an environment that this one feeds counts, one that has a publication of its own does not', async () => {
    const environments = { staging: ['prod'], 'pr-*': ['staging', 'prod'] };
    await published(upstream());
    for (const environment of ['staging', 'pr-7']) {
      await publishConsumer(store, 'dbt_down', {
        environment,
        references: [sampleReference('dbt_down', { columns: ['status'] })]
      });
    }
    const changed = upstream(['order_id', 'amount']);
    expect(said(await ask(changed, { environments }))).toEqual([
      'dbt_down@pr-7 orders: no, column-removed',
      'dbt_down@staging orders: no, column-removed'
    ]);
    await published(upstream(), 'staging');
    expect(said(await ask(changed, { environments }))).toEqual([]);
    expect(said(await ask(changed, { environments, to: 'staging' }))).toEqual([
      'dbt_down@pr-7 orders: no, column-removed',
      'dbt_down@staging orders: no, column-removed'
    ]);
  });

  test('what an environment lacks is compared with what is read there now', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', {
      environment: 'staging',
      references: [sampleReference('dbt_down', { columns: ['status'] })]
    });
    const report = await ask(upstream(['order_id']), { to: 'staging', environments: { staging: ['prod'] } });
    expect(said(report)).toEqual(['dbt_down@staging orders: no, column-removed']);
    expect(report.current).not.toBeNull();
  });

  test.each([
    ['strict', ['column-removed: error'], false],
    ['consumers', ['column-removed: warning'], true],
    ['off', ['column-removed: info'], true]
  ] as const)('under %s, a break that nobody uses is weighed accordingly', async (compatibility, rules, deployable) => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down');
    const report = await ask(upstream(['order_id', 'amount']), { compatibility });
    expect(rulesOf(report)).toEqual(rules);
    expect(report).toMatchObject({ compatibility, deployable });
    expect(said(report)).toEqual(['dbt_down@prod orders: yes']);
  });

  test('the policy weighs what was found; a rule that it turns off breaks nothing', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: ['status'] })] });
    const under = (severity: 'warning' | 'off') =>
      ask(upstream(['order_id', 'amount']), { policy: { rules: { 'column-removed': severity } } });
    const relaxed = await under('warning');
    expect(relaxed.deployable).toBe(true);
    expect(said(relaxed)).toEqual(['dbt_down@prod orders: no, column-removed']);
    expect(said(await under('off'))).toEqual(['dbt_down@prod orders: yes']);
  });

  test('a possible use may be let pass', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: '*' })] });
    const report = await ask(upstream(['order_id', 'amount']), { policy: { rules: {}, possibleUse: 'warning' } });
    expect(report.deployable).toBe(true);
    expect(said(report)).toEqual(['dbt_down@prod orders: possible, column-removed']);
  });

  test('a damaged publication of another project is told, and the others are judged all the same', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down', { columns: ['status'] })] });
    store.put(latestKey('dbt_hostile', 'prod'), Buffer.from('{"mesh": {"layout": 1}}'));
    const report = await ask(upstream(['order_id', 'amount']));
    expect(rulesOf(report)).toEqual(['column-removed: error', 'unreadable-consumer: warning']);
    expect(said(report)).toEqual(['dbt_down@prod orders: no, column-removed']);
  });

  test('what was never published breaks nobody', async () => {
    const report = await ask(upstream());
    expect(report).toMatchObject({ current: null, deployable: true, rows: [], findings: [] });
  });

  test('a consumer that is not among those who may is told', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_down');
    const report = await ask(upstream(), { policy: { rules: {}, consumers: ['dbt_other'] } });
    expect(rulesOf(report)).toEqual(['consumer-not-allowed: warning']);
    expect(report.deployable).toBe(true);
  });
});

describe('as a downstream', () => {
  const optional: readonly Upstream[] = [{ project: 'dbt_up', mode: 'package', optional: true }];
  const withUpstreams = (upstreams: readonly Upstream[]) => ({ subject: { ...SETTINGS.subject, upstreams } });

  test('a use holds where the model and its columns are there', async () => {
    await published(upstream());
    const report = await ask(downstream());
    expect(report).toMatchObject({ project: 'dbt_down', deployable: true, findings: [] });
    expect(report.rows).toMatchObject([
      {
        side: 'upstream',
        project: 'dbt_down',
        environment: 'prod',
        version: expect.stringMatching(/^20261101T060000Z-/),
        node: 'exposure.dbt_down.weekly',
        owner: 'Ann',
        exposure: { type: 'dashboard' },
        columns: ['status'],
        verdict: 'yes'
      },
      { side: 'upstream', node: 'model.dbt_down.revenue', columns: ['status'], verdict: 'yes', rules: [] }
    ]);
  });

  test.each<[what: string, up: ManifestJson, down: ManifestJson, rule: string]>([
    ['a column that is not there', upstream(['order_id']), downstream(), 'column-missing'],
    ['a model that is not there', upstream(), downstream('select 1 from x', 'gone'), 'unknown-model']
  ])('%s says no, and so does the dashboard on it', async (_, up, down, rule) => {
    await published(up);
    const report = await ask(down);
    expect(report.deployable).toBe(false);
    expect(rulesOf(report)).toEqual([`${rule}: error`]);
    expect(said(report)).toEqual([`dbt_down@prod weekly: no, ${rule}`, `dbt_down@prod revenue: no, ${rule}`]);
  });

  test('it is asked of the environment, and of what that falls back to', async () => {
    await published(upstream(['order_id']), 'staging');
    await published(upstream());
    const environments = { staging: ['prod'] };
    expect((await ask(downstream(), { to: 'staging', environments })).deployable).toBe(false);
    expect((await ask(downstream(), { to: 'prod', environments })).deployable).toBe(true);
    const report = await ask(downstream(), { to: 'qa', environments: { qa: ['prod'] } });
    expect(report.deployable).toBe(true);
    expect(report.rows.map(({ environment }) => environment)).toEqual(['prod', 'prod']);
  });

  test('an upstream that is not there says no, where it has to be', async () => {
    const report = await ask(downstream());
    expect(report.deployable).toBe(false);
    expect(rulesOf(report)).toEqual(['upstream-not-published: error']);
    expect(report.rows).toMatchObject([
      { environment: 'prod', version: null, verdict: 'no', rules: ['upstream-not-published'] },
      { environment: 'prod', version: null, verdict: 'no', rules: ['upstream-not-published'] }
    ]);
  });

  test('an upstream that may be missing is in the way of nothing', async () => {
    const report = await ask(downstream(), withUpstreams(optional));
    expect(report.deployable).toBe(true);
    expect(rulesOf(report)).toEqual(['upstream-not-published: info']);
    expect(said(report)).toEqual([
      'dbt_down@prod weekly: possible, upstream-not-published',
      'dbt_down@prod revenue: possible, upstream-not-published'
    ]);
  });

  test('columns that nobody can tell are possibly not there, and how to tell them is said', async () => {
    await published(upstream());
    const uncompiled = await ask(downstream(null));
    expect(said(uncompiled)).toEqual([
      'dbt_down@prod weekly: possible, sql-not-compiled',
      'dbt_down@prod revenue: possible, sql-not-compiled'
    ]);
    expect(uncompiled.deployable).toBe(true);
    expect(uncompiled.findings).toMatchObject([
      { rule: 'sql-not-compiled', hint: expect.stringContaining('dbt compile') }
    ]);
    const garbled = await ask(downstream('selekt status frm'));
    expect(said(garbled)).toEqual([
      'dbt_down@prod weekly: possible, sql-not-understood',
      'dbt_down@prod revenue: possible, sql-not-understood'
    ]);
  });

  test('a finding that the policy makes an error says no, one that it turns off does not', async () => {
    await published(upstream(['order_id']));
    const under = (severity: 'warning' | 'off') =>
      ask(downstream(), { policy: { rules: { 'column-missing': severity } } });
    const relaxed = await under('warning');
    expect(relaxed.deployable).toBe(true);
    expect(said(relaxed)[1]).toBe('dbt_down@prod revenue: no, column-missing');
    expect(said(await under('off'))[1]).toBe('dbt_down@prod revenue: yes');
  });

  test('a project that nobody can use asks for nobody', async () => {
    await published(upstream());
    await publishConsumer(store, 'dbt_other');
    const before = store.requests.length;
    await ask(downstream());
    expect(store.requests.slice(before).sort()).toEqual([
      `get ${latestKey('dbt_down', 'prod')}`,
      `get ${latestKey('dbt_up', 'prod')}`
    ]);
  });
});

describe('what it asks of a registry of a thousand projects', () => {
  test('is one listing, and each publication once', async () => {
    await published(upstream());
    const names = Array.from({ length: 999 }, (_, index) => `dbt_${String(index).padStart(3, '0')}`);
    await Promise.all(names.map((name) => publishConsumer(store, name)));
    const before = store.requests.length;
    const report = await ask(upstream(['status', 'amount']));
    expect(report.rows.filter(({ verdict }) => verdict === 'no')).toHaveLength(999);
    expect(store.requests.slice(before).sort()).toEqual(
      ['children ', ...[...names, 'dbt_up'].map((name) => `get ${latestKey(name, 'prod')}`)].sort()
    );
  });

  test('also where the project reads some of them', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `dbt_${String(index).padStart(2, '0')}`);
    await published(upstream());
    await Promise.all(names.map((name) => publishConsumer(store, name)));
    const both = madeManifest({
      metadata: { project_name: 'dbt_down' },
      nodes: {
        ...(downstream()['nodes'] as Record<string, unknown>),
        ...madePublicModel('sums', { package_name: 'dbt_down', relation_name: 'DBT_DOWN_PROD.marts.sums' })
      }
    });
    const before = store.requests.length;
    await ask(both);
    expect(store.requests.slice(before).sort()).toEqual(
      ['children ', ...[...names, 'dbt_down', 'dbt_up'].map((name) => `get ${latestKey(name, 'prod')}`)].sort()
    );
  });
});

describe('what cannot be asked', () => {
  test('a manifest that is not there', async () => {
    const subject = { ...SETTINGS.subject, manifest: '/repo/project/target/none.json' };
    await expect(ask(upstream(), { subject })).rejects.toThrow(UserError);
  });

  test("the project's own publication, where it is damaged", async () => {
    store.put(latestKey('dbt_up', 'prod'), Buffer.from('{}'));
    await expect(ask(upstream())).rejects.toThrow(UserError);
  });

  test('a policy that names no rule', async () => {
    await expect(ask(upstream(), { policy: { rules: { 'column-remove': 'off' } } })).rejects.toThrow(/did you mean/);
  });
});
