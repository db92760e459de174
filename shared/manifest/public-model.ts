import type { Column, Constraint, Node, PublicModel } from '../domain/index.ts';
import { firstObject, firstTexts, isObject, listIn, objectIn, textIn, textsIn, type JsonObject } from './json.ts';
import { relationOf } from './relation.ts';

/** A public model: what the node itself says, and its contract. */
export function readPublicModel(node: Node, entry: JsonObject): PublicModel {
  const config = objectIn(entry['config']);
  const columns = readColumns(entry['columns']);
  const constraints = readConstraints(entry['constraints']);
  return {
    uniqueId: node.uniqueId,
    name: node.name,
    version: node.version,
    latestVersion: node.latestVersion,
    group: node.group,
    description: textIn(entry['description']) ?? '',
    relation: relationOf(entry),
    materialized: node.materialized,
    contract: { enforced: isEnforced(entry['contract']) || isEnforced(config['contract']) },
    columns,
    constraints,
    primaryKey: primaryKeyOf(entry, columns, constraints),
    deprecationDate: node.deprecationDate,
    tags: firstTexts(entry['tags'], config['tags']),
    meta: firstObject(entry['meta'], config['meta']),
    configuredSchema: textIn(config['schema']),
    eventTime: textIn(config['event_time']),
    file: node.file
  };
}

function isEnforced(contract: unknown): boolean {
  return objectIn(contract)['enforced'] === true;
}

function readColumns(columns: unknown): readonly Column[] {
  return Object.entries(objectIn(columns)).map(([key, value]) => {
    const column = objectIn(value);
    return {
      name: textIn(column['name']) ?? key,
      dataType: textIn(column['data_type']),
      description: textIn(column['description']) ?? '',
      quote: column['quote'] === true,
      tags: firstTexts(...ownIn(column, 'tags')),
      meta: firstObject(...ownIn(column, 'meta')),
      constraints: readConstraints(column['constraints'])
    };
  });
}

/**
 * Where a column's tags or meta may stand. In `config` alone (dbt 1.10), or beside it, with an empty one in `config` (1.9). Where `config`
 * is there without the key, the column has none: dbt v2 then repeats the model's own beside it.
 */
function ownIn(column: JsonObject, key: 'tags' | 'meta'): readonly unknown[] {
  const config = column['config'];
  if (!isObject(config)) return [column[key]];
  return Object.hasOwn(config, key) ? [config[key], column[key]] : [];
}

function readConstraints(constraints: unknown): readonly Constraint[] {
  return listIn(constraints)
    .filter(isObject)
    .map((constraint) => ({
      type: textIn(constraint['type']) ?? '',
      name: textIn(constraint['name']),
      expression: textIn(constraint['expression']),
      columns: textsIn(constraint['columns']),
      to: textIn(constraint['to']),
      toColumns: textsIn(constraint['to_columns'])
    }));
}

/** As dbt inferred it (1.9 and later: from constraints, else from tests), else as the constraints say. */
function primaryKeyOf(
  entry: JsonObject,
  columns: readonly Column[],
  constraints: readonly Constraint[]
): readonly string[] {
  const inferred = textsIn(entry['primary_key']);
  if (inferred.length > 0) return inferred;
  const declared = constraints.find((constraint) => constraint.type === 'primary_key');
  if (declared !== undefined) return declared.columns;
  return columns
    .filter((column) => column.constraints.some((constraint) => constraint.type === 'primary_key'))
    .map((column) => column.name);
}
