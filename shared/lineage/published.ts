import type { Node, Project, Publication, Relation } from '../domain/index.ts';
import { displayRelation, instantOf, relationKey } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { modelId, modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** `not-public`, `unknown-model`, `relation-mismatch` and `deprecated`: a use against what its upstream publishes. */
export function judgePublished({ project, publications, moves, now }: LineageInput, use: Use): readonly Judgement[] {
  const here = project.nodes.get(use.upstream.id);
  const publication = publications.get(use.reference.project) ?? null;
  const there = publication?.project.nodes.get(modelId(use.reference));
  if (!use.upstream.seenAsPublic) return [notPublic(project, use, here?.access ?? 'not public')];
  // Only a full publication shows what is not public; a public view cannot tell it from what does not exist.
  if (there !== undefined && there.access !== 'public') return [notPublic(project, use, there.access)];
  if (publication !== null && there === undefined) return [unknownModel(project, use, publication)];
  return [...relationMismatch(project, use, there, moves), ...deprecated(project, use, there ?? here, now)];
}

function notPublic(project: Project, use: Use, access: string): Judgement {
  const { reference } = use;
  return judgeUse('not-public', project, use, {
    message: `${modelName(reference)} is ${access} in ${reference.project}, so it is not for other projects to read`,
    hint: `Reference a public model of ${reference.project}, or ask its team to open this one (config: {access: public}).`
  });
}

function unknownModel(project: Project, use: Use, publication: Publication): Judgement {
  const { project: upstream, model, version } = use.reference;
  const { environment, version: at } = publication.mesh;
  const published = publication.project.publicModels;
  const versions = published.filter((one) => one.name === model).map((one) => one.version);
  if (versions.length > 0) {
    const what = version === null ? `model ${model} without versions any more` : `version ${version} of ${model}`;
    const others = versions.map((other) => (other === null ? 'one without versions' : `version ${other}`)).join(', ');
    return judgeUse('unknown-model', project, use, {
      message: `${upstream} publishes no ${what} (${environment}, ${at})`,
      hint: `It publishes ${others}. Reference one of those, and run dbt-mesh sync.`
    });
  }
  const names = published.map((one) => one.name);
  return judgeUse('unknown-model', project, use, {
    message: `${upstream} publishes no model ${model} (${environment}, ${at})`,
    hint: `${didYouMean(model, names)}It does not exist there or is not public; this project was built with an older state of ${upstream}. Correct the reference or ask the team of ${upstream}, and run dbt-mesh sync.`
  });
}

function relationMismatch(
  project: Project,
  use: Use,
  published: Node | undefined,
  moves: LineageInput['moves']
): readonly Judgement[] {
  const source = project.sources.get(use.upstream.id);
  if (source === undefined || !published?.relation) return [];
  const moved = moves.get(published.uniqueId);
  const isRead = (relation: Relation): boolean =>
    relationKey(source.relation, project.adapter) === relationKey(relation, project.adapter);
  if (isRead(published.relation) || (moved !== undefined && isRead(moved))) return [];
  const also = moved === undefined ? '' : `, and \`relations\` puts it at ${displayRelation(moved)}`;
  return [
    judgeUse('relation-mismatch', project, use, {
      message: `source ${source.sourceName}.${source.name} reads ${displayRelation(source.relation)}, but ${modelName(use.reference)} is published as ${displayRelation(published.relation)}${also}`,
      hint: `Run dbt-mesh sync; a source of your own is corrected in ${source.file === '' ? 'its YAML file' : source.file}.`
    })
  ];
}

/** Goes by what is published; by the manifest at hand while the upstream is not in the registry. */
function deprecated(project: Project, use: Use, model: Node | undefined, now: Date): readonly Judgement[] {
  const date = model?.deprecationDate;
  if (!model || !date) return [];
  const { reference } = use;
  const time = instantOf(date);
  const past = time !== null && time < now.getTime();
  const day = date.slice(0, 10);
  const { latestVersion } = model;
  const instead =
    latestVersion === null || latestVersion === reference.version ? 'what replaces it' : `version ${latestVersion}`;
  return [
    judgeUse('deprecated', project, use, {
      ...(past ? { severity: 'error' as const } : {}),
      message: `${modelName(reference)} ${past ? 'has been deprecated since' : 'is deprecated from'} ${day}`,
      hint: `Move to ${instead}${past ? `: ${reference.project} may remove it any day` : ` before ${day}`}.`
    })
  ];
}
