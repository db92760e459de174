import type { Reference, Store } from '../../shared/domain/index.ts';
import { publish } from '../../shared/registry/index.ts';
import { fakeClock } from './clocks.ts';
import { samplePublication } from './sample.ts';

/** A use of `public_orders` of `dbt_up` by a model of a project. */
export function sampleReference(project: string, changes: Partial<Reference> = {}): Reference {
  return {
    project: 'dbt_up',
    model: 'public_orders',
    version: null,
    mode: 'package',
    node: `model.${project}.orders`,
    file: 'models/orders.sql',
    owner: 'Finance',
    columns: ['order_id'],
    ...changes
  };
}

/** Publishes a project that refers to others. */
export async function publishConsumer(
  store: Store,
  project: string,
  {
    environment = 'prod',
    repository = `acme/${project}`,
    references = [sampleReference(project)]
  }: {
    readonly environment?: string;
    readonly repository?: string;
    readonly references?: readonly Reference[];
  } = {}
): Promise<void> {
  const { manifest, mesh } = samplePublication({ project, environment });
  await publish(store, fakeClock(), { manifest, mesh: { ...mesh, repository, references } });
}
