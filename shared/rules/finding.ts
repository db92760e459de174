import type { Finding, Severity } from '../domain/index.ts';
import { RULES, type RuleId } from './all-rules.ts';

/** What one case adds to its rule. */
export interface Facts extends Omit<Finding, 'rule' | 'severity'> {
  /** For the rules whose severity depends on the case; else the rule's own. */
  readonly severity?: Severity;
}

const DEFAULT_SEVERITY: ReadonlyMap<RuleId, Severity> = new Map(RULES.map((rule) => [rule.id, rule.severity]));

/** One judgement by a rule, with the rule's own severity unless the case has another. The policy is not applied yet. */
export function finding(rule: RuleId, facts: Facts): Finding {
  return { rule, ...facts, severity: facts.severity ?? DEFAULT_SEVERITY.get(rule) ?? 'error' };
}
