import type { TypeVerdict } from './verdict.ts';

/** A verdict on one part of a type, with its reason; for `same` there is nothing to say. */
export interface Judgement {
  readonly verdict: TypeVerdict;
  readonly reasons: readonly string[];
}

export const SAME: Judgement = { verdict: 'same', reasons: [] };

export function judged(verdict: TypeVerdict, reason: string): Judgement {
  return { verdict, reasons: [reason] };
}

/**
 * What the parts of a type say together: it is wider only if no part shrinks. A part that became another family decides, then one that
 * is not known.
 */
export function together(parts: readonly Judgement[]): Judgement {
  const reasons = (...verdicts: readonly TypeVerdict[]) =>
    parts.filter((part) => verdicts.includes(part.verdict)).flatMap((part) => part.reasons);
  const said = new Set(parts.map((part) => part.verdict));
  if (said.has('other')) return { verdict: 'other', reasons: reasons('other') };
  if (said.has('unknown')) return { verdict: 'unknown', reasons: reasons('unknown') };
  if (said.has('narrower') && said.has('wider')) return { verdict: 'other', reasons: reasons('narrower', 'wider') };
  if (said.has('narrower')) return { verdict: 'narrower', reasons: reasons('narrower') };
  if (said.has('wider')) return { verdict: 'wider', reasons: reasons('wider') };
  return SAME;
}

/** A part that is a number: greater is wider. */
export function judgeSize(part: string, old: number, next: number): Judgement {
  if (old === next) return SAME;
  return next > old
    ? judged('wider', `${part} grows from ${sizeText(old)} to ${sizeText(next)}`)
    : judged('narrower', `${part} shrinks from ${sizeText(old)} to ${sizeText(next)}`);
}

function sizeText(size: number): string {
  return size === Infinity ? 'no limit' : String(size);
}

/** A judgement on what lies inside, with the place said first: `in field a: the length grows from 10 to 20`. */
export function inside(place: string, judgement: Judgement): Judgement {
  return { ...judgement, reasons: judgement.reasons.map((reason) => `in ${place}: ${reason}`) };
}

/** Untrusted text in a reason is cut at this length. */
const MAX_QUOTED = 60;

/** Untrusted text for a reason, short. */
export function quoted(text: string): string {
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}
