import { ENGINES, engine, type Engine } from '../harness/dbt.ts';
import type { Mode } from '../../shared/domain/index.ts';

/** dbt-core with the adapter for Snowflake, which v2 has built in. */
export const SNOWFLAKE_CORE: Engine = {
  ...engine('core-1.11'),
  name: 'snowflake',
  label: 'dbt-core 1.11.16 with dbt-snowflake 1.11.6'
};

/**
 * The engines that each table runs on when it runs whole. The tables take their rows from here, and docs/engines.md is made of it, so that the
 * page claims what is tested and no more.
 */
export const LEGS = {
  /** On 1.5 a root project's `generate_*_name` macros win over a package's. */
  package: ENGINES.filter((one) => one.name !== 'core-1.5'),
  sources: ENGINES,
  loom: ENGINES.filter((one) => one.loom),
  outOfReach: ['core-1.6', 'core-1.11', 'core-1.12', 'fusion'].map(engine),
  outOfReachOnSnowflake: [SNOWFLAKE_CORE, engine('fusion'), engine('core-v2')]
} satisfies Record<Mode | 'outOfReach' | 'outOfReachOnSnowflake', readonly Engine[]>;

/** Slim CI is of `package` mode, and is held on each of its engines. */
export const SLIM_CI: readonly Engine[] = LEGS.package;
