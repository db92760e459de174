import type { Consumer, Reference } from '../../domain/index.ts';

/** For tests of this room: who is on record as using `dbt_up`. */

/** A reference of a model of `dbt_down` to `orders`. */
export function reference(facts: Partial<Reference> = {}): Reference {
  return {
    project: 'dbt_up',
    model: 'orders',
    version: null,
    mode: 'package',
    node: 'model.dbt_down.revenue',
    file: 'models/revenue.sql',
    owner: 'Finance',
    columns: ['order_id'],
    ...facts
  };
}

/** `dbt_down`, or another, in production. */
export function consumer(references: readonly Reference[] = [reference()], facts: Partial<Consumer> = {}): Consumer {
  const project = facts.project ?? 'dbt_down';
  return {
    project,
    environment: 'prod',
    repository: `acme/${project}`,
    version: '20261124T100000Z-0123456789ab',
    generatedAt: '2026-11-24T10:00:00.000000Z',
    references,
    ...facts
  };
}
