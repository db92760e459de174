import type { DiffReport, DiffSide, Finding, Impact, Severity } from '../domain/index.ts';
import { consumerTexts } from './consumers.ts';
import { cut, jsonText, terminalText } from './encode.ts';
import { findingFields } from './json-fields.ts';
import { folded, name, sentence, table } from './markdown.ts';
import { painter, type Paint } from './paint.ts';
import type { Shown } from './terminal.ts';
import { laidOut } from './text-table.ts';
import { silencedDetails, silencedFields, silencedLines } from './silenced.ts';
import { count, SEVERITY_WORD } from './wording.ts';

const IMPACTS: readonly Impact[] = ['breaking', 'risky', 'safe'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What an impact weighs when neither policy nor compatibility says otherwise. */
const USUAL: Readonly<Record<Impact, Severity>> = { breaking: 'error', risky: 'warning', safe: 'info' };

const STYLE = { breaking: 'red', risky: 'yellow', safe: 'blue' } as const;
const ICON = { breaking: '❌', risky: '⚠️', safe: 'ℹ️' } as const;

/** In a cell of the terminal's table, so that a hostile name does not push the others away. */
const MAX_CELL = 60;
const MAX_ROWS = 200;
const MAX_USES = 10;

/** A diff for people at a terminal: the answer, the two sides, a row for each change, and what to do about what made it a no. */
export function diffTerminal(report: DiffReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const verdict = `${terminalText(report.project)}: ${sentenceOf(report)}`;
  const lines = [
    `${report.compatible ? paint('green', '✓') : paint('red', '✗')} ${verdict}`,
    ...sides(report).map(([word, side]) => `  ${word}  ${terminalText(describe(side))}`),
    ...changeRows(report, paint),
    ...usesOf(report).map((line) => `  ${terminalText(line)}`),
    ...remedies(report).map(({ rule, hint }) => `  → ${terminalText(rule)}: ${terminalText(hint)}`),
    ...silencedLines(report.silenced)
  ];
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}

/** A diff as GitHub Markdown, for a comment or a summary: what breaks or may break in a table, the rest folded. */
export function diffMarkdown(report: DiffReport): string {
  const changes = ordered(report);
  const serious = changes.filter((one) => impactOf(one) !== 'safe' || one.severity === 'error');
  const rest = changes.filter((one) => !serious.includes(one));
  const parts = [
    `### ${report.compatible ? '✅' : '❌'} ${name(report.project)}: ${sentenceOf(report)}`,
    table(['', 'Model', 'Column', 'Rule', 'Change'], serious, MAX_ROWS, (one) => [
      `${ICON[impactOf(one)]} ${weight(one)}`,
      name(modelOf(one)),
      name(one.column),
      name(one.rule),
      sentence(one.message)
    ]),
    folded(
      `${count(rest.length, 'safe change')}`,
      rest,
      MAX_ROWS,
      ({ rule, message }) => `- ${name(rule)}: ${sentence(message)}`
    ),
    folded('Who uses it', usesOf(report), MAX_ROWS, (line) => `- ${sentence(line)}`),
    folded('What to do', remedies(report), MAX_ROWS, ({ rule, hint }) => `- ${name(rule)}: ${sentence(hint)}`),
    silencedDetails(report.silenced),
    table(['', 'Manifest', 'Built', 'dbt', 'Public models'], sides(report), 2, ([word, side]) => [
      word,
      name(side.source),
      sentence(toTheSecond(side.generatedAt)),
      sentence(side.dbtVersion),
      String(side.publicModels)
    ])
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A diff for programs: one JSON document. Ends without a line break. */
export function diffJson(report: DiffReport): string {
  return jsonText({
    project: report.project,
    compatibility: report.compatibility,
    compatible: report.compatible,
    breaking: report.breaking,
    old: sideFields(report.old),
    new: sideFields(report.next),
    findings: ordered(report).map(findingFields),
    silenced: report.silenced.map(silencedFields)
  });
}

function sideFields({ source, generatedAt, dbtVersion, publicModels }: DiffSide): object {
  return { source, generated_at: generatedAt, dbt_version: dbtVersion, public_models: publicModels };
}

function sides({ old, next }: DiffReport): readonly (readonly [word: string, side: DiffSide])[] {
  return [
    ['old', old],
    ['new', next]
  ];
}

function describe({ source, generatedAt, dbtVersion, publicModels }: DiffSide): string {
  return `${source}, built ${toTheSecond(generatedAt)} by dbt ${dbtVersion}, ${count(publicModels, 'public model')}`;
}

/** Without the microseconds that dbt writes. */
function toTheSecond(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

/** The answer, after the project's name: `Not compatible (1 breaking, 2 safe)`. */
function sentenceOf({ old, next, compatible, compatibility, breaking, findings, silenced }: DiffReport): string {
  if (old.publicModels + next.publicModels === 0) return 'Neither side has a public model';
  if (findings.length + silenced.length === 0) return 'The contracts are the same';
  const counts = IMPACTS.map((impact) => [findings.filter((one) => impactOf(one) === impact).length, impact] as const);
  const told = counts.flatMap(([number, impact]) => (number === 0 ? [] : [`${number} ${impact}`]));
  const tally = [...told, ...(silenced.length === 0 ? [] : [`${silenced.length} silenced`])].join(', ');
  if (!compatible) return `Not compatible (${tally})`;
  return `${breaking && compatibility === 'off' ? 'Not compatible, which is let pass' : 'Compatible'} (${tally})`;
}

function changeRows(report: DiffReport, paint: Paint): readonly string[] {
  const changes = ordered(report);
  if (changes.length === 0) return [];
  const rows = changes.map((one) =>
    [weight(one), one.rule, modelOf(one), one.column ?? '', one.message].map((text, index) =>
      terminalText(index < 4 ? cut(text, MAX_CELL) : text)
    )
  );
  const [header = [], ...laid] = laidOut([['IMPACT', 'RULE', 'MODEL', 'COLUMN', 'CHANGE'], ...rows]);
  return [
    paint('dim', `  ${header.join('  ')}`),
    ...laid.map(([first = '', ...others], index) => {
      return `  ${[paint(STYLE[impactOf(changes[index])], first), ...others].join('  ')}`;
    })
  ];
}

/** Who uses what is no longer as it was, each with the change. Empty where nobody was asked about. */
function usesOf(report: DiffReport): readonly string[] {
  return ordered(report).flatMap((one) => {
    const what = [modelOf(one), ...(one.column === undefined ? [] : [one.column])].join('.');
    return consumerTexts(one, MAX_USES).map((text) => `${what}, ${one.rule}: ${text}`);
  });
}

/** One remedy for each rule that something was found by which is no notice. */
function remedies(report: DiffReport): readonly { readonly rule: string; readonly hint: string }[] {
  const worst = ordered(report).filter(({ severity, hint }) => severity !== 'info' && hint !== '');
  return [...new Map(worst.map(({ rule, hint }) => [rule, { rule, hint }])).values()];
}

/** What decides first: errors, then what breaks; beyond that as they were found, by model and column. */
function ordered({ findings }: DiffReport): readonly Finding[] {
  const rank = (one: Finding): number =>
    SEVERITIES.indexOf(one.severity) * IMPACTS.length + IMPACTS.indexOf(impactOf(one));
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** `breaking`; `risky (error)` where a policy weighs it otherwise. */
function weight(one: Finding): string {
  const impact = impactOf(one);
  return one.severity === USUAL[impact] ? impact : `${impact} (${SEVERITY_WORD[one.severity]})`;
}

function impactOf(one: Finding | undefined): Impact {
  return one?.impact ?? 'safe';
}

/** Without the project, which all have in common. */
function modelOf({ project, model }: Finding): string {
  return model?.startsWith(`${project}.`) ? model.slice(project.length + 1) : (model ?? '');
}
