/**
 * The documentation site of the examples, built on DuckDB and published, with a team that means harm among them: made by the built command and
 * looked at in a browser.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ARTIFACTS, drawnEdges, openBrowser, visit, type Visit } from '../harness/browser.ts';
import { dbtOk, tool } from '../harness/dbt.ts';
import { copyExamples, DOWNSTREAMS, onDuckdb } from '../harness/examples.ts';
import { hostileProject, MARKUP } from '../harness/hostile.ts';
import { mesh, meshOk } from '../harness/mesh.ts';

const ENGINE = 'core-1.11';

// A page with a graph takes a few seconds to open where the machine is busy.
jest.setTimeout(60_000);
const scratch = await mkdtemp(join(tmpdir(), 'docs-site-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);
const build = (project: string, ...args: readonly string[]) => dbtOk(ENGINE, at(project), args, onDuckdb(scratch));
const publish = (project: string) => meshOk(scratch, 'publish', '--project-dir', project, '--local', '--publish-state');

/** Makes a site as its user does: dbt is on PATH. */
const makeSite = (...args: readonly string[]) =>
  mesh(scratch, ['docs', '--local', ...args], { PATH: `${join(tool(ENGINE), '..')}:${process.env['PATH']}` });

const ORDERS = 'model.dbt_up.public_orders';
const graphOf = (id: string, name: string) => `#!/model/${id}?g_v=1&g_i=${encodeURIComponent(`+${name}+`)}`;
const ACROSS = DOWNSTREAMS.map(({ project }) => `${ORDERS} → model.${project}.downstream_orders`).sort();

let browser: Browser;
beforeAll(async () => {
  await copyExamples(scratch);
  await build('dbt_up', 'run-operation', 'load_raw_data');
  await build('dbt_up', 'build');
  await build('dbt_up', 'docs', 'generate');
  await publish('dbt_up');
  await Promise.all(
    DOWNSTREAMS.map(async ({ project, mode }) => {
      await meshOk(scratch, 'sync', '--project-dir', project, '--local', '--upstreams', `dbt_up: ${mode}`);
      if (mode === 'package') await build(project, 'deps');
      await build(project, 'build');
      await build(project, 'docs', 'generate');
      await publish(project);
    })
  );
  const { manifest, catalog } = hostileProject();
  await mkdir(at('evil', 'target'), { recursive: true });
  await writeFile(at('evil', 'dbt_project.yml'), 'name: evil\nversion: "1.0"\n');
  await writeFile(at('evil', 'target', 'manifest.json'), JSON.stringify(manifest));
  await writeFile(at('evil', 'target', 'catalog.json'), JSON.stringify(catalog));
  await publish('evil');
  await mkdir(ARTIFACTS, { recursive: true });
  browser = await openBrowser();
}, 600_000);

afterAll(async () => {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
});

/** What nothing on any page may have done, and where no page may have been. */
async function expectHarmless({ page, elsewhere, alarms, served }: Visit, files: readonly string[]): Promise<void> {
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(
    await page.evaluate('document.querySelectorAll("iframe, img[src=x], meta[http-equiv=refresh], #lure").length')
  ).toBe(0);
  expect(elsewhere).toEqual([]);
  expect(alarms).toEqual([]);
  expect([...new Set(served)].sort()).toEqual(files);
}

