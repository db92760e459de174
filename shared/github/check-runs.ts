import type { CheckAnnotation, CheckRun, GitHub, Repository } from './port.ts';

/** GitHub's most for one request. */
const PER_REQUEST = 50;

/**
 * Writes a check run with all its annotations: the first fifty with the run itself, the others added in further requests.
 *
 * @throws UserError for what GitHub refuses
 */
export async function writeCheckRun(github: GitHub, at: Repository, run: CheckRun): Promise<void> {
  const [first = [], ...more] = batches(run.output.annotations);
  const id = await github.createCheckRun(at, { ...run, output: { ...run.output, annotations: first } });
  for (const annotations of more) await github.extendCheckRun(at, id, { ...run.output, annotations });
}

function batches(all: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const number = Math.ceil(all.length / PER_REQUEST);
  return Array.from({ length: number }, (_, index) => all.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST));
}
