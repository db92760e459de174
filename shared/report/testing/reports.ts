import type {
  Finding,
  ProjectVerdict,
  PublishReport,
  ReadUpstream,
  Reference,
  RollbackReport,
  SyncReport
} from '../../domain/index.ts';
import type { Answer } from '../index.ts';

/** Everything that a terminal, a runner, Markdown or HTML could take for something other than text. */
export const HOSTILE =
  '| <img src=x onerror=alert(1)> `c` @octocat #12 ![p](https://e.example) www.e.example :tada: $x$ **b** \x1b[31m\n::error::x ##[error]y\u202e';

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: 'unknown-model',
    severity: 'error',
    project: 'dbt_down',
    model: 'dbt_up.public_order',
    node: 'model.dbt_down.downstream_orders',
    file: 'models/downstream_orders.sql',
    line: 3,
    message: 'dbt_up publishes no model public_order: it does not exist or is not public',
    hint: 'Did you mean public_orders?',
    ...given
  };
}

export const WARNING = finding({
  rule: 'unpinned-version',
  severity: 'warning',
  model: 'dbt_up.orders',
  file: 'models/orders_by_day.sql',
  line: 7,
  message: 'orders has versions 1 and 2, and this ref names neither',
  hint: "Write ref('dbt_up', 'orders', v=2)."
});

export function reference(given: Partial<Reference> = {}): Reference {
  return {
    project: 'dbt_up',
    model: 'public_orders',
    version: null,
    mode: 'sources',
    node: 'model.dbt_down.downstream_orders',
    file: 'models/downstream_orders.sql',
    columns: ['order_id', 'amount'],
    ...given
  };
}

export function verdict(given: Partial<ProjectVerdict> = {}): ProjectVerdict {
  return {
    project: 'dbt_down',
    folder: 'examples/dbt_down',
    valid: true,
    references: [reference()],
    found: ['source.dbt_down.dbt_up.public_orders'],
    findings: [],
    silenced: [],
    ...given
  };
}

export const LOOM = verdict({
  project: 'dbt_down_loom',
  folder: 'examples/dbt_down_loom',
  references: [reference({ mode: 'loom', node: 'model.dbt_down_loom.downstream_orders' })],
  found: ['model.dbt_up.public_orders']
});

export const UPSTREAM: ReadUpstream = {
  project: 'dbt_up',
  environment: 'prod',
  version: '20261124T101112Z-0123456789ab',
  generatedAt: '2026-11-24T10:11:12Z',
  age: 3 * 3_600_000
};

export function validated(...projects: readonly ProjectVerdict[]): Answer {
  const valid = projects.every((one) => one.valid);
  return { verb: 'validate', report: { valid, upstreams: [UPSTREAM], projects, deploy: [] } };
}

export function published(given: Partial<PublishReport> = {}, folder?: string): Answer {
  return {
    verb: 'publish',
    folder,
    report: {
      project: 'dbt_up',
      environment: 'prod',
      version: '20261124T101112Z-0123456789ab',
      uri: 's3://acme/registry/dbt_up/prod/latest/manifest.json',
      digest: '0123456789abcdef',
      changed: true,
      outcome: 'published',
      compatibility: 'consumers',
      breaking: false,
      changedModels: ['public_orders'],
      consumers: [],
      allowedBreaking: null,
      supersededBy: null,
      publicModels: ['model.dbt_up.public_orders'],
      references: [],
      findings: [],
      silenced: [],
      ...given
    }
  };
}

export function synced(given: Partial<SyncReport> = {}, folder?: string): Answer {
  return {
    verb: 'sync',
    folder,
    report: {
      project: 'dbt_down',
      upstreams: [
        {
          ...UPSTREAM,
          mode: 'sources',
          digest: '0123456789abcdef',
          publicModels: 1,
          stale: false
        }
      ],
      missing: [],
      written: ['dbt-mesh.lock', 'models/_mesh_dbt_up.yml'],
      removed: [],
      changed: true,
      state: 'dbt_mesh/state',
      dbtArgs: '--defer --state dbt_mesh/state',
      findings: [],
      silenced: [],
      ...given
    }
  };
}

export function rolledBack(given: Partial<RollbackReport> = {}): Answer {
  return {
    verb: 'rollback',
    report: {
      project: 'dbt_up',
      environment: 'prod',
      outcome: 'rolled-back',
      version: '20261123T101112Z-ba9876543210',
      from: '20261124T101112Z-0123456789ab',
      reason: 'wrong sums',
      uri: 's3://acme/registry/dbt_up/prod/latest/manifest.json',
      digest: 'ba98765432100000',
      generatedAt: '2026-11-23T10:11:12Z',
      changed: true,
      changedModels: ['public_orders'],
      consumers: [],
      publicModels: ['model.dbt_up.public_orders'],
      findings: [],
      ...given
    }
  };
}
