import { PUBLISH, SYNC, VALIDATE } from './action-inputs.ts';
import { CAN_I_DEPLOY, DIFF, DOCS, HISTORY, IAM, INIT, PRUNE, ROLLBACK, VERIFY } from './command-inputs.ts';
import type { Input } from './input.ts';

/** What an action can be asked for. */
export const ACTIONS = ['publish', 'sync', 'validate'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the command can be asked for: the actions, and verbs that the command alone has. */
export const VERBS = [
  ...ACTIONS,
  'diff',
  'can-i-deploy',
  'history',
  'rollback',
  'verify',
  'prune',
  'iam',
  'docs',
  'init'
] as const;
export type Verb = (typeof VERBS)[number];

/** Every input of every verb: the flags, the inputs of the actions, and the tables of the documentation are made of it. */
export const INPUTS: Readonly<Record<Verb, readonly Input[]>> = {
  publish: PUBLISH,
  sync: SYNC,
  validate: VALIDATE,
  diff: DIFF,
  'can-i-deploy': CAN_I_DEPLOY,
  history: HISTORY,
  rollback: ROLLBACK,
  verify: VERIFY,
  prune: PRUNE,
  iam: IAM,
  docs: DOCS,
  init: INIT
};

/** The inputs of a verb that a door has. */
export function inputsOf(verb: Verb, door: 'action' | 'cli'): readonly Input[] {
  return INPUTS[verb].filter((input) => input.only === undefined || input.only === door);
}
