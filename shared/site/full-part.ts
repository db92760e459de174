import type { ManifestJson, Project, UniqueId } from '../domain/index.ts';
import { objectIn, textIn, textsIn, type JsonObject } from '../manifest/index.ts';
import { colourOf } from './colours.ts';
import { coloured, genericTest, isGenericTest, isWhatItsIdSays, pageEntry, testedBy } from './entry.ts';
import { namesOf, type Names } from './names.ts';
import { partWith, SECTION_NAMES, type Entries, type Part, type Section } from './part.ts';
import { projectOverview } from './overview.ts';
import type { PublishedModels } from './published-models.ts';
import { standIn } from './stand-in.ts';

/** A project with everything that it published for its own use. */
export interface FullProject {
  readonly manifest: ManifestJson;
  readonly project: Project;
}

/** Not the site's: docs are blocks for descriptions, which dbt has filled in already; macros of packages are in every project. */
const OWN_ALONE: ReadonlySet<Section> = new Set(['macros', 'docs']);

/**
 * What a project brings into the site with its full manifest: everything that is its own, and what it has built of installed packages. What
 * stands in it for models of other projects gives way to those.
 *
 * @param projects names of all projects of the site, sorted
 */
export function fullPart(
  { manifest, project }: FullProject,
  projects: readonly string[],
  published: PublishedModels
): Part {
  const names = namesOf(project, new Set(projects), published);
  const colour = colourOf(project.name, projects);
  const shown = Object.fromEntries(
    SECTION_NAMES.map((section) => [section, new Map(entriesOf(manifest, section, names, colour))])
  ) as unknown as Record<Section, Map<UniqueId, JsonObject>>;
  const sections = { ...shown, docs: projectOverview(shown.docs, project.name) };
  dropForeignTests(sections.nodes, sections);
  dropLostGroups(sections);
  return partWith(project.name, sections, standIns(manifest, names));
}

function* entriesOf(
  manifest: ManifestJson,
  section: Section,
  names: Names,
  colour: string
): Generator<readonly [UniqueId, JsonObject]> {
  for (const [id, entry] of Object.entries(objectIn(manifest[section]))) {
    if (!isWhatItsIdSays(section, id, entry)) continue;
    const owner = names.ownerOf(id);
    if (owner === 'other' || (owner === 'installed' && OWN_ALONE.has(section))) continue;
    yield [names.idOf(id), shownEntry(id, entry, names, colour)];
  }
}

function shownEntry(id: UniqueId, entry: JsonObject, names: Names, colour: string): JsonObject {
  const shown = isGenericTest(id, entry) ? genericTest(names.idOf(id), entry) : pageEntry(names.idOf(id), entry);
  const { nodes, macros } = objectIn(entry['depends_on']);
  return coloured(
    {
      ...shown,
      package_name: names.packageOf(textIn(entry['package_name']) ?? ''),
      ...(entry['depends_on'] === undefined
        ? {}
        : {
            depends_on: {
              macros: textsIn(macros).filter((macro) => names.ownerOf(macro) === 'own'),
              nodes: [...new Set(textsIn(nodes).map((parent) => names.idOf(parent)))]
            }
          })
    },
    colour
  );
}

/** A test of another team's column says nothing of that team, and one of what is not shown ends the page. */
function dropForeignTests(nodes: Map<UniqueId, JsonObject>, { sources }: Part['sections']): void {
  for (const [id, entry] of nodes) {
    if (!isGenericTest(id, entry)) continue;
    const tested = testedBy(entry);
    if (tested === undefined || !(nodes.has(tested) || sources.has(tested))) nodes.delete(id);
  }
}

/** The page looks up the owner of every group that is named, and ends where there is none. */
function dropLostGroups(sections: Readonly<Record<Section, Map<UniqueId, JsonObject>>>): void {
  for (const [id, group] of sections.groups) sections.groups.set(id, { ...group, owner: objectIn(group['owner']) });
  for (const section of SECTION_NAMES) {
    for (const [id, entry] of sections[section]) {
      if (!entry['group']) continue;
      const group = `group.${textIn(entry['package_name'])}.${textIn(entry['group'])}`;
      if (!sections.groups.has(group)) sections[section].set(id, { ...entry, group: null });
    }
  }
}

function standIns(manifest: ManifestJson, names: Names): Entries {
  return new Map(
    Object.entries(objectIn(manifest['nodes'])).flatMap(([id, entry]) =>
      isWhatItsIdSays('nodes', id, entry) && !id.startsWith('test.') && names.ownerOf(id) === 'other'
        ? [[id, standIn(id, entry)] as const]
        : []
    )
  );
}
