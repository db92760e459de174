// For: what changed between two publications of a project, and whom that breaks.
// Takes: the old and the new Project, the time, and the consumers on record.
// Gives: the changes with their rule and impact, who uses what they are about, and the findings that say so as a compatibility weighs them.
export { compareContracts, type CompareOptions } from './compare.ts';
export { breaks, type ContractChange, type ContractRuleId } from './change.ts';
export { breaksOf, consumersOf, reach, type Break, type Published, type ReachingChange } from './uses.ts';
export { judgeChanges } from './compatibility.ts';
export { changedModels, modelLabels, type ModelName } from './changed-models.ts';
