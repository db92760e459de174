import type { Finding, PruneReport, PruneSettings, Store } from '../domain/index.ts';
import { notListed, prune as pruneRegistry, unknownObjects, type PruneOutcome } from '../registry/index.ts';
import { checkPolicy, finding, weigh } from '../rules/index.ts';
import type { Ports } from './ports.ts';
import { nothingThere } from './registry-scope.ts';

/** Whatever dbt-mesh.yml says, this is what publishes and reads when nothing else is said. */
const DEFAULT_ENVIRONMENT = 'prod';

/**
 * Removes the versions that need not be kept, environments that nobody publishes to any more, and what killed processes left.
 *
 * @returns what went and what stayed and why; with `dryRun` what would go. An environment that cannot be judged is a finding, and left.
 * @throws UserError for a policy that cannot be, a project or an environment that is not there, and a registry that cannot be reached or written
 */
export async function prune(
  settings: PruneSettings,
  { store, clock }: Pick<Ports, 'store' | 'clock'>
): Promise<PruneReport> {
  const { project, environment, keep, olderThan, dryRun, policy } = settings;
  checkPolicy(policy);
  const request = { project, environment, keep, olderThan, lasting: lastingOf(settings) };
  const outcome = await pruneRegistry(store, clock, request, { dryRun });
  const { findings, silenced } = weigh(findingsOf(store, outcome, project), policy, clock.now());
  const nothing = outcome.removed.length + outcome.kept.length + findings.length + silenced.length === 0;
  const missing = nothing ? await nothingThere(store, settings) : null;
  if (missing !== null) throw missing;

  return { location: store.location, dryRun, removed: outcome.removed, kept: outcome.kept, findings, silenced };
}

/** Environments that others fall back to. */
function lastingOf({ environments }: PruneSettings): ReadonlySet<string> {
  return new Set([DEFAULT_ENVIRONMENT, ...Object.values(environments).flat()]);
}

function findingsOf(
  store: Store,
  { unread, unknown, skipped }: PruneOutcome,
  project: string | null
): readonly Finding[] {
  return [
    ...notListed(skipped, project),
    ...unread.map((one) =>
      finding('unreadable-object', {
        project: one.project,
        model: null,
        key: one.key,
        message: `${one.project} in ${one.environment} was left as it is, since what is current is not known: ${one.fault.message}`,
        hint: `dbt-mesh verify --project ${one.project} says what helps; then prune again.`
      })
    ),
    ...unknownObjects(store, unknown)
  ];
}
