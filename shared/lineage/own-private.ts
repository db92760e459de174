import type { Node, Project } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import { entryOf, type Judgement } from './judgement.ts';

/**
 * `own-private`: a reference inside the project to a private model of another group. The condition is dbt-core's own
 * (`Manifest.is_invalid_private_ref` in dbt/contracts/graph/manifest.py), which dbt-loom switches off for the whole project.
 */
export function ownPrivate(project: Project): readonly Judgement[] {
  const hidden = new Set(
    [...project.nodes.values()]
      .filter((node) => node.origin === 'own' && node.access === 'private')
      .map((node) => node.uniqueId)
  );
  if (hidden.size === 0) return [];
  const judgements: Judgement[] = [];
  for (const node of project.nodes.values()) {
    if (node.origin !== 'own') continue;
    for (const id of new Set(node.dependsOn)) {
      const model = hidden.has(id) ? project.nodes.get(id) : undefined;
      if (model !== undefined && isStranger(project, node, model)) judgements.push(judge(project, node, model));
    }
  }
  return judgements.sort((a, b) => ((a.finding.node ?? '') < (b.finding.node ?? '') ? -1 : 1));
}

/** A generic test belongs to the group of the model that it is attached to; a test that belongs to no group is nobody's consumer. */
function isStranger(project: Project, node: Node, model: Node): boolean {
  const attached = node.attachedNode === null ? undefined : project.nodes.get(node.attachedNode);
  const group = node.group ?? attached?.group ?? null;
  if (node.resourceType === 'test' && group === null) return false;
  return group !== model.group;
}

function judge(project: Project, node: Node, model: Node): Judgement {
  const { name, version, group } = model;
  const latest = version !== null && version === model.latestVersion;
  return {
    finding: finding('own-private', {
      project: project.name,
      model: null,
      node: node.uniqueId,
      ...(node.file === '' ? {} : { file: node.file }),
      message: `${node.name} reads ${name}, which is private to ${group === null ? 'its own group' : `the group ${group}`}`,
      hint: `dbt refuses this by itself, but not once dbt-loom is configured. Read a model that ${group ?? 'the other group'} has opened, or put both into one group.`
    }),
    place: {
      kind: 'call',
      call: { kind: 'ref', project: project.name, model: name, version, latest },
      entry: entryOf(project, node.uniqueId)
    }
  };
}
