import type { Impact, PublicModel } from '../domain/index.ts';
import { change, type ContractChange } from './change.ts';
import { compareModels, comparePromises } from './compare-models.ts';
import { versionName } from './pair.ts';
import type { Side, Sides } from './sides.ts';

/** What a reference without a version means. */
interface Meaning {
  /** Null for a model without versions. */
  readonly version: string | null;
  /** Null when that version is not public. */
  readonly model: PublicModel | null;
}

/**
 * `latest-version-moved`, and what that changes for references without a version: the model that they meant against the one that they mean
 * now. References that name a version are not concerned.
 */
export function compareLatest(sides: Sides): readonly ContractChange[] {
  return [...sides.old.versions.keys()].flatMap((name) => {
    const was = meaningOf(sides.old, name);
    const is = meaningOf(sides.next, name);
    return was === null || is === null || was.version === is.version ? [] : moved(sides, name, was, is);
  });
}

/** Null when there is no such model, or when the manifest does not tell. */
function meaningOf(side: Side, name: string): Meaning | null {
  const versions = side.versions.get(name) ?? [];
  const single = versions.find(({ version }) => version === null);
  if (single !== undefined) return { version: null, model: single };
  const latest = versions.map(({ latestVersion }) => latestVersion).find((version) => version !== null);
  if (latest === undefined) return null;
  return { version: latest, model: versions.find(({ version }) => version === latest) ?? null };
}

function moved(sides: Sides, name: string, was: Meaning, is: Meaning): readonly ContractChange[] {
  const isLost = was.model !== null && is.model === null;
  const file = (is.model ?? was.model)?.file ?? '';
  const impact: Impact = isLost ? 'breaking' : 'risky';
  const end = isLost ? ', which is not public' : '';
  const announcement = change('latest-version-moved', {
    subject: { model: name, version: null, column: null },
    file,
    impact,
    message: `References to ${sides.old.project.name}.${name} without a version mean ${meant(is)} now${end}, and meant ${meant(was)}`
  });
  if (was.model === null || is.model === null) return [announcement];
  const pair = { old: was.model, next: is.model, version: null };
  const isSameModel = was.version === null || is.version === null;
  return [announcement, ...(isSameModel ? compareModels(sides, pair) : comparePromises(sides, pair))];
}

function meant({ version }: Meaning): string {
  return version === null ? 'the model without versions' : versionName({ version });
}
