import {
  decimalDigits,
  INTERVAL_UNITS,
  plain,
  type DataType,
  type ExactNumber,
  type Interval,
  type IntervalUnit,
  type Sized,
  type Timestamp
} from './data-type.ts';
import { row, type Meaning, type TypeRow } from './dialect.ts';
import { isWord, renderPhrase, type Phrase } from './phrase.ts';

/** A type that takes no parameters. */
export function fixed(type: DataType): Meaning {
  return (parameters) => (parameters === null ? type : null);
}

/** A type that takes parameters of which its meaning is free. */
export function whateverParameters(type: DataType): Meaning {
  return () => type;
}

/** Types known by their own name alone. */
export function plainRows(names: readonly string[]): readonly TypeRow[] {
  return names.map((name) => row([name], fixed(plain(name))));
}

/** A type whose parameters must be equal for two of them to be the same: `bit(3)`, `geometry(4326)`. */
export function plainWith(name: string, bare: readonly string[] | null): Meaning {
  return (parameters) => {
    const values = parameters === null ? bare : parameters.map(renderPhrase);
    return values === null ? null : plain(name, values);
  };
}

interface DecimalLimits {
  readonly precision: number;
  readonly scale: readonly [least: number, most: number];
  /** Precision less scale; none below zero and as many as the precision unless said otherwise. */
  readonly integerDigits?: readonly [least: number, most: number];
  /** Without parameters. A precision alone means scale 0 in every dialect. */
  readonly bare: ExactNumber;
}

/** `decimal(precision, scale)`. */
export function decimal(limits: DecimalLimits): Meaning {
  return (parameters) => {
    if (parameters === null) return limits.bare;
    const [precision, scale = 0] = numbers(parameters, 2) ?? [];
    if (precision === undefined) return null;
    const accepted =
      within(precision, [1, limits.precision]) &&
      within(scale, limits.scale) &&
      within(precision - scale, limits.integerDigits ?? [0, limits.precision]);
    return accepted ? decimalDigits(precision, scale) : null;
  };
}

/** `float(n)`, n in bits: up to 24 single precision, up to 53 double. */
export function floatOfBits(bare: 32 | 64): Meaning {
  return (parameters) => {
    const bits = oneNumber(parameters, bare === 32 ? 24 : 53, [1, 53]);
    return bits === null ? null : { kind: 'float', bits: bits <= 24 ? 32 : 64 };
  };
}

interface LengthLimits {
  readonly most: number;
  /** Without parameters: Infinity for no limit, several where it depends on the account, null where a length must be given. */
  readonly bare: number | readonly number[] | null;
  /** What MAX means as a length, where it may be written. */
  readonly max?: number;
}

/** `varchar(length)`. */
export function sized(of: Sized['of'], limits: LengthLimits): Meaning {
  return (parameters) => {
    const lengths = lengthsOf(parameters, limits);
    return lengths === null ? null : ofLength(of, lengths);
  };
}

export function ofLength(of: Sized['of'], lengths: readonly number[]): Sized {
  return { kind: 'sized', of, lengths, collation: null };
}

export const ANY_TEXT = ofLength('text', [Infinity]);
export const ANY_BYTES = ofLength('bytes', [Infinity]);

function lengthsOf(parameters: readonly Phrase[] | null, limits: LengthLimits): readonly number[] | null {
  if (parameters === null) return typeof limits.bare === 'number' ? [limits.bare] : limits.bare;
  const [only, ...more] = parameters;
  if (limits.max !== undefined && more.length === 0 && only?.length === 1 && isWord(only[0], 'max')) {
    return [limits.max];
  }
  const length = oneNumber(parameters, 0, [1, limits.most]);
  return length === null ? null : [length];
}

/** Digits of the fraction of a second. */
interface DigitLimits {
  readonly least?: number;
  readonly most: number;
  readonly bare: number;
}

/** `timestamp(digits)`. */
export function timestamp(zone: Timestamp['zone'], limits: DigitLimits): Meaning {
  return (parameters) => {
    const digits = oneNumber(parameters, limits.bare, [limits.least ?? 0, limits.most]);
    return digits === null ? null : timestampOf(zone, digits);
  };
}

export function timestampOf(zone: Timestamp['zone'], digits: number, until2262 = false): Timestamp {
  return { kind: 'timestamp', zone, digits, until2262 };
}

/** `time(digits)`. */
export function time(zone: 'without time zone' | 'with time zone', limits: DigitLimits): Meaning {
  return (parameters) => {
    const digits = oneNumber(parameters, limits.bare, [limits.least ?? 0, limits.most]);
    return digits === null ? null : { kind: 'time', zone, digits };
  };
}

interface IntervalForms {
  /** Whether `interval` alone is a type, which then holds every unit. */
  readonly bare: boolean;
  readonly digits: number;
  /** Whether the digits of the seconds may be given: `interval day to second(3)`. */
  readonly givenDigits: boolean;
}

/** `interval`, `interval year to month`, `interval second(3)` and so on. */
export function intervalRows(forms: IntervalForms): readonly TypeRow[] {
  const qualified = INTERVAL_UNITS.flatMap((largest, from) =>
    INTERVAL_UNITS.slice(from).flatMap((smallest) => {
      if (isMonths(largest) !== isMonths(smallest)) return [];
      const qualifier = largest === smallest ? largest : `${largest} to ${smallest}`;
      return [row([`interval ${qualifier}`], intervalMeaning(forms, largest, smallest))];
    })
  );
  return forms.bare ? [row(['interval'], intervalMeaning(forms, 'year', 'second')), ...qualified] : qualified;
}

function intervalMeaning(forms: IntervalForms, largest: IntervalUnit, smallest: IntervalUnit): Meaning {
  const takesDigits = forms.givenDigits && smallest === 'second';
  return (parameters) => {
    if (parameters !== null && !takesDigits) return null;
    const digits = oneNumber(parameters, forms.digits, [0, forms.digits]);
    return digits === null ? null : interval(largest, smallest, digits);
  };
}

export function interval(largest: IntervalUnit, smallest: IntervalUnit, digits: number): Interval {
  return { kind: 'interval', largest, smallest, digits: smallest === 'second' ? digits : 0 };
}

/** Months and years have no fixed length in days: no dialect has `year to day`. */
function isMonths(unit: IntervalUnit): boolean {
  return unit === 'year' || unit === 'month';
}

/** @returns the bare value without parameters; null when they are not one number within the limits */
function oneNumber(
  parameters: readonly Phrase[] | null,
  bare: number,
  limits: readonly [least: number, most: number]
): number | null {
  if (parameters === null) return bare;
  const [value] = numbers(parameters, 1) ?? [];
  return value !== undefined && within(value, limits) ? value : null;
}

/** @returns null when they are not from one to so many numbers */
function numbers(parameters: readonly Phrase[], most: number): readonly number[] | null {
  if (parameters.length === 0 || parameters.length > most) return null;
  const values = parameters.map((phrase) =>
    phrase.length === 1 && phrase[0]?.kind === 'number' ? Number(phrase[0].text) : NaN
  );
  return values.every(Number.isSafeInteger) ? values : null;
}

function within(value: number, [least, most]: readonly [least: number, most: number]): boolean {
  return value >= least && value <= most;
}
