import type { CanIDeployReport, CanIDeploySettings, Files, ManifestJson, Store } from '../../domain/index.ts';
import { fakeClock } from '../../../tests/stores/clocks.ts';
import { publicView, toProject } from '../../manifest/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../../manifest/testing/manifests.ts';
import { publish } from '../../registry/index.ts';
import { canIDeploy } from '../can-i-deploy.ts';

/** For tests of can-i-deploy: an upstream, a downstream of it, and what is answered about either. */

export const SETTINGS: CanIDeploySettings = {
  subject: { projectDir: '/repo/project', manifest: '/repo/project/target/manifest.json', upstreams: null },
  to: 'prod',
  compatibility: 'consumers',
  repositoryDir: '/repo',
  environments: {},
  policy: { rules: {} },
  reading: { maxAge: null, relations: [] }
};

const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

/** Of dbt_up: `public_orders` with these columns. */
export function upstream(
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
export function downstream(
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

/** Publishes the public view of a manifest. */
export async function publishView(store: Store, manifest: ManifestJson, environment = 'prod'): Promise<void> {
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

/** Asks about the project of a manifest. */
export function askAbout(
  store: Store,
  manifest: ManifestJson,
  settings: Partial<CanIDeploySettings> = {}
): Promise<CanIDeployReport> {
  return canIDeploy({ ...SETTINGS, ...settings }, { store, files: disk(manifest), clock: fakeClock(), logger });
}

/** `dbt_down@prod model: verdict, rules` */
export function said({ rows }: CanIDeployReport): readonly string[] {
  return rows.map(
    ({ project, environment, node, verdict, rules }) =>
      `${project}@${environment} ${node.split('.').at(-1)}: ${[verdict, ...rules].join(', ')}`
  );
}

export const rulesOf = ({ findings }: CanIDeployReport): readonly string[] =>
  findings.map(({ rule, severity }) => `${rule}: ${severity}`);
