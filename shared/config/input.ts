export const MODES = ['package', 'sources', 'loom'] as const;
export const INCLUDES = ['public', 'full'] as const;
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export const CHECKSUMS = ['sha256', 'when-required'] as const;
export const ROLES = ['reader', 'publisher', 'pruner'] as const;
export const COMMENTS = ['auto', 'always', 'never'] as const;
export const COMPATIBILITIES = ['strict', 'consumers', 'off'] as const;

/** What a user gives to a verb, under one name at both doors: a flag of the command, an input of the action. */
export interface Input {
  readonly name: string;
  /** One sentence for help and tables, without the default. */
  readonly description: string;
  /** What an unset input means, in words when it is no plain value. */
  readonly default?: string;
  /** What action.yml sets where the input is left out: for what the runner alone knows. Everything else is left to the code. */
  readonly runnerDefault?: string;
  /** `flag` is true or false, `lines` may stand over several lines (and be repeated on the command line). */
  readonly kind: 'text' | 'path' | 'flag' | 'choice' | 'lines';
  readonly choices?: readonly string[];
  /** The one door that has it; both when absent. */
  readonly only?: 'action' | 'cli';
  /** Given by its place on the command line, and not as a flag. */
  readonly operand?: boolean;
}

/** Inputs as a door has them. Absent and empty both mean unset: composites and reusable workflows pass empty strings. */
export type RawInputs = Readonly<Record<string, string | undefined>>;
