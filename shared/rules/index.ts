// For: every rule of the house as data, and what a project's policy makes of the findings.
// Takes: a rule's id with the facts of one case; findings with a policy, the time, and what comments ignore.
// Gives: findings with their severity, those apart that are silenced, the reference of all rules as Markdown, and the likely meaning of a mistyped name.
export { RULES, type RuleId } from './all-rules.ts';
export type { Category, Rule } from './rule.ts';
export { finding, type Facts } from './finding.ts';
export { checkPolicy, compatibilityOf, policyOf } from './policy.ts';
export { severityUnder, together, weigh, type IgnoredFor, type Weighed } from './weigh.ts';
export { ignoreComments, type IgnoreComment } from './ignore-comments.ts';
export { commentFaults, ignoredBy, type CommentedFile } from './ignored.ts';
export { matchesPattern } from './name-pattern.ts';
export { ageText, limitText } from './age.ts';
export { closest, didYouMean } from './closest.ts';
export { renderRulesReference } from './reference.ts';
