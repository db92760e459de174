import type { Compatibility, ConsumerUse, Finding, Policy } from '../domain/index.ts';
import { weigh, type Weighed } from '../rules/index.ts';
import { contractFinding } from './change.ts';
import type { ReachingChange } from './uses.ts';

/** So many consumers are named in a message; all of them stand beside it. */
const NAMED = 3;

/**
 * The changes of a project as findings, as its compatibility and its policy weigh them. What breaks is
 * - under `strict` an error
 * - under `consumers` an error where a consumer is on record as using it, else a warning that says so; where no use is seen and some are
 *   possible, what `possibleUse` of the policy says
 * - under `off` a notice, as everything then is
 *
 * A severity that the policy sets for a rule goes before that, and so does a waiver that ran out, but under `off`. Each finding that reaches
 * consumers names them.
 */
export function judgeChanges(
  project: string,
  changes: readonly ReachingChange[],
  compatibility: Compatibility,
  policy: Policy,
  now: Date
): Weighed {
  const judged = changes.map((change) => judge(project, change, compatibility, policy));
  const { findings, silenced } = weigh(judged, policy, now);
  return {
    findings: compatibility === 'off' ? findings.map((one) => ({ ...one, severity: 'info' })) : findings,
    silenced
  };
}

function judge(project: string, change: ReachingChange, compatibility: Compatibility, policy: Policy): Finding {
  const { uses } = change;
  const found = contractFinding(project, { ...change, message: `${change.message}${byWhom(change, compatibility)}` });
  const reached: Finding =
    uses.length === 0 ? found : { ...found, certainty: isSeen(uses) ? 'seen' : 'possible', consumers: uses };
  return change.impact === 'breaking' && compatibility === 'consumers'
    ? { ...reached, severity: severityOf(uses, policy) }
    : reached;
}

function severityOf(uses: readonly ConsumerUse[], { possibleUse = 'error' }: Policy): Finding['severity'] {
  if (uses.length === 0) return 'warning';
  return isSeen(uses) ? 'error' : possibleUse;
}

function isSeen(uses: readonly ConsumerUse[]): boolean {
  return uses.some(({ certainty }) => certainty === 'seen');
}

/** The end of a message: who uses what changed. */
function byWhom({ impact, uses }: ReachingChange, compatibility: Compatibility): string {
  if (uses.length === 0)
    return impact === 'breaking' && compatibility === 'consumers' ? '; nobody is on record as using it' : '';
  const projects = [...new Set(uses.map(({ project }) => project))];
  const named = projects.slice(0, NAMED).join(', ');
  const others = projects.length > NAMED ? ` and ${projects.length - NAMED} more` : '';
  return `; ${isSeen(uses) ? 'used' : 'possibly used'} by ${named}${others}`;
}
