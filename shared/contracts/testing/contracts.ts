import type { Access, Column, Constraint, Node, Project, PublicModel } from '../../domain/index.ts';

/** For tests of this room: a small project, `dbt_up`, that says only what the case is about. */

export function column(name: string, dataType: string | null = 'integer', facts: Partial<Column> = {}): Column {
  return { name, dataType, description: '', quote: false, tags: [], meta: {}, constraints: [], ...facts };
}

export function constraint(type: string, facts: Partial<Constraint> = {}): Constraint {
  return { type, name: null, expression: null, columns: [], to: null, toColumns: [], ...facts };
}

/** The columns of `orders`, each as it is or as given; null leaves it out. */
export function columns(changed: Readonly<Record<string, Column | null>> = {}): readonly Column[] {
  const own = [
    column('order_id'),
    column('customer_id'),
    column('status', 'varchar'),
    column('amount', 'number(10,2)'),
    column('ordered_at', 'timestamp_ntz')
  ];
  const kept = own.map((one) => (changed[one.name] === undefined ? one : changed[one.name]));
  const further = Object.keys(changed).filter((name) => !own.some((one) => one.name === name));
  return [...kept, ...further.map((name) => changed[name])].filter((one) => one !== null && one !== undefined);
}

/** A public model with the columns of `orders` and an enforced contract. */
export function model(name: string, facts: Partial<PublicModel> = {}): PublicModel {
  const { version = null } = facts;
  const suffix = version === null ? '' : `_v${version}`;
  return {
    uniqueId: `model.dbt_up.${name}${version === null ? '' : `.v${version}`}`,
    name,
    version,
    latestVersion: null,
    group: null,
    description: '',
    relation: relation(`DBT_UP_PROD.marts.${name}${suffix}`),
    materialized: 'table',
    contract: { enforced: true },
    columns: columns(),
    constraints: [],
    primaryKey: [],
    deprecationDate: null,
    tags: [],
    meta: {},
    configuredSchema: null,
    eventTime: null,
    file: `models/${name}${suffix}.sql`,
    ...facts
  };
}

export function orders(facts: Partial<PublicModel> = {}): PublicModel {
  return model('orders', facts);
}

export function relation(rendered: string): PublicModel['relation'] {
  const [database = null, schema = '', identifier = ''] = rendered.replaceAll(/["`]/g, '').split('.');
  return { database, schema, identifier, rendered };
}

interface Parts extends Partial<Omit<Project, 'nodes'>> {
  /** Access of models that are not public, by name: the manifest is a full one then. */
  readonly notPublic?: Readonly<Record<string, Access>>;
}

/** What dbt_up publishes; a public view unless something in it is not public. */
export function dbtUp(models: readonly PublicModel[], { notPublic = {}, ...facts }: Parts = {}): Project {
  const nodes = [
    ...models.map((one) => node(one.uniqueId, 'public')),
    ...Object.entries(notPublic).map(([name, access]) => node(`model.dbt_up.${name}`, access))
  ];
  return {
    name: 'dbt_up',
    adapter: 'snowflake',
    dbtVersion: '1.11.0',
    schemaVersion: 12,
    generatedAt: '2026-11-24T10:00:00.000000Z',
    knowsAccess: true,
    publicModels: models,
    groups: [],
    sources: new Map(),
    exposures: [],
    nodes: new Map(nodes.map((one) => [one.uniqueId, one])),
    parentMap: null,
    ...facts
  };
}

function node(uniqueId: string, access: Access): Node {
  const [, packageName = '', name = ''] = uniqueId.split('.');
  return {
    uniqueId,
    name,
    resourceType: 'model',
    packageName,
    access,
    group: null,
    version: null,
    latestVersion: null,
    deprecationDate: null,
    materialized: 'table',
    relation: null,
    file: `models/${name}.sql`,
    dependsOn: [],
    refs: [],
    sources: [],
    rawCode: '',
    compiledCode: null,
    attachedNode: null,
    severity: null,
    origin: 'own'
  };
}
