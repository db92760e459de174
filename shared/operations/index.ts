// For: the verbs. One verb is one function that reads from top to bottom like its documentation.
// Takes: the verb's settings, and the ports: store, files, clock, logger.
// Gives: the verb's report; throws UserError for what the user can mend.
export type { Ports } from './ports.ts';
export { nodeFiles } from './node-files.ts';
export { publish } from './publish.ts';
export { sync } from './sync.ts';
export { validate } from './validate.ts';
