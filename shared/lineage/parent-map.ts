import type { Project } from '../domain/index.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** `parent-map-mismatch`: a use that stands in `depends_on` or in `parent_map` alone. A manifest without `parent_map` has no second opinion. */
export function parentMapMismatch(project: Project, use: Use): readonly Judgement[] {
  if (project.parentMap === null) return [];
  const { node } = use.reference;
  const { id } = use.upstream;
  const user = project.nodes.get(node) ?? project.exposures.find((exposure) => exposure.uniqueId === node);
  const inDependsOn = user?.dependsOn.includes(id) ?? false;
  const inParentMap = project.parentMap.get(node)?.includes(id) ?? false;
  if (inDependsOn === inParentMap) return [];
  const [has, lacks] = inDependsOn ? ['depends_on', 'parent_map'] : ['parent_map', 'depends_on'];
  return [
    judgeUse('parent-map-mismatch', project, use, {
      message: `${node} reads ${modelName(use.reference)} by its ${has}, but not by its ${lacks}`,
      hint: 'dbt writes both from one graph, so this manifest was changed afterwards. Write it anew with dbt compile.'
    })
  ];
}
