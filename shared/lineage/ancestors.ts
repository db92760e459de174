import type { Mode, Project, UniqueId } from '../domain/index.ts';
import { nearest } from './nearest.ts';
import { modelId, upstreamModels } from './upstream-models.ts';

/**
 * `mesh.ancestors`: for each public model of the project its nearest public ancestors, in this project and in others, through the models
 * between, which stay unnamed. A model of another project goes by the id that it has there, also where a source stands for it here.
 *
 * @param upstreams declared upstreams, for sources that say what they stand for by their name alone
 * @returns by unique_id of the public model, sorted; a model without any has an empty list
 */
export function ancestors(
  project: Project,
  upstreams: ReadonlyMap<string, Mode> = new Map()
): Readonly<Record<UniqueId, readonly UniqueId[]>> {
  const own = new Set(project.publicModels.map((model) => model.uniqueId));
  const foreign = upstreamModels(project, upstreams);
  const above = nearest(
    (id) => project.nodes.get(id)?.dependsOn ?? [],
    (id) => {
      if (own.has(id)) return id;
      const model = foreign.get(id);
      return model?.seenAsPublic ? modelId(model) : null;
    }
  );
  return Object.fromEntries([...own].sort().map((id) => [id, [...above(id)].filter((other) => other !== id).sort()]));
}
