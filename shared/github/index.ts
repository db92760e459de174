// For: what GitHub's runner says about a job; the only place that knows its variables.
// Takes: the process environment, as the door has it.
// Gives: the origin of a publication, and the folder for files of this job.
export { originOf, type Environment } from './origin.ts';
export { temporaryFolder } from './temporary-folder.ts';
