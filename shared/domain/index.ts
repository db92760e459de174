// For: the words of the house, as plain readonly types; every room speaks them.
// Takes: nothing.
// Gives: Project, Publication, Reference, Finding, the settings and the report of each verb, and the ports they need.
export * from './project.ts';
export * from './publication.ts';
export * from './consumer.ts';
export * from './finding.ts';
export * from './error.ts';
export * from './ports.ts';
export * from './settings.ts';
export * from './report.ts';
export * from './rollback.ts';
export * from './history.ts';
export * from './diff.ts';
export * from './can-i-deploy.ts';
export * from './verify.ts';
export * from './prune.ts';
export * from './iam.ts';
export * from './init.ts';
export * from './docs.ts';
