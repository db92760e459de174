import type {
  CanIDeployReport,
  Finding,
  ProjectVerdict,
  PublishReport,
  RollbackReport,
  Severity,
  Silenced,
  SyncReport,
  ValidateReport
} from '../domain/index.ts';
import { usesText } from './deploy-table.ts';
import { publishSentence, rollbackSentence, syncSentence, validateSentence } from './wording.ts';

/**
 * What a verb answered. `folder` is the project's folder relative to the repository (`` for the repository itself), which
 * places the files of its findings; left out, they are named in text only. A `ValidateReport` has it for each project.
 */
export type Answer =
  | { readonly verb: 'publish'; readonly report: PublishReport; readonly folder?: string }
  | { readonly verb: 'rollback'; readonly report: RollbackReport }
  | { readonly verb: 'sync'; readonly report: SyncReport; readonly folder?: string }
  | { readonly verb: 'validate'; readonly report: ValidateReport }
  | { readonly verb: 'can-i-deploy'; readonly report: CanIDeployReport };

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
  /** In the same order, with their files as theirs. */
  readonly silenced: readonly Silenced[];
  /** Set where it is about whether the project can go to an environment. */
  readonly deploy?: CanIDeployReport;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Order of findings for a reader: the worst first. */
export function bySeverity(one: Finding, other: Finding): number {
  return RANK[one.severity] - RANK[other.severity];
}

/** The outcomes of an answer: one for publish and sync; one for each project that is validated, and one for each that is to be deployed. */
export function outcomes(answer: Answer): readonly Outcome[] {
  switch (answer.verb) {
    case 'publish':
      return [publishOutcome(answer.report, answer.folder)];
    case 'rollback':
      return [rollbackOutcome(answer.report)];
    case 'sync':
      return [syncOutcome(answer.report, answer.folder)];
    case 'validate':
      return [
        ...answer.report.projects.map(validateOutcome),
        ...answer.report.deploy.map(deployOutcome(answer.report))
      ];
    case 'can-i-deploy':
      return [deployOutcome(NOT_VALIDATED)(answer.report)];
  }
}

/** Every finding of an answer, in the order of its outcomes. */
export function findingsOf(answer: Answer): readonly Finding[] {
  return outcomes(answer).flatMap(({ findings }) => findings);
}

/** The findings of outcomes for a reader: the worst first, whatever project they are about. */
export function worstFirst(all: readonly Outcome[]): readonly Finding[] {
  return all.flatMap(({ findings }) => findings).sort(bySeverity);
}

/** What was silenced in an answer, in the same order. */
export function silencedOf(answer: Answer): readonly Silenced[] {
  return outcomes(answer).flatMap(({ silenced }) => silenced);
}

/** An error that `allow-breaking` let pass is no refusal. */
function publishOutcome(report: PublishReport, folder: string | undefined): Outcome {
  const sound = report.outcome !== 'refused';
  return { project: report.project, sound, sentence: publishSentence(report), ...placed(report, folder) };
}

/** It judges nothing: what cannot be done is thrown, and what is told of those who read the project is no reason to refuse it. */
function rollbackOutcome(report: RollbackReport): Outcome {
  return {
    project: report.project,
    sound: true,
    sentence: rollbackSentence(report),
    ...placed({ findings: report.findings, silenced: [] }, undefined)
  };
}

function syncOutcome(report: SyncReport, folder: string | undefined): Outcome {
  const sound = !hasError(report.findings);
  return { project: report.project, sound, sentence: syncSentence(report), ...placed(report, folder) };
}

function validateOutcome(verdict: ProjectVerdict): Outcome {
  const sound = verdict.valid && !hasError(verdict.findings);
  const sentence = validateSentence(sound, verdict.found.length);
  return { project: verdict.project, sound, sentence, ...placed(verdict, verdict.folder) };
}

const NOT_VALIDATED: Pick<ValidateReport, 'projects'> = { projects: [] };

/** What the project's own verdict says already is not said again: both hold it against its upstreams, most often in one environment. */
function deployOutcome({ projects }: Pick<ValidateReport, 'projects'>): (report: CanIDeployReport) => Outcome {
  const said = new Set(
    projects.flatMap(({ findings, silenced }) => [...findings, ...silenced].map((one) => JSON.stringify(one)))
  );
  const isNew = (one: Finding | Silenced): boolean => !said.has(JSON.stringify(one));
  return (report) => {
    const judged = { findings: report.findings.filter(isNew), silenced: report.silenced.filter(isNew) };
    const sentence = deploySentence(report);
    return {
      project: report.project,
      sound: report.deployable,
      sentence,
      ...placed(judged, report.folder),
      deploy: report
    };
  };
}

/** The answer to can-i-deploy, as the end of a sentence that starts with the project. */
function deploySentence({ to, current, deployable, rows }: CanIDeployReport): string {
  const first = current === null ? ' (not published there yet)' : '';
  return `${deployable ? 'Can' : 'Cannot'} be deployed to ${to}${first}: ${usesText(rows)}`;
}

/** Whether any of them makes the answer a no. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

type Judged = Pick<Outcome, 'findings' | 'silenced'>;

function placed({ findings, silenced }: Judged, folder: string | undefined): Judged & Pick<Outcome, 'placed'> {
  const place = (finding: Finding): Finding =>
    finding.file === undefined ? finding : { ...finding, file: within(folder, finding.file) };
  return {
    placed: folder !== undefined,
    findings: findings.map(place).sort(bySeverity),
    silenced: silenced
      .map((one) => ({ ...one, finding: place(one.finding) }))
      .sort((one, other) => bySeverity(one.finding, other.finding))
  };
}

/** A project's file, relative to the repository. */
export function within(folder: string | undefined, file: string): string {
  return folder === undefined || folder === '' ? file : `${folder}/${file}`;
}
