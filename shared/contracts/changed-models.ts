import { isDeepStrictEqual } from 'node:util';
import type { Publication, PublicModel } from '../domain/index.ts';
import { objectIn, publicView } from '../manifest/index.ts';
import { modelLabel } from './change.ts';

/** A contract, as it is published or would be. */
export type Side = Pick<Publication, 'manifest' | 'project'>;

/** A public model, or one version of it. */
export type ModelName = Pick<PublicModel, 'name' | 'version'>;

/**
 * The public models of which others may read something else than before: those that are new or gone, and those whose published form differs,
 * also in what no rule judges, as `meta` or the checksum of the SQL.
 */
export function changedModels(before: Side, after: Side): readonly ModelName[] {
  const [old, next] = [publishedModels(before), publishedModels(after)];
  const ids = [...new Set([...old.keys(), ...next.keys()])].sort();
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), next.get(id)];
    const model = (is ?? was)?.model;
    return model === undefined || isDeepStrictEqual(was?.node, is?.node) ? [] : [model];
  });
}

/** `public_orders`, `dim_customers.v2`: as `dbt build --select` takes them, sorted. */
export function modelLabels(models: readonly ModelName[]): readonly string[] {
  return models.map(({ name, version }) => modelLabel(name, version)).sort();
}

function publishedModels({ manifest, project }: Side) {
  const nodes = objectIn(publicView(manifest, project)['nodes']);
  return new Map(project.publicModels.map((model) => [model.uniqueId, { model, node: nodes[model.uniqueId] }]));
}
