// For: which columns of other projects' relations a compiled query uses.
// Takes: compiled SQL, the adapter that it is for, and the relations that are asked about with the columns of their contracts.
// Gives: for each relation its columns in use, `*` where they could not be placed, and columns that its contract lacks; or why not.
export { columnUse, type Limits } from './column-use.ts';
export type {
  Answer,
  ColumnUse,
  MissingColumn,
  NamedTable,
  NotUnderstood,
  Question,
  Understood,
  UpstreamRelation,
  WhyNot
} from './types.ts';
