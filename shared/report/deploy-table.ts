import type { CanIDeployReport, DeployRow, DeployVerdict } from '../domain/index.ts';
import { cut, terminalText } from './encode.ts';
import { folded, name, names, sentence, table } from './markdown.ts';
import type { Paint } from './paint.ts';
import { laidOut } from './text-table.ts';
import { count, nodeName } from './wording.ts';

/** In a cell of the terminal's table, so that a hostile name does not push the others away. */
const MAX_CELL = 48;
/** What somebody reads at a terminal, of either side: more of what says no than of what holds. Of the others the number is told. */
const MAX_LINES = 40;
const MAX_HOLDING = 10;
const MAX_ROWS = 100;
const MAX_COLUMNS = 3;

const VERDICTS: readonly DeployVerdict[] = ['no', 'possible', 'yes'];
const STYLE = { no: 'red', possible: 'yellow', yes: 'green' } as const;
const ICON = { no: '❌', possible: '⚠️', yes: '✅' } as const;

/** The matrix for a terminal: who uses the project, then what it uses itself. What says no comes first; of what is left out the number is told. */
export function deployLines(report: CanIDeployReport, paint: Paint): readonly string[] {
  return sides(report).flatMap(({ title, rows }) => {
    const serious = rows.filter(({ verdict }) => verdict !== 'yes').length;
    const most = Math.min(MAX_LINES, serious + MAX_HOLDING);
    const [shown, left] = [rows.slice(0, most), rows.slice(most)];
    const [header = [], ...laid] = laidOut([
      ['CONSUMER', 'ENVIRONMENT', 'VERSION', 'MODEL', 'COLUMNS', 'VERDICT'],
      ...shown.map((row) => cellsOf(row).map((text) => terminalText(cut(text, MAX_CELL))))
    ]);
    return [
      `  ${terminalText(title)}`,
      paint('dim', `    ${header.join('  ')}`),
      ...laid.map((cells, index) => {
        const verdict = paint(STYLE[shown[index]?.verdict ?? 'yes'], cells.at(-1) ?? '');
        return `    ${[...cells.slice(0, -1), verdict].join('  ')}`;
      }),
      ...(left.length === 0 ? [] : [`    … and ${left.length} more: ${tallyOf(left)}`])
    ];
  });
}

/** The same as GitHub Markdown: what says no, or possibly, in a table; what holds folded below it. */
export function deployTables(report: CanIDeployReport): readonly string[] {
  const header = ['Environment', 'Version', 'Model', 'Columns', 'Verdict'];
  return sides(report).flatMap(({ title, rows }) => {
    const holding = rows.filter(({ verdict }) => verdict === 'yes');
    const others = rows.filter(({ verdict }) => verdict !== 'yes');
    return [
      table([sentence(title), ...header], others, MAX_ROWS, markdownCells),
      folded(`${sentence(title)}: ${usesText(holding)}`, holding, MAX_ROWS, holdingLine)
    ].filter((part) => part !== '');
  });
}

/** `14 uses hold`; `2 of 14 uses break, 1 possibly`. */
export function usesText(rows: readonly DeployRow[]): string {
  const [no, possible] = [numberOf(rows, 'no'), numberOf(rows, 'possible')];
  if (rows.length === 0) return 'no use is on record';
  const all = count(rows.length, 'use');
  const word = (number: number, verb: string): string => (number === 1 ? `${verb}s` : verb);
  if (no > 0) return `${no} of ${all} ${word(no, 'break')}${possible === 0 ? '' : `, ${possible} possibly`}`;
  return possible > 0
    ? `${possible} of ${all} possibly ${word(possible, 'break')}`
    : `${all} ${word(rows.length, 'hold')}`;
}

interface Side {
  readonly title: string;
  readonly rows: readonly DeployRow[];
}

function sides({ project, rows }: CanIDeployReport): readonly Side[] {
  const of = (side: DeployRow['side']): readonly DeployRow[] =>
    rows.filter((row) => row.side === side).sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return [
    { title: `Who uses ${project}`, rows: of('consumer') },
    { title: `What ${project} uses`, rows: of('upstream') }
  ].filter((side) => side.rows.length > 0);
}

function cellsOf(row: DeployRow): readonly string[] {
  return [consumerText(row), row.environment, row.version ?? '–', row.model, columnsText(row), verdictText(row)];
}

/** `dbt_down.revenue`, `dbt_down.weekly (dashboard)` */
function consumerText({ project, node, exposure }: DeployRow): string {
  return `${project}.${nodeName(node)}${exposure === undefined ? '' : ` (${exposure.type})`}`;
}

function columnsText(row: DeployRow): string {
  const { columns } = row;
  if (columns === null) return 'any (no compiled SQL)';
  if (columns === '*') return 'any';
  const all = brokenFirst(row);
  const more = all.length > MAX_COLUMNS ? ` +${all.length - MAX_COLUMNS}` : '';
  return all.length === 0 ? 'none' : `${all.slice(0, MAX_COLUMNS).join(', ')}${more}`;
}

/** The columns that are used, those before the others that the verdict is about. */
function brokenFirst({ columns, broken }: DeployRow): readonly string[] {
  return [...new Set([...broken, ...(Array.isArray(columns) ? (columns as readonly string[]) : [])])];
}

function verdictText({ verdict, rules }: DeployRow): string {
  return rules.length === 0 ? verdict : `${verdict}: ${rules.join(', ')}`;
}

function tallyOf(rows: readonly DeployRow[]): string {
  const numbers = VERDICTS.map((verdict) => [numberOf(rows, verdict), verdict] as const);
  return numbers.flatMap(([number, verdict]) => (number === 0 ? [] : [`${number} ${verdict}`])).join(', ');
}

function numberOf(rows: readonly DeployRow[], verdict: DeployVerdict): number {
  return rows.filter((row) => row.verdict === verdict).length;
}

function markdownCells(row: DeployRow): readonly string[] {
  const { repository, owner, environment, version, model, verdict, rules } = row;
  const whose = [repository, owner].flatMap((text) => (text === null ? [] : [sentence(text)])).join(', ');
  return [
    `${name(consumerText(row))}${whose === '' ? '' : `<br>${whose}`}`,
    name(environment),
    name(version),
    name(model),
    columnNames(row),
    `${ICON[verdict]} ${verdict}${rules.length === 0 ? '' : `: ${names(rules)}`}`
  ];
}

function columnNames(row: DeployRow): string {
  return Array.isArray(row.columns) ? names(brokenFirst(row)) : columnsText(row);
}

function holdingLine(row: DeployRow): string {
  const { environment, model } = row;
  return `- ${name(consumerText(row))} (${sentence(environment)}): ${name(model)}, ${columnNames(row)}`;
}
