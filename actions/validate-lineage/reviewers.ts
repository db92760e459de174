import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';
import type { Delivery } from '../../shared/config/index.ts';
import { UserError, type Clock } from '../../shared/domain/index.ts';
import {
  apiOf,
  connect,
  marker,
  occasionOf,
  originOf,
  repositoryOf,
  stick,
  writeCheckRun,
  type CheckAnnotation,
  type GitHub,
  type Repository
} from '../../shared/github/index.ts';
import {
  checkPage,
  comment,
  isWorthAComment,
  renderError,
  subjectOf,
  type Answer,
  type PageContext,
  type PlacedAnnotation
} from '../../shared/report/index.ts';
import { runnerLogger } from '../runner.ts';

/** What a step has to tell. */
export interface Telling {
  readonly answer: Answer;
  /** Whether the step passes. */
  readonly passes: boolean;
  /** The one that was asked about. */
  readonly environment: string;
}

/** GitHub, and what the job runs for. */
interface Place {
  readonly github: GitHub;
  readonly at: Repository;
  readonly pullRequest: number | null;
  readonly headSha: string | null;
  readonly context: PageContext;
  /** The end of the step's time. */
  readonly signal: AbortSignal;
}

/**
 * Tells those who review a pull request: by a comment, by a check run. Both are a courtesy: what GitHub refuses (a token that can only read,
 * as on a pull request from a fork) or fails at is a warning, and the step ends by its findings alone.
 */
export async function tellReviewers(
  telling: Telling,
  { comment: commenting, checkRun, token }: Delivery,
  time: { readonly clock: Clock; readonly signal: AbortSignal }
): Promise<void> {
  if (commenting === 'never' && !checkRun) return;
  const { repository, pullRequest, headSha } = occasionOf(process.env, await eventText());
  const at = repositoryOf(repository);
  if (at === null || (pullRequest === null && !checkRun)) {
    runnerLogger.info('No comment: this run is for no pull request.');
    return;
  }
  if (token === null) {
    say(commenting === 'always' || checkRun, 'No comment and no check run: there is no token (`github-token`).');
    return;
  }
  core.setSecret(token);
  const github = await connect({ api: apiOf(process.env), token, ...time });
  const place = { github, at, pullRequest, headSha, context: contextOf(at, headSha), signal: time.signal };
  if (commenting !== 'never') await writeComment(telling, commenting, place);
  if (checkRun) await writeCheck(telling, place);
}

async function writeComment(
  { answer, environment }: Telling,
  mode: 'auto' | 'always',
  { github, at, pullRequest, context, signal }: Place
): Promise<void> {
  if (pullRequest === null) {
    runnerLogger.info('No comment: this run is for no pull request.');
    return;
  }
  const isWorth = mode === 'always' || isWorthAComment(answer);
  // Where all is well, nobody misses a comment that could not be looked for.
  await courtesy(isWorth, signal, async () => {
    const mark = marker(subjectOf(answer, environment).parts);
    const what = await stick(github, at, pullRequest, mark, comment(answer, context), isWorth);
    runnerLogger.info(what === 'none' ? 'No comment: there is nothing to say.' : `The comment of this run is ${what}.`);
  });
}

async function writeCheck(
  { answer, passes, environment }: Telling,
  { github, at, headSha, context, signal }: Place
): Promise<void> {
  if (headSha === null) {
    core.warning('No check run: the event that started this run names no commit.');
    return;
  }
  const page = checkPage(answer, passes, context);
  const { title, summary, text, conclusion } = page;
  const annotations = page.annotations.map(checkAnnotation);
  await courtesy(true, signal, async () => {
    await writeCheckRun(github, at, {
      name: ['dbt-mesh', ...subjectOf(answer, environment).words].join(' '),
      headSha,
      detailsUrl: context.run,
      conclusion,
      output: { title, summary, text, annotations }
    });
    runnerLogger.info(`A check run is written, with ${annotations.length} annotations.`);
  });
}

function checkAnnotation({ file, line = 1, level, title, message }: PlacedAnnotation): CheckAnnotation {
  return {
    path: file,
    start_line: line,
    end_line: line,
    annotation_level: level === 'error' ? 'failure' : level,
    title,
    message
  };
}

/** Does something that the step does not fail for, nor for its taking the rest of the step's time. */
async function courtesy(isMissed: boolean, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (signal.aborted) {
      core.warning(`Reviewers were not told all: the time is up, and ${apiOf(process.env)} had not answered.`);
      return;
    }
    if (!(error instanceof UserError)) throw error;
    const { message, hint } = renderError(error);
    say(isMissed, hint === null ? message : `${message}. ${hint}`);
  }
}

function say(isMissed: boolean, text: string): void {
  if (isMissed) core.warning(text);
  else runnerLogger.info(text);
}

function contextOf({ owner, repo }: Repository, headSha: string | null): PageContext {
  const server = process.env['GITHUB_SERVER_URL'];
  const files = server && headSha ? `${server}/${owner}/${repo}/blob/${headSha}` : null;
  return { files, run: originOf(process.env).runUrl, commit: headSha };
}

/** The event that started the run; null where there is none, or it cannot be read. */
async function eventText(): Promise<string | null> {
  const file = process.env['GITHUB_EVENT_PATH'];
  if (!file) return null;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    runnerLogger.info(`The event of this run cannot be read: ${String(error)}`);
    return null;
  }
}
