import { describe, expect, test } from '@jest/globals';
import { summary } from './index.ts';
import {
  finding,
  HOSTILE,
  LOOM,
  published,
  reference,
  rolledBack,
  synced,
  UPSTREAM,
  validated,
  verdict,
  WARNING
} from './testing/reports.ts';

describe('the summary of validate', () => {
  test('starts with the verdict, then what and where, then references and upstreams, then what to do', () => {
    const broken = verdict({ valid: false, findings: [WARNING, finding({ column: 'status' })] });
    expect(summary(validated(LOOM, broken))).toBe(`\
### ❌ Cross-project lineage not verified in 1 of 2 projects (1 error, 1 warning)

|  | Project | Model | What | Where |
| --- | --- | --- | --- | --- |
| ❌ | <code>dbt_down</code> | <code>dbt_up.public_order</code> | dbt_up publishes no model public_order: it does not exist or is not public | <code>examples/dbt_down/models/downstream_orders.sql:3</code> |
| ⚠️ | <code>dbt_down</code> | <code>dbt_up.orders</code> | orders has versions 1 and 2, and this ref names neither | <code>examples/dbt_down/models/orders_by_day.sql:7</code> |

| Project | Reads | In | Columns |
| --- | --- | --- | --- |
| <code>dbt_down_loom</code> | <code>dbt_up.public_orders</code> | <code>downstream_orders</code> | <code>order_id</code>, <code>amount</code> |
| <code>dbt_down</code> | <code>dbt_up.public_orders</code> | <code>downstream_orders</code> | <code>order_id</code>, <code>amount</code> |

| Upstream | Environment | Version | Built |
| --- | --- | --- | --- |
| <code>dbt_up</code> | <code>prod</code> | <code>20261124T101112Z-0123456789ab</code> | 3 h ago (2026-11-24T10<span>:</span>11:12Z) |

<details>
<summary>2 findings, and what to do</summary>

- ❌ <b>unknown-model</b>: project <code>dbt_down</code>, model <code>dbt_up.public_order</code>, column <code>status</code>, node <code>model.dbt_down.downstream_orders</code>, at <code>examples/dbt_down/models/downstream_orders.sql:3</code><br>dbt_up publishes no model public_order: it does not exist or is not public<br>→ Did you mean public_orders?
- ⚠️ <b>unpinned-version</b>: project <code>dbt_down</code>, model <code>dbt_up.orders</code>, node <code>model.dbt_down.downstream_orders</code>, at <code>examples/dbt_down/models/orders_by_day.sql:7</code><br>orders has versions 1 and 2, and this ref names neither<br>→ Write ref('dbt_up', 'orders', v=2).

</details>
`);
  });

  test.each([
    [[verdict()], '### ✅ <code>dbt_down</code>: Cross-project lineage verified'],
    [[verdict({ findings: [WARNING] })], '### ✅ <code>dbt_down</code>: Cross-project lineage verified (1 warning)'],
    [[verdict(), LOOM], '### ✅ Cross-project lineage verified in 2 projects'],
    [[verdict({ references: [], found: [] })], '### ✅ <code>dbt_down</code>: No cross-project references'],
    [[], '### ✅ No project was checked']
  ])('the verdict of case %# is its first line', (projects, line) => {
    expect(summary(validated(...projects)).split('\n')[0]).toBe(line);
  });

  test('gathers the nodes and columns of one model, and says so when columns are not known', () => {
    const references = [
      reference({ version: '2', columns: null }),
      reference({ version: '2', node: 'model.dbt_down.b', columns: ['b'] }),
      reference({ model: 'customers', columns: '*' }),
      ...Array.from({ length: 7 }, (_, index) => reference({ model: 'wide', columns: [`c${index}`] }))
    ];
    expect(
      summary(validated(verdict({ references })))
        .split('\n')
        .slice(4, 7)
    ).toEqual([
      '| <code>dbt_down</code> | <code>dbt_up.public_orders.v2</code> | <code>downstream_orders</code>, <code>b</code> | <code>b</code> |',
      '| <code>dbt_down</code> | <code>dbt_up.customers</code> | <code>downstream_orders</code> | all |',
      '| <code>dbt_down</code> | <code>dbt_up.wide</code> | <code>downstream_orders</code> | <code>c0</code>, <code>c1</code>, <code>c2</code>, <code>c3</code>, <code>c4</code> and 2 more |'
    ]);
  });

  test('shows twenty findings at once and counts the others, which stand in the details', () => {
    const text = summary(validated(verdict({ valid: false, findings: Array.from({ length: 25 }, () => finding()) })));
    expect(text.match(/^\| ❌/gm)).toHaveLength(20);
    expect(text).toContain('\n\n… and 5 more\n');
    expect(text.match(/^- ❌/gm)).toHaveLength(25);
  });

  test('keeps hostile text inside its cell', () => {
    const all = { rule: HOSTILE, project: HOSTILE, model: HOSTILE, column: HOSTILE, node: HOSTILE, file: HOSTILE };
    const hostile = finding({ ...all, message: HOSTILE, hint: HOSTILE });
    const references = [reference({ project: HOSTILE, model: HOSTILE, node: HOSTILE, columns: [HOSTILE] })];
    const text = summary(validated(verdict({ project: HOSTILE, folder: HOSTILE, references, findings: [hostile] })));
    const plain = summary(validated(verdict({ references: [reference()], findings: [finding({ column: 'status' })] })));
    expect(text.split('\n').length).toBe(plain.split('\n').length);
    expect(text).not.toMatch(/<img|@octocat|(?<!&)#12|!\[|https:\/\/|www\.|:tada:|\*\*|\x1b|\u202e/);
  });

  test('stays below a million bytes, whatever the report holds', () => {
    const long = '@'.repeat(100_000);
    const findings = Array.from({ length: 3000 }, () => finding({ message: long, hint: long, file: long }));
    const references = Array.from({ length: 3000 }, (_, index) =>
      reference({ model: `${index}${long}`, columns: [long] })
    );
    const text = summary(validated(verdict({ project: long, valid: false, references, findings })));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(text.endsWith('</details>\n')).toBe(true);
  });
});

test('the summary of publish says what was published and where', () => {
  const references = [reference({ project: 'dbt_raw', model: 'events' })];
  expect(summary(published({ references, findings: [{ ...WARNING, model: null, hint: '' }] }))).toBe(`\
### ✅ <code>dbt_up</code>: Published to prod as 20261124T101112Z-0123456789ab (the contract changed) (1 warning)

|  | Project | Model | What | Where |
| --- | --- | --- | --- | --- |
| ⚠️ | <code>dbt_down</code> | – | orders has versions 1 and 2, and this ref names neither | <code>models/orders_by_day.sql:7</code> |

| Publication |  |
| --- | --- |
| Version | <code>20261124T101112Z-0123456789ab</code> |
| Location | <code>s3<span>:</span>//acme/registry/dbt_up/prod/latest/manifest.json</code> |
| Public models | <code>public_orders</code> |
| Reads | <code>dbt_raw.events</code> |

<details>
<summary>1 finding, and what to do</summary>

- ⚠️ <b>unpinned-version</b>: project <code>dbt_down</code>, node <code>model.dbt_down.downstream_orders</code>, at <code>models/orders_by_day.sql:7</code><br>orders has versions 1 and 2, and this ref names neither

</details>
`);
});

test('the summary of a rollback says what is current again, from what and why', () => {
  expect(summary(rolledBack({ reason: 'wrong sums, see <b>#12</b>' }))).toBe(`\
### ✅ <code>dbt_up</code>: Rolled prod back to 20261123T101112Z-ba9876543210 (the contract changed)

| Rollback |  |
| --- | --- |
| Version | <code>20261123T101112Z-ba9876543210</code> |
| Built | 2026-11-23T10<span>:</span>11:12Z |
| Rolled back from | <code>20261124T101112Z-0123456789ab</code> |
| Reason | wrong sums, see &#60;b&#62;<span>#</span>12&#60;/b&#62; |
| Location | <code>s3<span>:</span>//acme/registry/dbt_up/prod/latest/manifest.json</code> |
| Public models | <code>public_orders</code> |
`);
});

test('the summary of sync says what came from where and which files changed', () => {
  expect(summary(synced({ missing: ['dbt_new'], removed: ['models/_mesh_dbt_old.yml'] }))).toBe(`\
### ✅ <code>dbt_down</code>: Synced with 1 upstream

| Upstream | Mode | Environment | Version | Built | Public models |
| --- | --- | --- | --- | --- | --- |
| <code>dbt_up</code> | sources | <code>prod</code> | <code>20261124T101112Z-0123456789ab</code> | 3 h ago (2026-11-24T10<span>:</span>11:12Z) | 1 |
| <code>dbt_new</code> | optional, not in the registry yet |  |  |  |  |

<details>
<summary>2 files written, 1 removed</summary>

- wrote <code>dbt-mesh.lock</code>
- wrote <code>models/&#95;mesh_dbt_up.yml</code>
- removed <code>models/&#95;mesh_dbt_old.yml</code>

</details>
`);
});

test('the summary of sync says which upstream is as it was fetched last', () => {
  const stale = { ...UPSTREAM, mode: 'package' as const, digest: '0', publicModels: 2, stale: true };
  expect(summary(synced({ upstreams: [stale] }))).toContain('(as fetched last: the registry was not reached)');
});
