import type { PublicModel } from '../domain/index.ts';
import { displayRelation, instantOf, relationKey } from '../manifest/index.ts';
import type { ContractChange } from './change.ts';
import { compareColumns } from './compare-columns.ts';
import { compareConstraints } from './compare-constraints.ts';
import { matchColumns } from './match-columns.ts';
import { pairChange, pairName, type ModelPair } from './pair.ts';
import type { Sides } from './sides.ts';

/** A public model against the same model and version on the new side, by every rule. */
export function compareModels(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  return [
    ...relationMoved(sides, pair),
    ...groupChanged(sides, pair),
    ...descriptionChanged(sides, pair),
    ...deprecationAnnounced(sides, pair),
    ...comparePromises(sides, pair)
  ];
}

/**
 * What was promised of a model against what is promised of another that takes its place: contract, columns, constraints, and that there is
 * something to read. Where each lies and how each is described is its own.
 */
export function comparePromises(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const contents = weighed(pair, compareContents(sides, pair));
  const isUnpromised = !isEnforced(pair.old) && contents.some(({ impact }) => impact !== 'safe');
  return [
    ...contractChanged(sides, pair),
    ...materializationChanged(sides, pair),
    ...contents,
    ...(isUnpromised ? withoutContract(sides, pair.next, pair) : [])
  ];
}

/** `public-without-contract`, where a model has none. */
export function withoutContract(
  sides: Sides,
  model: PublicModel,
  pair: ModelPair = { old: model, next: model, version: model.version }
): readonly ContractChange[] {
  if (isEnforced(model)) return [];
  const message = `${pairName(sides, pair)} is public without an enforced contract: nothing about its columns is promised`;
  return [pairChange('public-without-contract', pair, message)];
}

function compareContents(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  // A model without columns and contract says nothing about its columns, and so nothing about their going or coming either.
  if (!declaresColumns(pair.old) || !declaresColumns(pair.next)) return [];
  const match = matchColumns(pair.old.columns, pair.next.columns, sides.adapter);
  return [...compareColumns(sides, pair, match), ...compareConstraints(sides, pair, match)];
}

function declaresColumns(model: PublicModel): boolean {
  return isEnforced(model) || model.columns.length > 0;
}

/** What no contract has promised cannot be broken. */
function weighed({ old }: ModelPair, changes: readonly ContractChange[]): readonly ContractChange[] {
  if (isEnforced(old)) return changes;
  return changes.map((change) => (change.impact === 'breaking' ? { ...change, impact: 'risky' } : change));
}

function isEnforced({ contract }: PublicModel): boolean {
  return contract.enforced;
}

function contractChanged(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const { old, next } = pair;
  if (isEnforced(old) === isEnforced(next)) return [];
  return isEnforced(old)
    ? [pairChange('contract-dropped', pair, `The contract of ${pairName(sides, pair)} is not enforced any more`)]
    : [pairChange('constraint-added', pair, `${pairName(sides, pair)} has an enforced contract now`)];
}

function materializationChanged(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const { materialized: was } = pair.old;
  const { materialized: is } = pair.next;
  if (was === is) return [];
  const isEphemeral = is === 'ephemeral';
  return [
    pairChange(
      'materialization-changed',
      pair,
      `${pairName(sides, pair)} is materialized as ${is}, and was as ${was}${isEphemeral ? ': there is nothing left to read' : ''}`,
      isEphemeral ? { impact: 'breaking' } : {}
    )
  ];
}

function relationMoved(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const { old, next } = pair;
  // Old manifests and ephemeral models render no relation: then neither side's quoting is known.
  const known = old.relation.rendered !== null && next.relation.rendered !== null;
  const [was, is] = [old.relation, next.relation].map((relation) =>
    relationKey(known ? relation : { ...relation, rendered: null }, sides.adapter)
  );
  if (was === is) return [];
  return [
    pairChange(
      'relation-moved',
      pair,
      `${pairName(sides, pair)} is ${displayRelation(next.relation)}, and was ${displayRelation(old.relation)}`
    )
  ];
}

function groupChanged(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const { group: was } = pair.old;
  const { group: is } = pair.next;
  if (was === is) return [];
  return [
    pairChange(
      'group-changed',
      pair,
      `${pairName(sides, pair)} belongs to ${is === null ? 'no group' : `group ${is}`}, and did to ${was === null ? 'none' : was}`
    )
  ];
}

function descriptionChanged(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  if (pair.old.description === pair.next.description) return [];
  return [pairChange('description-changed', pair, `${pairName(sides, pair)} has another description`)];
}

function deprecationAnnounced(sides: Sides, pair: ModelPair): readonly ContractChange[] {
  const { deprecationDate: was } = pair.old;
  const { deprecationDate: is } = pair.next;
  if (was === is || (was !== null && is !== null && instantOf(was) === instantOf(is))) return [];
  const name = pairName(sides, pair);
  const instead = was === null ? '' : `, and was from ${was.slice(0, 10)}`;
  return [
    pairChange(
      'deprecation-announced',
      pair,
      is === null ? `${name} is not deprecated any more` : `${name} is deprecated from ${is.slice(0, 10)}${instead}`
    )
  ];
}
