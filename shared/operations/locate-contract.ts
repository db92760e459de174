import type { Files, Finding, Project, UniqueId } from '../domain/index.ts';
import type { Judgement } from '../lineage/index.ts';
import type { Weighed } from '../rules/index.ts';
import { annotate } from './annotate.ts';
import { sourceTexts, type Territory } from './source-texts.ts';

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
  const textOf = sourceTexts(territory, files);
  const place = async (some: readonly Finding[]): Promise<readonly Finding[]> =>
    (await annotate(some.map(judgementOf), project, textOf)).map(({ finding }) => finding);
  const placed = await place(silenced.map(({ finding }) => finding));
  return {
    findings: await place(findings),
    silenced: silenced.map((one, index) => ({ ...one, finding: placed[index] ?? one.finding }))
  };
}
