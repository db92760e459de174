import { ROLES, COMPATIBILITIES, INCLUDES, type Input } from './input.ts';
import {
  DRY_RUN,
  ENVIRONMENTS,
  JSON_DOCUMENT,
  MANIFEST,
  PART,
  PLACE,
  PROJECT_DIR,
  PROJECT_NAME,
  PUBLICATIONS,
  READING,
  REGISTRY,
  RUN,
  S3,
  S3_REGION,
  UPSTREAMS
} from './shared-inputs.ts';

export const DIFF: readonly Input[] = [
  {
    name: 'old',
    kind: 'path',
    operand: true,
    description:
      'What is published now: a manifest that dbt wrote, or `project[@environment][:version]` of the registry. A file of that name goes before a project.'
  },
  { name: 'new', kind: 'path', operand: true, description: 'What is to take its place, in the same way.' },
  {
    name: 'compatibility',
    kind: 'choice',
    choices: COMPATIBILITIES,
    default: 'strict',
    description:
      'When a breaking change makes the answer no: always (`strict`), where a consumer on record uses what breaks (`consumers`), or never (`off`).'
  },
  {
    name: 'markdown',
    kind: 'flag',
    default: 'false',
    description: 'Print GitHub Markdown, for a comment or a job summary.'
  },
  PROJECT_DIR,
  ...REGISTRY,
  {
    name: 'environment',
    kind: 'text',
    default: 'prod',
    description: 'Environment of a side that names a project alone.'
  },
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const CAN_I_DEPLOY: readonly Input[] = [
  PROJECT_DIR,
  PROJECT_NAME,
  MANIFEST,
  {
    name: 'to',
    kind: 'text',
    default: 'prod',
    description: 'Environment that the project is to go to.'
  },
  {
    name: 'compatibility',
    kind: 'choice',
    choices: COMPATIBILITIES,
    default: '`policy.compatibility` of `dbt-mesh.yml`, else `consumers`',
    description:
      'When a breaking change of the contract makes the answer no: where a consumer on record uses what breaks (`consumers`), always (`strict`), or never (`off`).'
  },
  {
    name: 'markdown',
    kind: 'flag',
    default: 'false',
    description: 'Print GitHub Markdown, for a comment or a job summary.'
  },
  ...REGISTRY,
  UPSTREAMS,
  ...READING,
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const HISTORY: readonly Input[] = [
  ...PUBLICATIONS,
  { name: 'limit', kind: 'text', default: '20', description: 'How many versions to show, the newest first.' },
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const ROLLBACK: readonly Input[] = [
  ...PUBLICATIONS,
  {
    name: 'to',
    kind: 'text',
    description:
      'Version to make current again: one of the history, or `previous`, the newest older one with another contract. Required.'
  },
  {
    name: 'reason',
    kind: 'text',
    description: 'Why, for the history, and for whoever is refused because of it. Required.'
  },
  DRY_RUN,
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const VERIFY: readonly Input[] = [...PART, ...PLACE, ...S3, JSON_DOCUMENT];

export const PRUNE: readonly Input[] = [
  {
    name: 'keep',
    kind: 'text',
    description: 'Keep so many of the newest versions of each project in each environment.'
  },
  {
    name: 'older-than',
    kind: 'text',
    description:
      'Keep what was built less than so long ago (`90d`, `36h`). With a pattern as `environment`, environments to which nobody published for so long go as a whole.'
  },
  ...PART,
  { name: 'dry-run', kind: 'flag', default: 'false', description: 'Tell what would go, and remove nothing.' },
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const IAM: readonly Input[] = [
  {
    name: 'role',
    kind: 'choice',
    choices: ROLES,
    description:
      'Who it is for: who syncs and validates a project (`reader`), publishes it too (`publisher`), or removes old publications (`pruner`). Required.'
  },
  {
    name: 'project',
    kind: 'text',
    default: 'the project in `project-dir`; of a pruner, every project',
    description: 'Name of the project whose publications are its own.'
  },
  {
    name: 'environment',
    kind: 'text',
    default: 'every environment',
    description:
      'Environment in which they are, or a pattern: `pr-*`. What others publish is read in every environment.'
  },
  {
    name: 'history',
    kind: 'flag',
    default: 'false',
    description: 'Allow reading the versions of other projects too, as `sync` does when it is frozen.'
  },
  { name: 'kms-key-arn', kind: 'text', description: 'ARN of the KMS key that encrypts the objects.' },
  S3_REGION,
  PROJECT_DIR,
  ...REGISTRY,
  ...PLACE,
  JSON_DOCUMENT
];

export const DOCS: readonly Input[] = [
  {
    name: 'project',
    kind: 'lines',
    default: 'every project',
    description: 'Names of projects in the registry, or patterns (`sales_*`), one a line: what the site shows.'
  },
  {
    name: 'include',
    kind: 'choice',
    choices: INCLUDES,
    default: 'public',
    description:
      'What the site shows of each project: its public models and what uses them, or with `full` everything that it published with `publish-state`. Whoever can open a full site reads the SQL of every project.'
  },
  {
    name: 'out',
    kind: 'path',
    default: '`target/dbt-mesh-docs` in the project, or `dbt-mesh-docs`',
    description: 'Folder for the site. Files that dbt-mesh has not written are never replaced.'
  },
  {
    name: 'static',
    kind: 'flag',
    default: 'false',
    description: 'Write one file that opens in a browser without a web server.'
  },
  {
    name: 'page',
    kind: 'path',
    default: 'that of the dbt-core on PATH, or `target/index.html` in the project',
    description:
      'The page that the site is made with: `dbt/task/docs/index.html` in the package of dbt-core 1.8 or newer.'
  },
  PROJECT_DIR,
  ...REGISTRY,
  { name: 'environment', kind: 'text', default: 'prod', description: 'Environment whose publications are shown.' },
  ENVIRONMENTS,
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const INIT: readonly Input[] = [
  {
    name: 'project-dir',
    kind: 'path',
    default: '.',
    description: 'A folder of the repository: the file is written at its root, for all dbt projects in it.'
  },
  ...REGISTRY,
  {
    name: 'environment',
    kind: 'text',
    default: 'prod',
    description: 'Environment whose publications are compared with the sources of the projects.'
  },
  { name: 'dry-run', kind: 'flag', default: 'false', description: 'Show the file, and write nothing.' },
  ...RUN,
  ...S3,
  JSON_DOCUMENT
];
