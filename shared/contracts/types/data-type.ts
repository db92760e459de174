/** What a data type means, free of how it is spelled: two spellings of one type are deeply equal. */
export type DataType =
  | ExactNumber
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | Sized
  | Timestamp
  | { readonly kind: 'time'; readonly zone: 'without time zone' | 'with time zone'; readonly digits: number }
  | Interval
  | Container
  | Composite
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** A type with no parts that could grow: `boolean`, `json`, `geometry(4326)`. */
  | { readonly kind: 'plain'; readonly name: string; readonly parameters: readonly string[] }
  /** Not in the table of the dialect: all that is known of it is its text. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Integers and decimals alike: the values are the multiples of 10^-scale from low to high. */
export interface ExactNumber {
  readonly kind: 'exact';
  /** In units of 10^-scale; null when there is no limit. */
  readonly range: { readonly low: bigint; readonly high: bigint } | null;
  /** Null when there is no limit. */
  readonly scale: number | null;
}

/** Text, bytes or bits up to a length. */
export interface Sized {
  readonly kind: 'sized';
  readonly of: 'text' | 'blank-padded text' | 'bytes' | 'bits';
  /** Infinity when there is no limit; several where the default depends on the account. */
  readonly lengths: readonly number[];
  /** Folded; null for the default of the column's table, schema or database. */
  readonly collation: string | null;
}

export interface Timestamp {
  readonly kind: 'timestamp';
  readonly zone: 'without time zone' | 'with time zone' | 'with local time zone' | 'as a setting says';
  /** Of the fraction of a second. */
  readonly digits: number;
  /** True for nanoseconds since 1970 in 64 bits, which end in the year 2262. */
  readonly until2262: boolean;
}

/** From the largest unit to the smallest. */
export interface Interval {
  readonly kind: 'interval';
  readonly largest: IntervalUnit;
  readonly smallest: IntervalUnit;
  /** Of the fraction of a second; 0 without seconds. */
  readonly digits: number;
}

export const INTERVAL_UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

/** Types inside of a type, by their place. */
export interface Container {
  readonly kind: 'container';
  readonly name: 'array' | 'map' | 'range' | 'vector';
  /** Of arrays of fixed size and vectors; null otherwise. */
  readonly size: number | null;
  /** Null when the spelling does not state what is inside. */
  readonly contents: readonly Slot[] | null;
}

/** Types inside of a type, by their name. */
export interface Composite {
  readonly kind: 'composite';
  readonly name: 'struct' | 'union';
  /** Null when the spelling does not state the fields. */
  readonly fields: readonly Field[] | null;
}

/** A place that holds values of a type. */
export interface Slot {
  readonly type: DataType;
  readonly notNull: boolean;
}

export interface Field extends Slot {
  /** Folded where the dialect compares names of fields in any case. */
  readonly name: string;
}

/** All integers and decimals of so many digits: those of `decimal(precision, scale)`. */
export function decimalDigits(precision: number, scale: number): ExactNumber {
  const high = 10n ** BigInt(precision) - 1n;
  return { kind: 'exact', range: { low: -high, high }, scale };
}

/** All integers of so many bits. */
export function integerBits(bits: number, signed = true): ExactNumber {
  const range = signed
    ? { low: -(2n ** BigInt(bits - 1)), high: 2n ** BigInt(bits - 1) - 1n }
    : { low: 0n, high: 2n ** BigInt(bits) - 1n };
  return { kind: 'exact', range, scale: 0 };
}

export function plain(name: string, parameters: readonly string[] = []): DataType {
  return { kind: 'plain', name, parameters };
}

/** Whether every part of a type is in the table of its dialect. */
export function isUnderstood(type: DataType): boolean {
  switch (type.kind) {
    case 'unknown':
      return false;
    case 'container':
      return (type.contents ?? []).every((slot) => isUnderstood(slot.type));
    case 'composite':
      return (type.fields ?? []).every((field) => isUnderstood(field.type));
    default:
      return true;
  }
}
