import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { tool } from './dbt.ts';
import { ROOT } from './mesh.ts';

/** Where pictures of pages are kept, for whoever looks at a run afterwards; git ignores it. */
export const ARTIFACTS = process.env['DBT_MESH_ARTIFACTS'] ?? join(ROOT, '.artifacts');

/** Nothing that Chromium does on its own account may pass for what a page does. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: tool('chromium'), args: QUIET });
}

/** A site that is looked at, and what the browser did on the way. */
export interface Visit {
  readonly page: Page;
  /** Opens the site anew at a place of its own: `#!/model/…`. */
  open(hash: string): Promise<void>;
  /** What the server was asked for; of a page that was opened from the disk nothing. */
  readonly served: readonly string[];
  /** What any other host was asked for. */
  readonly elsewhere: readonly string[];
  /** Errors that ended a script, and dialogs that were opened. */
  readonly alarms: readonly string[];
  close(): Promise<void>;
}

/** Visits the site in a folder: over http as any web server serves it, or its page from the disk. */
export async function visit(browser: Browser, folder: string, how: 'http' | 'file'): Promise<Visit> {
  const served: string[] = [];
  const elsewhere: string[] = [];
  const alarms: string[] = [];
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const server = how === 'http' ? await serve(folder, served) : null;
  const home =
    server === null
      ? pathToFileURL(join(folder, 'index.html')).href
      : `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  page.setDefaultTimeout(20_000);
  const note = (request: Request): void => {
    const { protocol, host } = new URL(request.url());
    const isOwn = host === new URL(home).host && protocol === new URL(home).protocol;
    if (!isOwn && protocol !== 'data:' && protocol !== 'about:') elsewhere.push(request.url());
  };
  page.on('requestfinished', note);
  page.on('requestfailed', (request) => {
    // Refused by the policy of the page, before anything left the browser.
    if (request.failure()?.errorText !== 'csp') note(request);
  });
  page.on('pageerror', (error) => alarms.push(error.message));
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    page,
    served,
    elsewhere,
    alarms,
    async open(hash) {
      // A change of the hash alone does not load the page anew.
      await page.goto('about:blank');
      await page.goto(`${home}${hash}`);
      await page.locator('.app-title, .panel-body p, .panel-body h1').first().waitFor({ state: 'attached' });
    },
    async close() {
      await page.close();
      server?.close();
      server?.closeAllConnections();
    }
  };
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', json: 'application/json' };

async function serve(folder: string, served: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    served.push(pathname);
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    readFile(join(folder, name)).then(
      (body) => response.setHeader('content-type', TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain').end(body),
      () => response.writeHead(404).end()
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The lineage graph as the page has drawn it: `model.a.x → model.b.y`, sorted. */
export async function drawnEdges(page: Page): Promise<readonly string[]> {
  await page.locator('canvas').first().waitFor({ state: 'attached' });
  // In the page's own words: what it hands to cytoscape.
  const edges = await page.evaluate<readonly string[]>(`
    angular.element(document.body).injector().get('graph').graph.elements
      .filter(({ data }) => data.source !== undefined)
      .map(({ data }) => data.source + ' → ' + data.target)
  `);
  return [...edges].sort();
}
