import { UserError, type Compatibility, type Policy } from '../domain/index.ts';
import { RULES } from './all-rules.ts';
import { closest } from './closest.ts';

/**
 * The policy of one project: each key that it has of its own goes before that of all; its rules and its waivers come on top, its own first.
 * A project without any has that of all.
 */
export function policyOf({ projects = {}, ...all }: Policy, project: string): Policy {
  const own = Object.hasOwn(projects, project) ? projects[project] : undefined;
  if (own === undefined) return all;
  return {
    ...all,
    ...own,
    rules: { ...all.rules, ...own.rules },
    waivers: [...(own.waivers ?? []), ...(all.waivers ?? [])]
  };
}

/** By which measure a contract is judged that is published or deployed: as asked, else as the policy of the project has it. */
export function compatibilityOf(asked: Compatibility | null, { compatibility }: Policy): Compatibility {
  return asked ?? compatibility ?? 'consumers';
}

/**
 * Refuses a policy that names a rule that does not exist: a mistyped `off` would silence nothing, a mistyped `error` would guard nothing.
 *
 * @throws UserError that names every unknown rule, each with the rule that was likely meant
 */
export function checkPolicy(policy: Policy): void {
  const parts = [policy, ...Object.values(policy.projects ?? {})];
  refuseUnknown(
    'policy.rules',
    parts.flatMap(({ rules = {} }) => Object.keys(rules))
  );
  refuseUnknown(
    'policy.waivers',
    parts.flatMap(({ waivers = [] }) => waivers.map(({ rule }) => rule))
  );
}

function refuseUnknown(where: string, ids: readonly string[]): void {
  const known = RULES.map((rule) => rule.id);
  const unknown = [...new Set(ids)].filter((id) => !known.some((rule) => rule === id));
  if (unknown.length === 0) return;
  const named = unknown.map((id) => {
    const meant = closest(id, known);
    return meant ? `'${id}' (did you mean '${meant}'?)` : `'${id}'`;
  });
  throw new UserError(
    `${where} names ${unknown.length === 1 ? 'a rule that does not exist' : 'rules that do not exist'}: ${named.join(', ')}`,
    'Correct it in dbt-mesh.yml; docs/rules.md lists every rule.'
  );
}
