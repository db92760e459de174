import { relationKey } from '../manifest/index.ts';

/** Longer names are none: what has no end is not searched for it. */
const PART = [
  '"(?:[^"]|""){1,300}"',
  '`[^`]{1,300}`',
  String.raw`\[[^[\]]{1,300}\]`,
  String.raw`(?<![\w$])[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff-]{0,300}`
].join('|');
const DOTTED = String.raw`(?:${PART})\.(?:${PART})`;
/** Three names stand for a relation wherever they are, two where one is expected; BigQuery has them in one pair of backticks. */
const NAMES = new RegExp(
  String.raw`${DOTTED}\.(?:${PART})|(?<=\b(?:from|join|using|into)\s{1,100})${DOTTED}|${'`'}[^${'`'}.]{1,300}\.[^${'`'}]{1,300}${'`'}`,
  'gi'
);

/**
 * Keys (`relationKey`) of everything in SQL that may be the name of a relation: quick and coarse. What is in it may be a column or stand in a
 * comment, so it only says where to look; a name with one dot after a comma is left out.
 */
export function namedRelations(sql: string, adapter: string | null): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [name] of sql.matchAll(NAMES)) keys.add(keyOf(name, adapter));
  return keys;
}

/** The key of a relation as SQL names it. BigQuery takes all names in one pair of backticks for what they are. */
export function keyOf(name: string, adapter: string | null): string {
  const rendered = adapter === 'bigquery' ? name.replaceAll(/`([^`]+)`/g, (_, all: string) => quotedEach(all)) : name;
  return relationKey({ database: null, schema: '', identifier: '', rendered }, adapter);
}

function quotedEach(names: string): string {
  return names
    .split('.')
    .map((name) => `\`${name}\``)
    .join('.');
}

/** The names in a key; none for what is no dotted name. */
export function namesIn(key: string): readonly string[] {
  const names = JSON.parse(key) as unknown;
  return Array.isArray(names) ? names.map(String) : [];
}
