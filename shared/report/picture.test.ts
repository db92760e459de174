import { describe, expect, test } from '@jest/globals';
import { lineagePicture } from './index.ts';
import { HOSTILE, LOOM, reference, verdict } from './testing/reports.ts';

const FINANCE = verdict({
  project: 'dbt_fin',
  references: [
    reference({ mode: 'package', model: 'orders', version: '2', node: 'model.dbt_fin.pnl' }),
    reference({
      mode: 'package',
      node: 'exposure.dbt_fin.board',
      exposure: { type: 'dashboard', owner: null, url: null }
    }),
    reference({ mode: 'package', project: 'dbt_down', model: 'downstream_orders', node: 'model.dbt_fin.pnl.v3' })
  ]
});

describe('the picture of the lineage', () => {
  test('goes from the upstream over its model to the nodes that read it', () => {
    expect(lineagePicture([verdict(), LOOM])).toBe(`\
dbt_up ─── public_orders ─┬─▶ dbt_down.downstream_orders (sources)
                          └─▶ dbt_down_loom.downstream_orders (loom)
`);
  });

  test('keeps several upstreams and models in line, the same in any order', () => {
    const picture = `\
dbt_down ─── downstream_orders ───▶ dbt_fin.pnl.v3 (package)
dbt_up ───┬─ orders.v2 ───────▶ dbt_fin.pnl (package)
          └─ public_orders ─┬─▶ dbt_down.downstream_orders (sources)
                            ├─▶ dbt_down_loom.downstream_orders (loom)
                            └─▶ dbt_fin.board (package, exposure)
`;
    expect(lineagePicture([verdict(), LOOM, FINANCE])).toBe(picture);
    expect(lineagePicture([FINANCE, LOOM, verdict()])).toBe(picture);
  });

  test('draws a reader once, and nothing where nothing is read', () => {
    expect(lineagePicture([verdict({ references: [reference(), reference()] })])).toBe(
      'dbt_up ─── public_orders ───▶ dbt_down.downstream_orders (sources)\n'
    );
    expect(lineagePicture([verdict({ references: [] })])).toBe('');
  });

  test('keeps hostile names on their line', () => {
    const hostile = reference({ project: HOSTILE, model: HOSTILE, node: HOSTILE });
    const picture = lineagePicture([verdict({ project: HOSTILE, references: [hostile] })]);
    expect(picture.split('\n')).toHaveLength(2);
    expect(picture).not.toMatch(/\x1b|\u202e|##\[/);
  });
});
