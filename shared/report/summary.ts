import type { Finding, ProjectVerdict, PublishReport, ReadUpstream, Reference, SyncReport } from '../domain/index.ts';
import { ageText } from '../rules/index.ts';
import { bySeverity, outcomes, type Answer, type Outcome } from './answer.ts';
import { cut, markdownCode, markdownText } from './encode.ts';
import { groupBy } from './group.ts';
import { count, modelName, nodeName, place, tally } from './wording.ts';

/**
 * GitHub drops a summary of more than 1 MiB whole, so ours keeps to 1,000,000 bytes: a verdict, and at most four parts
 * that grow with the report.
 */
const PART_BYTES = 240_000;

/** What a reviewer takes in at once; what does not fit is counted. */
const MAX_FINDINGS = 20;
const MAX_ROWS = 100;
const MAX_NAMES = 5;

/** No name or sentence of ours is longer, and a hostile one must not push out the others. */
const MAX_NAME = 300;
const MAX_SENTENCE = 2000;

const ICON = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;
const NOTHING = '–';

/**
 * An answer as GitHub Markdown for a job's summary: the verdict first, then what was found and where, then what the
 * projects read, published or got, and the way to mend each finding folded below.
 */
export function summary(answer: Answer): string {
  const all = outcomes(answer);
  const findings = all.flatMap((outcome) => outcome.findings).sort(bySeverity);
  const parts = [headline(answer, all), findingTable(findings), ...facts(answer), findingDetails(findings)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline(answer: Answer, all: readonly Outcome[]): string {
  const unsound = all.filter(({ sound }) => !sound).length;
  const icon = unsound > 0 || (answer.verb === 'validate' && !answer.report.valid) ? ICON.error : '✅';
  const reasons = tally(all.flatMap(({ findings }) => findings));
  return `### ${icon} ${verdict(all, unsound)}${reasons === '' ? '' : ` (${reasons})`}`;
}

function verdict(all: readonly Outcome[], unsound: number): string {
  const [first, ...others] = all;
  if (first === undefined) return 'No project was checked';
  if (others.length === 0) return `${name(first.project)}: ${sentence(first.sentence)}`;
  return unsound === 0
    ? `Cross-project lineage verified in ${count(all.length, 'project')}`
    : `Cross-project lineage not verified in ${unsound} of ${count(all.length, 'project')}`;
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
    case 'sync':
      return [upstreamTable(answer.report), fileDetails(answer.report)];
    case 'validate':
      return [referenceTable(answer.report.projects), readTable(answer.report.upstreams)];
  }
}

function publishTable({ version, uri, publicModels, references }: PublishReport): string {
  const rows = [
    ['Version', name(version)],
    ['Location', name(uri)],
    ['Public models', names(publicModels.map(nodeName))],
    ['Reads', names(references.map(upstreamModel))]
  ];
  return table(['Publication', ''], rows, MAX_ROWS, (cells) => cells);
}

function upstreamTable({ upstreams, missing }: SyncReport): string {
  const header = ['Upstream', 'Mode', 'Environment', 'Version', 'Built', 'Public models'];
  return table(header, [...upstreams, ...missing], MAX_ROWS, (upstream) => {
    if (typeof upstream === 'string') return [name(upstream), 'optional, not in the registry yet', '', '', '', ''];
    const { project, mode, environment, version, publicModels } = upstream;
    return [name(project), mode, name(environment), name(version), built(upstream), String(publicModels)];
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
    const { severity, rule, project, model, column, node, message, hint } = finding;
    const about = Object.entries({ project, model, column, node, at: place(finding) })
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([word, value]) => `${word} ${name(value)}`);
    return [
      `- ${ICON[severity]} <b>${sentence(rule)}</b>: ${about.join(', ')}`,
      sentence(message),
      ...(hint === '' ? [] : [`→ ${cut(hint, MAX_SENTENCE).split('\n').map(markdownText).join('<br>')}`])
    ].join('<br>');
  });
}

function table<Item>(
  header: readonly string[],
  items: readonly Item[],
  most: number,
  cells: (item: Item) => readonly string[]
): string {
  if (items.length === 0) return '';
  const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...fitting(items, most, (item) => row(cells(item)))].join('\n');
}

/** Items that show when the reader unfolds them. GitHub reads Markdown in there after an empty line. */
function folded<Item>(title: string, items: readonly Item[], most: number, line: (item: Item) => string): string {
  if (items.length === 0) return '';
  const lines = fitting(items, most, line);
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

/** A line for each item as long as they fit, and a paragraph that says how many did not. */
function fitting<Item>(items: readonly Item[], most: number, line: (item: Item) => string): readonly string[] {
  const lines: string[] = [];
  let bytes = 0;
  for (const item of items.slice(0, most)) {
    const next = line(item);
    bytes += Buffer.byteLength(next) + 1;
    if (bytes > PART_BYTES) break;
    lines.push(next);
  }
  const left = items.length - lines.length;
  return left === 0 ? lines : [...lines, '', `… and ${left} more`];
}

function name(text: string | null | undefined): string {
  return text ? markdownCode(cut(text, MAX_NAME)) : NOTHING;
}

function names(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  if (distinct.length === 0) return NOTHING;
  const shown = distinct.slice(0, MAX_NAMES).map(name).join(', ');
  return distinct.length > MAX_NAMES ? `${shown} and ${distinct.length - MAX_NAMES} more` : shown;
}

function sentence(text: string): string {
  return markdownText(cut(text, MAX_SENTENCE));
}
