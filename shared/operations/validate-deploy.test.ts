import { beforeEach, expect, jest, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import type { Files, ManifestJson, ValidateReport, ValidateSettings } from '../domain/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { latestKey, publish } from '../registry/index.ts';
import { validate } from './validate.ts';

/** Each answer about a downstream loads the parser of SQL. */
jest.setTimeout(60_000);

const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };
const UP = { projectDir: '/repo/up', manifest: '/repo/up/target/manifest.json', upstreams: null };
const DOWN = { projectDir: '/repo/down', manifest: '/repo/down/target/manifest.json', upstreams: null };

const SETTINGS: ValidateSettings = {
  projectDir: '/repo',
  repositoryDir: '/repo',
  environment: 'prod',
  environments: {},
  policy: { rules: {} },
  projects: [UP, DOWN],
  reading: { maxAge: null, relations: [] },
  failOn: 'error',
  deploy: { to: 'prod', compatibility: null }
};

/** `dbt_up` is published with `order_id`, and `dbt_down` is on record as using that. */
let store: MemoryStore;
beforeEach(async () => {
  store = memoryStore();
  await publish(store, fakeClock(), samplePublication());
  await publishConsumer(store, 'dbt_down', { references: [sampleReference('dbt_down')] });
});

function up(column: string): ManifestJson {
  return madeManifest({
    metadata: { adapter_type: 'duckdb' },
    nodes: madePublicModel('public_orders', {
      contract: { enforced: true },
      relation_name: '"DBT_UP_PROD"."MARTS"."public_orders"',
      schema: 'MARTS',
      columns: { [column]: { name: column, data_type: 'integer', constraints: [{ type: 'not_null' }] } }
    })
  });
}

function down(column: string): ManifestJson {
  return madeManifest({
    metadata: { project_name: 'dbt_down', adapter_type: 'duckdb' },
    nodes: {
      ...madePublicModel('public_orders', { config: { materialized: 'mesh_stub_dbt_up' } }),
      ...madeModel('revenue', {
        package_name: 'dbt_down',
        relation_name: '"DBT_DOWN_PROD"."MARTS"."revenue"',
        raw_code: "select 1 from {{ ref('dbt_up', 'public_orders') }}",
        compiled_code: `select ${column} from DBT_UP_PROD.marts.public_orders`,
        depends_on: { nodes: ['model.dbt_up.public_orders'] }
      })
    }
  });
}

function disk(manifests: Readonly<Record<string, ManifestJson>>): Files {
  return {
    read: (path) => Promise.resolve(path in manifests ? Buffer.from(JSON.stringify(manifests[path])) : null),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
}

function validated(
  columns: { readonly up?: string; readonly down?: string },
  settings: Partial<ValidateSettings> = {}
): Promise<ValidateReport> {
  const files = disk({
    [UP.manifest]: up(columns.up ?? 'order_id'),
    [DOWN.manifest]: down(columns.down ?? 'order_id')
  });
  return validate({ ...SETTINGS, ...settings }, { store, files, clock: fakeClock(), logger });
}

const rulesOf = ({ deploy }: ValidateReport): readonly (readonly string[])[] =>
  deploy.map(({ findings }) => findings.map(({ rule, severity }) => `${rule}: ${severity}`));

test('nothing is asked unless it is wanted', async () => {
  const report = await validated({ up: 'order_key' }, { deploy: null });
  expect(report).toMatchObject({ valid: true, deploy: [] });
});

test('every project is judged, and what holds is no fault', async () => {
  const { valid, deploy } = await validated({});
  expect(valid).toBe(true);
  expect(deploy).toMatchObject([
    { project: 'dbt_up', folder: 'up', to: 'prod', deployable: true, rows: [{ side: 'consumer', verdict: 'yes' }] },
    { project: 'dbt_down', folder: 'down', to: 'prod', deployable: true, rows: [{ side: 'upstream', verdict: 'yes' }] }
  ]);
});

test('a contract that breaks a consumer on record fails the check, though the lineage holds', async () => {
  const report = await validated({ up: 'order_key' });
  expect(report.projects.map(({ valid }) => valid)).toEqual([true, true]);
  expect(report.valid).toBe(false);
  expect(rulesOf(report)[0]).toContain('column-removed: error');
});

test.each([
  ['error', false],
  ['never', true]
] as const)('what fails goes by fail-on: %s', async (failOn, valid) => {
  expect(await validated({ up: 'order_key' }, { failOn })).toMatchObject({
    valid,
    deploy: [{ deployable: false }, {}]
  });
});

test('compatibility is that of the policy unless another is asked for', async () => {
  const policy = { rules: {}, compatibility: 'off' } as const;
  expect(await validated({ up: 'order_key' }, { policy })).toMatchObject({
    valid: true,
    deploy: [{ compatibility: 'off' }, {}]
  });
  const deploy = { to: 'prod', compatibility: 'strict' } as const;
  expect(await validated({ up: 'order_key' }, { policy, deploy })).toMatchObject({ valid: false });
});

test('another environment than the one that is validated against has another answer', async () => {
  await publish(store, fakeClock(), samplePublication({ environment: 'staging', column: 'order_key' }));
  const to = (environment: string): Partial<ValidateSettings> => ({
    projects: [DOWN],
    deploy: { to: environment, compatibility: null }
  });
  expect(await validated({}, to('prod'))).toMatchObject({ valid: true });
  const staging = await validated({}, to('staging'));
  expect(staging).toMatchObject({
    valid: false,
    projects: [{ valid: true }],
    deploy: [{ to: 'staging', deployable: false }]
  });
  expect(rulesOf(staging)).toEqual([['column-missing: error']]);
});

test('an upstream that the other environment lacks is a no, and no error', async () => {
  const report = await validated({}, { projects: [DOWN], deploy: { to: 'qa', compatibility: null } });
  expect(report).toMatchObject({ valid: false, deploy: [{ deployable: false }] });
  expect(rulesOf(report)).toEqual([['upstream-not-published: error']]);
});

test('each publication is read once, for all projects and both questions', async () => {
  const before = store.requests.length;
  await validated({});
  expect(store.requests.slice(before).sort()).toEqual([
    'children ',
    `get ${latestKey('dbt_down', 'prod')}`,
    `get ${latestKey('dbt_up', 'prod')}`
  ]);
});
