import { readItems, type YamlFault, type YamlItem } from './yaml-items.ts';

/** A table of a source, as a project's YAML defines it. */
export interface SourceTable {
  readonly source: string;
  readonly table: string;
  /** Null where the file leaves it to the target, or computes it in Jinja. */
  readonly database: string | null;
  /** Null where it is computed in Jinja. */
  readonly schema: string | null;
  /** Null where it is computed in Jinja. */
  readonly identifier: string | null;
  /** Of the table's entry, from 1. */
  readonly line: number;
}

/**
 * The tables of the sources that a YAML file defines. What is no source to dbt is passed over: dbt says so itself.
 *
 * @returns the fault of a file that is no YAML
 */
export function sourceTables(text: string): readonly SourceTable[] | YamlFault {
  const sources = readItems(text, 'sources');
  return 'message' in sources ? sources : sources.flatMap(tablesOf);
}

/** `project` and `dataset` are what dbt-bigquery calls database and schema. */
function tablesOf({ value, items }: YamlItem): readonly SourceTable[] {
  const { name: source } = value;
  if (typeof source !== 'string') return [];
  const database = plain(value['database'] ?? value['project'], null);
  const schema = plain(value['schema'] ?? value['dataset'], source);
  return items('tables').flatMap(({ value: entry, line }) => {
    const { name: table } = entry;
    if (typeof table !== 'string') return [];
    return [{ source, table, database, schema, identifier: plain(entry['identifier'], table), line }];
  });
}

function plain(written: unknown, unset: string | null): string | null {
  if (written === undefined || written === null) return unset;
  return typeof written === 'string' && !/\{[{%#]/.test(written) ? written : null;
}
