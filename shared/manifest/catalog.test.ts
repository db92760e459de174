import { describe, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { parseCatalog } from './catalog.ts';

const METADATA = { dbt_schema_version: 'https://schemas.getdbt.com/dbt/catalog/v1.json' };
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

test('a catalog has its tables by unique_id', () => {
  const catalog = { metadata: METADATA, nodes: { 'model.up.orders': {} }, sources: {}, errors: null };
  expect(parseCatalog(bytes(catalog), 'catalog.json')).toEqual({ nodes: { 'model.up.orders': {} }, sources: {} });
});

describe('anything else is refused, with what it is', () => {
  test.each([
    [{ metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' } }, 'it is a manifest.json'],
    [{ metadata: METADATA, nodes: [] }, 'it lacks "nodes" or "sources"'],
    [{ metadata: METADATA, nodes: { __proto__: null } }, 'it lacks "nodes" or "sources"']
  ])('%j', (document, message) => {
    expect(() => parseCatalog(bytes(document), 'x.json')).toThrow(UserError);
    expect(() => parseCatalog(bytes(document), 'x.json')).toThrow(message);
  });
});
