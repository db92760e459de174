import { READING } from './reading-inputs.ts';

/** What an action can be asked for. */
export const ACTIONS = ['publish', 'sync', 'validate'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the command can be asked for: the actions, and verbs that the command alone has. */
export const VERBS = [...ACTIONS, 'diff', 'history', 'rollback', 'verify', 'prune', 'iam'] as const;
export type Verb = (typeof VERBS)[number];

export const MODES = ['package', 'sources', 'loom'] as const;
export const INCLUDES = ['public', 'full'] as const;
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export const CHECKSUMS = ['sha256', 'when-required'] as const;
export const ROLES = ['reader', 'publisher', 'pruner'] as const;
export const COMPATIBILITIES = ['strict', 'consumers', 'off'] as const;

/** What a user gives to a verb, under one name at both doors: a flag of the command, an input of the action. */
export interface Input {
  readonly name: string;
  /** One sentence for help and tables, without the default. */
  readonly description: string;
  /** What an unset input means, in words when it is no plain value. */
  readonly default?: string;
  /** `flag` is true or false, `lines` may stand over several lines (and be repeated on the command line). */
  readonly kind: 'text' | 'path' | 'flag' | 'choice' | 'lines';
  readonly choices?: readonly string[];
  /** The one door that has it; both when absent. */
  readonly only?: 'action' | 'cli';
  /** Given by its place on the command line, and not as a flag. */
  readonly operand?: boolean;
}

/** Inputs as a door has them. Absent and empty both mean unset: composites and reusable workflows pass empty strings. */
export type RawInputs = Readonly<Record<string, string | undefined>>;

const PROJECT_DIR: Input = {
  name: 'project-dir',
  kind: 'path',
  default: '.',
  description: 'Folder with `dbt_project.yml`.'
};

const REGISTRY: readonly Input[] = [
  {
    name: 'registry',
    kind: 'text',
    default: '`registry` in `dbt-mesh.yml`',
    description: 'Where publications are kept: a folder, `s3://bucket/prefix`, or `https://…` to read them from.'
  },
  { name: 'local', kind: 'flag', only: 'cli', description: 'Short for `--registry ./registry`.' }
];

const PROJECT: readonly Input[] = [
  PROJECT_DIR,
  ...REGISTRY,
  {
    name: 'environment',
    kind: 'text',
    default: 'prod',
    description: 'Environment to publish to, or to read upstreams from.'
  }
];

const PLACE: readonly Input[] = [
  {
    name: 'config',
    kind: 'path',
    default: '`dbt-mesh.yml` at the root of the repository',
    description: 'Configuration file of the mesh.'
  },
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

const S3_REGION: Input = {
  name: 'region',
  kind: 'text',
  default: 'as the AWS SDK finds it',
  description: 'Region of the S3 bucket.'
};

const S3: readonly Input[] = [
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

const JSON_DOCUMENT: Input = {
  name: 'json',
  kind: 'flag',
  only: 'cli',
  description: 'Print one JSON document on stdout, and nothing else there.'
};

const MANIFEST: Input = {
  name: 'manifest',
  kind: 'path',
  default: '`target/manifest.json` in the project',
  description: 'The manifest that dbt wrote.'
};

const UPSTREAMS: Input = {
  name: 'upstreams',
  kind: 'lines',
  default: 'what `dbt-mesh.yml` declares, else what the project refers to',
  description: 'Upstream projects, one a line: `name`, or `name: mode`; `name?` may be missing from the registry.'
};

/** Which publications of the registry a verb is about. */
const PUBLICATIONS: readonly Input[] = [
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
const PART: readonly Input[] = [
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

const DRY_RUN: Input = {
  name: 'dry-run',
  kind: 'flag',
  default: 'false',
  description: 'Judge and report, and write nothing.'
};

/** Every input of every verb: the flags, the inputs of the actions, and the tables of the documentation are made of it. */
export const INPUTS: Readonly<Record<Verb, readonly Input[]>> = {
  publish: [
    ...PROJECT,
    MANIFEST,
    {
      name: 'run-results',
      kind: 'path',
      default: '`run_results.json` beside the manifest, if it is there',
      description: 'Results of the dbt run: a public model that was not built is not published.'
    },
    {
      name: 'include',
      kind: 'choice',
      choices: INCLUDES,
      default: 'public',
      description: 'What downstreams may read: the public models alone, or the full manifest.'
    },
    {
      name: 'publish-state',
      kind: 'flag',
      default: 'false',
      description: "Keep the full manifest beside the contract too, for this project's own `--state`."
    },
    {
      name: 'after-rollback',
      kind: 'flag',
      default: 'false',
      description: 'Publish what was rolled back, or built before a rollback: the rollback no longer counts.'
    },
    {
      name: 'compatibility',
      kind: 'choice',
      choices: COMPATIBILITIES,
      default: 'consumers',
      description:
        'When a breaking change of the contract is refused: where a consumer on record uses what breaks (`consumers`), always (`strict`), or never (`off`).'
    },
    {
      name: 'allow-breaking',
      kind: 'text',
      description: 'Publish a contract that would be refused, for this reason. It is recorded with the publication.'
    },
    {
      name: 'rollback-to',
      kind: 'text',
      description:
        'Publish nothing, and make this version current again: one of the history, or `previous`, the newest older one with another contract.'
    },
    { name: 'reason', kind: 'text', description: 'With `rollback-to`, which requires it: why it is rolled back.' },
    {
      name: 'project',
      kind: 'text',
      default: 'the project in `project-dir`',
      description: 'With `rollback-to`: name of the project in the registry.'
    },
    DRY_RUN,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
  ],
  sync: [
    ...PROJECT,
    UPSTREAMS,
    ...READING,
    {
      name: 'mode',
      kind: 'choice',
      choices: MODES,
      default: 'package',
      description: 'How upstreams that name no mode are consumed.'
    },
    {
      name: 'frozen',
      kind: 'flag',
      default: 'false',
      description: 'Take exactly what `dbt-mesh.lock` pins, and fail where that cannot be had.'
    },
    {
      name: 'allow-stale',
      kind: 'flag',
      default: 'false',
      description: 'When the registry cannot be reached, go on with what was fetched last, and warn.'
    },
    {
      name: 'cache',
      kind: 'flag',
      only: 'action',
      default: 'true',
      description:
        "Keep what was fetched for the next run, by GitHub's cache; of a registry in a folder nothing is kept."
    },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
  ],
  validate: [
    ...PROJECT,
    MANIFEST,
    {
      name: 'project',
      kind: 'text',
      only: 'cli',
      description: 'Name of the project: from `dbt-mesh.yml`, or found below the current folder.'
    },
    { name: 'all', kind: 'flag', only: 'cli', description: 'Validate every project of the repository.' },
    UPSTREAMS,
    ...READING,
    {
      name: 'fail-on',
      kind: 'choice',
      choices: FAIL_ON,
      default: 'error',
      description: 'The lowest severity of a finding that fails the check.'
    },
    {
      name: 'annotations',
      kind: 'flag',
      only: 'action',
      default: 'true',
      description: 'Annotate the lines of the models that findings are about.'
    },
    { name: 'summary', kind: 'flag', only: 'action', default: 'true', description: 'Write a summary of the job.' },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
  ],
  diff: [
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
  ],
  history: [
    ...PUBLICATIONS,
    { name: 'limit', kind: 'text', default: '20', description: 'How many versions to show, the newest first.' },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
  ],
  rollback: [
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
  ],
  verify: [...PART, ...PLACE, ...S3, JSON_DOCUMENT],
  prune: [
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
  ],
  iam: [
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
  ]
};

/** The inputs of a verb that a door has. */
export function inputsOf(verb: Verb, door: 'action' | 'cli'): readonly Input[] {
  return INPUTS[verb].filter((input) => input.only === undefined || input.only === door);
}
