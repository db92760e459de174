import { LEGS, SLIM_CI, SNOWFLAKE_CORE } from '../tests/tables/legs.ts';
import { ENGINES, type Engine } from '../tests/harness/dbt.ts';

const COLUMNS: readonly (readonly [title: string, engines: readonly Engine[]])[] = [
  ['`package`', LEGS.package],
  ['`sources`', LEGS.sources],
  ['`loom`', LEGS.loom],
  ['Slim CI', SLIM_CI],
  ['out of reach, DuckDB', LEGS.outOfReach],
  ['out of reach, Snowflake’s protocol', LEGS.outOfReachOnSnowflake]
];

/** docs/engines.md: the legs of the big tables, which the tables themselves take their rows from. */
export function enginesPage(): string {
  const engines = [...ENGINES, SNOWFLAKE_CORE];
  return `# Engines

Generated from \`tests/tables/legs.ts\` by \`npm run docs\`: the rows that \`npm run test:matrix\` runs, and that must pass before a change
lands. Modes and Slim CI are built for real on DuckDB (1.5.6; each engine's adapter as pinned in \`tests/engines/requirements\`), and what was
built is read back, with the version that the engine itself names.

| engine | ${COLUMNS.map(([title]) => title).join(' | ')} |
|---|${COLUMNS.map(() => ':-:').join('|')}|
${engines.map((one) => `| ${one.label} | ${COLUMNS.map(([, legs]) => (legs.some(({ name }) => name === one.name) ? 'yes' : '–')).join(' | ')} |`).join('\n')}

- **Slim CI**: \`state:modified+ --defer\` with the state that sync wrote, in \`package\` mode: nothing is built when nothing changed, one model when
  one did, and the readers of an upstream whose contract changed.
- **Out of reach**: eight configurations of the downstream by six commands; the upstream's relations compared row by row, before and after
  (\`tests/tables/out-of-reach\`). On Snowflake's protocol the server is fakesnow 0.12.1, and every statement that it gets is looked at; dbt-core runs \`build\`
  and \`clone\` there, under each configuration. A clone after the upstream moved is among it.
- The examples are built in all three modes on fakesnow too, with dbt-core, and in \`package\` mode with dbt v2 (\`tests/e2e/snowflake.test.ts\`).

## Not run

- \`package\` mode on dbt-core 1.5: there the macros of the root project win over a package's, so the stubs' guard does not hold.
- \`loom\` on dbt-core 1.5 and on dbt v2, which cannot load the plugin. On dbt-core 1.6 it is dbt-loom 0.9.4, on later ones 0.9.6.
- dbt v2 in other releases than these two, and dbt-core 1.12 with \`--use-v2-parser\`.
- Snowflake itself, and BigQuery, Redshift, Postgres and Databricks.
- dbt Projects on Snowflake, and dbt Cloud's runners.
`;
}
