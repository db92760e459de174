import type { Finding, PublishReport, RollbackReport, SyncReport } from '../domain/index.ts';
import { ageText } from '../rules/index.ts';
import { outcomes, type Answer, type Outcome } from './answer.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { deployLines } from './deploy-table.ts';
import { terminalLines, terminalText } from './encode.ts';
import { painter, type Paint } from './paint.ts';
import { silencedLines } from './silenced.ts';
import { count, place, SEVERITY_WORD, tally } from './wording.ts';

const MAX_FILES = 10;
const MAX_USES = 10;

const SEVERITY_STYLE = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** What goes to which stream, each line ended. */
export interface Shown {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * An answer for people at a terminal. Standard output carries the answer: the verdict of each project and, where it is
 * no, the reasons; then what was silenced. Whatever did not decide it (warnings, notices) is for standard error.
 */
export function renderTerminal(answer: Answer, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const split = outcomes(answer).map((outcome, index) => ({
    outcome,
    aside: hasNothingToVerify(answer, index),
    ...decisive(outcome),
    facts: facts(answer, index, outcome)
  }));
  return {
    stdout: page(
      split
        .filter(({ aside }) => !aside)
        .flatMap(({ outcome, reasons, facts }) => [
          headline(outcome, paint),
          ...(outcome.deploy === undefined ? [] : deployLines(outcome.deploy, paint)),
          ...reasons.flatMap((finding) => findingLines(finding, paint)),
          ...facts.map((fact) => `  - ${terminalText(fact)}`),
          ...silencedLines(outcome.silenced)
        ])
    ),
    stderr: page(
      split.flatMap(({ outcome, aside, remarks }) => [
        ...(aside ? [headline(outcome, paint), ...silencedLines(outcome.silenced)] : []),
        ...(remarks.length === 0
          ? []
          : [
              `${paint('yellow', '!')} ${terminalText(outcome.project)}: ${tally(remarks)}`,
              ...remarks.flatMap((finding) => findingLines(finding, paint))
            ])
      ])
    )
  };
}

/** Among several projects, one that reads no other is no part of the answer: the upstream of a mesh stands beside its downstreams. */
function hasNothingToVerify(answer: Answer, index: number): boolean {
  if (answer.verb !== 'validate' || answer.report.projects.length === 1) return false;
  const verdict = answer.report.projects[index];
  return verdict?.valid === true && verdict.found.length === 0;
}

/** Lines as a stream takes them. */
export function page(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Errors decide; where there are none and the answer is no all the same (`fail-on: warning`), the warnings did. */
function decisive({ sound, findings }: Outcome): { reasons: readonly Finding[]; remarks: readonly Finding[] } {
  if (sound) return { reasons: [], remarks: findings };
  const worst = findings[0]?.severity;
  return {
    reasons: findings.filter(({ severity }) => severity === worst),
    remarks: findings.filter(({ severity }) => severity !== worst)
  };
}

function headline({ project, sound, sentence, findings }: Outcome, paint: Paint): string {
  const verdict = `${terminalText(project)}: ${terminalText(sentence)}`;
  if (sound) return `${paint('green', '✓')} ${verdict}`;
  return `${paint('red', '✗')} ${verdict}${findings.length === 0 ? '' : ` (${tally(findings)})`}`;
}

function facts(answer: Answer, index: number, { sound }: Outcome): readonly string[] {
  switch (answer.verb) {
    case 'publish':
      return sound ? publishFacts(answer.report) : [];
    case 'rollback':
      return rollbackFacts(answer.report);
    case 'sync':
      return syncFacts(answer.report);
    case 'can-i-deploy':
      return [];
    case 'validate':
      return sound ? (answer.report.projects[index]?.found ?? []).map((node) => `Found reference: ${node}`) : [];
  }
}

function publishFacts({ publicModels, references, uri }: PublishReport): readonly string[] {
  const models = count(publicModels.length, 'public model');
  const read = references.length === 0 ? '' : `, ${count(references.length, 'reference')} to other projects`;
  return [`${models}${read}`, uri];
}

function rollbackFacts({ outcome, publicModels, from, reason, uri }: RollbackReport): readonly string[] {
  return [
    ...(outcome === 'unchanged' ? [] : [`From ${from}: ${reason}`]),
    count(publicModels.length, 'public model'),
    uri
  ];
}

function syncFacts({ upstreams, missing, written, removed, dbtArgs }: SyncReport): readonly string[] {
  return [
    ...upstreams.map(
      ({ project, environment, version, age, mode, publicModels, stale }) =>
        `${project}: ${environment} ${version}, built ${ageText(age)} ago, ${count(publicModels, 'public model')}, as ${mode}${stale ? '; as fetched last, the registry was not reached' : ''}`
    ),
    ...missing.map((project) => `${project}: optional, not in the registry yet`),
    ...few(written.map((file) => `Wrote ${file}`)),
    ...few(removed.map((file) => `Removed ${file}`)),
    ...(dbtArgs === '' ? [] : [`Next: dbt build ${dbtArgs}`])
  ];
}

function few(lines: readonly string[]): readonly string[] {
  if (lines.length <= MAX_FILES) return lines;
  return [...lines.slice(0, MAX_FILES - 1), `… and ${lines.length - MAX_FILES + 1} more`];
}

/** A finding, where it is, and what to do, as indented lines. */
export function findingLines(finding: Finding, paint: Paint): readonly string[] {
  const where = place(finding);
  const severity = paint(SEVERITY_STYLE[finding.severity], SEVERITY_WORD[finding.severity]);
  const [hint = '', ...more] = terminalLines(finding.hint);
  return [
    `  ${severity}: ${terminalText(finding.message)} ${paint('dim', `[${terminalText(ruleText(finding))}]`)}`,
    ...(where === null ? [] : [`    at ${paint('cyan', terminalText(where))}`]),
    ...consumerTexts(finding, MAX_USES).map((use) => `    ${terminalText(use)}`),
    ...(hint === '' ? [] : [`    → ${hint}`, ...more.map((line) => `      ${line}`)])
  ];
}
