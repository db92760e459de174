import type { Finding } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import { PROJECT_FILE, type Downstream, type ModelConfig } from './downstream.ts';
import { stubMaterialization } from './stub-package.ts';

/** Configs that go astray when a stub gets them, each with the value that a stub is to have. */
const CURES: Readonly<Record<string, (upstream: string) => string>> = {
  materialized: stubMaterialization,
  schema: () => 'null',
  database: () => 'null',
  enabled: () => 'true'
};

/**
 * One finding for each config that the project sets for all packages and so for the stubs, unless it sets it for them again.
 *
 * @param upstreams names of those in package mode
 */
export function configReachesStubs(downstream: Downstream, upstreams: readonly string[]): readonly Finding[] {
  return downstream.modelConfigs.flatMap((config) => {
    const cure = Object.hasOwn(CURES, config.key) ? CURES[config.key] : undefined;
    if (cure === undefined) return [];
    const reached = upstreams.filter((name) => downstream.packageConfigs.get(name)?.has(config.key) !== true);
    return reached.length === 0
      ? []
      : [
          reaches(
            downstream,
            config,
            reached.map((name) => `${name}: {+${config.key}: ${cure(name)}}`)
          )
        ];
  });
}

function reaches(downstream: Downstream, { key, line }: ModelConfig, lines: readonly string[]): Finding {
  const effect =
    key === 'enabled'
      ? 'a disabled stub cannot be referenced'
      : key === 'materialized'
        ? 'a build that includes them stops at the first with a message'
        : 'they are configured by it, though their relations stay where they are';
  return finding('config-reaches-stubs', {
    project: downstream.name,
    model: null,
    file: PROJECT_FILE,
    line,
    message: `${PROJECT_FILE} sets +${key} for the models of all packages, the generated stubs included: ${effect}`,
    hint: `Under models: in ${PROJECT_FILE}, add ${lines.join(' and ')}; or move +${key} under ${downstream.name}:.`
  });
}
