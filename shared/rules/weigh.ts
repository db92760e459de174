import type { Finding, Policy, Severity, Silenced } from '../domain/index.ts';
import { policyOf } from './policy.ts';
import { overdue, waiverOf } from './waivers.ts';

/** Findings as a policy weighs them, and beside them those that somebody acknowledged. */
export interface Weighed {
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

/** The reason that a comment beside a finding gives for ignoring it; null where there is none. */
export type IgnoredFor = (finding: Finding) => string | null;

const NOT_IGNORED: IgnoredFor = () => null;

/**
 * The findings as the policies of the projects that they are about weigh them: with the severity set for their rule, without those whose rule
 * is `off`, and with those apart that a comment ignores or a waiver acknowledges. What a waiver acknowledged until a day that has passed is an
 * error, and says so. A rule that the policy does not name keeps the severity of the finding.
 *
 * @param ignoredFor what comments say; they go before waivers
 */
export function weigh(
  findings: readonly Finding[],
  policy: Policy,
  now: Date,
  ignoredFor: IgnoredFor = NOT_IGNORED
): Weighed {
  const weighed: Finding[] = [];
  const silenced: Silenced[] = [];
  for (const one of findings) {
    const own = policyOf(policy, one.project);
    const severity = severityUnder(own, one);
    if (severity === 'off') continue;
    const finding = { ...one, severity };
    const comment = ignoredFor(one);
    const found = comment === null ? waiverOf(finding, own.waivers ?? [], now) : null;
    if (comment !== null) silenced.push({ finding, by: 'inline', reason: comment });
    else if (found === null) weighed.push(finding);
    else if (found.holds)
      silenced.push({ finding, by: 'waiver', reason: found.waiver.reason, until: found.waiver.until });
    else weighed.push(overdue(finding, found.waiver));
  }
  return { findings: weighed, silenced };
}

/** What a finding weighs by the policy of its project, whoever acknowledged it. */
export function severityUnder({ rules }: Policy, { rule, severity }: Finding): Severity | 'off' {
  return Object.hasOwn(rules, rule) ? (rules[rule] ?? severity) : severity;
}

/** What was weighed apart, in that order. */
export function together(...parts: readonly Weighed[]): Weighed {
  return {
    findings: parts.flatMap(({ findings }) => findings),
    silenced: parts.flatMap(({ silenced }) => silenced)
  };
}
