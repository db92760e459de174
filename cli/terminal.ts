import type { Environment } from '../shared/github/index.ts';
import type { Logger } from '../shared/domain/index.ts';
import { terminalText } from '../shared/report/index.ts';

/** A stream that text goes to. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The process as the command sees it. */
export interface Terminal {
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Environment;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** Whether a stream shows colours (https://no-color.org). */
export function hasColor({ env, stdout }: Terminal): boolean {
  return stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** Progress and warnings on stderr: stdout carries the answer alone. */
export function stderrLogger({ stderr }: Terminal): Logger {
  const say = (message: string): void => {
    stderr.write(`${message.split('\n').map(terminalText).join('\n')}\n`);
  };
  return {
    debug: () => undefined,
    info: say,
    warning: (message) => say(`warning: ${message}`)
  };
}
