import { compareExactNumbers } from './compare-exact-numbers.ts';
import { compareComposites, compareEnums } from './compare-names.ts';
import {
  INTERVAL_UNITS,
  type Container,
  type DataType,
  type Interval,
  type Sized,
  type Slot,
  type Timestamp
} from './data-type.ts';
import { inside, judged, judgeSize, quoted, SAME, together, type Judgement } from './judgement.ts';

/** What became of the values of a place: of their type, and of the promise that none of them is null. */
export function compareSlots(old: Slot, next: Slot): Judgement {
  return together([compareNulls(old, next), compareDataTypes(old.type, next.type)]);
}

/** A consumer relies on the promise, so it is a part like any other: without it the type is narrower. */
function compareNulls(old: Slot, next: Slot): Judgement {
  if (old.notNull === next.notNull) return SAME;
  return next.notNull ? judged('wider', 'it is no longer null') : judged('narrower', 'it may now be null');
}

function compareDataTypes(old: DataType, next: DataType): Judgement {
  if (old.kind === 'unknown' || next.kind === 'unknown') return compareTexts(old, next);
  if (old.kind === 'exact' && next.kind === 'exact') return compareExactNumbers(old, next);
  if (old.kind === 'float' && next.kind === 'float') return judgeSize('the floating-point size', old.bits, next.bits);
  if (old.kind === 'sized' && next.kind === 'sized' && old.of === next.of) return compareSized(old, next);
  if (old.kind === 'timestamp' && next.kind === 'timestamp') return compareTimestamps(old, next);
  if (old.kind === 'time' && next.kind === 'time') {
    return together([sameFamily(old, next), judgeSize('the precision', old.digits, next.digits)]);
  }
  if (old.kind === 'interval' && next.kind === 'interval') return compareIntervals(old, next);
  if (old.kind === 'container' && next.kind === 'container') return compareContainers(old, next);
  if (old.kind === 'composite' && next.kind === 'composite' && old.name === next.name) {
    return compareComposites(old, next, compareSlots);
  }
  if (old.kind === 'enum' && next.kind === 'enum') return compareEnums(old.values, next.values);
  return sameFamily(old, next);
}

/** For types without a part that could grow, and for parts that are of the family itself. */
function sameFamily(old: DataType, next: DataType): Judgement {
  const [was, is] = [family(old), family(next)];
  return was === is ? SAME : judged('other', `${quoted(was)} becomes ${quoted(is)}`);
}

function compareTexts(old: DataType, next: DataType): Judgement {
  if (old.kind === 'unknown' && next.kind === 'unknown' && old.text === next.text) return SAME;
  const stranger = old.kind === 'unknown' ? old : next;
  return judged('unknown', `${quoted(family(stranger))} is not a known type, and the texts differ`);
}

function compareSized(old: Sized, next: Sized): Judgement {
  return together([compareLengths(old.lengths, next.lengths), compareCollations(old.collation, next.collation)]);
}

/** A default length is every length that it may be: it is the same as any of them that is written out. */
function compareLengths(old: readonly number[], next: readonly number[]): Judgement {
  if (old.some((length) => next.includes(length))) return SAME;
  const change = `from ${lengthText(old)} to ${lengthText(next)}`;
  if (Math.min(...next) > Math.max(...old)) return judged('wider', `the length grows ${change}`);
  if (Math.max(...next) < Math.min(...old)) return judged('narrower', `the length shrinks ${change}`);
  return judged('unknown', `the length changes ${change}: the default is the account's`);
}

function lengthText(lengths: readonly number[]): string {
  return lengths.map((length) => (length === Infinity ? 'any' : String(length))).join(' or ');
}

function compareCollations(old: string | null, next: string | null): Judgement {
  if (old === next) return SAME;
  if (old === null || next === null) {
    return judged(
      'unknown',
      `the collation ${quoted(old ?? next ?? '')} may be the default of the table, or another one`
    );
  }
  return judged('other', `the collation changes from ${quoted(old)} to ${quoted(next)}`);
}

function compareTimestamps(old: Timestamp, next: Timestamp): Judgement {
  return together([
    compareZones(old, next),
    judgeSize('the precision', old.digits, next.digits),
    judgeSize('the last year', lastYear(old), lastYear(next))
  ]);
}

function compareZones(old: Timestamp, next: Timestamp): Judgement {
  const bySetting = [old, next].some((type) => type.zone === 'as a setting says');
  if (!bySetting || old.zone === next.zone) return sameFamily(old, next);
  return judged('unknown', 'whether TIMESTAMP has a time zone is a setting of the warehouse');
}

function lastYear(type: Timestamp): number {
  return type.until2262 ? 2262 : Infinity;
}

function compareIntervals(old: Interval, next: Interval): Judgement {
  const unit = (of: Interval['largest']) => INTERVAL_UNITS.indexOf(of);
  return together([
    compareUnits('the largest unit', old.largest, next.largest, unit(old.largest) - unit(next.largest)),
    compareUnits('the smallest unit', old.smallest, next.smallest, unit(next.smallest) - unit(old.smallest)),
    old.smallest === next.smallest ? judgeSize('the precision', old.digits, next.digits) : SAME
  ]);
}

function compareUnits(part: string, old: string, next: string, grown: number): Judgement {
  if (grown === 0) return SAME;
  return judged(grown > 0 ? 'wider' : 'narrower', `${part} changes from ${old} to ${next}`);
}

const PLACES: Readonly<Record<Container['name'], readonly string[]>> = {
  array: ['the elements'],
  map: ['the keys', 'the values'],
  range: ['the bounds'],
  vector: ['the elements']
};

function compareContainers(old: Container, next: Container): Judgement {
  const [was, is] = [family(old), family(next)];
  if (was !== is) return judged('other', `${was} becomes ${is}`);
  if (old.contents === null || next.contents === null) {
    return old.contents === next.contents ? SAME : judged('unknown', `what is in the ${old.name} is not stated`);
  }
  const contents = next.contents;
  return together(
    old.contents.flatMap((slot, index) => {
      const other = contents[index];
      return other === undefined ? [] : [inside(PLACES[old.name][index] ?? '', compareSlots(slot, other))];
    })
  );
}

/** What a type is, without the parts of it that may grow. */
function family(type: DataType): string {
  switch (type.kind) {
    case 'exact':
      return 'an exact number';
    case 'float':
      return 'a floating-point number';
    case 'sized':
      return type.of;
    case 'timestamp':
    case 'time':
      return `a ${type.kind} ${type.zone}`;
    case 'interval':
      return 'an interval';
    case 'container':
      return type.size === null
        ? `${article(type.name)} ${type.name}`
        : `${article(type.name)} ${type.name} of ${type.size}`;
    case 'composite':
      return `a ${type.name}`;
    case 'enum':
      return 'an enum';
    case 'plain':
      return type.parameters.length === 0 ? type.name : `${type.name}(${type.parameters.join(', ')})`;
    case 'unknown':
      return type.text;
  }
}

function article(noun: string): string {
  return noun === 'array' ? 'an' : 'a';
}
