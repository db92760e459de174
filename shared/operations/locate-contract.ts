import type { Files, Finding, Project, UniqueId } from '../domain/index.ts';
import type { Judgement } from '../lineage/index.ts';
import { annotate, type Territory } from './annotate.ts';

/** The findings about a project's own contract at the lines of the models that they are about: in their properties, where they have any. */
export function atTheirModels(
  findings: readonly Finding[],
  project: Project,
  propertiesOf: (model: UniqueId) => string | null,
  territory: Territory,
  files: Files
): Promise<readonly Finding[]> {
  const judgements = findings.map((one): Judgement => {
    const id = `model.${one.model}`;
    const file = propertiesOf(id);
    const model = project.nodes.get(id)?.name;
    if (file === null || model === undefined) return { finding: one, place: { kind: 'file' } };
    return { finding: one, place: { kind: 'entry', model, column: one.column ?? null, file } };
  });
  return annotate(judgements, project, territory, files);
}
