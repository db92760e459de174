import type {
  Finding,
  ProjectVerdict,
  PublishReport,
  RollbackReport,
  Severity,
  SyncReport,
  ValidateReport
} from '../domain/index.ts';
import { publishSentence, rollbackSentence, syncSentence, validateSentence } from './wording.ts';

/**
 * What a verb answered. `folder` is the project's folder relative to the repository (`` for the repository itself), which
 * places the files of its findings; left out, they are named in text only. A `ValidateReport` has it for each project.
 */
export type Answer =
  | { readonly verb: 'publish'; readonly report: PublishReport; readonly folder?: string }
  | { readonly verb: 'rollback'; readonly report: RollbackReport }
  | { readonly verb: 'sync'; readonly report: SyncReport; readonly folder?: string }
  | { readonly verb: 'validate'; readonly report: ValidateReport };

/** What an answer says of one project, the same for every verb. */
export interface Outcome {
  readonly project: string;
  /** False when the answer is no. An error among the findings makes it no, also where `fail-on: never` lets it pass. */
  readonly sound: boolean;
  /** What happened, after the project's name. */
  readonly sentence: string;
  /** Whether the files of the findings are relative to the repository, or only to the project. */
  readonly placed: boolean;
  /** Errors first, then warnings, then notices; files relative to the repository where that is known. */
  readonly findings: readonly Finding[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Order of findings for a reader: the worst first. */
export function bySeverity(one: Finding, other: Finding): number {
  return RANK[one.severity] - RANK[other.severity];
}

/** The outcome of each project in an answer: one for publish and sync. */
export function outcomes(answer: Answer): readonly Outcome[] {
  switch (answer.verb) {
    case 'publish':
      return [publishOutcome(answer.report, answer.folder)];
    case 'rollback':
      return [rollbackOutcome(answer.report)];
    case 'sync':
      return [syncOutcome(answer.report, answer.folder)];
    case 'validate':
      return answer.report.projects.map(validateOutcome);
  }
}

/** An error that `allow-breaking` let pass is no refusal. */
function publishOutcome(report: PublishReport, folder: string | undefined): Outcome {
  const sound = report.outcome !== 'refused';
  return { project: report.project, sound, sentence: publishSentence(report), ...placed(report.findings, folder) };
}

/** It has nothing to judge: what cannot be done is thrown. */
function rollbackOutcome(report: RollbackReport): Outcome {
  return { project: report.project, sound: true, sentence: rollbackSentence(report), placed: false, findings: [] };
}

function syncOutcome(report: SyncReport, folder: string | undefined): Outcome {
  const sound = !hasError(report.findings);
  return { project: report.project, sound, sentence: syncSentence(report), ...placed(report.findings, folder) };
}

function validateOutcome(verdict: ProjectVerdict): Outcome {
  const sound = verdict.valid && !hasError(verdict.findings);
  const sentence = validateSentence(sound, verdict.found.length);
  return { project: verdict.project, sound, sentence, ...placed(verdict.findings, verdict.folder) };
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function placed(findings: readonly Finding[], folder: string | undefined): Pick<Outcome, 'placed' | 'findings'> {
  return {
    placed: folder !== undefined,
    findings: findings
      .map((finding) => (finding.file === undefined ? finding : { ...finding, file: within(folder, finding.file) }))
      .sort(bySeverity)
  };
}

/** A project's file, relative to the repository. */
export function within(folder: string | undefined, file: string): string {
  return folder === undefined || folder === '' ? file : `${folder}/${file}`;
}
