/** `36h`, `14d`, `90m`, `30s`: a whole number from 1 on and one unit. Also for the JSON Schema, which cannot call `durationIn`. */
export const DURATION = /^[1-9][0-9]{0,4}[smhd]$/;

export const DURATION_RULE = 'Write a whole number and a unit, of seconds, minutes, hours or days: 30s, 90m, 36h, 14d.';

const MILLISECONDS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A duration as users write it, in milliseconds.
 *
 * @returns null for any other text
 */
export function durationIn(text: string): number | null {
  return DURATION.test(text) ? Number(text.slice(0, -1)) * (MILLISECONDS[text.slice(-1)] ?? 1) : null;
}
