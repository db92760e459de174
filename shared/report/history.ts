import type { HistoryReport, PastPublication, PastRollback, PastVersion } from '../domain/index.ts';
import { jsonText, terminalText } from './encode.ts';
import { painter } from './paint.ts';
import type { Shown } from './terminal.ts';
import { count, minute } from './wording.ts';

const COMMIT = 8;

/** A row of the table; empty cells where a version cannot be read. */
type Row = readonly [version: string, published: string, commit: string, models: string, contract: string, is: string];

const HEADER: Row = ['VERSION', 'PUBLISHED', 'COMMIT', 'MODELS', 'CONTRACT', ''];

/** A history for people at a terminal: a row for each version, the run that published it, and below it why it may break, and why it was rolled back. */
export function historyTerminal(report: HistoryReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const rows = report.versions.map(rowOf);
  const widths = HEADER.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const laid = (row: Row): string => row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ');
  const lines = [
    `${terminalText(report.project)}: ${summarySentence(report)}`,
    ...(rows.length === 0 ? [] : [paint('dim', `  ${`${laid(HEADER)}  RUN`.trimEnd()}`)]),
    ...report.versions.flatMap((past, index) => {
      const text = `  ${laid(rows[index] ?? HEADER)}  ${terminalText(runOf(past))}`.trimEnd();
      return [
        past.current ? paint('green', text) : text,
        ...remarks(past).map((line) => `    ${paint('yellow', line)}`)
      ];
    })
  ];
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}

/** A history for programs: one JSON document. Ends without a line break. */
export function historyJson({ project, environment, versions, total }: HistoryReport): string {
  return jsonText({ project, environment, total, versions: versions.map(versionFields) });
}

function summarySentence({ environment, versions, total }: HistoryReport): string {
  const all = `${count(total, 'version')} in ${terminalText(environment)}`;
  return versions.length === total ? all : `${all}, the newest ${versions.length} of them here`;
}

function rowOf({ version, current, rolledBack, publication }: PastVersion): Row {
  if ('fault' in publication) return [terminalText(version), '', '', '', '', current ? 'current' : ''];
  return [
    terminalText(version),
    minute(publication.publishedAt),
    terminalText((publication.commit ?? '').slice(0, COMMIT)),
    String(publication.publicModels),
    contractOf(publication),
    standing(current, rolledBack, publication)
  ];
}

function contractOf({ changed, breaking }: PastPublication): string {
  if (changed === null) return '';
  if (!changed) return 'same';
  return breaking === true ? 'breaking' : 'changed';
}

function standing(current: boolean, rolledBack: readonly PastRollback[], { superseded }: PastPublication): string {
  if (current) return 'current';
  if (rolledBack.length > 0) return 'rolled back';
  return superseded ? 'superseded' : '';
}

function runOf({ publication }: PastVersion): string {
  return 'fault' in publication ? '' : (publication.runUrl ?? publication.repository ?? '');
}

function remarks({ rolledBack, publication }: PastVersion): readonly string[] {
  return [
    ...('fault' in publication ? [terminalText(publication.fault)] : allowed(publication)),
    ...rolledBack.map(({ at, to, reason, runUrl }) =>
      terminalText(
        `rolled back ${minute(at)} to ${to}${runUrl === null ? '' : ` by ${runUrl}`}: ${reason.replace(/\s+/g, ' ')}`
      )
    )
  ];
}

/** Why a contract was published that breaks: whoever reads of the break asks that next. */
function allowed({ allowedBreaking }: PastPublication): readonly string[] {
  if (allowedBreaking === null) return [];
  const { rules, reason } = allowedBreaking;
  return [terminalText(`allowed to break by ${rules.join(', ')}: ${reason.replace(/\s+/g, ' ')}`)];
}

function versionFields({ version, current, rolledBack, publication }: PastVersion): object {
  const rollbacks = rolledBack.map(({ to, reason, at, runUrl }) => ({ to, reason, at, run_url: runUrl }));
  if ('fault' in publication) return { version, current, rolled_back: rollbacks, fault: publication.fault };
  return {
    version,
    published_at: publication.publishedAt,
    generated_at: publication.generatedAt,
    repository: publication.repository,
    commit: publication.commit,
    run_url: publication.runUrl,
    dbt_version: publication.dbtVersion,
    public_models: publication.publicModels,
    breaking: publication.breaking,
    allowed_breaking: publication.allowedBreaking,
    changed: publication.changed,
    current,
    superseded: publication.superseded,
    rolled_back: rollbacks
  };
}
