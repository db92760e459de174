import type {
  Finding,
  ProjectVerdict,
  PublishReport,
  ReadUpstream,
  Reference,
  RollbackReport,
  SyncReport
} from '../domain/index.ts';
import { ageText } from '../rules/index.ts';
import { bySeverity, outcomes, type Answer, type Outcome } from './answer.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { deployTables } from './deploy-table.ts';
import { cut, markdownText } from './encode.ts';
import { groupBy } from './group.ts';
import { folded, joined, MAX_SENTENCE, name, names, sentence, table } from './markdown.ts';
import { silencedDetails, silencedTally } from './silenced.ts';
import { count, modelName, nodeName, place, tally } from './wording.ts';

/** What a reviewer takes in at once; what does not fit is counted. */
const MAX_FINDINGS = 20;
const MAX_ROWS = 100;
const MAX_USES = 20;

const ICON = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;

/**
 * An answer as GitHub Markdown for a job's summary: the verdict first, then what was found and where, then what the
 * projects read, published or got, and the way to mend each finding and what was silenced folded below.
 */
export function summary(answer: Answer): string {
  const all = outcomes(answer);
  const findings = all.flatMap((outcome) => outcome.findings).sort(bySeverity);
  return joined([
    headline(answer, all),
    findingTable(findings),
    ...facts(answer),
    findingDetails(findings),
    silencedDetails(all.flatMap(({ silenced }) => silenced))
  ]);
}

function headline(answer: Answer, all: readonly Outcome[]): string {
  const unsound = all.filter(({ sound }) => !sound).length;
  const icon = unsound > 0 || (answer.verb === 'validate' && !answer.report.valid) ? ICON.error : '✅';
  const reasons = [
    tally(all.flatMap(({ findings }) => findings)),
    silencedTally(all.flatMap(({ silenced }) => silenced))
  ]
    .filter((text) => text !== '')
    .join(', ');
  return `### ${icon} ${verdict(all)}${reasons === '' ? '' : ` (${reasons})`}`;
}

function verdict(all: readonly Outcome[]): string {
  const deploys = all.filter(({ deploy }) => deploy !== undefined);
  const others = all.filter(({ deploy }) => deploy === undefined);
  const texts = [verdictOf(others, lineageText), verdictOf(deploys, deployText)].filter((text) => text !== '');
  return texts.length === 0 ? 'No project was checked' : texts.join('. ');
}

/** One is told as it is, of several how many are sound. */
function verdictOf(some: readonly Outcome[], text: (unsound: number, all: string) => string): string {
  const [first, ...others] = some;
  if (first === undefined) return '';
  if (others.length === 0) return `${name(first.project)}: ${sentence(first.sentence)}`;
  return text(some.filter(({ sound }) => !sound).length, count(some.length, 'project'));
}

function lineageText(unsound: number, all: string): string {
  return unsound === 0
    ? `Cross-project lineage verified in ${all}`
    : `Cross-project lineage not verified in ${unsound} of ${all}`;
}

function deployText(unsound: number, all: string): string {
  return unsound === 0 ? `${all} can be deployed` : `${unsound} of ${all} cannot be deployed`;
}

function findingTable(findings: readonly Finding[]): string {
  return table(['', 'Project', 'Model', 'What', 'Where'], findings, MAX_FINDINGS, (finding) => [
    ICON[finding.severity],
    name(finding.project),
    name(finding.model),
    sentence(finding.message),
    name(place(finding))
  ]);
}

function facts(answer: Answer): readonly string[] {
  switch (answer.verb) {
    case 'publish':
      return [publishTable(answer.report)];
    case 'rollback':
      return [rollbackTable(answer.report)];
    case 'sync':
      return [upstreamTable(answer.report), fileDetails(answer.report)];
    case 'validate':
      return [
        ...answer.report.deploy.flatMap(deployTables),
        referenceTable(answer.report.projects),
        readTable(answer.report.upstreams)
      ];
    case 'can-i-deploy':
      return deployTables(answer.report);
  }
}

