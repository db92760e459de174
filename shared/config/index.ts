// For: what the user asks for, from flags or inputs and from dbt-mesh.yml, and how all of it is called.
// Takes: inputs as text, and the current folder.
// Gives: the settings and the ports of a verb, typed and complete; or one UserError with every fault.
export type { Input, RawInputs } from './input.ts';
export { ACTIONS, INPUTS, VERBS, inputsOf, type Action, type Verb } from './inputs.ts';
export type { Asked } from './here.ts';
export {
  historySettings,
  publishRequest,
  rollbackSettings,
  syncSettings,
  validateSettings,
  type Configured,
  type PublishRequest
} from './settings.ts';
export type { Notify } from './notify-input.ts';
export { canIDeploySettings, type ConfiguredDeploy } from './can-i-deploy-settings.ts';
export { diffSettings, type ConfiguredDiff } from './diff-settings.ts';
export { pruneSettings } from './prune-settings.ts';
export { initSettings, type ConfiguredInit } from './init-settings.ts';
export { starterText } from './starter.ts';
export { iamSettings } from './iam-settings.ts';
export { docsSettings } from './docs-settings.ts';
export { verifySettings } from './verify-settings.ts';
export { localPorts, openPorts } from './ports.ts';
export type { Delivery } from './delivery.ts';
export { timeLimit } from './time-limit.ts';
export { projectFolder } from './project-folder.ts';
export { VERSION } from './version.ts';
