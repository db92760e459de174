import type { KeepReason, PruneReport, Removed } from '../domain/index.ts';
import { bySeverity, hasError } from './answer.ts';
import { jsonText, terminalText } from './encode.ts';
import { findingFields } from './json-fields.ts';
import { painter } from './paint.ts';
import { findingLines, page, type Shown } from './terminal.ts';
import { silencedFields, silencedLines } from './silenced.ts';
import { count, tally } from './wording.ts';

const MAX_REMOVED = 20;

const WHAT: Readonly<Record<Removed['what'], string>> = {
  environment: 'environment',
  version: 'version',
  rest: 'unfinished publication',
  leftover: 'leftover'
};

const WHY: Readonly<Record<KeepReason, string>> = {
  current: 'current',
  newest: 'among the newest',
  young: 'young enough',
  'under-way': 'written within the last hour',
  'just-replaced': 'current until less than an hour ago'
};

/** For people at a terminal: how much went and stays, what went, and on standard error what was left because it is in doubt. */
export function pruneTerminal(report: PruneReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const { location, removed, findings, silenced } = report;
  const mark = hasError(findings) ? paint('red', '✗') : paint('green', '✓');
  const more = removed.length - MAX_REMOVED;
  return {
    stdout: page([
      `${mark} ${terminalText(location)}: ${sentenceOf(report)}`,
      ...removed.slice(0, MAX_REMOVED).map((one) => `  - ${terminalText(described(one))}`),
      ...(more > 0 ? [`  - … and ${more} more`] : []),
      ...silencedLines(silenced)
    ]),
    stderr: page([
      ...(findings.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(location)}: ${tally(findings)}`]),
      ...[...findings].sort(bySeverity).flatMap((finding) => findingLines(finding, paint))
    ])
  };
}

/** For programs: one JSON document. Ends without a line break. */
export function pruneJson({ dryRun, removed, kept, findings, silenced }: PruneReport): string {
  return jsonText({
    dry_run: dryRun,
    removed: removed.map(({ what, project, environment, version, keys, bytes }) => ({
      ...{ what, project, environment, version, keys, bytes }
    })),
    bytes: bytesOf(removed),
    kept: kept.length,
    kept_because: Object.fromEntries(reasons(kept)),
    findings: [...findings].sort(bySeverity).map(findingFields),
    silenced: silenced.map(silencedFields)
  });
}

function sentenceOf({ dryRun, removed, kept }: PruneReport): string {
  const counted = (Object.keys(WHAT) as Removed['what'][]).flatMap((what) => {
    const number = removed.filter((one) => one.what === what).length;
    return number === 0 ? [] : [count(number, WHAT[what])];
  });
  const why = reasons(kept).map(([reason, number]) => `${number} ${WHY[reason]}`);
  const went =
    counted.length === 0
      ? `Nothing ${dryRun ? 'would be' : 'was'} removed`
      : `${dryRun ? 'Would remove' : 'Removed'} ${counted.join(', ')} (${size(bytesOf(removed))})`;
  return `${went}; ${count(kept.length, 'version')} ${dryRun ? 'would stay' : 'stay'}${why.length === 0 ? '' : `: ${why.join(', ')}`}`;
}

/** Each reason and how many versions stay for it, in the order in which they are judged. */
function reasons(kept: PruneReport['kept']): readonly (readonly [reason: KeepReason, number: number])[] {
  return (Object.keys(WHY) as KeepReason[])
    .map((reason) => [reason, kept.filter(({ why }) => why === reason).length] as const)
    .filter(([, number]) => number > 0);
}

function described({ what, project, environment, version, keys }: Removed): string {
  switch (what) {
    case 'environment':
      return `${project} in ${environment}: all of it, ${count(keys.length, 'object')}`;
    case 'version':
      return `${project} in ${environment}: ${version}`;
    case 'rest':
      return `${project} in ${environment}: what an unfinished ${version} left`;
    case 'leftover':
      return `${keys.join(', ')}: left by a killed process`;
  }
}

function bytesOf(removed: readonly Removed[]): number {
  return removed.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** `812 bytes`, `4.2 KB`, `1.3 MB`, `2.0 GB`. */
function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const [unit, divisor] = bytes < 1e6 ? ['KB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}
