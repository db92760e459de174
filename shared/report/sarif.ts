import { createHash } from 'node:crypto';
import type { Finding, Severity, Silenced } from '../domain/index.ts';
import { RULES, type Rule } from '../rules/index.ts';
import { bySeverity, outcomes, type Answer, type Outcome } from './answer.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { cut, terminalLines, terminalText } from './encode.ts';
import { subjectOf } from './subject.ts';

/**
 * Limits of code scanning: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 * (25,000 results a run; 1,024 characters of a rule's descriptions). Of tags it takes twenty, and we have two.
 */
const MAX_RESULTS = 25_000;
const MAX_DESCRIPTION = 1024;
/** Of a message, so that a hostile publication does not fill the file: GitHub takes ten megabytes of it, compressed. */
const MAX_MESSAGE = 4096;
const MAX_USES = 10;

const HOME = 'https://github.com/org/dbt-mesh';
const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note'
};

interface Judged {
  readonly finding: Finding;
  readonly silenced: Silenced | null;
  readonly outcome: Outcome;
}

/**
 * An answer as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning: every rule, every finding on
 * its line, and what was silenced as suppressed. A finding that is about no file stands on the project's `dbt_project.yml`.
 *
 * @param version of dbt-mesh
 * @param environment that was asked about: it keeps the results of one kind of run from those of another
 */
export function sarif(answer: Answer, version: string, environment: string): string {
  const all = outcomes(answer)
    .flatMap((outcome) => [
      ...outcome.findings.map((finding): Judged => ({ finding, silenced: null, outcome })),
      ...outcome.silenced.map((silenced): Judged => ({ finding: silenced.finding, silenced, outcome }))
    ])
    .sort((one, other) => bySeverity(one.finding, other.finding));
  const left = all.length - MAX_RESULTS;
  const run = {
    tool: { driver: { name: 'dbt-mesh', version, informationUri: HOME, rules: RULES.map(ruleDescriptor) } },
    automationDetails: { id: `${['dbt-mesh', ...subjectOf(answer, environment).words].join('/')}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications:
          left > 0
            ? [{ level: 'warning', message: { text: `${left} more findings: code scanning takes ${MAX_RESULTS}.` } }]
            : []
      }
    ],
    results: all.slice(0, MAX_RESULTS).map((judged) => resultOf(judged, answer))
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function ruleDescriptor({ id, category, severity, docs }: Rule): object {
  const help = `${docs.what}\n\n**Example.**\n\n${docs.example}\n\n**Fix.** ${docs.fix}`;
  return {
    id,
    name: pascal(id),
    shortDescription: { text: cut(firstSentence(docs.what), MAX_DESCRIPTION) },
    fullDescription: { text: cut(docs.what, MAX_DESCRIPTION) },
    help: { text: `${docs.what}\n\nFix: ${docs.fix}`, markdown: help },
    helpUri: `${HOME}/blob/v1/docs/rules.md#${id}`,
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['dbt', category] }
  };
}

function resultOf({ finding, silenced, outcome }: Judged, answer: Answer): object {
  return {
    ruleId: finding.rule,
    ruleIndex: RULES.findIndex(({ id }) => id === finding.rule),
    level: LEVEL[finding.severity],
    message: { text: messageOf(finding) },
    locations: [location(finding, folderOf(outcome, answer))],
    partialFingerprints: { 'dbtMeshFinding/v1': fingerprint(finding) },
    suppressions: silenced === null ? [] : [suppression(silenced)],
    ...(finding.certainty === undefined ? {} : { properties: { certainty: finding.certainty } })
  };
}

/** In GitHub's view it is text with Markdown links of its own: brackets are escaped as SARIF has it (3.11.6). */
function messageOf(finding: Finding): string {
  const { message, hint } = finding;
  const lines = [
    `${terminalText(message)} [${ruleText(finding)}]`,
    ...consumerTexts(finding, MAX_USES).map(terminalText),
    ...terminalLines(hint)
  ];
  return cut(lines.join('\n').trimEnd(), MAX_MESSAGE).replace(/[\\[\]]/g, '\\$&');
}

function location({ file, line }: Finding, folder: string): object {
  const path = file ?? (folder === '' ? 'dbt_project.yml' : `${folder}/dbt_project.yml`);
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodedSegment).join('/'), uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, file === undefined ? 1 : (line ?? 1)) }
    }
  };
}

/** Half of a surrogate pair has no encoding; it becomes the replacement character. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function folderOf({ deploy, project }: Outcome, answer: Answer): string {
  if (deploy !== undefined) return deploy.folder;
  if (answer.verb === 'validate') return answer.report.projects.find((one) => one.project === project)?.folder ?? '';
  return 'folder' in answer ? (answer.folder ?? '') : '';
}

/** The same finding after lines moved, and after its message was put otherwise. */
function fingerprint({ rule, project, model, column, node, file, key }: Finding): string {
  const what = JSON.stringify([rule, project, model, column, node, file, key]);
  return createHash('sha256').update(what).digest('hex').slice(0, 32);
}

function suppression({ by, reason, until }: Silenced): object {
  return {
    kind: by === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    justification: terminalText(until === undefined ? reason : `${reason} (until ${until})`)
  };
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** `column-removed` as SARIF names rules: `ColumnRemoved`. */
function pascal(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
