import type { Finding, Project } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import { publishedRelations, type PublishedRelation } from '../lineage/index.ts';
import { askEverybody } from '../registry/index.ts';
import type { Ports } from './ports.ts';

/** What the projects of the registry publish, and where the answer has gaps. */
export interface RegistryRelations {
  readonly relations: readonly PublishedRelation[];
  /** What could not be compared, of rule `relations-not-compared`, for the project that is judged. */
  gaps(project: Project): readonly Finding[];
}

export const NO_RELATIONS: RegistryRelations = { relations: [], gaps: () => [] };

/** So many projects are named in a message. */
const NAMED = 3;

/**
 * Where all projects of the registry publish their public models, in all environments of a chain: what is hard-coded most often is production,
 * wherever the check runs.
 *
 * @param known what was read already, to go by where the projects of the registry cannot be listed
 * @throws Unreachable
 */
export async function registryRelations(
  store: Ports['store'],
  chain: readonly string[],
  known: readonly PublishedRelation[]
): Promise<RegistryRelations> {
  const everybody = await askEverybody(store, chain, publishedRelations);
  if (everybody === null) {
    return {
      relations: known,
      gaps: (project) => [
        gap(
          project,
          `Hard-coded relations are looked for in the upstreams of ${project.name} alone: the projects of the registry ${store.location} cannot be listed`,
          'A folder or a bucket (s3://…) whose credentials may list it shows all projects.'
        )
      ]
    };
  }
  const unread = [...new Map(everybody.unread.map((one) => [one.project, one])).values()];
  const [first] = unread;
  return {
    relations: everybody.results.flat(),
    gaps: (project) =>
      first === undefined
        ? []
        : [
            gap(
              project,
              `Relations of ${listed(unread.map((one) => one.project))} are not compared with what ${project.name} reads: ${first.error.message}`,
              first.error.hint
            )
          ]
  };
}

function gap(project: Project, message: string, hint: string): Finding {
  return finding('relations-not-compared', { project: project.name, model: null, message, hint });
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
