import type { Files, Finding, Project, UniqueId } from '../domain/index.ts';
import type { Judgement } from '../lineage/index.ts';
import type { Weighed } from '../rules/index.ts';
import { annotate, type Territory } from './annotate.ts';

/** The findings about a project's own contract at the lines of the models that they are about: in their properties, where they have any. */
export async function atTheirModels(
  { findings, silenced }: Weighed,
  project: Project,
  propertiesOf: (model: UniqueId) => string | null,
  territory: Territory,
  files: Files
): Promise<Weighed> {
  const judgementOf = (one: Finding): Judgement => {
    const id = `model.${one.model}`;
    const file = propertiesOf(id);
    const model = project.nodes.get(id)?.name;
    if (file === null || model === undefined) return { finding: one, place: { kind: 'file' } };
    return { finding: one, place: { kind: 'entry', model, column: one.column ?? null, file } };
  };
  const all = [...findings, ...silenced.map(({ finding }) => finding)];
  const located = await annotate(all.map(judgementOf), project, territory, files);
  return {
    findings: located.slice(0, findings.length),
    silenced: silenced.map((one, index) => ({ ...one, finding: located[findings.length + index] ?? one.finding }))
  };
}
