import { UserError, type Policy, type Publication } from '../domain/index.ts';
import { publishedRelations, type Mesh } from '../lineage/index.ts';
import { fetchLatest, type Records } from '../registry/index.ts';
import { policyOf } from '../rules/index.ts';
import { ancestry } from './ancestry.ts';
import { NO_RELATIONS, registryRelations, type RegistryRelations } from './hidden-edges.ts';
import type { Ports } from './ports.ts';
import { readText, readUpstream } from './reading.ts';
import { modesOf, upstreamsOf, type Subject } from './subject.ts';

/** What each upstream publishes, by its name; null for one that is not there. */
export type Publications = ReadonlyMap<string, Publication | null>;

/** What one environment has of the upstreams of some projects. */
export interface Upstreams {
  /** The environments that were looked in, in order. */
  readonly chain: readonly string[];
  readonly publications: Publications;
}

/** What there is around some projects, as it is read from one environment. */
export interface Surroundings {
  readonly publications: Publications;
  /** Where all projects of the registry publish, as far as something may name it without a reference. */
  readonly registry: RegistryRelations;
  /** Who is above whom, from a project upwards. */
  meshAbove(subject: Subject): Promise<Mesh>;
}

/**
 * Each upstream's publication, read once for all projects, side by side.
 *
 * @param chain the environments to look in, as `environmentChain` gives them
 * @param records notes what was read
 * @throws UserError for a publication that cannot be read, and a registry that cannot be reached
 */
export async function fetchUpstreams(
  subjects: readonly Subject[],
  chain: readonly string[],
  { store, logger, clock }: Ports,
  records: Records
): Promise<Upstreams> {
  const now = clock.now();
  const names = [...new Set(subjects.flatMap(upstreamsOf))].sort();
  const fetched = await Promise.all(
    names.map(async (name) => {
      const found = await fetchLatest(store, name, chain);
      if (found) {
        records.note(found.publication.mesh);
        logger.info(`${name}: ${readText(readUpstream(found.publication.mesh, now))}`);
      }
      return [name, found?.publication ?? null] as const;
    })
  );
  return { chain, publications: new Map(fetched) };
}

/**
 * What the rules of lineage need of the registry beyond the upstreams themselves.
 *
 * @throws UserError for a registry that cannot be reached
 */
export async function surroundingsOf(
  subjects: readonly Subject[],
  upstreams: Upstreams,
  policy: Policy,
  { store }: Ports,
  records: Records
): Promise<Surroundings> {
  const { publications } = upstreams;
  const registry = await relationsOfAll(subjects, upstreams, policy, store);
  return { publications, registry, meshAbove: (subject) => meshAbove(subject, upstreams, records) };
}

/** What all projects publish is read, once, only when something may name it without a reference. */
async function relationsOfAll(
  subjects: readonly Subject[],
  { publications, chain }: Upstreams,
  policy: Policy,
  store: Ports['store']
): Promise<RegistryRelations> {
  const looks = ({ project }: Subject): boolean =>
    policyOf(policy, project.name).rules['hard-coded-relation'] !== 'off';
  if (!subjects.some((subject) => isSuspect(subject) && looks(subject))) return NO_RELATIONS;
  const known = [...publications.values()].flatMap((one) => (one === null ? [] : publishedRelations(one)));
  return registryRelations(store, chain, known);
}

/** Whether something in the project may read another project's relation without a reference. */
export function isSuspect({ suspects: { nodes, sources } }: Subject): boolean {
  return nodes.size > 0 || sources.length > 0;
}

function meshAbove(
  { project, declared, uses }: Subject,
  { publications, chain }: Upstreams,
  records: Records
): Promise<Mesh> {
  return ancestry(project, uses, modesOf(declared), async (name) => {
    const known = publications.get(name);
    if (known !== undefined) return known?.mesh ?? null;
    for (const environment of chain) {
      const found = await records.latest(name, environment);
      // An upstream of an upstream that cannot be read is for its own readers to mend.
      if (found !== null) return found instanceof UserError ? null : found;
    }
    return null;
  });
}
