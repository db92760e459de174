import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { endSoon } from '../cli/ending.ts';
import { heedProxies } from '../cli/proxies.ts';
import { inputsOf, timeLimit, type Action, type Asked, type Delivery } from '../shared/config/index.ts';
import type { Logger } from '../shared/domain/index.ts';
import { temporaryFolder } from '../shared/github/index.ts';
import { inTime, type Deadline } from '../shared/operations/index.ts';
import {
  annotations,
  renderError,
  renderJson,
  renderTerminal,
  summary,
  terminalText,
  type Answer,
  type Annotation
} from '../shared/report/index.ts';
import type { Output } from './outputs.ts';

/** The inputs of this step, and the folder that the runner started it in: the workspace. */
function askedOf(verb: Action): Asked {
  const inputs = Object.fromEntries(inputsOf(verb, 'action').map(({ name }) => [name, core.getInput(name)]));
  return { inputs, cwd: process.cwd() };
}

/** Progress and warnings in the log of the step. What a reader must not miss is a finding, and so an annotation. */
export const runnerLogger: Logger = {
  debug: (message) => core.debug(printable(message)),
  info: (message) => core.info(printable(message)),
  warning: (message) => core.info(`warning: ${printable(message)}`)
};

/** As text that the runner takes for nothing else. */
function printable(text: string): string {
  return text.split('\n').map(terminalText).join('\n');
}

/**
 * Runs a step within its time. What the user can mend fails it with a message and a hint; anything else as a bug of ours, with its cause.
 */
export async function runStep(verb: Action, step: (asked: Asked, deadline: Deadline) => Promise<void>): Promise<void> {
  try {
    const asked = askedOf(verb);
    await heedProxies(process.env);
    await inTime(timeLimit(asked.inputs), (deadline) => step(asked, deadline));
  } catch (error) {
    const { message, hint } = renderError(error);
    core.setFailed(hint === null ? message : `${message}\n${hint}`);
  }
  endSoon();
}

/** Shows an answer in the log, on the lines it is about and in the job's summary, and writes the outputs. */
export async function deliver<Report>(
  answer: Answer & { readonly report: Report },
  outputs: readonly Output<Report>[],
  wanted: Pick<Delivery, 'annotations' | 'summary'> = { annotations: true, summary: true }
): Promise<void> {
  const { stdout, stderr } = renderTerminal(answer);
  core.info((stdout + stderr).trimEnd());
  const file = await writeReport(answer);
  for (const { name, value } of outputs) core.setOutput(name, value === null ? file : value(answer.report));
  if (wanted.annotations) annotations(answer).forEach(annotate);
  if (wanted.summary) await writeSummary(answer);
}

/** Fails the step without a word: the log and the annotations of the findings say why, and of annotations GitHub shows ten. */
export function fail(): void {
  process.exitCode = core.ExitCode.Failure;
}

/** The report's file has a folder of its own: a job may have several steps of ours. */
async function writeReport(answer: Answer): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder(process.env), 'dbt-mesh-'));
  const file = join(folder, `${answer.verb}.json`);
  await writeFile(file, `${renderJson(answer)}\n`);
  return file;
}

function annotate({ level, title, message, file, line }: Annotation): void {
  core[level](message, { title, file, startLine: line });
}

/** A summary is a courtesy: where it cannot be written (not every runner has it), the step goes on and says so. */
async function writeSummary(answer: Answer): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, summary(answer));
  } catch (error) {
    core.info(`The job's summary could not be written: ${printable(String(error))}`);
  }
}
