// For: what sync writes into a project so that it can use its upstreams: a stub package, sources or dbt-loom's files, the state, the lock.
// Takes: the upstreams' publications; the text of dbt_project.yml, packages.yml, dependencies.yml and dbt-mesh.lock; what quotes what.
// Gives: the files to write and the edits of the user's files, as data; which upstreams a project names; findings about its configuration.
export { PROJECT_FILE, readDownstream, type Downstream } from './downstream.ts';
export { installedPackages, referencedProjects } from './named-upstreams.ts';
export {
  declaredProjects,
  DEPENDENCIES_FILE,
  PACKAGE_LOCK_FILE,
  PACKAGES_FILE,
  type PackageFiles
} from './packages-entry.ts';
export {
  namedInLoomConfig,
  surveyProject,
  type FileFault,
  type NamedProject,
  type Survey,
  type Way
} from './survey.ts';
export type { SourceTable } from './source-tables.ts';
export { LOOM_CONFIG } from './loom.ts';
export { STATE_FOLDER } from './state.ts';
export { plan, type Existing, type Plan, type Synced } from './plan.ts';
export { apply, type Applied } from './apply.ts';
export {
  cacheEntry,
  CACHE_FOLDER,
  CACHE_INDEX,
  openCache,
  type Cache,
  type CacheEntry,
  type CacheIndex
} from './cache.ts';
export { all } from './faults.ts';
export { LOCK_FILE, pinTo, readLock, type Lock, type Pin } from './lock.ts';
export { movesOf, type Moves } from './relations.ts';
export { unmatchedRules, type Ruled } from './unmatched-rules.ts';
export { configReachesStubs } from './reach.ts';
export { dbtVersionIn, projectsKeyOnV2, stateEngineMismatch } from './engine.ts';
export { quoted as quotedYaml } from './yaml-text.ts';
export { refuseClashes } from './clashes.ts';
