import type { Relation } from '../domain/index.ts';
import { textIn, type JsonObject } from './json.ts';

/**
 * Where a node of the manifest lies. `relation_name` is null in many old manifests; the parts are always there.
 * A model, seed or snapshot is created under its `alias`, a source has an `identifier`.
 */
export function relationOf(node: JsonObject): Relation {
  return {
    database: textIn(node['database']),
    schema: textIn(node['schema']) ?? '',
    identifier: textIn(node['identifier']) ?? textIn(node['alias']) ?? textIn(node['name']) ?? '',
    rendered: textIn(node['relation_name'])
  };
}

/** How messages write a relation: `DBT_UP_PROD.marts.public_orders`, without quotes. */
export function displayRelation(relation: Relation): string {
  return [relation.database, relation.schema, relation.identifier]
    .filter((part) => part !== null && part !== '')
    .join('.');
}

/** How an adapter tells names apart. */
interface Casing {
  /** What becomes of a name that is not quoted. */
  readonly unquoted: 'upper' | 'lower' | 'exact';
  /** What becomes of a quoted one. */
  readonly quoted: 'lower' | 'exact';
}

const IGNORES_CASE: Casing = { unquoted: 'lower', quoted: 'lower' };
const CASINGS: Readonly<Record<string, Casing>> = {
  snowflake: { unquoted: 'upper', quoted: 'exact' },
  postgres: { unquoted: 'lower', quoted: 'exact' },
  bigquery: { unquoted: 'exact', quoted: 'exact' }
};

/**
 * What two relations have in common when they are the same one in the warehouse: compare for equality.
 */
export function relationKey(relation: Relation, adapter: string | null): string {
  const casing = (adapter !== null && Object.hasOwn(CASINGS, adapter) ? CASINGS[adapter] : undefined) ?? IGNORES_CASE;
  const rendered = relation.rendered === null ? null : partsOf(relation.rendered);
  const parts =
    rendered ??
    [relation.database, relation.schema, relation.identifier]
      .filter((part) => part !== null)
      .map((name) => ({ name, quoted: false }));
  return JSON.stringify(parts.map(({ name, quoted }) => fold(name, quoted ? casing.quoted : casing.unquoted)));
}

function fold(name: string, how: 'upper' | 'lower' | 'exact'): string {
  return how === 'upper' ? name.toUpperCase() : how === 'lower' ? name.toLowerCase() : name;
}

interface Part {
  readonly name: string;
  readonly quoted: boolean;
}

/** The parts of a rendered relation; null when it is no dotted name (dbt-duckdb renders external files as `'s3://…'`). */
export function partsOf(rendered: string): readonly Part[] | null {
  const parts: Part[] = [];
  const part = /(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|([^\s."'`[\]()]+))(\.|$)/y;
  while (part.lastIndex < rendered.length) {
    const match = part.exec(rendered);
    if (match === null) return null;
    const [, double, back, bracket, plain, end] = match;
    parts.push({
      name: double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? bracket ?? plain ?? '',
      quoted: plain === undefined
    });
    if (end === '') return parts;
  }
  return null;
}
