import type { MeshKey, PublicModel, UniqueId } from '../domain/index.ts';
import { textIn, type JsonObject } from '../manifest/index.ts';
import type { Entries } from './part.ts';

/** So many public models of a project are linked; all are in the tree beside it. */
const LINKED = 12;

/** An empty cell at the end of a row is no cell to the page. */
const NONE = '–';

/** A project as the overview names it. */
export interface Listed {
  readonly mesh: MeshKey;
  readonly publicModels: readonly Pick<PublicModel, 'uniqueId' | 'name' | 'version'>[];
  /** Whether it has an overview of its own. */
  readonly hasOverview: boolean;
}

/**
 * The overview of a project, as its own page of docs would show it, under the name by which the page finds it (`overview/dbt_up`). All other
 * blocks are left out: one of them would take the place of the site's own.
 */
export function projectOverview(docs: Entries, project: string): Map<UniqueId, JsonObject> {
  const name = `__${project}__`;
  const id = `doc.${project}.${name}`;
  const block = docs.get(id) ?? docs.get(`doc.${project}.__overview__`);
  const contents = block === undefined ? null : textIn(block['block_contents']);
  // The page takes any block of this name for the overview of the whole site.
  if (contents === null || name === '__overview__') return new Map();
  return new Map([
    [
      id,
      {
        unique_id: id,
        resource_type: 'doc',
        package_name: project,
        name,
        path: '',
        original_file_path: '',
        block_contents: contents
      }
    ]
  ]);
}

/** The first page: every project with its public models. */
export function siteOverview(environment: string, projects: readonly Listed[]): JsonObject {
  const rows = projects.map(
    (one) => `| ${[nameOf(one), modelsOf(one), builtOf(one), repositoryOf(one)].join(' | ')} |`
  );
  return {
    unique_id: 'doc.dbt.__overview__',
    resource_type: 'doc',
    package_name: 'dbt',
    name: '__overview__',
    path: '',
    original_file_path: '',
    block_contents: [
      `# The mesh in ${environment}`,
      '',
      'Every project that publishes here, on one site. Each has a colour of its own in the lineage graph: open a model, and the graph with the button at the lower right.',
      '',
      '| project | public models | built | repository |',
      '|---|---|---|---|',
      ...rows,
      ''
    ].join('\n')
  };
}

/** Names of projects and models are plain: whoever reads a publication refuses others. */
function nameOf({ mesh: { project }, hasOverview }: Listed): string {
  return hasOverview ? `[${project}](#!/overview/${project})` : project;
}

function modelsOf({ publicModels }: Listed): string {
  const links = publicModels
    .slice(0, LINKED)
    .map(
      ({ uniqueId, name, version }) =>
        `[${name}${version === null ? '' : ` v${version}`}](#!/model/${encodeURI(uniqueId)})`
    );
  const more = publicModels.length - links.length;
  return [...links, ...(more > 0 ? [`${more} more`] : [])].join(', ') || NONE;
}

function builtOf({ mesh: { generated_at: at } }: Listed): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function repositoryOf({ mesh: { repository } }: Listed): string {
  return repository !== null && /^[\w.-]+\/[\w.-]+$/.test(repository) ? `\`${repository}\`` : NONE;
}
