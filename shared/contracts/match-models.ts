import type { PublicModel } from '../domain/index.ts';
import type { ModelPair } from './pair.ts';

/** Public models of two projects, each in one of the three lists, by name and version. */
export interface ModelMatch {
  readonly pairs: readonly ModelPair[];
  readonly removed: readonly PublicModel[];
  readonly added: readonly PublicModel[];
}

/** Pairs the models that a reference means on both sides: those of the same name and version. */
export function matchModels(old: readonly PublicModel[], next: readonly PublicModel[]): ModelMatch {
  const before = byReference(old);
  const after = byReference(next);
  return {
    pairs: [...before].flatMap(([key, model]) => {
      const counterpart = after.get(key);
      return counterpart === undefined ? [] : [{ old: model, next: counterpart, version: model.version }];
    }),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, model]) => model),
    added: [...after].filter(([key]) => !before.has(key)).map(([, model]) => model)
  };
}

/** In one order, whatever the manifest's was. */
function byReference(models: readonly PublicModel[]): ReadonlyMap<string, PublicModel> {
  const entries = models.map((model) => [JSON.stringify([model.name, model.version]), model] as const);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
