import type {
  Exposure,
  MeshKey,
  Node,
  Project,
  PublicModel,
  Publication,
  Relation,
  Source,
  UniqueId
} from '../../domain/index.ts';

/** For tests of this room: small projects, made by hand, that say only what the case is about. */

export function relation(rendered: string): Relation {
  const [database = null, schema = '', identifier = ''] = rendered.split('.');
  return { database, schema, identifier, rendered: null };
}

export function node(uniqueId: UniqueId, facts: Partial<Node> = {}): Node {
  const [resourceType = '', packageName = '', name = '', version] = uniqueId.split('.');
  return {
    uniqueId,
    name,
    resourceType,
    packageName,
    access: 'protected',
    group: null,
    version: version?.slice(1) ?? null,
    latestVersion: null,
    deprecationDate: null,
    materialized: 'view',
    relation: relation(`DB.marts.${name}`),
    file: `models/${name}.sql`,
    dependsOn: [],
    refs: [],
    sources: [],
    rawCode: '',
    compiledCode: null,
    attachedNode: null,
    severity: null,
    origin: 'own',
    ...facts
  };
}

/** A public model of another project as the stub package of `package` mode brings it in. */
export function stub(uniqueId: UniqueId, facts: Partial<Node> = {}): Node {
  return node(uniqueId, { access: 'public', origin: 'stub', ...facts });
}

/** A model of another project as dbt-loom injects it. */
export function injected(uniqueId: UniqueId, facts: Partial<Node> = {}): Node {
  return node(uniqueId, { access: 'public', origin: 'injected', file: '', ...facts });
}

export function source(uniqueId: UniqueId, facts: Partial<Source> = {}): Source {
  const [, , sourceName = '', name = ''] = uniqueId.split('.');
  return {
    uniqueId,
    sourceName,
    name,
    relation: relation(`DBT_UP_PROD.marts.${name}`),
    meta: {},
    file: `models/_mesh_${sourceName}.yml`,
    ...facts
  };
}

export function exposure(name: string, dependsOn: readonly UniqueId[], facts: Partial<Exposure> = {}): Exposure {
  return {
    uniqueId: `exposure.dbt_down.${name}`,
    name,
    type: 'dashboard',
    owner: { name: null, email: 'bi@example.com' },
    url: null,
    dependsOn,
    file: 'models/_exposures.yml',
    ...facts
  };
}

export function publicModel(uniqueId: UniqueId, facts: Partial<PublicModel> = {}): PublicModel {
  const [, , name = '', version] = uniqueId.split('.');
  return {
    uniqueId,
    name,
    version: version?.slice(1) ?? null,
    latestVersion: null,
    group: null,
    description: '',
    relation: relation(`DBT_UP_PROD.marts.${name}`),
    materialized: 'table',
    contract: { enforced: true },
    columns: [],
    constraints: [],
    primaryKey: [],
    deprecationDate: null,
    tags: [],
    meta: {},
    configuredSchema: null,
    eventTime: null,
    file: `models/${name}.sql`,
    ...facts
  };
}

interface Parts extends Partial<Omit<Project, 'nodes' | 'sources'>> {
  readonly nodes?: readonly Node[];
  readonly sources?: readonly Source[];
}

/** Its parent map says what its nodes say, unless it is given. */
export function project(name: string, { nodes = [], sources = [], ...facts }: Parts = {}): Project {
  return {
    name,
    adapter: 'duckdb',
    dbtVersion: '1.11.0',
    schemaVersion: 12,
    generatedAt: '2026-11-24T10:00:00.000000Z',
    knowsAccess: true,
    publicModels: [],
    groups: [],
    exposures: [],
    parentMap: new Map([...nodes, ...(facts.exposures ?? [])].map((one) => [one.uniqueId, one.dependsOn])),
    ...facts,
    nodes: new Map(nodes.map((one) => [one.uniqueId, one])),
    sources: new Map(sources.map((one) => [one.uniqueId, one]))
  };
}

/** What a project publishes; `nodes` are what a full publication shows beyond the public models. */
export function publication(
  name: string,
  publicModels: readonly PublicModel[],
  { nodes = [], mesh = {} }: { readonly nodes?: readonly Node[]; readonly mesh?: Partial<MeshKey> } = {}
): Publication {
  const publicNodes = publicModels.map(({ uniqueId, relation, deprecationDate, latestVersion }) =>
    node(uniqueId, { access: 'public', relation, deprecationDate, latestVersion })
  );
  return {
    project: project(name, { publicModels, nodes: [...publicNodes, ...nodes] }),
    manifest: {},
    mesh: {
      layout: 1,
      version: '20261124T100000Z-0123456789ab',
      digest: '0'.repeat(64),
      contract: 'c'.repeat(64),
      project: name,
      environment: 'prod',
      published_at: '2026-11-24T10:05:00.000Z',
      generated_at: '2026-11-24T10:00:00.000Z',
      repository: null,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh 0.1.0',
      include: nodes.length > 0 ? 'full' : 'public',
      references: [],
      ancestors: {},
      ...mesh
    }
  };
}
