import { CommanderError, type Command } from 'commander';
import { VERSION, type RawInputs, type Verb } from '../shared/config/index.ts';
import { UserError } from '../shared/domain/index.ts';
import { renderError, renderJson, renderTerminal } from '../shared/report/index.ts';
import { ASK } from './ask.ts';
import { buildProgram } from './program.ts';
import { hasColor, stderrLogger, type Terminal } from './terminal.ts';

/** What the command exits with. */
const FINE = 0;
const NO = 1;
const NOT_ASKED = 2;

/**
 * Runs one command line.
 *
 * @param argv without node and script
 * @returns the exit code: 0 fine, 1 the answer is no, 2 the question could not be asked
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.some((word) => word === '--json' || word === '--json=true');
  let exitCode = FINE;
  const program = buildProgram(VERSION, async (verb, inputs) => {
    exitCode = await answer(verb, inputs, terminal, json);
  });
  try {
    await parse(program, argv, terminal);
    return exitCode;
  } catch (error) {
    // Help and version are thrown too, with code 0, and are written by then.
    if (error instanceof CommanderError && error.exitCode === 0) return FINE;
    tell(error instanceof CommanderError ? usageError(error) : error, json, terminal);
    return NOT_ASKED;
  }
}

async function answer(verb: Verb, inputs: RawInputs, terminal: Terminal, json: boolean): Promise<number> {
  const { answer, isNo } = await ASK[verb]({ inputs, cwd: terminal.cwd }, terminal.env, stderrLogger(terminal));
  if (json) {
    terminal.stdout.write(`${renderJson(answer)}\n`);
  } else {
    const { stdout, stderr } = renderTerminal(answer, { color: hasColor(terminal) });
    terminal.stderr.write(stderr);
    terminal.stdout.write(stdout);
  }
  return isNo ? NO : FINE;
}

async function parse(program: Command, argv: readonly string[], { stdout, stderr }: Terminal): Promise<void> {
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      // Usage errors are told by us, in JSON where that was asked for.
      .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text), outputError: () => undefined });
  }
  await program.parseAsync([...argv], { from: 'user' });
}

function usageError(error: CommanderError): UserError {
  const message = error.code === 'commander.help' ? 'no command is given' : error.message.replace(/^error: /, '');
  return new UserError(message, 'dbt-mesh --help lists the commands, dbt-mesh COMMAND --help the flags of one.');
}

function tell(error: unknown, json: boolean, { stdout, stderr }: Terminal): void {
  const { message, hint } = renderError(error);
  if (json) {
    stdout.write(`${JSON.stringify({ error: { message, hint } }, null, 2)}\n`);
    return;
  }
  stderr.write(`error: ${message}\n${hint === null ? '' : `${hint}\n`}`);
}
