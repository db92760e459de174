import { inspect } from 'node:util';
import { UserError } from '../domain/index.ts';
import { cut, terminalLines } from './encode.ts';
import { maskSecrets } from './secrets.ts';

const MAX_CAUSES = 5;
const MAX_LENGTH = 4096;

export interface RenderedError {
  readonly message: string;
  readonly hint: string | null;
  /** Ours, not the user's. */
  readonly bug: boolean;
}

/**
 * Whatever was thrown, as text that is safe to print: what the user can mend with its hint, and anything else as a bug
 * of ours with the chain of its causes. Never a stack trace, never a credential.
 */
export function renderError(error: unknown): RenderedError {
  if (error instanceof UserError) {
    return { message: printable(error.message), hint: error.hint === '' ? null : printable(error.hint), bug: false };
  }
  return {
    message: printable(chain(error).join('\n  caused by ')),
    hint: 'This is a bug in dbt-mesh. Please report it with this message, the command you ran and `dbt-mesh --version`.',
    bug: true
  };
}

function printable(text: string): string {
  return cut(terminalLines(maskSecrets(text)).join('\n'), MAX_LENGTH);
}

/** The error and its causes, outermost first; a chain that bites its own tail ends there. */
function chain(error: unknown, seen: ReadonlySet<unknown> = new Set()): readonly string[] {
  if (seen.has(error) || seen.size === MAX_CAUSES) return [];
  const cause = error instanceof Error ? error.cause : undefined;
  return [describe(error), ...(cause === undefined ? [] : chain(cause, new Set([...seen, error])))];
}

function describe(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Error)) return inspect(error, { depth: 1, breakLength: Infinity });
  // Node's failed connections are an AggregateError without a message: what happened stands in its parts.
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors.slice(0, MAX_CAUSES) : [];
  const messages = [error, ...parts].map((part) => (part instanceof Error ? part.message : inspect(part)));
  return `${error.name}: ${messages.filter((message) => message !== '').join('; ')}`;
}
