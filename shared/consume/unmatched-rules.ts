import type { Finding, Project, RelationRules } from '../domain/index.ts';
import { didYouMean, finding } from '../rules/index.ts';
import type { Downstream } from './downstream.ts';
import { isAbout, type Name } from './relation-rules.ts';
import { relationNames } from './relations.ts';

/** An upstream, and what is to be moved of it. */
export interface Ruled {
  readonly project: Project;
  readonly relations: readonly RelationRules[];
}

const PARTS = ['database', 'schema'] as const;

/**
 * One finding for each rule of `relations` that is about nothing that any of the upstreams it holds for publishes: a mistyped name would be
 * believed, and the published relation be read.
 */
export function unmatchedRules({ name }: Downstream, upstreams: readonly Ruled[]): readonly Finding[] {
  const layers = new Set(upstreams.flatMap(({ relations }) => relations));
  return [...layers].flatMap((rules) => {
    const ruled = upstreams.filter(({ relations }) => relations.includes(rules));
    return PARTS.flatMap((part) =>
      Object.keys(rules[part])
        .filter((key) => !ruled.some((upstream) => namesIn(upstream, part).some(isOneOf(key, upstream))))
        .map((key) => unmatched(name, part, key, ruled))
    );
  });
}

function isOneOf(key: string, { project }: Ruled): (name: Name) => boolean {
  return (name) => isAbout(key, name, project.adapter);
}

function namesIn({ project }: Ruled, part: keyof RelationRules): readonly Name[] {
  return project.publicModels.flatMap(({ relation }) => relationNames(relation)[part] ?? []);
}

function unmatched(downstream: string, part: keyof RelationRules, key: string, ruled: readonly Ruled[]): Finding {
  const names = [...new Set(ruled.flatMap((upstream) => namesIn(upstream, part).map(({ name }) => name)))].sort();
  const upstreams = ruled.map(({ project }) => project.name).join(', ');
  return finding('relations-unmatched', {
    project: downstream,
    model: null,
    message: `\`relations\` has a rule for the ${part} ${key}, where no public model of ${upstreams} lies: they lie in ${names.length === 0 ? 'none' : names.join(', ')}`,
    hint: `${didYouMean(key, names)}Correct the rule, or take it out; in dbt-mesh.yml, one for a single upstream stands under that upstream.`
  });
}
