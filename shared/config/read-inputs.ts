import { isRegistryName } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import { DURATION_RULE, durationIn } from './duration.ts';
import type { Faults } from './faults.ts';
import type { RawInputs } from './input.ts';
import { NAME_PATTERN, NAME_RULE } from './name.ts';

/** Longer than what is worth reading in a message. */
export const MAX_REASON = 1000;

/** Typed reading of inputs. What cannot be read goes to the faults, and reads as unset. */
export interface InputReader {
  /** Null when unset or empty. */
  text(name: string): string | null;
  /** A name of a project or an environment. */
  name(name: string): string | null;
  /** A name of environments, or a pattern with `*`. */
  pattern(name: string): string | null;
  /** Why something is done, in words; `true` and `false` are none. */
  reason(name: string): string | null;
  flag(name: string): boolean | null;
  /** `36h` in milliseconds. */
  duration(name: string): number | null;
  /** A whole number from 1. */
  count(name: string): number | null;
  choice<T extends string>(name: string, choices: readonly T[]): T | null;
}

/** Every value is trimmed; empty means unset (`core.getBooleanInput` throws there, and reusable workflows pass empty strings). */
export function readInputs(raw: RawInputs, faults: Faults): InputReader {
  const text = (name: string): string | null => raw[name]?.trim() || null;
  return {
    text,
    name(name) {
      const value = text(name);
      if (value === null || isRegistryName(value)) return value;
      faults.add(name, `${JSON.stringify(value)} is no name`, NAME_RULE);
      return null;
    },
    pattern(name) {
      const value = text(name);
      if (value === null || NAME_PATTERN.test(value)) return value;
      faults.add(
        name,
        `${JSON.stringify(value)} is neither a name nor a pattern`,
        `${NAME_RULE} A \`*\` stands for any.`
      );
      return null;
    },
    reason(name) {
      const value = text(name);
      if (value === null) return null;
      if (value.length > MAX_REASON) {
        faults.add(name, `has ${value.length} characters`, `Say it in ${MAX_REASON}.`);
      } else if (/^(true|false)$/i.test(value)) {
        faults.add(name, `${JSON.stringify(value)} is no reason`, 'Say why, in words: it stands on record.');
      }
      return value;
    },
    flag(name) {
      const value = text(name)?.toLowerCase();
      if (value === undefined) return null;
      if (value === 'true' || value === 'false') return value === 'true';
      faults.add(name, `${JSON.stringify(value)} is neither true nor false`, 'Write true or false.');
      return null;
    },
    duration(name) {
      const value = text(name);
      const milliseconds = value === null ? null : durationIn(value);
      if (value !== null && milliseconds === null) {
        faults.add(name, `${JSON.stringify(value)} is no duration`, DURATION_RULE);
      }
      return milliseconds;
    },
    count(name) {
      const value = text(name);
      if (value === null || /^[1-9]\d{0,5}$/.test(value)) return value === null ? null : Number(value);
      faults.add(name, `${JSON.stringify(value)} is no number from 1`, 'Write a whole number, such as 20.');
      return null;
    },
    choice(name, choices) {
      const value = text(name);
      const chosen = choices.find((choice) => choice === value);
      if (value === null || chosen !== undefined) return chosen ?? null;
      faults.add(
        name,
        `${JSON.stringify(value)} is not known`,
        `${didYouMean(value, choices)}It can be ${choices.join(', ')}.`
      );
      return null;
    }
  };
}
