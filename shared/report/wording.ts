import type {
  Finding,
  PublishReport,
  Reference,
  RollbackReport,
  Severity,
  SyncReport,
  UniqueId
} from '../domain/index.ts';

/** What a severity is called where a reader meets it: GitHub and our command line both say notice. */
export const SEVERITY_WORD: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice'
};

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; empty when there is no finding. */
export function tally(findings: readonly Finding[]): string {
  const counted = Object.entries(SEVERITY_WORD).map(
    ([severity, word]) => [findings.filter((finding) => finding.severity === severity).length, word] as const
  );
  return counted
    .filter(([number]) => number > 0)
    .map(([number, word]) => count(number, word))
    .join(', ');
}

/** Where to look: `models/downstream_orders.sql:3`, else the node, else null. */
export function place({ file, line, node }: Finding): string | null {
  if (file === undefined) return node ?? null;
  return line === undefined ? file : `${file}:${line}`;
}

/** The public model that is read: `public_orders`, `orders.v2`. */
export function modelName({ model, version }: Reference): string {
  return version === null ? model : `${model}.v${version}`;
}

/** A node as people call it: `downstream_orders` of `model.dbt_down.downstream_orders`. */
export function nodeName(node: UniqueId): string {
  return node.split('.').slice(2).join('.') || node;
}

/** What became of a publication, as the end of a sentence that starts with the project. */
export function publishSentence(report: PublishReport): string {
  const { outcome, environment, version } = report;
  switch (outcome) {
    case 'published':
      return `Published to ${environment} as ${version} (${contractText(report)})`;
    case 'unchanged':
      return `Already published to ${environment} as ${version}`;
    case 'superseded':
      return `${instead(report)}; ${version} is kept in its history`;
    case 'dry-run':
      if (report.supersededBy !== null)
        return `${instead(report)}; ${version} would go into its history (dry run: nothing was written)`;
      return `Would be published to ${environment} as ${version} (dry run: nothing was written)`;
    case 'refused':
      return `Not published to ${environment}`;
  }
}

function contractText({ changed, breaking }: PublishReport): string {
  if (!changed) return 'same contract';
  return breaking ? 'the contract changed, and breaks what was promised' : 'the contract changed';
}

/** What latest holds where a publication was superseded. */
function instead({ environment, supersededBy }: PublishReport): string {
  const rollback = supersededBy?.rollback;
  if (!rollback) return `${environment} holds a newer build`;
  return `${environment} was rolled back at ${minute(rollback.at)}, after this was built (${rollback.reason})`;
}

/** What a rollback did, as the end of a sentence that starts with the project. */
export function rollbackSentence({ outcome, environment, version, changed }: RollbackReport): string {
  switch (outcome) {
    case 'rolled-back':
      return `Rolled ${environment} back to ${version} (${changed ? 'the contract changed' : 'same contract'})`;
    case 'unchanged':
      return `${environment} is at ${version} already`;
    case 'dry-run':
      return `${environment} would be rolled back to ${version} (dry run: nothing was written)`;
  }
}

/** A time in UTC to the minute: `2026-11-24 12:00 UTC`. */
export function minute(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** What sync did, as the end of a sentence that starts with the project. */
export function syncSentence({ upstreams, changed }: SyncReport): string {
  return `${changed ? 'Synced' : 'Up to date'} with ${count(upstreams.length, 'upstream')}`;
}

/** What validate found, as the end of a sentence that starts with the project. */
export function validateSentence(sound: boolean, found: number): string {
  if (!sound) return 'Cross-project lineage not verified';
  return found === 0 ? 'No cross-project references' : 'Cross-project lineage verified';
}
