// For: what a project uses of other projects, and whether that holds.
// Takes: a Project read from its compiled manifest; the publications of its upstreams; the text of its model files.
// Gives: references, the public ancestors of its public models, and judgements (findings, and where to look for their line).
export { hasAllowedConsumers, usedWithoutLeave } from './allowed-consumers.ts';
export { ancestors } from './ancestors.ts';
export { checkLineage, type LineageInput } from './check.ts';
export { publishedColumns } from './column-rules.ts';
export {
  judgeHardCoded,
  namingNodes,
  publishedRelations,
  suspects,
  type PublishedRelation,
  type Suspects
} from './hard-coded.ts';
export type { Ancestry, Mesh } from './cycle.ts';
export type { Judgement, Place } from './judgement.ts';
export { locate, locateCompiled, locateEntry, locateWord, type Call } from './locate.ts';
export { readQueries, referencesWithColumns, type Queries, type Query } from './queries.ts';
export { modelName, upstreamsIn } from './upstream-models.ts';
export { usedColumns, type UsedColumns } from './used-columns.ts';
export { ofPublicModels, uses, type Use } from './uses.ts';
export type { Synced } from './upstreams.ts';
