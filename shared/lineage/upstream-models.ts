import type { Mode, Project, Source, UniqueId } from '../domain/index.ts';

/** A node or source of a manifest that stands for a model of another project. */
export interface UpstreamModel {
  /** The id in this manifest: of the stub, of the injected node, of the source. */
  readonly id: UniqueId;
  readonly project: string;
  readonly model: string;
  readonly version: string | null;
  readonly mode: Mode;
  /**
   * False when this manifest itself shows that the model is not public: dbt-loom injects private nodes too when it is given a full
   * manifest. A stub or a source never shows it: the access of a stub is whatever the configuration of this project makes of it.
   */
  readonly seenAsPublic: boolean;
}

/**
 * What in this manifest stands for models of other projects: nodes of a stub package, nodes injected by dbt-loom, and sources, which say it
 * in `meta.dbt_mesh` (as `sync` writes them) or by bearing the name of a declared upstream.
 */
export function upstreamModels(
  project: Project,
  upstreams: ReadonlyMap<string, Mode>
): ReadonlyMap<UniqueId, UpstreamModel> {
  const models = new Map<UniqueId, UpstreamModel>();
  for (const node of project.nodes.values()) {
    if (node.origin !== 'stub' && node.origin !== 'injected') continue;
    models.set(node.uniqueId, {
      id: node.uniqueId,
      project: node.packageName,
      model: node.name,
      version: node.version,
      mode: node.origin === 'stub' ? 'package' : 'loom',
      seenAsPublic: node.origin === 'stub' || node.access === 'public'
    });
  }
  for (const source of project.sources.values()) {
    const marked = marking(source);
    const named = upstreams.has(source.sourceName)
      ? { project: source.sourceName, model: source.name, version: null }
      : null;
    const model = marked ?? named;
    if (model === null || model.project === project.name) continue;
    models.set(source.uniqueId, { id: source.uniqueId, ...model, mode: 'sources', seenAsPublic: true });
  }
  return models;
}

/**
 * The upstreams that were brought into this manifest, used or not: by a stub package, by marked sources, by dbt-loom. Of what dbt-loom
 * injects, projects that other injected models depend on are left out: a full manifest carries copies of third projects along.
 */
export function upstreamsIn(project: Project): ReadonlyMap<string, Mode> {
  const upstreams = new Map<string, Mode>();
  const carried = new Set<string>();
  for (const { id, project: upstream, mode } of upstreamModels(project, new Map()).values()) {
    if (!upstreams.has(upstream)) upstreams.set(upstream, mode);
    if (mode !== 'loom') continue;
    for (const parent of project.nodes.get(id)?.dependsOn ?? []) {
      const packageName = project.nodes.get(parent)?.packageName;
      if (packageName !== undefined && packageName !== upstream) carried.add(packageName);
    }
  }
  return new Map([...upstreams].filter(([upstream, mode]) => mode !== 'loom' || !carried.has(upstream)));
}

/** `meta.dbt_mesh` of a source as `sync` writes it; null when it is absent or has another shape. */
function marking(source: Source): { project: string; model: string; version: string | null } | null {
  const mark = source.meta['dbt_mesh'];
  if (typeof mark !== 'object' || mark === null) return null;
  const { project, model, version } = mark as Readonly<Record<string, unknown>>;
  if (typeof project !== 'string' || typeof model !== 'string') return null;
  const known = typeof version === 'string' || typeof version === 'number';
  return { project, model, version: known ? String(version) : null };
}

/** The id that a model has in its own project, whatever stands for it here. */
export function modelId(model: { project: string; model: string; version: string | null }): UniqueId {
  return `model.${modelName(model)}`;
}

/** `dbt_up.orders.v2`: how findings name a model. */
export function modelName(model: { project: string; model: string; version: string | null }): string {
  return `${model.project}.${model.model}${model.version === null ? '' : `.v${model.version}`}`;
}
