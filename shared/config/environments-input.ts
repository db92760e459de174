import { isRegistryName } from '../manifest/index.ts';
import type { Faults } from './faults.ts';
import type { Here } from './here.ts';
import { NAME_PATTERN, NAME_RULE } from './name.ts';

/** Environments by name or pattern, each with those that are read when it lacks an upstream. */
export type Environments = Readonly<Record<string, readonly string[]>>;

/** The environments of the input and of `dbt-mesh.yml`; those of the input go before those of the file that are about the same name or pattern. */
export function environmentsOf({ inputs, faults, meshFile }: Here): Environments {
  const text = inputs.text('environments');
  return text === null ? meshFile.environments : { ...meshFile.environments, ...parseEnvironments(text, faults) };
}

/**
 * Reads `environments`: one a line, `pr-*: staging, prod`; nothing behind the colon means no fallback; `#` starts a comment.
 * What cannot be read goes to `faults`.
 */
export function parseEnvironments(text: string, faults: Faults): Environments {
  const environments = new Map<string, readonly string[]>();
  for (const line of text.split('\n').map((one) => one.replace(/#.*/, '').trim())) {
    if (line === '') continue;
    const [pattern = '', behind, ...rest] = line.split(':').map((part) => part.trim());
    if (behind === undefined || rest.length > 0) {
      faults.add('environments', `${JSON.stringify(line)} cannot be read`, 'Write `pr-*: staging, prod`, one a line.');
      continue;
    }
    const fallbacks = behind
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const wrong = [
      ...(NAME_PATTERN.test(pattern) ? [] : [pattern]),
      ...fallbacks.filter((name) => !isRegistryName(name))
    ];
    wrong.forEach((name) =>
      faults.add('environments', `${JSON.stringify(name)} is no name of an environment`, NAME_RULE)
    );
    if (environments.has(pattern)) faults.add('environments', `${pattern} is there twice`, 'Write each once.');
    environments.set(pattern, fallbacks);
  }
  return Object.fromEntries(environments);
}
