import type { Rule } from './rule.ts';

/** What `validate` says of the comments by which models ignore rules. */
export const SILENCE_RULES = [
  {
    id: 'silence-without-reason',
    category: 'lineage',
    severity: 'error',
    docs: {
      what: 'A comment ignores a rule and does not say why. It silences nothing: who reads the report a year later could not tell whether it still holds. A waiver without a reason is a fault of `dbt-mesh.yml` itself, which is not read then.',
      example: `\`\`\`sql
-- dbt-mesh: ignore select-star
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
      fix: 'Write the reason behind the rule: `-- dbt-mesh: ignore select-star a mirror, column by column`.'
    }
  },
  {
    id: 'silence-unknown-rule',
    category: 'lineage',
    severity: 'error',
    docs: {
      what: 'A comment names no rule that a comment can ignore: none at all, one that does not exist, or one that is not about the SQL of a model (a rule about contracts, about the registry, about a declaration). Somebody believes that something is silenced, and it is not.',
      example: `\`\`\`sql
-- dbt-mesh: ignore selct-star a mirror
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
      fix: 'Correct the name. Each rule below says whether a comment can ignore it; what none can is for `policy.waivers` and `policy.rules` in `dbt-mesh.yml`.'
    }
  }
] as const satisfies readonly Rule[];
