// For: the verbs. One verb is one function that reads from top to bottom like its documentation.
// Takes: the verb's settings, and the ports: store, files, clock, logger.
// Gives: the verb's report; throws UserError for what the user can mend.
import type { canIDeploy as CanIDeploy } from './can-i-deploy.ts';
import type { diff as Diff } from './diff.ts';
import type { docs as Docs } from './docs.ts';
import type { history as History } from './history.ts';
import type { iam as Iam } from './iam.ts';
import type { init as Init } from './init.ts';
import type { prune as Prune } from './prune.ts';
import type { publish as Publish } from './publish.ts';
import type { rollback as Rollback } from './rollback.ts';
import type { sync as Sync } from './sync.ts';
import type { validate as Validate } from './validate.ts';
import type { verify as Verify } from './verify.ts';

export type { Ports } from './ports.ts';
export { nodeFiles } from './node-files.ts';
export { fewAtOnce } from './side-by-side.ts';
export { bounded, inTime, type Deadline, type TimeLimit } from './deadline.ts';

// A verb is loaded when it is called: publish does not wait for the YAML parser that sync writes with.
export const publish: typeof Publish = async (settings, ports) =>
  (await import('./publish.ts')).publish(settings, ports);
export const sync: typeof Sync = async (settings, ports) => (await import('./sync.ts')).sync(settings, ports);
export const validate: typeof Validate = async (settings, ports) =>
  (await import('./validate.ts')).validate(settings, ports);
export const diff: typeof Diff = async (settings, ports) => (await import('./diff.ts')).diff(settings, ports);
export const canIDeploy: typeof CanIDeploy = async (settings, ports) =>
  (await import('./can-i-deploy.ts')).canIDeploy(settings, ports);
export const history: typeof History = async (settings, ports) =>
  (await import('./history.ts')).history(settings, ports);
export const rollback: typeof Rollback = async (settings, ports) =>
  (await import('./rollback.ts')).rollback(settings, ports);
export const verify: typeof Verify = async (settings, ports) => (await import('./verify.ts')).verify(settings, ports);
export const prune: typeof Prune = async (settings, ports) => (await import('./prune.ts')).prune(settings, ports);
export const iam: typeof Iam = async (settings) => (await import('./iam.ts')).iam(settings);
export const docs: typeof Docs = async (settings, ports) => (await import('./docs.ts')).docs(settings, ports);
export const init: typeof Init = async (settings, ports, textOf) =>
  (await import('./init.ts')).init(settings, ports, textOf);
