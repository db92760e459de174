import type { PublicModel } from '../domain/index.ts';
import { instantOf } from '../manifest/index.ts';
import { change, modelLabel, type ContractChange, type ContractRuleId } from './change.ts';
import type { Guess } from './likeness.ts';
import type { Sides } from './sides.ts';

/** A public model, or a version of one, that the new side has not: `access-narrowed`, `version-retired`, `removed-early` or `model-removed`. */
export function modelRemoved(
  sides: Sides,
  model: PublicModel,
  guess: Guess<PublicModel> | undefined
): readonly ContractChange[] {
  const isKept = sides.next.versions.has(model.name);
  // References to it name no version, and mean one of the new versions: `latest-version-moved` says so.
  if (model.version === null && isKept) return [];
  const name = `${sides.old.project.name}.${modelLabel(model.name, model.version)}`;
  const say = (rule: ContractRuleId, message: string): readonly ContractChange[] => [
    change(rule, {
      subject: { model: model.name, version: model.version, column: null },
      file: model.file,
      message: `${name} ${message}`
    })
  ];

  const day = model.deprecationDate?.slice(0, 10);
  if (isPast(model, sides.now)) return say('version-retired', `is not public any more, as it was announced for ${day}`);
  const node = sides.next.project.nodes.get(model.uniqueId);
  if (node !== undefined && node.access !== 'public') {
    return say('access-narrowed', `is ${node.access} now, and was public`);
  }
  if (isKept) {
    const when = day === undefined ? 'without a deprecation_date' : `before ${day}, its deprecation_date`;
    return say('removed-early', `is gone ${when}`);
  }
  const early = day === undefined ? '' : ` before ${day}, its deprecation_date`;
  return say('model-removed', `is not published any more${early}: ${howGone(sides)}${perhaps(guess)}`);
}

function perhaps(guess: Guess<PublicModel> | undefined): string {
  if (guess === undefined) return '';
  return `; it may be ${modelLabel(guess.item.name, guess.item.version)} now (a guess: ${guess.because})`;
}

function isPast({ deprecationDate }: PublicModel, now: Date): boolean {
  const time = deprecationDate === null ? null : instantOf(deprecationDate);
  return time !== null && time < now.getTime();
}

/** A publication shows public models alone: it cannot tell what is gone from what is not public. */
function howGone({ next: { project: next } }: Sides): string {
  if (!next.knowsAccess) return `dbt ${next.dbtVersion} knows no access`;
  const isFull = next.nodes.size > next.publicModels.length;
  return isFull ? 'removed, renamed or disabled' : 'gone, or not public';
}
