import type { Finding } from '../domain/index.ts';
import { affectedBy, type Affected } from './affected.ts';
import { findingsOf, outcomes, worstFirst, type Answer, type Outcome } from './answer.ts';
import { deployTables } from './deploy-table.ts';
import { markdownText } from './encode.ts';
import { findingDetails, ICON, whatText } from './finding-page.ts';
import { joined, name, names, sentence, table } from './markdown.ts';
import { readTable, referenceTable } from './references.ts';
import { silencedDetails } from './silenced.ts';
import { headline, isSound, reasonsOf, verdict } from './verdict.ts';
import { count, nodeName, place } from './wording.ts';

/** GitHub refuses a comment of more than 65,536 characters; and what comes with it (the mark of a comment, say) takes some. */
export const COMMENT_BYTES = 60_000;

/** How much of a page is shown: each is tried until one fits. */
const SIZES = [
  { findings: 50, details: 50, uses: 10, rows: 50 },
  { findings: 20, details: 20, uses: 5, rows: 20 },
  { findings: 10, details: 0, uses: 0, rows: 0 }
] as const;

type Size = (typeof SIZES)[number];

/** Where the page is read from, so that it can link. URLs are ours; null where there is none. */
export interface PageContext {
  /** `https://github.com/acme/down/blob/0123abc`: files are below it. */
  readonly files: string | null;
  /** The run that wrote it. */
  readonly run: string | null;
  readonly commit: string | null;
}

/**
 * Whether there is something that a reviewer should look at: an error, a warning, or a no. What is merely listed (notices, what was silenced)
 * is worth no comment of its own.
 */
export function isWorthAComment(answer: Answer): boolean {
  return !isSound(answer) || findingsOf(answer).some(({ severity }) => severity !== 'info');
}

/**
 * An answer as the comment of a pull request, in GitHub Markdown: whether it breaks anyone, then who, then what was found and where; what to
 * do, what was silenced and what was read is folded. It keeps to 60,000 bytes: a report that has more is shortened, and says so.
 */
export function comment(answer: Answer, context: PageContext): string {
  return (
    largest((size) => [...opening(answer, context, size), ...rest(answer, size), footer(context)]) ??
    joined([...opening(answer, context, null), TOO_LONG, footer(context)])
  );
}

const TOO_LONG = "The report is too long for a comment: it stands in the job's summary and its log.";

/** What a check run shows: the opening as its summary, everything else as its text; each within GitHub's 65,535 bytes. */
export function checkPages(answer: Answer, context: PageContext): { readonly summary: string; readonly text: string } {
  const tooLong = joined([TOO_LONG]);
  return {
    summary: largest((size) => opening(answer, context, size)) ?? tooLong,
    text: largest((size) => [...rest(answer, size), footer(context)]) ?? tooLong
  };
}

/** The page of the first size at which it fits; null where it does at none. */
function largest(parts: (size: Size) => readonly string[]): string | null {
  for (const size of SIZES) {
    const page = joined(parts(size));
    if (Buffer.byteLength(page) <= COMMENT_BYTES) return page;
  }
  return null;
}

/** Whether it breaks anyone, who, and the table of findings; without a size, the first line alone. */
function opening(answer: Answer, { files }: PageContext, size: Size | null): readonly string[] {
  const all = outcomes(answer);
  const findings = worstFirst(all);
  const affected = affectedBy(findings);
  const title = firstLine(answer, all, affected);
  if (size === null) return [title];
  return [
    title,
    title.endsWith(inFull(all)) ? '' : inFull(all),
    affectedTable(affected, size),
    linkedTable(findings, all, files, size)
  ];
}

function rest(answer: Answer, size: Size): readonly string[] {
  const all = outcomes(answer);
  const silenced = all.flatMap((outcome) => outcome.silenced);
  if (size.details === 0) return [TOO_LONG];
  return [
    ...deployReports(answer).map((report) =>
      section(`Who runs against whom in ${sentence(report.to)}`, deployTables(report))
    ),
    findingDetails(worstFirst(all), size.details, size.uses),
    silencedDetails(silenced),
    ...(answer.verb === 'validate'
      ? [
          section('What it reads', [
            referenceTable(answer.report.projects, size.rows),
            readTable(answer.report.upstreams, size.rows)
          ])
        ]
      : [])
  ];
}

function deployReports(answer: Answer) {
  return outcomes(answer).flatMap(({ deploy }) => (deploy === undefined ? [] : [deploy]));
}

