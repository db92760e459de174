import { MODES, INCLUDES, FAIL_ON, COMPATIBILITIES, type Input } from './input.ts';
import { REVIEW } from './review-inputs.ts';
import {
  DRY_RUN,
  JSON_DOCUMENT,
  MANIFEST,
  PLACE,
  PROJECT,
  PROJECT_NAME,
  READING,
  S3,
  UPSTREAMS
} from './shared-inputs.ts';

export const PUBLISH: readonly Input[] = [
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
    default: '`policy.compatibility` of `dbt-mesh.yml`, else `consumers`',
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
  {
    name: 'notify',
    kind: 'lines',
    only: 'action',
    default: 'nobody is told',
    description:
      'Whom to tell by `repository_dispatch` when the contract changed: `consumers`, the repositories on record as using a model that changed; or repositories, one a line, as `owner/repo`.'
  },
  {
    name: 'github-token',
    kind: 'text',
    only: 'action',
    description:
      'Token for `notify`, with `contents: write` on the repositories that are told: of a GitHub App, as the token of the job reaches its own repository alone.'
  },
  DRY_RUN,
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const SYNC: readonly Input[] = [
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
    description: "Keep what was fetched for the next run, by GitHub's cache; of a registry in a folder nothing is kept."
  },
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];

export const VALIDATE: readonly Input[] = [
  ...PROJECT,
  MANIFEST,
  PROJECT_NAME,
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
    name: 'can-i-deploy',
    kind: 'text',
    description:
      'Environment that the project is to go to: also fails where that would break a consumer on record there, or where what the project reads is not there.'
  },
  ...REVIEW,
  ...PLACE,
  ...S3,
  JSON_DOCUMENT
];
