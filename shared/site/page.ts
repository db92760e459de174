import { createHash } from 'node:crypto';
import { UserError } from '../domain/index.ts';
import { MARK } from '../manifest/index.ts';

/** dbt's own page of docs, taken apart where the site has to put something. */
export interface DocsPage {
  /** Up to and with `<head>`. */
  readonly start: string;
  readonly beforeScript: string;
  /** The one script, cut where dbt's `--static` puts the manifest and the catalog. */
  readonly script: readonly [string, string, string];
  readonly end: string;
}

const MANIFEST_PLACE = '"MANIFEST.JSON INLINE DATA"';
const CATALOG_PLACE = '"CATALOG.JSON INLINE DATA"';

/** What the search shows of a model it takes for HTML, SQL and names included: `n.highlight=function(t){if(!n.query||!t)return`. */
const SEARCH_RESULT = /(\.highlight\s*=\s*function\s*\((\w+)\)\s*\{)(?=\s*if\s*\(!\w+\.query\s*\|\|\s*!\2\))/g;

/** The page's own links: to an address that is none of the site's, and to a picture that was never there. */
const LINKS = /<link\s+rel="(?:canonical|shortcut icon)"[^>]*>/g;

/**
 * The page of docs that dbt-core 1.8 and newer have in them, and that `dbt docs generate` writes as `target/index.html`.
 *
 * @param name how messages call the file
 * @throws UserError for any other page: what is not known cannot be made safe
 */
export function readPage(html: string, name: string): DocsPage {
  const lacking = (what: string): UserError =>
    new UserError(
      `${name} is not the page of dbt docs as dbt-mesh knows it: it lacks ${what}`,
      'Give that of dbt-core 1.8 to 1.12 as `page`: dbt/task/docs/index.html in its package, or target/index.html after `dbt docs generate`.'
    );
  // A hash of the script is one of what the browser makes of it: line ends are line feeds there.
  const head = cutOnce(html.replace(/\r\n?/g, '\n'), '<head>');
  if (head === null || !head[0].includes('ng-app="dbt"')) throw lacking('the head of an AngularJS page for "dbt"');
  const [start, rest] = head;
  const found = onlyScript(rest);
  if (found === null) throw lacking('one script of its own, and no other');
  const { before, code, end } = found;
  const atManifest = cutOnce(code, MANIFEST_PLACE);
  const atCatalog = cutOnce(atManifest?.[1] ?? '', CATALOG_PLACE);
  if (atManifest === null || atCatalog === null) {
    throw lacking('the places where `dbt docs generate --static` puts the manifest and the catalog');
  }
  if ([...code.matchAll(SEARCH_RESULT)].length !== 1) throw lacking('the search as it is known');
  const [first, [second, third]] = [atManifest[0], atCatalog];
  return {
    start: `${start}<head>`,
    beforeScript: before.replace(LINKS, ''),
    script: [withSafeSearch(first), withSafeSearch(second), withSafeSearch(third)],
    end
  };
}

/** The one script of a page; null where it has none, has several, or fetches it from somewhere. */
function onlyScript(html: string): { readonly before: string; readonly code: string; readonly end: string } | null {
  const opening = /<script\b[^>]*>/i.exec(html);
  if (opening === null || /\ssrc\s*=/i.test(opening[0])) return null;
  const inside = cutOnce(html.slice(opening.index + opening[0].length), '</script>');
  if (inside === null || /<script/i.test(inside[1])) return null;
  return { before: html.slice(0, opening.index), code: inside[0], end: inside[1] };
}

/** `index.html` that reads `manifest.json` and `catalog.json` beside it. */
export function sitePage({ script: [first, second, third], ...page }: DocsPage): Uint8Array {
  return assembled(page, [first, MANIFEST_PLACE, second, CATALOG_PLACE, third], "'self'");
}

/** `index.html` that has both in it, and so opens without a server. */
export function staticPage(
  { script: [first, second, third], ...page }: DocsPage,
  manifest: Uint8Array,
  catalog: Uint8Array
): Uint8Array {
  return assembled(page, [first, parsed(manifest), second, parsed(catalog), third], "'none'");
}

/** The two parts around the one place where the text has something; null where it has none, or more. */
function cutOnce(text: string, at: string): readonly [before: string, behind: string] | null {
  const [before = '', behind, ...more] = text.split(at);
  return behind === undefined || more.length > 0 ? null : [before, behind];
}

function withSafeSearch(script: string): string {
  return script.replace(SEARCH_RESULT, '$1$2=$2&&String($2).replace(/</g,"&lt;");');
}

/** Text of JSON as JavaScript: parsed when it runs, so that no key of it is anything but a key. */
function parsed(json: Uint8Array): Uint8Array {
  const escaped = Buffer.allocUnsafe(json.length + json.filter((byte) => byte === BACKSLASH || byte === QUOTE).length);
  let at = 0;
  for (const byte of json) {
    if (byte === BACKSLASH || byte === QUOTE) escaped[at++] = BACKSLASH;
    escaped[at++] = byte;
  }
  return Buffer.concat([Buffer.from("JSON.parse('"), escaped, Buffer.from("')")]);
}

const BACKSLASH = 0x5c;
const QUOTE = 0x27;

function assembled(
  { start, beforeScript, end }: Omit<DocsPage, 'script'>,
  code: readonly (string | Uint8Array)[],
  connect: string
): Uint8Array {
  const script = code.map((piece) => Buffer.from(piece));
  const hash = createHash('sha256');
  for (const piece of script) hash.update(piece);
  const head = [
    `<!-- ${MARK} -->`,
    `<meta http-equiv="Content-Security-Policy" content="${policy(hash.digest('base64'), connect)}">`,
    '<link rel="icon" href="data:,">'
  ].join('');
  return Buffer.concat([
    Buffer.from(`${start}${head}${beforeScript}<script>`),
    ...script,
    Buffer.from(`</script>${end}`)
  ]);
}

/**
 * The one script may run and nothing else, whatever else gets into the page; nothing is fetched but what stands beside it. AngularJS brings its
 * styles and pictures along in the script.
 */
function policy(hash: string, connect: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ');
}
