// For: GitHub: what its runner says about a job, and what is asked of its API; the only place that knows either.
// Takes: the process environment, as the door has it; a token, a clock and the end of the run's time.
// Gives: the origin of a publication, the folder for files of this job; comments, check runs and dispatched events.
export { originOf, type Environment } from './origin.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { apiOf } from './api.ts';
export { connect } from './connect.ts';
export type { Connection } from './attempts.ts';
export type { CheckAnnotation, CheckOutput, CheckRun, Comment, GitHub, Repository } from './port.ts';
export { repositoryOf } from './repository.ts';
export { tellOf, UPSTREAM_EVENT, type NotTold, type Told, type UpstreamChange } from './notify.ts';
export { occasionOf, type Occasion } from './occasion.ts';
export { marker, stick, type Stuck } from './sticky-comment.ts';
export { writeCheckRun } from './check-runs.ts';