describe('of whole projects, served over http', () => {
  const SERVED = ['/', '/catalog.json', '/manifest.json'];
  let site: Visit;
  beforeAll(async () => {
    expect(await makeSite('--include', 'full', '--out', 'full')).toMatchObject({ code: 0 });
    site = await visit(browser, at('full'), 'http');
  });
  afterAll(() => site.close());

  test('the first page lists every project', async () => {
    await site.open('');
    const rows = site.page.locator('table tbody tr td:first-child');
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual(['dbt_down', 'dbt_down_loom', 'dbt_down_package', 'dbt_up', 'evil']);
    await site.page.screenshot({ path: join(ARTIFACTS, 'docs-overview.png') });
    await expectHarmless(site, SERVED);
  });

  test('the lineage goes from the raw data of one project into the models of all others, in whichever way they read it', async () => {
    await site.open(graphOf(ORDERS, 'public_orders'));
    const edges = await drawnEdges(site.page);
    expect(edges).toEqual(expect.arrayContaining(ACROSS));
    expect(edges).toContain(`source.dbt_up.raw.raw_orders → model.dbt_up.stg_orders`);
    expect(edges.join('\n')).not.toMatch(/source\.dbt_down|stub/);
    await site.page.screenshot({ path: join(ARTIFACTS, 'docs-lineage.png') });
    await expectHarmless(site, SERVED);
  });

  test('a model has the SQL and the columns of the project that owns it, tests and types of the warehouse included', async () => {
    await site.open(`#!/model/${ORDERS}`);
    const text = () => site.page.locator('.app-details').first().innerText();
    await site.page.getByText('Key of the order.').first().waitFor();
    expect(await text()).toContain('DECIMAL(10,2)');
    expect(await text()).toMatch(/stg_customers/);
    expect(await text()).not.toContain('mesh_stub');
  });

  const evil = Object.values(hostileProject().manifest.nodes);
  const PAGES = [
    ...evil.map(({ unique_id }) => `#!/model/${encodeURIComponent(unique_id)}`),
    '#!/exposure/exposure.evil.e',
    '#!/macro/macro.evil.m',
    '#!/overview/evil',
    graphOf('model.evil.lure', 'lure')
  ];
  test.each(PAGES)('what another team wrote is text, and runs nothing: %#', async (place) => {
    await site.open(place);
    await site.page.waitForTimeout(500);
    await expectHarmless(site, SERVED);
  });

  test('nor does it in the results of a search, which take SQL, names and tags for HTML', async () => {
    await site.open('');
    await site.page.locator('#search').fill('evil');
    await site.page.locator('.search-result').first().waitFor();
    await site.page.waitForTimeout(500);
    const results = await site.page.locator('.results').innerText();
    expect(results).toContain('<img src=x onerror=');
    expect(results).toContain('</script><script>');
    await site.page.screenshot({ path: join(ARTIFACTS, 'docs-hostile-search.png') });
    await expectHarmless(site, SERVED);
  });

  test('nor in the tree of groups and of databases', async () => {
    await site.open(`#!/model/${encodeURIComponent(evil[1]?.unique_id ?? '')}`);
    for (const tab of ['Database', 'Group']) {
      await site.page.getByText(tab, { exact: true }).first().click();
      await site.page.waitForTimeout(300);
      await expectHarmless(site, SERVED);
    }
  });

  test('the description of another team is shown as it was written', async () => {
    await site.open('#!/model/model.evil.lure');
    const shown = await site.page.locator('.model-markdown').first().innerText();
    for (const written of MARKUP.filter((one) => one.startsWith('<') || one.startsWith('{{'))) {
      expect(shown.replace(/\s+/g, ' ')).toContain(written.replace(/\s+/g, ' '));
    }
    await site.page.screenshot({ path: join(ARTIFACTS, 'docs-hostile.png') });
  });

  test('and should markup ever get into the page, the browser refuses to run it', async () => {
    await site.open('');
    await site.page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(MARKUP[0])})`);
    await site.page.waitForTimeout(500);
    expect(await site.page.evaluate('window.ran')).toBeUndefined();
  });
});

test("what is refused here does run on dbt's own page over the same manifest: the tests would see it", async () => {
  const { manifest, catalog } = hostileProject(MARKUP.slice(0, 1));
  const docs = { 'doc.dbt.__overview__': { package_name: 'dbt', name: '__overview__', block_contents: 'Overview' } };
  const asDbtHasIt = { ...manifest, metadata: { adapter_type: 'duckdb' }, docs };
  await mkdir(at('plain'), { recursive: true });
  await writeFile(at('plain', 'index.html'), await readFile(pageOf(ENGINE, 'task', 'docs')));
  await writeFile(at('plain', 'manifest.json'), JSON.stringify(asDbtHasIt));
  await writeFile(at('plain', 'catalog.json'), JSON.stringify(catalog));
  const plain = await visit(browser, at('plain'), 'http');
  try {
    await plain.open('#!/model/model.evil.lure');
    await plain.page.waitForTimeout(1000);
    expect(await plain.page.evaluate('window.ran')).toBeGreaterThan(0);
  } finally {
    await plain.close();
  }
});

/** The page of an installed dbt-core. */
function pageOf(engine: string, ...folders: readonly string[]): string {
  return join(tool(engine), '..', '..', 'lib', 'python3.11', 'site-packages', 'dbt', ...folders, 'index.html');
}

describe('by default, as one file', () => {
  let site: Visit;
  beforeAll(async () => {
    expect(await makeSite('--static', '--out', 'static')).toMatchObject({ code: 0 });
    site = await visit(browser, at('static'), 'file');
  });
  afterAll(() => site.close());

  test('it opens from the disk, and the lineage goes across projects', async () => {
    await site.open(graphOf(ORDERS, 'public_orders'));
    expect(await drawnEdges(site.page)).toEqual(ACROSS);
    await site.page.screenshot({ path: join(ARTIFACTS, 'docs-static.png') });
    await expectHarmless(site, []);
  });

  test('what another team wrote runs nothing there either', async () => {
    for (const place of ['', '#!/model/model.evil.lure']) {
      await site.open(place);
      await site.page.waitForTimeout(500);
      await expectHarmless(site, []);
    }
  });

  test('it holds no SQL, and nothing of what is private', async () => {
    const page = await readFile(at('static', 'index.html'), 'utf8');
    expect(page).toContain('public_orders');
    expect(page).not.toMatch(/stg_customers|full_name|select 1 as id|load_raw_data/);
  });
});

test('a page that is not known is refused in a sentence', async () => {
  const { code, output } = await makeSite('--page', pageOf('core-1.6', 'include'), '--out', 'old');
  expect(code).toBe(2);
  expect(output).toMatch(/is not the page of dbt docs as dbt-mesh knows it: it lacks .*\n.*dbt-core 1\.8/);
});
