import type { Reading, RelationRules } from '../domain/index.ts';
import type { Here } from './here.ts';
import type { MeshFile } from './mesh-file.ts';
import { parseRelations } from './relations-input.ts';
import type { DeclaredUpstream } from './upstreams.ts';

/** What the inputs ask of all upstreams; null where they say nothing. */
export interface AskedReading {
  readonly maxAge: number | null;
  readonly relations: RelationRules | null;
}

export const NOTHING_ASKED: AskedReading = { maxAge: null, relations: null };

/** The inputs `max-age` and `relations`. */
export async function askedReading({ inputs, faults }: Here): Promise<AskedReading> {
  const relations = inputs.text('relations');
  return {
    maxAge: inputs.duration('max-age'),
    relations: relations === null ? null : await parseRelations(relations, faults)
  };
}

/** How an upstream is read: by the inputs, then by what `dbt-mesh.yml` has for it, then by what the file has for all. */
export function readingOf(asked: AskedReading, meshFile: MeshFile, inFile?: DeclaredUpstream): Reading {
  return {
    maxAge: asked.maxAge ?? inFile?.maxAge ?? null,
    relations: [asked.relations, inFile?.relations, meshFile.relations].flatMap((rules) => rules ?? [])
  };
}
