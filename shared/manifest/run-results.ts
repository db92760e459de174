import { UserError } from '../domain/index.ts';
import type { UniqueId } from '../domain/index.ts';
import { artifactOf, describeArtifact } from './artifact.ts';
import { parseDocument } from './document.ts';
import { isObject, listIn, objectIn, textIn } from './json.ts';
import { utcTimeIn } from './time.ts';

/** What a run of dbt did: `run_results.json` of any version. */
export interface RunResults {
  /** ISO time in UTC; null when the file does not tell. */
  readonly generatedAt: string | null;
  /** The run; a manifest of the same run has it as `metadata.invocation_id`. */
  readonly invocationId: string | null;
  readonly results: readonly RunResult[];
}

export interface RunResult {
  readonly uniqueId: UniqueId;
  /** As dbt wrote it: `success`, `error`, `skipped`, `pass`, `fail`, `warn`, `runtime error`, …; lower case. */
  readonly status: string;
  readonly message: string | null;
}

/**
 * Run results from their bytes, v1 (dbt 0.19) to v6 and whatever comes after: the few keys that are read have never changed.
 * @param name How messages call the file.
 * @throws UserError for anything else; it names the file and what was found.
 */
export function parseRunResults(bytes: Uint8Array, name: string): RunResults {
  const document = parseDocument(bytes, name);
  if (artifactOf(document)?.kind !== 'run-results') {
    throw new UserError(
      `${name} holds no run results: it is ${describeArtifact(document)}`,
      'Name the run_results.json that `dbt build` writes beside the manifest.'
    );
  }
  const metadata = objectIn(document['metadata']);
  if (!Array.isArray(document['results'])) {
    throw new UserError(`${name} holds no whole run results: it has no "results"`, 'Build the project again.');
  }
  return {
    generatedAt: utcTimeIn(metadata['generated_at']),
    invocationId: textIn(metadata['invocation_id']),
    results: listIn(document['results'])
      .filter(isObject)
      .flatMap((result) => {
        const uniqueId = textIn(result['unique_id']);
        return uniqueId === null
          ? []
          : [{ uniqueId, status: (textIn(result['status']) ?? '').toLowerCase(), message: textIn(result['message']) }];
      })
  };
}
