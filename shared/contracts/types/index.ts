// For: what a change of a column's data type means to those who read it.
// Takes: dbt's adapter and two data types as manifests have them; any text.
// Gives: the same, wider, narrower, other or unknown, with the reason.
export { compareTypes } from './compare-types.ts';
export type { TypeComparison, TypeVerdict } from './verdict.ts';
