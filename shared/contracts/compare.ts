import type { Project, PublicModel } from '../domain/index.ts';
import { change, modelLabel, type ContractChange } from './change.ts';
import { compareModels, withoutContract } from './compare-models.ts';
import { compareLatest } from './latest.ts';
import { guessModels } from './likeness.ts';
import type { Sides } from './pair.ts';
import { modelRemoved } from './removed.ts';

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
 * @returns the changes by model, version and column, none of them twice
 */
export function compareContracts(old: Project, next: Project, { now }: CompareOptions): readonly ContractChange[] {
  const sides: Sides = { old, next, adapter: next.adapter ?? old.adapter, now };
  const before = byLabel(old.publicModels);
  const after = byLabel(next.publicModels);
  const removed = [...before].filter(([label]) => !after.has(label)).map(([, model]) => model);
  const added = [...after].filter(([label]) => !before.has(label)).map(([, model]) => model);
  const guesses = guessModels(
    removed,
    added.filter(({ name }) => !isKnown(old, name)),
    sides.adapter
  );
  const changes = [
    ...removed.flatMap((model) => modelRemoved(sides, model, guesses.get(model))),
    ...added.flatMap((model) => [modelAdded(sides, model), ...withoutContract(sides, model)]),
    ...[...before].flatMap(([label, model]) => {
      const counterpart = after.get(label);
      return counterpart === undefined
        ? []
        : compareModels(sides, { old: model, next: counterpart, version: model.version });
    }),
    ...compareLatest(sides)
  ];
  return changes.sort(byPlace);
}

/** The models by name and version, in that order. */
function byLabel(models: readonly PublicModel[]): ReadonlyMap<string, PublicModel> {
  return new Map(
    models.map((model) => [modelLabel(model.name, model.version), model] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

function isKnown({ publicModels }: Project, name: string): boolean {
  return publicModels.some((model) => model.name === name);
}

function modelAdded({ next }: Sides, { name, version, file }: PublicModel): ContractChange {
  return change('model-added', {
    subject: { model: name, version, column: null },
    file,
    message: `${next.name}.${modelLabel(name, version)} is public, and was not there`
  });
}

function byPlace(one: ContractChange, other: ContractChange): number {
  return compareTexts(placeOf(one), placeOf(other));
}

function placeOf({ subject, rule, message }: ContractChange): readonly string[] {
  return [subject.model, subject.version ?? '', subject.column ?? '', rule, message];
}

function compareTexts(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((text, index) => text !== other[index]);
  const [a = '', b = ''] = [one[differs], other[differs]];
  return a === b ? 0 : a < b ? -1 : 1;
}
