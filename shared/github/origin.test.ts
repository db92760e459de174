import { expect, test } from '@jest/globals';
import { originOf } from './origin.ts';

test('a job says where a publication comes from', () => {
  expect(
    originOf({
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/up',
      GITHUB_SHA: 'abc',
      GITHUB_RUN_ID: '7'
    })
  ).toEqual({ repository: 'acme/up', commit: 'abc', runUrl: 'https://github.com/acme/up/actions/runs/7' });
});

test.each([{}, { GITHUB_REPOSITORY: '', GITHUB_SHA: '', GITHUB_RUN_ID: '7' }])('a laptop says nothing: %j', (env) => {
  expect(originOf(env)).toEqual({ repository: null, commit: null, runUrl: null });
});
