import * as core from '@actions/core';
import type { Notify } from '../../shared/config/index.ts';
import {
  UserError,
  type Clock,
  type Finding,
  type PublishReport,
  type RollbackReport
} from '../../shared/domain/index.ts';
import { apiOf, connect, tellOf, type GitHub, type NotTold } from '../../shared/github/index.ts';
import { finding } from '../../shared/rules/index.ts';

/** What was published, or made current again. */
type Report = PublishReport | RollbackReport;

/** What telling adds to a report. */
export interface Notified {
  /** Repositories that were told, as `owner/name`. */
  readonly notified: readonly string[];
  /** Those of the report, and a warning for each repository that was not told. */
  readonly findings: readonly Finding[];
}

/** What is published is published: telling may not use up the rest of the run's time. */
const LONGEST_MS = 120_000;

/**
 * Tells those who were to be told that the contract has changed; whoever was not is a warning.
 *
 * @param own the repository of this run, as `owner/name`
 */
export async function tell(
  report: Report,
  { repositories, token }: Notify,
  own: string | null,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }
): Promise<Notified> {
  const asked = repositories === 'consumers' ? report.consumers : repositories;
  if (asked.length === 0 || !hasChanged(report)) return { notified: [], findings: report.findings };
  const { project, environment, version, changedModels: models } = report;
  const change = { project, environment, version, models, repository: own };
  const soon = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
  const { notified, failed } = await core.group('Notify', async () => {
    const github =
      token === null ? WITHOUT_TOKEN : await connect({ api: apiOf(process.env), token, clock, signal: soon });
    return tellOf(change, asked, github, soon);
  });
  return { notified, findings: [...report.findings, ...failed.map((one) => notTold(project, one))] };
}

/** Whether readers find another contract now than before. */
function hasChanged({ outcome, changed }: Report): boolean {
  return changed && (outcome === 'published' || outcome === 'rolled-back');
}

const WITHOUT_TOKEN: Pick<GitHub, 'dispatch'> = {
  dispatch: ({ owner, repo }) =>
    Promise.reject(
      new UserError(
        `Without a token ${owner}/${repo} cannot be told`,
        'Give `github-token` the token of a GitHub App that is installed there with `contents: write`; that of the job reaches its own repository alone.'
      )
    )
};

function notTold(project: string, { repository, failure }: NotTold): Finding {
  return finding('not-notified', {
    project,
    model: null,
    message: `${repository} was not told that ${project} has changed: ${failure.message}`,
    hint: failure.hint
  });
}
