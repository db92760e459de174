import type { Mode, Upstream } from '../domain/index.ts';
import type { Here } from './here.ts';
import { NOTHING_ASKED, readingOf, type AskedReading } from './reading.ts';
import { parseUpstreams, type DeclaredUpstream } from './upstreams.ts';

/** The input `upstreams`; null when it is unset. */
export function givenUpstreams({ inputs, faults }: Here): readonly DeclaredUpstream[] | null {
  const text = inputs.text('upstreams');
  return text === null ? null : parseUpstreams(text, faults);
}

/**
 * The upstreams of a project: those given, else those of its entry in `dbt-mesh.yml`; null when neither says. Each has the mode that
 * stands beside it, else that of the input `mode`, else the one that `dbt-mesh.yml` has for it, else `package`.
 *
 * @param projectDir null when nobody knows the project's folder
 * @param asked what the inputs ask of all upstreams
 */
export function upstreamsOf(
  { meshFile }: Here,
  projectDir: string | null,
  given: readonly DeclaredUpstream[] | null = null,
  mode: Mode | null = null,
  asked: AskedReading = NOTHING_ASKED
): readonly Upstream[] | null {
  const listed = meshFile.projects?.find((project) => project.folder === projectDir)?.upstreams ?? null;
  const declared = given ?? listed;
  if (declared === null) return null;
  return declared.map(({ project, mode: own, optional }) => {
    const inFile = listed?.find((upstream) => upstream.project === project);
    return {
      project,
      mode: own ?? mode ?? inFile?.mode ?? 'package',
      optional: optional || inFile?.optional === true,
      reading: readingOf(asked, meshFile, inFile)
    };
  });
}
