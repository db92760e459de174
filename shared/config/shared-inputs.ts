import { CHECKSUMS, type Input } from './input.ts';

export const PROJECT_DIR: Input = {
  name: 'project-dir',
  kind: 'path',
  default: '.',
  description: 'Folder with `dbt_project.yml`.'
};

export const REGISTRY: readonly Input[] = [
  {
    name: 'registry',
    kind: 'text',
    default: '`registry` in `dbt-mesh.yml`',
    description: 'Where publications are kept: a folder, `s3://bucket/prefix`, or `https://…` to read them from.'
  },
  { name: 'local', kind: 'flag', only: 'cli', description: 'Short for `--registry ./registry`.' }
];

export const PROJECT: readonly Input[] = [
  PROJECT_DIR,
  ...REGISTRY,
  {
    name: 'environment',
    kind: 'text',
    default: 'prod',
    description: 'Environment to publish to, or to read upstreams from.'
  }
];

/** Where a run stands, and how long it may take. */
export const RUN: readonly Input[] = [
  {
    name: 'working-directory',
    kind: 'path',
    default: '.',
    description: 'Folder that every other path is relative to.'
  },
  {
    name: 'timeout',
    kind: 'text',
    default: '15m',
    description: 'Longest time that the whole of it may take: `90s`, `15m`, `1h`.'
  }
];

export const PLACE: readonly Input[] = [
  {
    name: 'config',
    kind: 'path',
    default: '`dbt-mesh.yml` at the root of the repository',
    description: 'Configuration file of the mesh.'
  },
  ...RUN
];

export const S3_REGION: Input = {
  name: 'region',
  kind: 'text',
  default: 'as the AWS SDK finds it',
  description: 'Region of the S3 bucket.'
};

export const S3: readonly Input[] = [
  S3_REGION,
  { name: 'endpoint', kind: 'text', description: 'URL of an S3-compatible store.' },
  {
    name: 'force-path-style',
    kind: 'flag',
    default: 'false',
    description: 'Address the bucket in the path, as most S3-compatible stores want it.'
  },
  {
    name: 'checksum',
    kind: 'choice',
    choices: CHECKSUMS,
    default: 'sha256',
    description:
      'What bodies are checked by on their way to S3 and back; `when-required` for S3-compatible stores that refuse checksums.'
  },
  {
    name: 'expected-bucket-owner',
    kind: 'text',
    description: 'AWS account that must own the bucket; requests fail when another does.'
  },
  { name: 'sse-kms-key-id', kind: 'text', description: 'KMS key that encrypts what is written to S3.' }
];

export const JSON_DOCUMENT: Input = {
  name: 'json',
  kind: 'flag',
  only: 'cli',
  description: 'Print one JSON document on stdout, and nothing else there.'
};

export const MANIFEST: Input = {
  name: 'manifest',
  kind: 'path',
  default: '`target/manifest.json` in the project',
  description: 'The manifest that dbt wrote.'
};

export const UPSTREAMS: Input = {
  name: 'upstreams',
  kind: 'lines',
  default: 'what `dbt-mesh.yml` declares, else what the project refers to',
  description: 'Upstream projects, one a line: `name`, or `name: mode`; `name?` may be missing from the registry.'
};

/** Which publications of the registry a verb is about. */
export const PUBLICATIONS: readonly Input[] = [
  {
    name: 'project',
    kind: 'text',
    default: 'the project in `project-dir`',
    description: 'Name of the project in the registry.'
  },
  PROJECT_DIR,
  ...REGISTRY,
  { name: 'environment', kind: 'text', default: 'prod', description: 'Environment that it was published to.' }
];

/** Any part of a registry. */
export const PART: readonly Input[] = [
  { name: 'project', kind: 'text', default: 'every project', description: 'Name of a project in the registry.' },
  {
    name: 'environment',
    kind: 'text',
    default: 'every environment',
    description: 'Name of an environment, or a pattern: `pr-*`.'
  },
  PROJECT_DIR,
  ...REGISTRY
];

export const DRY_RUN: Input = {
  name: 'dry-run',
  kind: 'flag',
  default: 'false',
  description: 'Judge and report, and write nothing.'
};

/** Of the command, where a verb is about one project of the repository. */
export const PROJECT_NAME: Input = {
  name: 'project',
  kind: 'text',
  only: 'cli',
  description: 'Name of the project: from `dbt-mesh.yml`, or found below the current folder.'
};

export const ENVIRONMENTS: Input = {
  name: 'environments',
  kind: 'lines',
  default: '`environments` in `dbt-mesh.yml`',
  description:
    'What is read when an environment lacks an upstream, a line for each name or pattern: `pr-*: staging, prod`.'
};

/** Where upstreams are read from, and what is asked of them. */
export const READING: readonly Input[] = [
  ENVIRONMENTS,
  {
    name: 'max-age',
    kind: 'text',
    default: 'as `dbt-mesh.yml` has it for each upstream',
    description: 'How long ago every upstream may have been built (`36h`, `14d`) before `stale-upstream` is told.'
  },
  {
    name: 'relations',
    kind: 'lines',
    default: '`relations` in `dbt-mesh.yml`',
    description:
      'Databases and schemas to read instead of those published, as YAML: `database: { DBT_UP_PROD: DBT_UP_CLONE, "*_PROD": "*_CLONE" }`.'
  }
];
