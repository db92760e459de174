// For: what changed between two publications of a project, and whom that breaks.
// Takes: the old and the new Project, and the time.
// Gives: the changes with their rule and impact, whether any of them breaks a consumer, and the findings that say so.
export { compareContracts, type CompareOptions } from './compare.ts';
export { breaks, contractFindings, type ContractChange, type ContractRuleId } from './change.ts';
