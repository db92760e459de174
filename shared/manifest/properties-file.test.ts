import { expect, test } from '@jest/globals';
import { propertiesFile } from './properties-file.ts';

const ID = 'model.dbt_up.orders';

test.each<[patchPath: unknown, file: string | null]>([
  ['dbt_up://models/marts/orders.yml', 'models/marts/orders.yml'],
  ['models/orders.yml', 'models/orders.yml'],
  [null, null],
  [7, null],
  [undefined, null]
])('the patch_path %j is the file %j', (patchPath, file) => {
  expect(propertiesFile({ nodes: { [ID]: { patch_path: patchPath } } }, ID)).toBe(file);
});

test('a node that is not there has none', () => {
  expect(propertiesFile({ nodes: {} }, ID)).toBeNull();
  expect(propertiesFile({ nodes: [] }, '__proto__')).toBeNull();
});
