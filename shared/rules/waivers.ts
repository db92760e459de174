import type { Finding, Waiver } from '../domain/index.ts';
import { matchesPattern } from './name-pattern.ts';

/** A waiver that is about a finding, and whether its day has not passed. */
export interface FoundWaiver {
  readonly waiver: Waiver;
  readonly holds: boolean;
}

/** The first waiver of a finding that holds, else the one that ran out last; null where none is about it. */
export function waiverOf(finding: Finding, waivers: readonly Waiver[], now: Date): FoundWaiver | null {
  const about = waivers.filter((waiver) => isAbout(waiver, finding));
  const today = now.toISOString().slice(0, 10);
  const holding = about.find(({ until }) => until >= today);
  if (holding !== undefined) return { waiver: holding, holds: true };
  const [last] = about.sort((one, other) => (one.until > other.until ? -1 : 1));
  return last === undefined ? null : { waiver: last, holds: false };
}

function isAbout({ rule, model, column }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && isOfModel(model, finding.model) && isOfColumn(column, finding.column);
}

/** A pattern without a version is about every version. */
function isOfModel(pattern: string | undefined, model: string | null): boolean {
  if (pattern === undefined) return true;
  if (model === null) return false;
  const unversioned = /^([^.]+\.[^.]+)\.v[^.]+$/.exec(model)?.[1];
  return [model, ...(unversioned === undefined ? [] : [unversioned])].some((name) => matchesPattern(pattern, name));
}

/** In any case: a warehouse that folds names writes them otherwise than the project does. */
function isOfColumn(waived: string | undefined, column: string | undefined): boolean {
  return waived === undefined || waived.toLowerCase() === column?.toLowerCase();
}

/** The finding as it is once its waiver has run out: what was to be mended by then is not. A notice stays one. */
export function overdue(finding: Finding, { rule, model, column, until, reason }: Waiver): Finding {
  const about = [model, column].filter((part) => part !== undefined).join('.');
  const hint = 'Or agree on another day, and write it in policy.waivers of dbt-mesh.yml.';
  return {
    ...finding,
    severity: finding.severity === 'info' ? 'info' : 'error',
    message: `${finding.message}; the waiver of ${rule}${about === '' ? '' : ` for ${about}`} ran out on ${until}: ${reason}`,
    hint: finding.hint === '' ? hint : `${finding.hint} ${hint}`
  };
}
