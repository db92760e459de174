import { COMMENTS, type Input } from './input.ts';

/** How an answer is shown to those who review a pull request. */
export const REVIEW: readonly Input[] = [
  {
    name: 'annotations',
    kind: 'flag',
    only: 'action',
    default: 'true',
    description: 'Annotate the lines of the models that findings are about.'
  },
  { name: 'summary', kind: 'flag', only: 'action', default: 'true', description: 'Write a summary of the job.' },
  {
    name: 'comment',
    kind: 'choice',
    choices: COMMENTS,
    only: 'action',
    default: 'auto',
    description:
      'Say on the pull request whether anything breaks, in one comment that later runs update: when there is an error or a warning, or there was one before (`auto`).'
  },
  {
    name: 'check-run',
    kind: 'flag',
    only: 'action',
    default: 'false',
    description: 'Write a check run with every finding on its line, where a step shows ten of a kind.'
  },
  {
    name: 'sarif-file',
    kind: 'path',
    description: 'Write the findings to this file as SARIF, for code scanning.'
  },
  {
    name: 'github-token',
    kind: 'text',
    only: 'action',
    runnerDefault: '${{ github.token }}',
    default: 'the token of the job',
    description: 'Token for the comment (`pull-requests: write`) and the check run (`checks: write`).'
  }
];
