import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Consumer, Mode, Project, Reference } from '../domain/index.ts';
import { breaksOf, compareContracts, reach } from './index.ts';
import { twoProjects } from './testing/arbitrary.ts';
import { NOW } from './testing/cases/case.ts';
import { consumer, reference } from './testing/consumers.ts';

const MODES: readonly Mode[] = ['package', 'sources', 'loom'];

/** A consumer for each way to use each model of a project. */
function everyUse({ publicModels }: Project): readonly Consumer[] {
  const references = publicModels.flatMap(({ name, version, columns }) => {
    const used: readonly Reference['columns'][] = ['*', null, [], ...columns.map((column) => [column.name])];
    const pins = version === null ? [undefined] : [true, false, undefined];
    return MODES.flatMap((mode) =>
      pins.flatMap((pinned) => used.map((one) => reference({ model: name, version, mode, pinned, columns: one })))
    );
  });
  return references.map((one, index) => consumer([one], { project: `dbt_${index}` }));
}

test('what breaks one use is what reaches it and breaks', () => {
  fc.assert(
    fc.property(twoProjects, ([old, next]) => {
      const changes = compareContracts(old, next, { now: NOW });
      const consumers = everyUse(old);
      const breaking = reach(old, changes, consumers).filter(({ impact }) => impact === 'breaking');
      const breaks = breaksOf(old, changes);
      for (const { project, references } of consumers) {
        const reached = breaking.flatMap(({ rule, subject, uses }) =>
          uses.flatMap((use) =>
            use.project === project ? [{ rule, column: subject.column, certainty: use.certainty }] : []
          )
        );
        expect(references.flatMap(breaks)).toEqual(reached);
      }
    }),
    { numRuns: 100 }
  );
});
