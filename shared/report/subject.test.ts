import { expect, test } from '@jest/globals';
import type { ValidateReport } from '../domain/index.ts';
import { subjectOf, type Answer } from './index.ts';
import { validated, verdict } from './testing/reports.ts';
import { ANSWERS } from './testing/review.ts';

test('an answer is about its environment and its projects, in any order', () => {
  const answer = validated(verdict({ project: 'b' }), verdict({ project: 'a' }));
  expect(subjectOf(answer, 'prod').parts).toEqual(['validate', 'prod', 'a', 'b']);
});

test('the environment that the project is to go to counts where it is another', () => {
  const { report } = ANSWERS['breaks'] as { readonly verb: 'validate'; readonly report: ValidateReport };
  const answer: Answer = { verb: 'validate', report };
  expect(subjectOf(answer, 'prod').parts).toEqual(['validate', 'prod', 'dbt_up']);
  expect(subjectOf(answer, 'staging').parts).toEqual(['validate', 'staging', 'prod', 'dbt_up']);
});

test('in words, many projects are the first few and a number', () => {
  const answer = validated(...['e', 'd', 'c', 'b', 'a'].map((project) => verdict({ project })));
  expect(subjectOf(answer, 'prod')).toEqual({
    parts: ['validate', 'prod', 'a', 'b', 'c', 'd', 'e'],
    words: ['validate', 'prod', 'a', 'b', 'c', 'and 2 more']
  });
});
