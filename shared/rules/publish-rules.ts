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
    id: 'sql-not-understood',
    category: 'publish',
    severity: 'info',
    inline: true,
    docs: {
      what: 'Which columns of its upstreams a node uses is read from its compiled SQL and published with the reference, so that an upstream sees whom a change reaches. This SQL could not be read: it does not parse, is too large or too deep, took too long, or is for an adapter whose SQL is not read. The node counts as using every column.',
      example: 'A model that calls a table function of a DuckDB extension in a form that the parser does not know.',
      fix: 'Nothing has to be mended. SQL that more tools understand makes the reference more exact.'
    }
  },
  {
    id: 'unreadable-consumer',
    category: 'publish',
    severity: 'warning',
    docs: {
      what: 'Who uses a project is read from what the other projects published last. This publication cannot be read (it is damaged, was moved there, has a newer layout, or may not be read with these credentials), so nobody knows whether a change breaks that project. The others are judged all the same.',
      example: '`dbt_down/prod/latest/manifest.json` was edited by hand: its digest is another than the recorded one.',
      fix: 'Have that project publish again; `dbt-mesh verify` tells of every such object. Where an unknown consumer must stop a publication, set the rule to `error`.'
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
  },
  {
    id: 'rolled-back',
    category: 'publish',
    severity: 'error',
    fixed: true,
    docs: {
      what: 'Production was rolled back from this contract, and the rollback stands: the next scheduled build of the same code would silently undo it. So it is refused, with the reason that was given for the rollback, and nothing is written. It goes by the contract, so a rebuild is refused too; any other contract that was built after the rollback publishes as usual and ends it. No policy changes what this rule weighs.',
      example:
        '`dbt-mesh rollback --to previous --reason "wrong sums"` at noon, and the nightly build of the unchanged project at midnight.',
      fix: 'Mend the models and build again. If the contract is fine after all, publish it once with `after-rollback: true`.'
    }
  },
  {
    id: 'not-notified',
    category: 'publish',
    severity: 'warning',
    fixed: true,
    docs: {
      what: 'The contract changed and is published, and a repository that was to be told of it (input `notify` of the action) was not. It goes on with what it has until its next run. Nothing fails for that, and no policy changes what this rule weighs.',
      example:
        'The GitHub App whose token is in `github-token` is not installed in the repository `acme/dbt-down`, which the registry records as a consumer.',
      fix: 'The finding says what GitHub answered. A token that may start workflows elsewhere is that of a GitHub App with `contents: write` which is installed in those repositories; the token of the job reaches its own repository alone. A repository that is archived, renamed or gone stays on record until its project is removed from the registry (`dbt-mesh prune`), or give `notify` the repositories by name.'
    }
  },
  {
    id: 'built-in-the-future',
    category: 'publish',
    severity: 'warning',
    docs: {
      what: 'The manifest says that it was built more than 15 minutes from now. Of two builds the newer one stays, so this one would supersede every honest build until its time has come. Also told when a publication is superseded by one that is in the future.',
      example:
        'A runner whose clock is a day ahead publishes; the builds of the whole next day go into history and do not become current.',
      fix: 'Set the clock of the machine that builds. Where such a publication is current, `dbt-mesh rollback --to VERSION` puts another one in its place.'
    }
  }
] as const satisfies readonly Rule[];