function publishTable({ version, uri, publicModels, references, consumers }: PublishReport): string {
  const rows = [
    ['Version', name(version)],
    ['Location', name(uri)],
    ['Public models', names(publicModels.map(nodeName))],
    ['Reads', names(references.map(upstreamModel))],
    ...(consumers.length === 0 ? [] : [['To be told', names(consumers)]])
  ];
  return table(['Publication', ''], rows, MAX_ROWS, (cells) => cells);
}

function rollbackTable({ version, from, reason, uri, generatedAt, publicModels }: RollbackReport): string {
  const rows = [
    ['Version', name(version)],
    ['Built', sentence(generatedAt)],
    ['Rolled back from', name(from)],
    ['Reason', sentence(reason)],
    ['Location', name(uri)],
    ['Public models', names(publicModels.map(nodeName))]
  ];
  return table(['Rollback', ''], rows, MAX_ROWS, (cells) => cells);
}

function upstreamTable({ upstreams, missing }: SyncReport): string {
  const header = ['Upstream', 'Mode', 'Environment', 'Version', 'Built', 'Public models'];
  return table(header, [...upstreams, ...missing], MAX_ROWS, (upstream) => {
    if (typeof upstream === 'string') return [name(upstream), 'optional, not in the registry yet', '', '', '', ''];
    const { project, mode, environment, version, publicModels, stale } = upstream;
    const at = `${name(version)}${stale ? ' (as fetched last: the registry was not reached)' : ''}`;
    return [name(project), mode, name(environment), at, built(upstream), String(publicModels)];
  });
}

function readTable(upstreams: readonly ReadUpstream[]): string {
  return table(['Upstream', 'Environment', 'Version', 'Built'], upstreams, MAX_ROWS, (upstream) => [
    name(upstream.project),
    name(upstream.environment),
    name(upstream.version),
    built(upstream)
  ]);
}

/** `3 h ago (2026-11-24T10:11:12Z)` */
function built({ age, generatedAt }: ReadUpstream): string {
  return `${ageText(age)} ago (${sentence(generatedAt)})`;
}

function fileDetails({ written, removed }: SyncReport): string {
  const files = [
    ...written.map((file) => ['wrote', file] as const),
    ...removed.map((file) => ['removed', file] as const)
  ];
  const title = `${count(written.length, 'file')} written, ${removed.length} removed`;
  return folded(title, files, MAX_ROWS, ([what, file]) => `- ${what} ${name(file)}`);
}

function referenceTable(projects: readonly ProjectVerdict[]): string {
  const rows = projects.flatMap(({ project, references }) =>
    [...groupBy(references, upstreamModel)].map(([model, uses]) => ({ project, model, uses }))
  );
  return table(['Project', 'Reads', 'In', 'Columns'], rows, MAX_ROWS, ({ project, model, uses }) => [
    name(project),
    name(model),
    names(uses.map(({ node }) => nodeName(node))),
    columnNames(uses)
  ]);
}

function upstreamModel(reference: Reference): string {
  return `${reference.project}.${modelName(reference)}`;
}

/** The columns that any of the uses needs; all of them as soon as one could not be narrowed. */
function columnNames(uses: readonly Reference[]): string {
  if (uses.some(({ columns }) => columns === '*')) return 'all';
  return names(uses.flatMap(({ columns }) => (columns === null || columns === '*' ? [] : columns)));
}

function findingDetails(findings: readonly Finding[]): string {
  return folded(`${count(findings.length, 'finding')}, and what to do`, findings, Infinity, (finding) => {
    const { severity, project, model, column, node, message, hint } = finding;
    const about = Object.entries({ project, model, column, node, at: place(finding) })
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([word, value]) => `${word} ${name(value)}`);
    return [
      `- ${ICON[severity]} <b>${sentence(ruleText(finding))}</b>: ${about.join(', ')}`,
      sentence(message),
      ...consumerTexts(finding, MAX_USES).map((use) => `• ${sentence(use)}`),
      ...(hint === '' ? [] : [`→ ${cut(hint, MAX_SENTENCE).split('\n').map(markdownText).join('<br>')}`])
    ].join('<br>');
  });
}
