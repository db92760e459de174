import { UserError } from '../domain/index.ts';
import { matchesPattern } from '../rules/index.ts';
import { checkName } from './layout.ts';

/** Environments to read where another lacks an upstream: by its name, or by a pattern with `*`. */
export type Fallbacks = Readonly<Record<string, readonly string[]>>;

/**
 * The environments to look in for an upstream, in order, each once: the one asked for, then its fallbacks, each followed by its own.
 * An entry that names the environment goes before patterns, a longer pattern before a shorter one.
 * @throws UserError for a name that cannot be one, and for environments that fall back to each other in a circle.
 */
export function environmentChain(environment: string, fallbacks: Fallbacks): readonly string[] {
  return [...new Set(follow(environment, fallbacks, []))];
}

function follow(environment: string, fallbacks: Fallbacks, path: readonly string[]): readonly string[] {
  checkName('environment', environment);
  const rule = ruleFor(environment, fallbacks);
  const taken = [...path, environment];
  if (rule === null) return [environment];
  return [
    environment,
    ...rule.next.flatMap((next) => {
      if (!taken.includes(next)) return follow(next, fallbacks, taken);
      // A pattern may well match its own fallbacks: `"*": [staging, prod]` means nothing else to `prod`.
      if (rule.pattern) return [];
      throw new UserError(
        `The environments fall back to each other in a circle: ${[...taken.slice(taken.indexOf(next)), next].join(' → ')}`,
        'Take one of them out of `environments` in dbt-mesh.yml.'
      );
    })
  ];
}

interface Rule {
  readonly pattern: boolean;
  readonly next: readonly string[];
}

function ruleFor(environment: string, fallbacks: Fallbacks): Rule | null {
  const exact = Object.hasOwn(fallbacks, environment) ? fallbacks[environment] : undefined;
  if (exact !== undefined) return { pattern: false, next: exact };
  const patterns = Object.entries(fallbacks)
    .filter(([pattern]) => pattern.includes('*') && matchesPattern(pattern, environment))
    .sort(([a], [b]) => b.length - a.length);
  const first = patterns[0];
  return first === undefined ? null : { pattern: true, next: first[1] };
}
