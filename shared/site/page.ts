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
  // A hash of the script is one of what the browser makes of it: line ends are line feeds there.
  const page = html.replace(/\r\n?/g, '\n');
  const [start, body] = cutOnce(page, '<head>');
  const opening = /<script(?:\s+defer(?:="[^"]*")?|\s+type="text\/javascript")*\s*>/.exec(body ?? '');
  const rest = opening === null ? '' : (body ?? '').slice(opening.index + opening[0].length);
  const [code, end] = cutOnce(rest, '</script>');
  const [first, afterManifest] = cutOnce(code, MANIFEST_PLACE);
  const [second, third] = cutOnce(afterManifest ?? '', CATALOG_PLACE);
  const lacks =
    body === null || !start.includes('ng-app="dbt"')
      ? 'the head of an AngularJS page for "dbt"'
      : opening === null || end === null || /<script/i.test(end)
        ? 'one script of its own, and no other'
        : afterManifest === null || third === null
          ? 'the places where `dbt docs generate --static` puts the manifest and the catalog'
          : [...code.matchAll(SEARCH_RESULT)].length !== 1
            ? 'the search as it is known'
            : null;
  if (lacks !== null) {
    throw new UserError(
      `${name} is not the page of dbt docs as dbt-mesh knows it: it lacks ${lacks}`,
      'Give that of dbt-core 1.8 to 1.12 as `page`: dbt/task/docs/index.html in its package, or target/index.html after `dbt docs generate`.'
    );
  }
  return {
    start: `${start}<head>`,
    beforeScript: `${(body ?? '').slice(0, opening?.index)}`.replace(LINKS, ''),
    script: [first, second, third ?? ''].map(withSafeSearch) as unknown as DocsPage['script'],
    end: end ?? ''
  };
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

/** The two parts around the one place where the text has something; null behind it where it has none, or more. */
function cutOnce(text: string, at: string): readonly [before: string, behind: string | null] {
  const [before = '', behind, ...more] = text.split(at);
  return behind === undefined || more.length > 0 ? [text, null] : [before, behind];
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