/** `### ❌ Breaks 2 consumers: acme/down (Finance), acme/bi`. Where nobody was asked about consumers, the verdict. */
function firstLine(answer: Answer, all: readonly Outcome[], affected: readonly Affected[]): string {
  const sound = isSound(answer);
  const seen = affected.filter(({ certainty }) => certainty === 'seen');
  const possible = affected.filter(({ certainty }) => certainty === 'possible');
  if (seen.length > 0) {
    const more = possible.length === 0 ? '' : `, and may break ${possible.length} more`;
    return `### ${sound ? '⚠️' : '❌'} Breaks ${whoText(seen)}${more}`;
  }
  if (possible.length > 0) return `### ${sound ? '⚠️' : '❌'} May break ${whoText(possible)}`;
  if (!asksForConsumers(answer)) return headline(answer, all);
  return sound ? '### ✅ Breaks no consumer on record' : `### ❌ Breaks no consumer on record. ${inFull(all)}`;
}

/** The verdict in words, with how many findings there are of each kind. */
function inFull(all: readonly Outcome[]): string {
  const reasons = reasonsOf(all);
  return `${verdict(all)}${reasons === '' ? '' : ` (${reasons})`}`;
}

function asksForConsumers(answer: Answer): boolean {
  return answer.verb === 'publish' || deployReports(answer).length > 0;
}

function whoText(affected: readonly Affected[]): string {
  const shown = affected.slice(0, 5).map(({ who, owners }) => {
    const whose = owners.length === 0 ? '' : ` (${owners.slice(0, 3).map(sentence).join(', ')})`;
    return `${name(who)}${whose}`;
  });
  const more = affected.length > shown.length ? ` and ${affected.length - shown.length} more` : '';
  return `${count(affected.length, 'consumer')}: ${shown.join(', ')}${more}`;
}

function affectedTable(affected: readonly Affected[], { findings: most, uses }: Size): string {
  return table(['Who', 'Owner', 'Where', 'What it uses', 'How sure'], affected, most, (one) => {
    const broken = one.uses.map(({ what }) => what);
    const nodes = one.uses.slice(0, uses).map(({ use, what }) => {
      const kind = use.exposure === undefined ? '' : ` (${sentence(use.exposure.type)})`;
      return `${name(what)} in ${name(nodeName(use.node))}${kind}, ${name(use.file)}`;
    });
    const left = one.uses.length - nodes.length;
    return [
      name(one.who),
      names(one.owners),
      `${names(one.projects)} in ${names(one.environments)}`,
      nodes.length === 0 ? names(broken) : [...nodes, ...(left > 0 ? [`and ${left} more`] : [])].join('<br>'),
      one.certainty
    ];
  });
}

/** The findings at a glance; the place stands below the message, which a long path would leave no room. Of one project its name is known. */
function linkedTable(
  findings: readonly Finding[],
  all: readonly Outcome[],
  files: string | null,
  { findings: most }: Size
): string {
  const isOne = new Set(all.map(({ project }) => project)).size === 1;
  return table(['', ...(isOne ? [] : ['Project']), 'Model', 'What'], findings, most, (finding) => [
    ICON[finding.severity],
    ...(isOne ? [] : [name(finding.project)]),
    name(finding.model),
    `${whatText(finding)}<br>${placeLink(finding, all, files)}`
  ]);
}

/** A link to the line, where the file is one of this repository. */
function placeLink(finding: Finding, all: readonly Outcome[], files: string | null): string {
  const { file, line } = finding;
  const shown = name(place(finding));
  const isPlaced = all.some(({ placed, findings }) => placed && findings.includes(finding));
  if (files === null || file === undefined || !isPlaced) return shown;
  const path = file.split('/').map(encodeURIComponent).join('/');
  return `<a href="${files}/${escapedUrl(path)}${line === undefined ? '' : `#L${line}`}">${shown}</a>`;
}

/** `encodeURIComponent` leaves some characters that GitHub's Markdown or HTML reads. */
function escapedUrl(path: string): string {
  return path.replace(/[!'()*~_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function section(title: string, parts: readonly string[]): string {
  const there = parts.filter((part) => part !== '');
  return there.length === 0
    ? ''
    : ['<details>', `<summary>${title}</summary>`, '', there.join('\n\n'), '', '</details>'].join('\n');
}

function footer({ run, commit }: PageContext): string {
  const at = commit === null ? '' : ` at ${markdownText(commit.slice(0, 10))}`;
  return `<sub>dbt-mesh${at}${run === null ? '' : `, <a href="${run}">the run</a>`}</sub>`;
}
