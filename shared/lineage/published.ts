import type { Project, Publication, PublicModel } from '../domain/index.ts';
import { displayRelation, relationKey } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { modelId, modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** `not-public`, `unknown-model`, `relation-mismatch` and `deprecated`: a use against what its upstream publishes. */
export function judgePublished(input: LineageInput, use: Use): readonly Judgement[] {
  const { project, publications, now } = input;
  const publication = publications.get(use.reference.project) ?? null;
  const access = accessSeen(project, publication, use);
  if (access !== null) return [notPublic(project, use, access)];
  // Not in the registry yet: the manifest at hand is all that is known.
  if (publication === null) {
    return deprecated(project, use, project.nodes.get(use.upstream.id)?.deprecationDate ?? null, null, now);
  }
  const model = publication.project.publicModels.find((one) => one.uniqueId === modelId(use.reference));
  if (model === undefined) return [unknownModel(project, use, publication)];
  return [
    ...relationMismatch(project, publication, use, model),
    ...deprecated(project, use, model.deprecationDate, model.latestVersion, now)
  ];
}

/**
 * The access of a model that is seen not to be public: in the downstream's own manifest, or in a full publication. Null where it is public
 * or cannot be seen; a public view leaves out what is not public, and so cannot tell it from what does not exist.
 */
function accessSeen(project: Project, publication: Publication | null, use: Use): string | null {
  if (!use.upstream.seenAsPublic) return project.nodes.get(use.upstream.id)?.access ?? null;
  const published = publication?.project.nodes.get(modelId(use.reference));
  return published === undefined || published.access === 'public' ? null : published.access;
}

function notPublic(project: Project, use: Use, access: string): Judgement {
  const { reference } = use;
  return judgeUse('not-public', project, use, {
    message: `${modelName(reference)} is ${access} in ${reference.project}, so it is not for other projects to read`,
    hint: `Reference a public model of ${reference.project}, or ask its team to open this one (config: {access: public}).`
  });
}

function unknownModel(project: Project, use: Use, { project: upstream, mesh }: Publication): Judgement {
  const { reference } = use;
  const versions = upstream.publicModels
    .filter((model) => model.name === reference.model)
    .map((model) => model.version);
  const where = `${reference.project} publishes no`;
  const message =
    versions.length === 0
      ? `${where} model ${reference.model} (${mesh.environment}, ${mesh.version})`
      : reference.version === null
        ? `${where} model ${reference.model} without versions any more (${mesh.environment}, ${mesh.version})`
        : `${where} version ${reference.version} of ${reference.model} (${mesh.environment}, ${mesh.version})`;
  const hint =
    versions.length === 0
      ? `${didYouMean(
          reference.model,
          upstream.publicModels.map((model) => model.name)
        )}It does not exist there or is not public; what the project was synced with is older. Correct the reference, or ask the team of ${reference.project}, then run dbt-mesh sync.`
      : `It publishes ${versions.map((version) => (version === null ? 'one without versions' : `version ${version}`)).join(', ')}. Reference one of those and run dbt-mesh sync.`;
  return judgeUse('unknown-model', project, use, { message, hint });
}

function relationMismatch(
  project: Project,
  publication: Publication,
  use: Use,
  model: PublicModel
): readonly Judgement[] {
  const source = project.sources.get(use.upstream.id);
  if (source === undefined) return [];
  const adapter = project.adapter ?? publication.project.adapter;
  if (relationKey(source.relation, adapter) === relationKey(model.relation, adapter)) return [];
  return [
    judgeUse('relation-mismatch', project, use, {
      message: `source ${source.sourceName}.${source.name} reads ${displayRelation(source.relation)}, but ${modelName(use.reference)} is published as ${displayRelation(model.relation)}`,
      hint: `Run dbt-mesh sync; a source of your own is corrected in ${source.file === '' ? 'its YAML file' : source.file}.`
    })
  ];
}

function deprecated(
  project: Project,
  use: Use,
  date: string | null,
  latest: string | null,
  now: Date
): readonly Judgement[] {
  if (date === null) return [];
  const { reference } = use;
  const time = timeOf(date);
  const past = time !== null && time < now.getTime();
  const day = date.slice(0, 10);
  const instead = latest !== null && latest !== reference.version ? `version ${latest}` : 'what replaces it';
  return [
    judgeUse('deprecated', project, use, {
      ...(past ? { severity: 'error' as const } : {}),
      message: `${modelName(reference)} ${past ? 'has been deprecated since' : 'is deprecated from'} ${day}`,
      hint: `Move to ${instead}${past ? `: ${reference.project} may remove it any day` : ` before ${day}`}.`
    })
  ];
}

/** dbt allows a day or a time; one without a zone is taken in UTC, not in the zone of the machine that validates. Null for no date. */
function timeOf(date: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    date.trim()
  );
  if (match === null) return null;
  const [, day, clock = '00:00', zone = 'Z'] = match;
  const time = Date.parse(`${day}T${clock}${zone}`);
  return Number.isNaN(time) ? null : time;
}
