/**
 * The documentation site on the page of every release of dbt-core that has one as it is known: made, opened, and its lineage drawn.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { workspace } from '../actions/workspace.ts';
import { drawnEdges, openBrowser, visit } from '../harness/browser.ts';
import { ENGINES, tool, WHOLE } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';

/** dbt-core has it as it is known since 1.8. */
const KNOWN = new Set(['1.8', '1.9', '1.10', '1.11', '1.12']);
const SLICE = new Set(['1.11', '1.12']);
const PAGES = ENGINES.filter(({ kind, dbtMinor }) => kind === 'core' && KNOWN.has(dbtMinor))
  .filter(({ dbtMinor }) => WHOLE || SLICE.has(dbtMinor))
  .map(
    ({ name, label }) =>
      [label, join(tool(name), '../../lib/python3.11/site-packages/dbt/task/docs/index.html')] as const
  );

let root: string;
let browser: Browser;
beforeAll(async () => {
  root = workspace();
  for (const project of ['up', 'nested/down']) await meshOk(root, 'publish', '--project-dir', project, '--local');
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

test.each(PAGES)(
  'the page of %s',
  async (_, page) => {
    const out = mkdtempSync(join(tmpdir(), 'docs-page-'));
    await meshOk(root, 'docs', '--local', '--static', '--page', page, '--out', out);
    const site = await visit(browser, out, 'file');
    try {
      await site.open('#!/model/model.dbt_up.public_orders?g_v=1&g_i=%2Bpublic_orders%2B');
      expect(await drawnEdges(site.page)).toEqual(['model.dbt_up.public_orders → model.dbt_down.orders_0']);
      expect(site.elsewhere).toEqual([]);
      expect(site.alarms).toEqual([]);
    } finally {
      await site.close();
      rmSync(out, { recursive: true });
    }
  },
  60_000
);
