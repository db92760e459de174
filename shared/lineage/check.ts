import type { Finding, Project, Publication, Relation, UniqueId, Upstream } from '../domain/index.ts';
import { notAllowed } from './allowed-consumers.ts';
import { judgeCycles, type Mesh } from './cycle.ts';
import { columnMissing, selectStar } from './column-rules.ts';
import type { Judgement } from './judgement.ts';
import { sqlNotCompiled, sqlNotUnderstood } from './not-read.ts';
import { ownPrivate } from './own-private.ts';
import { parentMapMismatch } from './parent-map.ts';
import { judgePublished } from './published.ts';
import type { Queries } from './queries.ts';
import { unpinnedVersion } from './unpinned-version.ts';
import { judgeUpstreams, type Synced } from './upstreams.ts';
import type { Use } from './uses.ts';

export interface LineageInput {
  readonly project: Project;
  /** What the project uses of others, by `uses`. */
  readonly uses: readonly Use[];
  /** The upstreams that the project is meant to read. */
  readonly declared: readonly Upstream[];
  /** What is published now, by upstream; null for one that is not in the registry. */
  readonly publications: ReadonlyMap<string, Publication | null>;
  /** Public models that `relations` moves for this project, and where to: a source may point there too. */
  readonly moves: ReadonlyMap<UniqueId, Relation>;
  /** What was synced last, by upstream. */
  readonly synced: ReadonlyMap<string, Synced>;
  /** The project's compiled SQL, by `readQueries` with the columns that are published. */
  readonly queries: Queries;
  /** Who is above whom, as far as this project may be part of a circle. */
  readonly mesh: Mesh;
  readonly now: Date;
}

/**
 * Judges a project's references by the lineage rules: first the project's upstreams as such, then use by use in the order of `uses`, then
 * the references inside the project. The policy is not applied.
 *
 * An exposure is judged for what it references itself; what it reaches through models is judged at those models.
 */
export function checkLineage(input: LineageInput): readonly Judgement[] {
  const { project, uses } = input;
  return [
    ...judgeUpstreams(input),
    ...uses
      .filter((use) => use.direct)
      .flatMap((use) => [
        ...judgePublished(input, use),
        ...unpinnedVersion(project, use),
        ...parentMapMismatch(project, use),
        ...notAllowed(input, use),
        ...columnMissing(input, use),
        ...selectStar(input, use)
      ]),
    ...ownPrivate(project),
    ...judgeCycles(input),
    ...[...sqlNotUnderstood(project, input.queries), ...sqlNotCompiled(project, uses)].map(atItsFile)
  ];
}

/** A judgement about a whole node. */
function atItsFile(finding: Finding): Judgement {
  return { finding, place: { kind: 'word', word: '', files: [] } };
}
