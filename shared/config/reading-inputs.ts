import type { Input } from './inputs.ts';

/** Where upstreams are read from, and what is asked of them. */
export const READING: readonly Input[] = [
  {
    name: 'environments',
    kind: 'lines',
    default: '`environments` in `dbt-mesh.yml`',
    description:
      'What is read when an environment lacks an upstream, a line for each name or pattern: `pr-*: staging, prod`.'
  },
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
