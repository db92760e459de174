import type { Rule } from './rule.ts';

/** What `docs` says of the projects that it shows. */
export const DOCS_RULES = [
  {
    id: 'project-not-shown',
    category: 'docs',
    severity: 'warning',
    docs: {
      what: 'A project of the registry is not on the documentation site, because what it published cannot be read: it is damaged, was written by a newer release, or has names that are not plain. The others are there; models that they use of it are shown in grey, as their users know them.',
      example: '`dbt_up/prod/latest/manifest.json` was edited by hand.',
      fix: 'The finding says what helps; `dbt-mesh verify` tells it of the whole registry. Set the rule to `error` where a site that lacks a project must not be published.'
    }
  },
  {
    id: 'shown-by-public-view',
    category: 'docs',
    severity: 'warning',
    docs: {
      what: 'With `include: full` the documentation site shows whole projects. Of this one it shows only what everybody may read, its public models: it published no full manifest, or that one cannot be read.',
      example: 'The workflow of `dbt_up` publishes without `publish-state`.',
      fix: 'Publish with `publish-state`, and let the role that makes the site read the state of every project.'
    }
  }
] as const satisfies readonly Rule[];
