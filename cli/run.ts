import { timeLimit, VERSION } from '../shared/config/index.ts';
import { inTime } from '../shared/operations/index.ts';
import { renderError, renderJsonError } from '../shared/report/index.ts';
import { ASK, type Answered } from './ask.ts';
import { readCommandLine } from './command-line.ts';
import { renderHelp } from './help.ts';
import { heedProxies } from './proxies.ts';
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
  try {
    const request = readCommandLine(argv);
    switch (request.kind) {
      case 'version':
        terminal.stdout.write(`${VERSION}\n`);
        return FINE;
      case 'help':
        terminal.stdout.write(renderHelp(request.verb));
        return FINE;
      case 'verb': {
        const asked = { inputs: request.inputs, cwd: terminal.cwd };
        await heedProxies(terminal.env);
        const door = { env: terminal.env, logger: stderrLogger(terminal) };
        const answered = await inTime(timeLimit(request.inputs), (deadline) =>
          ASK[request.verb](asked, { ...door, deadline })
        );
        tell(answered, json, terminal);
        return answered.isNo ? NO : FINE;
      }
    }
  } catch (error) {
    tellError(error, json, terminal);
    return NOT_ASKED;
  }
}

function tell(answered: Answered, json: boolean, terminal: Terminal): void {
  if (json) {
    terminal.stdout.write(`${answered.json()}\n`);
    return;
  }
  const { stdout, stderr } = answered.terminal({ color: hasColor(terminal) });
  terminal.stderr.write(stderr);
  terminal.stdout.write(stdout);
}

function tellError(error: unknown, json: boolean, { stdout, stderr }: Terminal): void {
  if (json) {
    stdout.write(`${renderJsonError(error)}\n`);
    return;
  }
  const { message, hint } = renderError(error);
  stderr.write(`error: ${message}\n${hint === null ? '' : `${hint}\n`}`);
}
