import type { ExactNumber } from './data-type.ts';
import { judged, judgeSize, SAME, together, type Judgement } from './judgement.ts';

/** Integers and decimals: wider only if neither the range nor the scale shrinks. */
export function compareExactNumbers(old: ExactNumber, next: ExactNumber): Judgement {
  return together([compareRanges(old, next), judgeSize('the scale', old.scale ?? Infinity, next.scale ?? Infinity)]);
}

function compareRanges(old: ExactNumber, next: ExactNumber): Judgement {
  const lows = compareBounds(old, next, 'low');
  const highs = compareBounds(old, next, 'high');
  if (lows === 0 && highs === 0) return SAME;
  const range = `the range changes from ${rangeText(old)} to ${rangeText(next)}`;
  const digits = judgeSize('the number of integer digits', integerDigits(old), integerDigits(next));
  // With as many integer digits, a range that ends at .99 instead of .9999 is told by the scale.
  const reasons = digits.verdict !== 'same' ? digits.reasons : old.scale === next.scale ? [range] : [];
  if (lows <= 0 && highs >= 0) return { verdict: 'wider', reasons };
  if (lows >= 0 && highs <= 0) return { verdict: 'narrower', reasons };
  return judged('other', range);
}

/** @returns above zero when the bound of the next type is the higher one */
function compareBounds(old: ExactNumber, next: ExactNumber, bound: 'low' | 'high'): number {
  const unlimited = bound === 'low' ? -Infinity : Infinity;
  const scale = Math.max(old.scale ?? 0, next.scale ?? 0);
  const [was, is] = [old, next].map((type) =>
    type.range === null ? unlimited : type.range[bound] * 10n ** BigInt(scale - (type.scale ?? 0))
  );
  if (was === undefined || is === undefined || was === is) return 0;
  return is > was ? 1 : -1;
}

function integerDigits(type: ExactNumber): number {
  return type.range === null ? Infinity : String(type.range.high).length - (type.scale ?? 0);
}

function rangeText(type: ExactNumber): string {
  return type.range === null ? 'no limit' : `${type.range.low}..${type.range.high}`;
}
