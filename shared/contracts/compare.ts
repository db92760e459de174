import type { Project, PublicModel } from '../domain/index.ts';
import { change, modelLabel, type ContractChange } from './change.ts';
import { compareModels, withoutContract } from './compare-models.ts';
import { compareLatest } from './latest.ts';
import { guessModels } from './likeness.ts';
import { matchModels } from './match-models.ts';
import { modelRemoved } from './removed.ts';
import { sidesOf, type Sides } from './sides.ts';

export interface CompareOptions {
  /** Tells a version that was retired from one that was removed early. */
  readonly now: Date;
}

/**
 * What changed from one publication of a project to another, by the contract rules. Models are the same by name and version, columns by their
 * names as the warehouse folds them, types by their meaning. Nothing in the order of either side matters, and a project compared with
 * itself has no changes.
 *
 * @param old What is published; a full manifest or a public view, as `next`.
 * @param next What is to take its place. Where it is a full manifest, a model that is no longer public is told from one that is gone.
 * @returns the changes by model, version and column
 */
export function compareContracts(old: Project, next: Project, { now }: CompareOptions): readonly ContractChange[] {
  const sides = sidesOf(old, next, now);
  const { pairs, removed, added } = matchModels(old.publicModels, next.publicModels);
  // A new version of a model is nobody's new name.
  const renamed = added.filter(({ name }) => !sides.old.versions.has(name));
  const guesses = guessModels(removed, renamed, sides.adapter);
  const changes = [
    ...removed.flatMap((model) => modelRemoved(sides, model, guesses.get(model))),
    ...added.flatMap((model) => [modelAdded(sides, model), ...withoutContract(sides, model)]),
    ...pairs.flatMap((pair) => compareModels(sides, pair)),
    ...compareLatest(sides)
  ];
  return changes.sort(byPlace);
}

function modelAdded({ old }: Sides, { name, version, file }: PublicModel): ContractChange {
  return change('model-added', {
    subject: { model: name, version, column: null },
    file,
    message: `${old.project.name}.${modelLabel(name, version)} is public now, and was not`
  });
}

function byPlace(one: ContractChange, other: ContractChange): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  const differs = a.findIndex((text, index) => text !== b[index]);
  return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}

function placeOf({ subject, rule, message }: ContractChange): readonly string[] {
  return [subject.model, subject.version ?? '', subject.column ?? '', rule, message];
}
