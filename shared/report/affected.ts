import type { Certainty, ConsumerUse, Finding } from '../domain/index.ts';
import { groupBy } from './group.ts';

/** One use of something that breaks. */
export interface BrokenUse {
  readonly use: ConsumerUse;
  /** `public_orders.status`; the model alone where it is about that as a whole. */
  readonly what: string;
}

/** Somebody whom the changes of a contract break, or may break. */
export interface Affected {
  /** Repository of the consumer; its project where that is not on record. */
  readonly who: string;
  readonly projects: readonly string[];
  readonly environments: readonly string[];
  readonly owners: readonly string[];
  /** `seen` as soon as one of the uses is. */
  readonly certainty: Certainty;
  readonly uses: readonly BrokenUse[];
}

/** Who is on record as using what breaks: those whose use is seen first, then by name. */
export function affectedBy(findings: readonly Finding[]): readonly Affected[] {
  const uses = findings
    .filter(({ impact }) => impact === 'breaking')
    .flatMap((finding) => (finding.consumers ?? []).map((use): BrokenUse => ({ use, what: whatBreaks(finding) })));
  const groups = groupBy(uses, ({ use }) => use.repository ?? use.project);
  return [...groups].map(([who, broken]) => affected(who, broken)).sort(order);
}

function affected(who: string, uses: readonly BrokenUse[]): Affected {
  const distinct = (of: (use: ConsumerUse) => string | null): readonly string[] =>
    [...new Set(uses.map(({ use }) => of(use)))].filter((text) => text !== null).sort();
  return {
    who,
    projects: distinct(({ project }) => project),
    environments: distinct(({ environment }) => environment),
    owners: distinct(({ owner }) => owner),
    certainty: uses.some(({ use }) => use.certainty === 'seen') ? 'seen' : 'possible',
    uses
  };
}

function order(one: Affected, other: Affected): number {
  if (one.certainty !== other.certainty) return one.certainty === 'seen' ? -1 : 1;
  return one.who < other.who ? -1 : 1;
}

function whatBreaks({ model, column, project }: Finding): string {
  const short = model?.startsWith(`${project}.`) ? model.slice(project.length + 1) : model;
  return [short ?? project, ...(column === undefined ? [] : [column])].join('.');
}
