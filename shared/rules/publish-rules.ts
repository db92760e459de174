import type { Rule } from './rule.ts';

/** What `publish` asks of the run whose manifest it gets. */
export const PUBLISH_RULES = [
  {
    id: 'model-not-built',
    category: 'publish',
    severity: 'error',
    docs: {
      what: 'A public model failed or was skipped in the run that wrote the manifest, or one of its tests of severity `error` failed. A contract is published only for what was built: consumers read the table, not the manifest.',
      example: '`run_results.json` has `model.dbt_up.public_orders` with the status `error`.',
      fix: 'Mend the model or its data, run `dbt build` again, and publish that run. A test that may fail has `severity: warn`.'
    }
  },
  {
    id: 'no-public-models',
    category: 'publish',
    severity: 'warning',
    docs: {
      what: 'The project publishes no public model. That is fine for a project that only consumes: it publishes its references. Otherwise it is nearly always a misplaced `access`: dbt v2 ignores one that does not stand under `config:`, and dbt before 1.5 knows none.',
      example: `\`\`\`yaml
models:
  - name: public_orders
    access: public               # dbt v2 ignores it here
\`\`\``,
      fix: `Write it under \`config:\`, which every dbt from 1.7 on reads:

\`\`\`yaml
models:
  - name: public_orders
    config: { access: public, contract: { enforced: true } }
\`\`\``
    }
  }
] as const satisfies readonly Rule[];
