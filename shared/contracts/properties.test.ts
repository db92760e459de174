import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Project } from '../domain/index.ts';
import { caseless } from './column-name.ts';
import { compareContracts, type ContractChange } from './index.ts';
import { shuffled, twoProjects } from './testing/arbitrary.ts';
import { column, constraint, dbtUp, model } from './testing/contracts.ts';
import { NOW } from './testing/cases/case.ts';

const RUNS = { numRuns: 200 };

function changes(old: Project, next: Project): readonly ContractChange[] {
  return compareContracts(old, next, { now: NOW });
}

/** What the changes are about, of those by one of the rules. */
function subjects(all: readonly ContractChange[], ...rules: readonly ContractChange['rule'][]): readonly string[] {
  return all
    .filter(({ rule }) => rules.includes(rule))
    .map(({ subject: { model, version, column } }) => JSON.stringify([model, version, column && caseless(column)]))
    .sort();
}

test('nothing changes between a project and itself', () => {
  fc.assert(
    fc.property(twoProjects, ([project]) => {
      expect(changes(project, project)).toEqual([]);
    }),
    RUNS
  );
});

test('nothing in the order of a project matters', () => {
  fc.assert(
    fc.property(
      twoProjects.chain(([old, next]) => fc.tuple(fc.constant(old), fc.constant(next), shuffled(old), shuffled(next))),
      ([old, next, otherOld, otherNext]) => {
        expect(changes(otherOld, otherNext)).toEqual(changes(old, next));
        expect(changes(old, otherOld)).toEqual([]);
      }
    ),
    RUNS
  );
});

test('what is removed one way is added the other way', () => {
  fc.assert(
    fc.property(twoProjects, ([old, next]) => {
      const there = changes(old, next);
      const back = changes(next, old);
      const mirrored: readonly (readonly [
        removed: readonly ContractChange['rule'][],
        added: ContractChange['rule']
      ])[] = [
        [['model-removed', 'removed-early', 'version-retired', 'access-narrowed'], 'model-added'],
        [['column-removed'], 'column-added'],
        [['constraint-dropped', 'not-null-dropped', 'contract-dropped'], 'constraint-added']
      ];
      for (const [removed, added] of mirrored) {
        expect(subjects(there, ...removed)).toEqual(subjects(back, added));
        expect(subjects(back, ...removed)).toEqual(subjects(there, added));
      }
      for (const rule of [
        'primary-key-changed',
        'relation-moved',
        'column-quote-changed',
        'latest-version-moved'
      ] as const) {
        expect(subjects(there, rule)).toEqual(subjects(back, rule));
      }
      expect(subjects(there, 'column-type-widened', 'column-type-changed')).toEqual(
        subjects(back, 'column-type-widened', 'column-type-changed')
      );
    }),
    RUNS
  );
});

test('a wider type one way is a change the other way', () => {
  fc.assert(
    fc.property(twoProjects, ([old, next]) => {
      const widened = subjects(changes(old, next), 'column-type-widened');
      expect(subjects(changes(next, old), 'column-type-changed')).toEqual(expect.arrayContaining([...widened]));
    }),
    RUNS
  );
});

test('each change has a sentence, and what breaks has a remedy', () => {
  fc.assert(
    fc.property(twoProjects, ([old, next]) => {
      for (const { message, hint, impact } of changes(old, next)) {
        expect(message).not.toMatch(/undefined|null |\[object/);
        expect(hint !== '' || impact === 'safe').toBe(true);
      }
    }),
    RUNS
  );
});

test('any text may stand anywhere', () => {
  const text = fc.string({ unit: 'binary' });
  const wild = fc
    .record({ name: text, type: text, expression: text, adapter: text, date: text, columns: fc.array(text) })
    .map(({ name, type, expression, adapter, date, columns }) =>
      dbtUp(
        [
          model(name, {
            deprecationDate: date,
            columns: [column(name, type, { constraints: [constraint(type, { expression, to: expression })] })],
            constraints: [constraint('foreign_key', { columns, to: expression })],
            primaryKey: columns
          })
        ],
        { adapter }
      )
    );
  fc.assert(
    fc.property(wild, wild, (old, next) => {
      expect(changes(old, old)).toEqual([]);
      expect(Array.isArray(changes(old, next))).toBe(true);
    }),
    RUNS
  );
});
