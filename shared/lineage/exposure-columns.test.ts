import { expect, test } from '@jest/globals';
import type { Reference } from '../domain/index.ts';
import { withExposures } from './exposure-columns.ts';
import { uses } from './index.ts';
import { exposure, node, project, stub } from './testing/projects.ts';

const UP = 'model.dbt_up.public_orders';
const A = 'model.dbt_down.a';
const B = 'model.dbt_down.b';
const PACKAGED = 'model.dbt_utils.audit';

/** What an exposure on some nodes needs of the upstream's model, by what those use of it. */
function needed(
  above: readonly string[],
  columns: Readonly<Record<string, Reference['columns']>>
): Reference['columns'] | undefined {
  const down = project('dbt_down', {
    nodes: [
      stub(UP),
      node(A, { dependsOn: [UP] }),
      node(B, { dependsOn: [UP] }),
      node(PACKAGED, { dependsOn: [UP], origin: 'package' })
    ],
    exposures: [exposure('board', above)]
  });
  const found = uses(down);
  const references = found.map(({ reference }) => ({
    ...reference,
    columns: columns[reference.node] ?? reference.columns
  }));
  return withExposures(found, references).find((one) => one.exposure !== undefined)?.columns;
}

test.each<[what: string, above: readonly string[], Parameters<typeof needed>[1], Reference['columns']]>([
  ['the columns of the model below it', [A], { [A]: ['status', 'amount'], [B]: '*' }, ['amount', 'status']],
  ['those of all models below it', [A, B], { [A]: ['status'], [B]: ['order_id', 'status'] }, ['order_id', 'status']],
  ['any, where one of them may use any', [A, B], { [A]: ['status'], [B]: '*' }, '*'],
  ['any, where a package is below it', [A, PACKAGED], { [A]: ['status'] }, '*'],
  ['any, where it names the model itself', [A, UP], { [A]: ['status'] }, '*']
])('an exposure needs %s', (_, above, columns, expected) => {
  expect(needed(above, columns)).toEqual(expected);
});

test('what nobody can tell without compiled SQL, an exposure cannot either', () => {
  const down = project('dbt_down', {
    nodes: [stub(UP), node(A, { dependsOn: [UP], compiledCode: null })],
    exposures: [exposure('board', [A])]
  });
  const found = uses(down);
  const references = withExposures(
    found,
    found.map(({ reference }) => reference)
  );
  expect(references.map(({ columns }) => columns)).toEqual([null, null]);
});
