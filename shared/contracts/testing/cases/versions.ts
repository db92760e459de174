import type { Access, PublicModel } from '../../../domain/index.ts';
import { column, columns, constraint, dbtUp, orders, relation } from '../contracts.ts';
import type { Case, Found } from './case.ts';

type Versions = Readonly<Record<string, Partial<PublicModel>>>;

/** The versions of orders with their latest one. */
function versions(latest: string | null, of: Versions): readonly PublicModel[] {
  return Object.entries(of).map(([version, facts]) => orders({ version, latestVersion: latest, ...facts }));
}

function changed(
  title: string,
  old: readonly PublicModel[],
  next: readonly PublicModel[],
  found: readonly Found[],
  notPublic?: Readonly<Record<string, Access>>
): Case {
  return { title, old: dbtUp(old), next: dbtUp(next, { notPublic }), found };
}

const BOTH = versions('2', { '1': {}, '2': {} });
const NO_STATUS = { columns: columns({ status: null }) };
const IN_OCTOBER = { deprecationDate: '2026-10-31T00:00:00+00:00' };
const IN_MARCH = { deprecationDate: '2027-03-31T00:00:00+00:00' };

export const VERSION_CASES: readonly Case[] = [
  changed('nothing', BOTH, BOTH, []),
  changed('a version without a date is removed', BOTH, versions('2', { '2': {} }), ['B removed-early']),
  changed(
    'a version is removed before its date',
    versions('2', { '1': IN_MARCH, '2': {} }),
    versions('2', { '2': {} }),
    ['B removed-early']
  ),
  changed(
    'a version is removed after its date',
    versions('2', { '1': IN_OCTOBER, '2': {} }),
    versions('2', { '2': {} }),
    ['R version-retired']
  ),
  changed(
    'a version is removed on its day',
    versions('2', { '1': { deprecationDate: '2026-11-24' }, '2': {} }),
    versions('2', { '2': {} }),
    ['R version-retired']
  ),
  changed(
    'a version is removed on the day before',
    versions('2', { '1': { deprecationDate: '2026-11-25' }, '2': {} }),
    versions('2', { '2': {} }),
    ['B removed-early']
  ),
  changed('all versions are removed', BOTH, [], ['B model-removed', 'B model-removed']),
  changed(
    'all versions are removed, one of them after its date',
    versions('2', { '1': IN_OCTOBER, '2': {} }),
    [],
    ['R version-retired', 'B model-removed']
  ),
  changed('a version is protected now', BOTH, versions('2', { '2': {} }), ['B access-narrowed'], {
    'orders.v1': 'protected'
  }),
  changed('the end of a version is announced', BOTH, versions('2', { '1': IN_MARCH, '2': {} }), [
    'S deprecation-announced'
  ]),
  changed('a version loses a column', BOTH, versions('2', { '1': NO_STATUS, '2': {} }), ['B column-removed']),
  changed('all versions lose a column', BOTH, versions('2', { '1': NO_STATUS, '2': NO_STATUS }), [
    'B column-removed',
    'B column-removed'
  ]),
  changed('a version is added for trial', BOTH, versions('2', { '1': {}, '2': {}, '3': NO_STATUS }), ['S model-added']),
  changed('a version is added as the latest', BOTH, versions('3', { '1': {}, '2': {}, '3': {} }), [
    'S model-added',
    'R latest-version-moved'
  ]),
  changed(
    'a version has a name',
    versions('blue', { blue: {}, green: {} }),
    versions('green', { blue: {}, green: {} }),
    ['R latest-version-moved']
  ),

  changed('the latest version moves to one that is the same', versions('1', { '1': {}, '2': {} }), BOTH, [
    'R latest-version-moved'
  ]),
  changed('the latest version moves back', BOTH, versions('1', { '1': {}, '2': {} }), ['R latest-version-moved']),
  changed(
    'the latest version moves to one without a column',
    versions('1', { '1': {}, '2': NO_STATUS }),
    versions('2', { '1': {}, '2': NO_STATUS }),
    ['R latest-version-moved', 'B column-removed']
  ),
  changed(
    'the latest version moves to one with a column more',
    versions('1', { '1': NO_STATUS, '2': {} }),
    versions('2', { '1': NO_STATUS, '2': {} }),
    ['R latest-version-moved', 'S column-added']
  ),
  changed(
    'the latest version moves to one with another type',
    versions('1', { '1': {}, '2': { columns: columns({ status: column('status', 'boolean') }) } }),
    versions('2', { '1': {}, '2': { columns: columns({ status: column('status', 'boolean') }) } }),
    ['R latest-version-moved', 'B column-type-changed']
  ),
  changed(
    'the latest version moves to one that may hold nulls',
    versions('1', {
      '1': { columns: columns({ status: column('status', 'varchar', { constraints: [constraint('not_null')] }) }) },
      '2': {}
    }),
    versions('2', {
      '1': { columns: columns({ status: column('status', 'varchar', { constraints: [constraint('not_null')] }) }) },
      '2': {}
    }),
    ['R latest-version-moved', 'B not-null-dropped']
  ),
  changed(
    'the latest version moves to another grain',
    versions('1', { '1': { primaryKey: ['order_id'] }, '2': { primaryKey: ['order_id', 'status'] } }),
    versions('2', { '1': { primaryKey: ['order_id'] }, '2': { primaryKey: ['order_id', 'status'] } }),
    ['R latest-version-moved', 'R primary-key-changed']
  ),
  changed(
    'the latest version moves to one without a contract',
    versions('1', { '1': {}, '2': { contract: { enforced: false } } }),
    versions('2', { '1': {}, '2': { contract: { enforced: false } } }),
    ['R latest-version-moved', 'B contract-dropped']
  ),
  changed(
    'the latest version moves to one that nobody can read',
    versions('1', { '1': {}, '2': { materialized: 'ephemeral' } }),
    versions('2', { '1': {}, '2': { materialized: 'ephemeral' } }),
    ['R latest-version-moved', 'B materialization-changed']
  ),
  changed(
    'the latest version moves to one of another description and group',
    versions('1', { '1': {}, '2': { description: 'New.', group: 'sales', ...IN_MARCH } }),
    versions('2', { '1': {}, '2': { description: 'New.', group: 'sales', ...IN_MARCH } }),
    ['R latest-version-moved']
  ),
  changed(
    'the latest version moves to one that is not public',
    versions('1', { '1': {} }),
    versions('2', { '1': {} }),
    ['B latest-version-moved'],
    { 'orders.v2': 'protected' }
  ),
  changed('the latest version is a public one now', versions('2', { '1': {} }), versions('1', { '1': {} }), [
    'R latest-version-moved'
  ]),
  changed(
    'the latest version moves and the old one retires',
    versions('1', { '1': IN_OCTOBER }),
    versions('2', { '2': {} }),
    ['R latest-version-moved', 'R version-retired', 'S model-added']
  ),
  changed(
    'the latest version moves and the old one goes early',
    versions('1', { '1': {} }),
    versions('2', { '2': NO_STATUS }),
    ['R latest-version-moved', 'B removed-early', 'B column-removed', 'S model-added']
  ),
  changed(
    'the latest version moves and both lose a column',
    versions('1', { '1': {}, '2': {} }),
    versions('2', { '1': NO_STATUS, '2': NO_STATUS }),
    ['R latest-version-moved', 'B column-removed', 'B column-removed', 'B column-removed']
  ),
  changed('a manifest does not tell the latest version', versions(null, { '1': {} }), versions('1', { '1': {} }), []),

  changed(
    'a model gets versions, and lies where it lay',
    [orders()],
    versions('1', { '1': { relation: relation('DBT_UP_PROD.marts.orders') } }),
    ['R latest-version-moved', 'S model-added']
  ),
  changed('a model gets versions', [orders()], versions('1', { '1': {} }), [
    'R latest-version-moved',
    'R relation-moved',
    'S model-added'
  ]),
  changed(
    'a model gets versions, the latest without a column',
    [orders()],
    versions('2', { '1': {}, '2': NO_STATUS }),
    ['R latest-version-moved', 'R relation-moved', 'B column-removed', 'S model-added', 'S model-added']
  ),
  changed(
    'a model gets versions, the latest of them protected',
    [orders()],
    versions('2', { '1': {} }),
    ['B latest-version-moved', 'S model-added'],
    { 'orders.v2': 'protected' }
  ),
  changed(
    'a model has no versions any more',
    versions('1', { '1': {} }),
    [orders()],
    ['B removed-early', 'R latest-version-moved', 'R relation-moved', 'S model-added']
  )
];
