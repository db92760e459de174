import type { TimeLimit } from '../operations/index.ts';
import { durationIn } from './duration.ts';
import type { RawInputs } from './input.ts';

const DEFAULT: TimeLimit = { text: '15m', milliseconds: 15 * 60_000 };

/**
 * The input `timeout`, before anything else is read: the reading of the rest is bounded by it too. What is no duration counts as unset here,
 * and is told as a fault with those of all other inputs.
 */
export function timeLimit(inputs: RawInputs): TimeLimit {
  const text = inputs['timeout']?.trim() ?? '';
  const milliseconds = durationIn(text);
  return milliseconds === null ? DEFAULT : { text, milliseconds };
}
