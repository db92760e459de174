import { UserError, type Finding, type Policy } from '../domain/index.ts';
import { RULES } from './all-rules.ts';
import { closest } from './closest.ts';

/**
 * The findings as the project's policy weighs them: with the severity that it sets for their rule, and without those whose rule is `off`.
 * A rule that the policy does not name keeps the severity of the finding.
 */
export function applyPolicy(findings: readonly Finding[], policy: Policy): readonly Finding[] {
  return findings.flatMap((one) => {
    const severity = Object.hasOwn(policy.rules, one.rule) ? (policy.rules[one.rule] ?? one.severity) : one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
}

/**
 * Refuses a policy that names a rule that does not exist: a mistyped `off` would silence nothing, a mistyped `error` would guard nothing.
 *
 * @throws UserError that names every unknown rule, each with the rule that was likely meant
 */
export function checkPolicy(policy: Policy): void {
  const known = RULES.map((rule) => rule.id);
  const unknown = Object.keys(policy.rules).filter((id) => !known.some((rule) => rule === id));
  if (unknown.length === 0) return;
  const named = unknown.map((id) => {
    const meant = closest(id, known);
    return meant ? `'${id}' (did you mean '${meant}'?)` : `'${id}'`;
  });
  throw new UserError(
    `policy.rules names ${unknown.length === 1 ? 'a rule that does not exist' : 'rules that do not exist'}: ${named.join(', ')}`,
    'Correct it in dbt-mesh.yml; docs/rules.md lists every rule.'
  );
}
