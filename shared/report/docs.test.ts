import { expect, test } from '@jest/globals';
import type { DocsReport } from '../domain/index.ts';
import { docsJson, docsTerminal } from './docs.ts';

const VERSION = '20261124T100000Z-0123456789ab';
const REPORT: DocsReport = {
  environment: 'prod',
  include: 'full',
  folder: '/site',
  files: ['index.html', 'manifest.json', 'catalog.json'],
  projects: [
    { project: 'down', environment: 'prod', version: VERSION, include: 'public', models: 1, catalog: false },
    { project: 'up', environment: 'prod', version: VERSION, include: 'full', models: 3, catalog: true }
  ],
  findings: [
    {
      rule: 'shown-by-public-view',
      severity: 'warning',
      project: 'down',
      model: null,
      message: 'Of down only its public models are shown: it published no full manifest',
      hint: 'Publish it.'
    }
  ],
  silenced: []
};

test('a terminal is told where the site is, what is on it, and how it is read', () => {
  expect(docsTerminal(REPORT)).toEqual({
    stdout: [
      '✓ /site: 2 projects of prod documented',
      `  - down: prod ${VERSION}, 1 model, the public view`,
      `  - up: prod ${VERSION}, 3 models, whole, with its catalog`,
      '  Read it with any web server: python3 -m http.server --bind 127.0.0.1 --directory /site',
      ''
    ].join('\n'),
    stderr: [
      '! /site: 1 warning',
      '  warning: Of down only its public models are shown: it published no full manifest [shown-by-public-view]',
      '    → Publish it.',
      ''
    ].join('\n')
  });
});

test('a site of one file is opened as it is', () => {
  expect(docsTerminal({ ...REPORT, files: ['index.html'], findings: [] })).toMatchObject({
    stdout: expect.stringContaining('  Open /site/index.html in a browser\n'),
    stderr: ''
  });
});

test('programs get one document', () => {
  expect(JSON.parse(docsJson(REPORT))).toMatchObject({
    folder: '/site',
    projects: [
      { project: 'down', include: 'public' },
      { project: 'up', models: 3, catalog: true }
    ],
    findings: [{ rule: 'shown-by-public-view', project: 'down' }],
    silenced: []
  });
});
