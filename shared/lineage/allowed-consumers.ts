import type { Consumer, Finding, Project, PublicModel } from '../domain/index.ts';
import { finding, matchesPattern } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { modelId, modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** So many projects are named in a message. */
const NAMED = 5;

/**
 * Who may consume a model: what the model itself says in `meta.dbt_mesh.consumers`, else what its project says for all of its models.
 *
 * @returns names and patterns with `*`; null where everybody may
 */
export function consumersAllowed(
  model: Pick<PublicModel, 'meta'>,
  ofProject: readonly string[] | undefined
): readonly string[] | null {
  const mark = model.meta['dbt_mesh'];
  const own =
    typeof mark === 'object' && mark !== null ? (mark as Readonly<Record<string, unknown>>)['consumers'] : undefined;
  if (typeof own === 'string') return [own];
  if (Array.isArray(own)) return own.filter((one): one is string => typeof one === 'string');
  return ofProject ?? null;
}

/** `consumer-not-allowed`, as the project that uses the model is told. */
export function notAllowed({ project, publications }: LineageInput, use: Use): readonly Judgement[] {
  const { reference } = use;
  const publication = publications.get(reference.project);
  const id = modelId(reference);
  const model = publication?.project.publicModels.find(({ uniqueId }) => uniqueId === id);
  const allowed = model && consumersAllowed(model, publication?.mesh.consumers);
  if (!allowed || isAmong(allowed, project.name)) return [];
  const open = allowed.length === 0 ? 'no other project' : `${listed(allowed)} alone`;
  return [
    judgeUse('consumer-not-allowed', project, use, {
      message: `${project.name} may not use ${modelName(reference)}: ${reference.project} has opened it to ${open}`,
      hint: `Ask the team of ${reference.project} to add ${project.name} to the consumers of ${reference.model}, or use a model that is open to it.`
    })
  ];
}

/** Whether something of the project is not for everybody. */
export function hasAllowedConsumers({ publicModels }: Project, ofProject: readonly string[] | undefined): boolean {
  return publicModels.some((model) => consumersAllowed(model, ofProject) !== null);
}

/** `consumer-not-allowed`, as the upstream is told when it publishes: who uses a model already though not allowed to. A warning. */
export function usedWithoutLeave(
  { name, publicModels }: Project,
  ofProject: readonly string[] | undefined,
  consumers: readonly Consumer[]
): readonly Finding[] {
  return publicModels.flatMap((model) => {
    const allowed = consumersAllowed(model, ofProject);
    if (allowed === null) return [];
    const using = consumers.filter(
      ({ project, references }) =>
        !isAmong(allowed, project) &&
        references.some((one) => one.model === model.name && (one.version ?? model.version) === model.version)
    );
    const projects = [
      ...new Set(using.map(({ project, repository }) => (repository ? `${project} (${repository})` : project)))
    ];
    if (projects.length === 0) return [];
    const about = { project: name, model: model.name, version: model.version };
    return [
      finding('consumer-not-allowed', {
        project: name,
        model: modelName(about),
        ...(model.file === '' ? {} : { file: model.file }),
        severity: 'warning',
        message: `${modelName(about)} is used already by projects that are not among its consumers: ${listed(projects)}`,
        hint: 'Their next validate fails. Add them to the consumers, or tell them before.'
      })
    ];
  });
}

function isAmong(allowed: readonly string[], name: string): boolean {
  return allowed.some((pattern) => matchesPattern(pattern, name));
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
