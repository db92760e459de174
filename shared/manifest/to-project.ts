import {
  UserError,
  type Exposure,
  type Group,
  type ManifestJson,
  type Node,
  type Project,
  type PublicModel,
  type Source,
  type UniqueId
} from '../domain/index.ts';
import { manifestVersion } from './artifact.ts';
import { withPublicTargets } from './foreign-key.ts';
import { firstObject, isObject, objectIn, textIn, textsIn, type JsonObject } from './json.ts';
import { fileIn, readNode, readOwner } from './node.ts';
import { projectNameOf } from './project-name.ts';
import { readPublicModel } from './public-model.ts';
import { quoted } from './quote.ts';
import { relationOf } from './relation.ts';
import { utcTimeIn } from './time.ts';

/** The first manifest schema that knows `access`: dbt 1.5. */
const ACCESS_SINCE = 9;

/**
 * A manifest read into a project, leniently: judged by what is there, never by a JSON Schema, since v12 has drifted from dbt 1.8 to v2.
 * Nothing is copied but what is named: texts and lists stay the manifest's own.
 * @param name How messages call the manifest: its path or its place in the registry.
 * @param options.projectName The project's name where a manifest before dbt 1.6 does not tell.
 * @throws UserError when it is of an unknown schema version, does not tell project or time, or has an entry that cannot be a node.
 */
export function toProject(
  manifest: ManifestJson,
  name: string,
  options: { readonly projectName?: string } = {}
): Project {
  const metadata = objectIn(manifest['metadata']);
  const schemaVersion = manifestVersion(manifest, name);
  const project = projectNameOf(manifest, name, options.projectName);
  const knowsAccess = schemaVersion >= ACCESS_SINCE;
  const nodes = new Map<UniqueId, Node>();
  const publicModels: PublicModel[] = [];
  for (const [uniqueId, entry] of entriesIn(manifest, 'nodes', name)) {
    const node = readNode(uniqueId, entry, project);
    nodes.set(uniqueId, node);
    if (knowsAccess && node.access === 'public' && node.origin === 'own')
      publicModels.push(readPublicModel(node, entry));
  }
  return {
    name: project,
    adapter: textIn(metadata['adapter_type']),
    dbtVersion: textIn(metadata['dbt_version']) ?? 'unknown',
    schemaVersion,
    generatedAt: generatedAt(metadata, name),
    knowsAccess,
    publicModels: withPublicTargets(publicModels.sort((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1))),
    groups: readGroups(manifest, name, project),
    sources: new Map(entriesIn(manifest, 'sources', name).map(([id, entry]) => [id, readSource(id, entry)])),
    exposures: entriesIn(manifest, 'exposures', name)
      .filter(([, entry]) => entry['package_name'] === project)
      .map(([id, entry]) => readExposure(id, entry)),
    nodes,
    parentMap: isObject(manifest['parent_map'])
      ? new Map(Object.entries(manifest['parent_map']).map(([id, parents]) => [id, textsIn(parents)]))
      : null
  };
}

/**
 * The entries of one of the manifest's maps by unique id. An entry under another's id is refused: readers that go by the one and readers
 * that go by the other (dbt, dbt-loom) would see different projects.
 */
function entriesIn(
  manifest: ManifestJson,
  section: string,
  name: string
): readonly (readonly [UniqueId, JsonObject])[] {
  return Object.entries(objectIn(manifest[section])).map(([key, entry]) => {
    if (!isObject(entry)) {
      throw new UserError(
        `${name} is damaged: ${section} has an entry ${quoted(key)} that is no object`,
        'Build the project again.'
      );
    }
    if (entry['unique_id'] !== undefined && entry['unique_id'] !== key) {
      throw new UserError(
        `${name} is damaged: ${section} has an entry ${quoted(key)} whose unique_id is ${quoted(entry['unique_id'])}`,
        'Build the project again.'
      );
    }
    return [key, entry];
  });
}

function readGroups(manifest: ManifestJson, name: string, project: string): readonly Group[] {
  return entriesIn(manifest, 'groups', name)
    .filter(([, entry]) => entry['package_name'] === project)
    .map(([, entry]) => ({ name: textIn(entry['name']) ?? '', owner: readOwner(entry['owner']) }));
}

function readSource(uniqueId: UniqueId, entry: JsonObject): Source {
  return {
    uniqueId,
    sourceName: textIn(entry['source_name']) ?? '',
    name: textIn(entry['name']) ?? '',
    relation: relationOf(entry),
    meta: firstObject(entry['meta'], objectIn(entry['config'])['meta']),
    file: fileIn(entry['original_file_path'])
  };
}

function readExposure(uniqueId: UniqueId, entry: JsonObject): Exposure {
  return {
    uniqueId,
    name: textIn(entry['name']) ?? '',
    type: textIn(entry['type']) ?? '',
    owner: readOwner(entry['owner']),
    url: textIn(entry['url']),
    dependsOn: textsIn(objectIn(entry['depends_on'])['nodes']),
    file: fileIn(entry['original_file_path'])
  };
}

function generatedAt(metadata: JsonObject, name: string): string {
  const time = utcTimeIn(metadata['generated_at']);
  if (time === null) {
    throw new UserError(
      `${name} does not say when it was made: metadata.generated_at is ${quoted(metadata['generated_at'])}`,
      'Build the project again: dbt writes it into every manifest.'
    );
  }
  return time;
}
