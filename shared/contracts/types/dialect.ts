import type { DataType, Field, Slot } from './data-type.ts';
import type { Phrase } from './phrase.ts';

/** Reads the types inside of a type. */
export interface Nested {
  slot(phrase: Phrase): Slot;
  /** @returns null for what is no field */
  field(phrase: Phrase, position: number): Field | null;
}

/**
 * What a type of a known name means with these parameters.
 *
 * @param parameters null when there are no brackets at all
 * @returns null when the dialect has no such type: parameters it does not take, or out of its limits
 */
export type Meaning = (parameters: readonly Phrase[] | null, nested: Nested) => DataType | null;

/** All spellings of one type. */
export interface TypeRow {
  /** In lower case; of several words with the parameters left out: `timestamp with time zone`. A quoted name with its quotes. */
  readonly names: readonly string[];
  readonly meaning: Meaning;
}

/** The data types of one adapter. */
export interface Dialect {
  readonly types: readonly TypeRow[];
  /** Whether the names of two fields that differ in case alone are the same name. */
  readonly foldsFields: boolean;
  /** What `[n]` and `ARRAY[n]` after a type mean; null where arrays are not spelled so. */
  readonly arraySuffix: ArraySuffix | null;
}

/** `sizes-count`: each pair of brackets is an array, of that size if one is given. `sizes-ignored`: all together are one array. */
export type ArraySuffix = 'sizes-count' | 'sizes-ignored';

export function row(names: readonly string[], meaning: Meaning): TypeRow {
  return { names, meaning };
}
