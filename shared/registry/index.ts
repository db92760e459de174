// For: the registry that teams share: where contracts lie, and how they are published and read so that nothing tears, is lost or is mixed up.
// Takes: a folder or an S3 bucket, a manifest with what it says of itself, names of projects and environments.
// Gives: a Store, the outcome of a publication, publications that were checked against their digest, what is wrong with a registry and what went from it.
export { iamPolicy } from './iam-policy.ts';
export { openStore, type StoreSettings } from './open-store.ts';
export {
  checkName,
  historyKey,
  historyPrefix,
  latestKey,
  LAYOUT,
  rollbackKey,
  stateKey,
  versionOf,
  type NameKind
} from './layout.ts';
export { environmentChain, type Fallbacks } from './environments.ts';
export { verifyRegistry, type VerifyOutcome } from './verify.ts';
export { prune, type PruneOutcome, type PruneRequest } from './prune.ts';
export { notListed, unknownObjects } from './strays.ts';
export type { Scope } from './contents.ts';
export {
  publish,
  type Approve,
  type NewMesh,
  type NewPublication,
  type PublishOptions,
  type PublishOutcome
} from './publish.ts';
export { askProjects, type Answered } from './ask-projects.ts';
export { askEverybody, type Everybody } from './read-latest.ts';
export { recordsOf, type Records } from './records.ts';
export { readConsumers, type Consumers, type ConsumersAsked } from './consumers.ts';
export { isBefore, isInTheFuture } from './succession.ts';
export { rollback, type RollbackOutcome, type RollbackRequest } from './rollback.ts';
export { listHistory, readRollbacks, readVersions, type Listing, type PastVersion } from './history.ts';
export { fetchCatalog } from './fetch-catalog.ts';
export {
  fetchLatest,
  fetchState,
  fetchVersion,
  knownProjects,
  listProjects,
  recalled,
  type Cached,
  type Fetched,
  type FetchedState
} from './fetch.ts';
