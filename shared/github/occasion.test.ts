import { expect, test } from '@jest/globals';
import { occasionOf } from './occasion.ts';

const SHA = 'ce587453ced02b1526dfb4cb910479d431683101';
const MERGE = '0000000000000000000000000000000000000001';
const ENV = { GITHUB_REPOSITORY: 'acme/down', GITHUB_SHA: MERGE };

test.each<[string, unknown, number | null, string]>([
  ['a pull request', { pull_request: { number: 12, head: { sha: SHA } } }, 12, SHA],
  ['a push', { ref: 'refs/heads/main' }, null, MERGE],
  ['a comment on a pull request', { issue: { number: 7, pull_request: { url: 'x' } } }, 7, MERGE],
  ['a comment on an issue', { issue: { number: 7 } }, null, MERGE],
  ['a finished run of one pull request', { workflow_run: { head_sha: SHA, pull_requests: [{ number: 3 }] } }, 3, SHA],
  ['a finished run of a fork', { workflow_run: { head_sha: SHA, pull_requests: [] } }, null, SHA],
  ['a run of two', { workflow_run: { head_sha: SHA, pull_requests: [{ number: 3 }, { number: 4 }] } }, null, SHA],
  ['a number that is text', { pull_request: { number: '../../x', head: { sha: 'main' } } }, null, MERGE],
  ['a number that is none', { pull_request: { number: -1.5, head: null } }, null, MERGE],
  ['an array', [], null, MERGE],
  ['a prototype', JSON.parse('{"__proto__": {"pull_request": {"number": 1}}}'), null, MERGE]
])('%s', (_, event, pullRequest, headSha) => {
  expect(occasionOf(ENV, JSON.stringify(event))).toEqual({ repository: 'acme/down', pullRequest, headSha });
});

test.each([null, '', '{', '"x"'])('an event that is no object says nothing: %j', (event) => {
  expect(occasionOf({}, event)).toEqual({ repository: null, pullRequest: null, headSha: null });
});
