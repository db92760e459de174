import type { Project } from '../domain/index.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/**
 * `unpinned-version`: a ref without version to a model that has versions. dbt resolves it to the latest one, so it is the use of the latest
 * version that is reported, if the node has such a ref at all (it may pin the same version elsewhere).
 */
export function unpinnedVersion(project: Project, use: Use): readonly Judgement[] {
  const { upstream, reference } = use;
  if (upstream.version === null || upstream.mode === 'sources') return [];
  const latest = project.nodes.get(upstream.id)?.latestVersion ?? null;
  if (latest !== null && latest !== upstream.version) return [];
  const refs = project.nodes.get(reference.node)?.refs ?? [];
  const unpinned = refs.some(
    (ref) =>
      ref.version === null && ref.name === upstream.model && (ref.package === null || ref.package === upstream.project)
  );
  if (!unpinned) return [];
  return [
    judgeUse('unpinned-version', project, use, {
      message: `The reference to ${upstream.project}.${upstream.model} names no version: it means ${modelName(reference)} until ${upstream.project} moves its latest version`,
      hint: `Write ref('${upstream.project}', '${upstream.model}', v=${versionLiteral(upstream.version)}).`
    })
  ];
}

function versionLiteral(version: string): string {
  return /^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`;
}
