import { expect, test } from '@jest/globals';
import { repositoryOf } from './repository.ts';

test('a full name is taken apart', () => {
  expect(repositoryOf('acme/dbt_down.v2-x')).toEqual({ owner: 'acme', repo: 'dbt_down.v2-x' });
});

test.each([
  null,
  undefined,
  '',
  'acme',
  'acme/',
  '/down',
  'a/b/c',
  'acme/..',
  'acme/.',
  'acme/a?b',
  'a%2f/b',
  ' acme/down',
  'acme/down\n'
])('%j is no repository', (name) => expect(repositoryOf(name)).toBeNull());
