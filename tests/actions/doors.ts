import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A workflow command in the log of a step, decoded as the runner does it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What a step did. */
export interface Step {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs a built action as the runner does: Node 24 in the workspace, inputs and files in the environment, commands on stdout. */
export function runAction(
  action: Action,
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {}
): Step {
  const runner = startRunner(cwd, inputs, env);
  const { status, stdout, stderr } = spawnSync(process.execPath, [stubOf(action)], {
    cwd,
    encoding: 'utf8',
    env: runner.env
  });
  return runner.stepOf({ exitCode: status, stdout, stderr });
}

/** The same beside the test, which may answer what the action asks of a server. */
export async function actionAside(
  action: Action,
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {}
): Promise<Step> {
  const runner = startRunner(cwd, inputs, env);
  return runner.stepOf(await aside([stubOf(action)], cwd, runner.env));
}

type Action = 'publish' | 'sync' | 'validate';

function stubOf(action: Action): string {
  return join(ROOT, 'dist', action, 'index.js');
}

/** What the runner prepares for a step, and how it reads what the step left. */
function startRunner(
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>
): { readonly env: NodeJS.ProcessEnv; stepOf(ended: Ended): Step } {
  const temp = scratchFolder();
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  return {
    env: {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      RUNNER_TEMP: temp,
      ...files,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env
    },
    stepOf: (ended) => ({
      ...ended,
      commands: workflowCommands(ended.stdout),
      outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')
    })
  };
}

/** A process that has ended. */
interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a shell does. */
export function runCommand(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist', 'cli', 'index.js'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env }
  });
  return { exitCode: status, stdout, stderr };
}

/** The same beside the test, which may answer what the command asks of a server. */
export function commandAside(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Ended> {
  return aside([join(ROOT, 'dist', 'cli', 'index.js'), ...args], cwd, { PATH: process.env['PATH'], ...env });
}

async function aside(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => (said[stream] += chunk.toString()));
  }
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, ...said };
}

/**
 * The commands in a log: `::name key=value::message` at the start of a line, and the old `##[name]message` anywhere in one
 * (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split('\n').flatMap((line) => {
    const [, name, properties = '', message = ''] =
      /^\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line) ?? /##\[([\w-]+)( )?\](.*)/.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs = properties
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split('='));
    return [
      {
        name,
        properties: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, decoded(value)])),
        message: decoded(message)
      }
    ];
  });
}

function decoded(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** `name<<delimiter`, the value's lines, `delimiter`. */
function readOutputs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n]+?)<<([^\n]+)\n([^]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value])
  );
}
