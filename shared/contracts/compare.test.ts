import { expect, test } from '@jest/globals';
import { realManifests } from '../manifest/testing/manifests.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { breaks, compareContracts } from './index.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

test.each(realManifests())('nothing changes between a manifest of $engine and itself', ({ manifest, engine }) => {
  const project = toProject(manifest, engine);
  expect(compareContracts(project, project, { now: NOW })).toEqual([]);
});

test.each(realManifests())(
  'nothing changes between a manifest of $engine and its public view',
  ({ manifest, engine }) => {
    const project = toProject(manifest, engine);
    const view = toProject(publicView(manifest, project), engine);
    expect(compareContracts(project, view, { now: NOW })).toEqual([]);
    expect(compareContracts(view, project, { now: NOW })).toEqual([]);
  }
);

test('one project built by any two engines is the same, but for what an engine cannot read', () => {
  const projects = realManifests()
    .map(({ manifest, engine }) => toProject(manifest, engine))
    .filter(({ knowsAccess }) => knowsAccess);
  const changes = projects.flatMap((old) => projects.flatMap((next) => compareContracts(old, next, { now: NOW })));
  expect(breaks(changes)).toBe(false);
  // The project has foreign keys from dbt 1.9 on, and a deprecation_date from 1.6 on.
  expect(changes.map(({ message }) => message).filter((text) => !/foreign key|deprecated/.test(text))).toEqual([]);
});
