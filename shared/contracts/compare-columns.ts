import type { Column } from '../domain/index.ts';
import type { ContractChange } from './change.ts';
import { guessColumns, type Guess } from './likeness.ts';
import type { ColumnMatch, ColumnPair } from './match-columns.ts';
import { pairChange, pairName, type ModelPair } from './pair.ts';
import type { Sides } from './sides.ts';
import { compareTypes } from './types/index.ts';

/** `column-removed`, `column-added`, `column-quote-changed`, `column-type-changed`, `column-type-widened`, and descriptions of columns. */
export function compareColumns(sides: Sides, pair: ModelPair, match: ColumnMatch): readonly ContractChange[] {
  const guesses = guessColumns(match.removed, match.added, sides.adapter);
  return [
    ...match.removed.map((column) => removed(sides, pair, column, guesses.get(column))),
    ...match.added.map((column) => added(sides, pair, column)),
    ...match.pairs.flatMap((columns) => [
      ...quoteChanged(sides, pair, columns),
      ...typeChanged(sides, pair, columns),
      ...descriptionChanged(sides, pair, columns)
    ])
  ];
}

function removed(sides: Sides, pair: ModelPair, { name }: Column, guess: Guess<Column> | undefined): ContractChange {
  const perhaps = guess === undefined ? '' : `; it may be ${guess.item.name} now (a guess: ${guess.because})`;
  return pairChange('column-removed', pair, `${pairName(sides, pair)} has no column ${name} any more${perhaps}`, {
    column: name
  });
}

function added(sides: Sides, pair: ModelPair, { name, dataType }: Column): ContractChange {
  const type = dataType === null ? '' : ` (${dataType})`;
  return pairChange('column-added', pair, `${pairName(sides, pair)} has a new column ${name}${type}`, { column: name });
}

function quoteChanged(sides: Sides, pair: ModelPair, { old, next, same }: ColumnPair): readonly ContractChange[] {
  if (same) return [];
  const flipped = next.quote ? 'is quoted and was not' : 'is not quoted and was';
  return [
    pairChange(
      'column-quote-changed',
      pair,
      `Column ${old.name} of ${pairName(sides, pair)} ${flipped}: ${sides.adapter ?? 'the warehouse'} takes it for another name`,
      { column: old.name }
    )
  ];
}

function typeChanged(sides: Sides, pair: ModelPair, { old, next }: ColumnPair): readonly ContractChange[] {
  // A type that is not declared is not known. An enforced contract has them all.
  if (old.dataType === null || next.dataType === null || old.dataType === next.dataType) return [];
  const { verdict, reason, understood } = compareTypes(sides.adapter ?? '', old.dataType, next.dataType);
  if (verdict === 'same') return [];
  // The reason of an unknown type says so itself.
  const asText = understood || verdict === 'unknown' ? '' : ' (in part compared as text)';
  return [
    pairChange(
      verdict === 'wider' ? 'column-type-widened' : 'column-type-changed',
      pair,
      `Column ${old.name} of ${pairName(sides, pair)} is ${next.dataType}, and was ${old.dataType}: ${reason}${asText}`,
      { column: old.name }
    )
  ];
}

function descriptionChanged(sides: Sides, pair: ModelPair, { old, next }: ColumnPair): readonly ContractChange[] {
  if (old.description === next.description) return [];
  return [
    pairChange('description-changed', pair, `Column ${old.name} of ${pairName(sides, pair)} has another description`, {
      column: old.name
    })
  ];
}
