import type { ManifestJson, MeshKey, Project, Reference, UniqueId } from '../domain/index.ts';
import { objectIn, publicView, type JsonObject } from '../manifest/index.ts';
import { colourOf } from './colours.ts';
import { coloured, isWhatItsIdSays, pageEntry } from './entry.ts';
import { partWith, type Part } from './part.ts';
import { standIn } from './stand-in.ts';

/** What uses models of others and is drawn: tests are not. */
const USERS = /^(model|snapshot|seed|analysis|exposure)\./;

/** Where the site cannot say where something lies. */
const NOT_PUBLISHED = '(not published)';

/**
 * What a project brings into the site with what everybody may read of it: its public models with their contracts, and by name alone what of it
 * uses models of other projects. No SQL, and nothing private.
 *
 * @param projects names of all projects of the site, sorted
 */
export function publicPart(
  { manifest, mesh, project }: { readonly manifest: ManifestJson; readonly mesh: MeshKey; readonly project: Project },
  projects: readonly string[]
): Part {
  const colour = colourOf(project.name, projects);
  const view = publicView(manifest, project);
  const models = new Map(
    Object.entries(objectIn(view['nodes'])).flatMap(([id, entry]) =>
      isWhatItsIdSays('nodes', id, entry)
        ? [[id, coloured({ ...pageEntry(id, entry), depends_on: dependsOn(ancestorsOf(mesh, id)) }, colour)] as const]
        : []
    )
  );
  const users = new Map<UniqueId, JsonObject>();
  for (const [id, references] of usersOf(mesh, project.name)) {
    if (!models.has(id)) users.set(id, coloured(user(id, references, project.name), colour));
  }
  const isExposure = ([id]: readonly [UniqueId, JsonObject]): boolean => id.startsWith('exposure.');
  return partWith(
    project.name,
    {
      nodes: new Map([...models, ...[...users].filter((one) => !isExposure(one))]),
      exposures: new Map([...users].filter(isExposure)),
      groups: new Map(
        Object.entries(objectIn(view['groups'])).flatMap(([id, group]) =>
          isWhatItsIdSays('groups', id, group) ? [[id, pageEntry(id, group)] as const] : []
        )
      )
    },
    new Map(mesh.references.map((reference) => [modelOf(reference), usedModel(reference)]))
  );
}

function ancestorsOf(mesh: MeshKey, id: UniqueId): readonly UniqueId[] {
  return Object.hasOwn(mesh.ancestors, id) ? (mesh.ancestors[id] ?? []) : [];
}

function usersOf(mesh: MeshKey, project: string): ReadonlyMap<UniqueId, readonly Reference[]> {
  const users = new Map<UniqueId, Reference[]>();
  for (const reference of mesh.references) {
    const { node } = reference;
    const kind = USERS.exec(node)?.[1];
    if (kind === undefined || !node.startsWith(`${kind}.${project}.`)) continue;
    users.set(node, [...(users.get(node) ?? []), reference]);
  }
  return users;
}

/** What uses models of others, by name. */
function user(id: UniqueId, references: readonly Reference[], project: string): JsonObject {
  const [first] = references;
  const name = id.split('.').slice(2).join('.');
  const exposure = first?.exposure;
  const known = {
    name,
    package_name: project,
    fqn: [project, ...name.split('.')],
    original_file_path: first?.file === '' ? name : first?.file,
    description: `Uses models of other projects. Nothing more of it is published.`,
    columns: {},
    ...(exposure === undefined
      ? { database: NOT_PUBLISHED, schema: project, alias: name, config: { materialized: NOT_PUBLISHED } }
      : { type: exposure.type, url: exposure.url, owner: { name: exposure.owner }, config: {} })
  };
  return { ...pageEntry(id, known), depends_on: dependsOn([...new Set(references.map(modelOf))]) };
}

function usedModel({ project, model, version }: Reference): JsonObject {
  const known = { name: model, package_name: project, fqn: [project, model], database: NOT_PUBLISHED, schema: project };
  return standIn(modelOf({ project, model, version }), {
    ...known,
    alias: model,
    ...(version === null ? {} : { version })
  });
}

function modelOf({ project, model, version }: Pick<Reference, 'project' | 'model' | 'version'>): UniqueId {
  return `model.${project}.${model}${version === null ? '' : `.v${version}`}`;
}

function dependsOn(nodes: readonly UniqueId[]): JsonObject {
  return { macros: [], nodes };
}
