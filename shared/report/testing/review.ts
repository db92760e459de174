import type { CanIDeployReport, ConsumerUse, DeployRow, Finding } from '../../domain/index.ts';
import type { Answer, PageContext } from '../index.ts';
import { finding, HOSTILE, published, reference, UPSTREAM, validated, verdict, WARNING } from './reports.ts';

export const CONTEXT: PageContext = {
  files: 'https://github.com/acme/mesh/blob/ce587453ced02b1526dfb4cb910479d431683101',
  run: 'https://github.com/acme/mesh/actions/runs/7',
  commit: 'ce587453ced02b1526dfb4cb910479d431683101'
};

function use(facts: Partial<ConsumerUse> = {}): ConsumerUse {
  return {
    project: 'dbt_down',
    environment: 'prod',
    repository: 'acme/dbt-down',
    version: '20261124T101112Z-0123456789ab',
    mode: 'package',
    owner: 'Finance',
    node: 'model.dbt_down.revenue',
    file: 'models/marts/revenue.sql',
    columns: ['order_id', 'status'],
    certainty: 'seen',
    ...facts
  };
}

const DASHBOARD = use({
  node: 'exposure.dbt_down.weekly_revenue',
  owner: 'Ann',
  file: 'models/exposures.yml',
  exposure: { type: 'dashboard', owner: 'Ann', url: 'https://bi.example/weekly' }
});
const STAR = use({
  project: 'marketing',
  repository: 'acme/marketing',
  owner: null,
  node: 'model.marketing.orders_copy',
  file: 'models/orders_copy.sql',
  columns: '*',
  certainty: 'possible'
});

/** The upstream drops a column that one project uses and another may use. */
export const REMOVED: Finding = {
  rule: 'column-removed',
  severity: 'error',
  impact: 'breaking',
  project: 'dbt_up',
  model: 'dbt_up.public_orders',
  column: 'status',
  file: 'models/marts/_models.yml',
  line: 14,
  certainty: 'seen',
  consumers: [use(), DASHBOARD, STAR],
  message: 'dbt_up.public_orders has no column status any more; used by acme/dbt-down, and possibly by acme/marketing',
  hint: 'Keep the column until its consumers have moved, or publish a new version of the model beside it.'
};

const UNCONTRACTED: Finding = {
  rule: 'public-without-contract',
  severity: 'warning',
  impact: 'risky',
  project: 'dbt_up',
  model: 'dbt_up.customers',
  file: 'models/marts/customers.sql',
  message: 'dbt_up.customers is public and has no enforced contract: nothing can be promised of it',
  hint: 'Set `contract: {enforced: true}` under its config, and give every column a type.'
};

function row(facts: Partial<DeployRow> = {}): DeployRow {
  return {
    side: 'consumer',
    project: 'dbt_down',
    environment: 'prod',
    version: '20261124T101112Z-0123456789ab',
    repository: 'acme/dbt-down',
    owner: 'Finance',
    node: 'model.dbt_down.revenue',
    file: 'models/marts/revenue.sql',
    model: 'dbt_up.public_orders',
    columns: ['order_id', 'status'],
    verdict: 'no',
    rules: ['column-removed'],
    broken: ['status'],
    ...facts
  };
}

const DEPLOY: CanIDeployReport = {
  project: 'dbt_up',
  folder: 'dbt_up',
  to: 'prod',
  current: '20261101T060000Z-0123456789ab',
  compatibility: 'consumers',
  deployable: false,
  rows: [
    row(),
    row({ node: 'exposure.dbt_down.weekly_revenue', owner: 'Ann', exposure: DASHBOARD.exposure }),
    row({
      project: 'marketing',
      repository: 'acme/marketing',
      owner: null,
      node: 'model.marketing.orders_copy',
      columns: '*',
      verdict: 'possible'
    }),
    row({
      project: 'ops',
      repository: 'acme/ops',
      owner: 'Ops',
      node: 'model.ops.late',
      verdict: 'yes',
      rules: [],
      broken: [],
      columns: ['order_id']
    })
  ],
  findings: [REMOVED, UNCONTRACTED],
  silenced: [
    {
      finding: {
        ...REMOVED,
        column: 'legacy_id',
        line: 15,
        consumers: [],
        message: 'dbt_up.public_orders has no column legacy_id any more'
      },
      by: 'waiver',
      reason: 'agreed with dbt_down, ticket 12',
      until: '2027-03-31'
    },
    {
      finding: { ...UNCONTRACTED, line: 3 },
      by: 'inline',
      reason: 'goes away with the next release'
    }
  ]
};

const UP = verdict({ project: 'dbt_up', folder: 'dbt_up', references: [], found: [] });

function deployed(deploy: CanIDeployReport): Answer {
  return { verb: 'validate', report: { valid: deploy.deployable, upstreams: [], projects: [UP], deploy: [deploy] } };
}

const HOSTILE_FINDING = finding({
  message: HOSTILE,
  hint: `${HOSTILE}\n</details><!-- -->`,
  model: `dbt_up.${HOSTILE}`,
  column: '`|`',
  file: 'models/a b/[x](y)|"<i>&#35;%0A"/../orders.sql',
  impact: 'breaking',
  certainty: 'possible',
  consumers: [
    use({ repository: null, project: HOSTILE, owner: '@octocat', node: `model.x.${HOSTILE}`, certainty: 'possible' })
  ]
});

/** What reviewers may get to see: one text of each kind is kept of each. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  breaks: deployed(DEPLOY),
  'may-break': deployed({
    ...DEPLOY,
    rows: DEPLOY.rows.slice(2),
    findings: [{ ...REMOVED, certainty: 'possible', consumers: [STAR] }],
    silenced: []
  }),
  'breaks-nobody': deployed({ ...DEPLOY, deployable: true, rows: DEPLOY.rows.slice(3), findings: [], silenced: [] }),
  lineage: validated(
    verdict({
      valid: false,
      references: [reference(), reference({ model: 'customers', columns: '*' })],
      findings: [WARNING, finding()]
    }),
    verdict({ project: 'dbt_down_loom', folder: 'examples/dbt_down_loom' })
  ),
  sound: validated(verdict()),
  refused: published(
    { outcome: 'refused', breaking: true, consumers: ['acme/dbt-down'], findings: [REMOVED] },
    'dbt_up'
  ),
  hostile: {
    verb: 'validate',
    report: {
      valid: false,
      upstreams: [{ ...UPSTREAM, project: HOSTILE, environment: HOSTILE }],
      projects: [
        verdict({
          project: HOSTILE,
          folder: 'a b/#1',
          valid: false,
          findings: [HOSTILE_FINDING],
          silenced: [{ finding: HOSTILE_FINDING, by: 'inline', reason: HOSTILE }]
        })
      ],
      deploy: [
        {
          ...DEPLOY,
          project: HOSTILE,
          rows: [row({ project: HOSTILE, owner: HOSTILE, repository: HOSTILE })],
          findings: [],
          silenced: []
        }
      ]
    }
  }
};
