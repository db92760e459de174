import { UserError, type Project, type Relation, type RelationRules, type UniqueId } from '../domain/index.ts';
import { checkPlain, partsOf, relationKey } from '../manifest/index.ts';
import { quoteIdentifier } from './identifiers.ts';
import { replacement, type Name } from './relation-rules.ts';

/** Public models that this project reads elsewhere than where they are published, and where. */
export type Moves = ReadonlyMap<UniqueId, Relation>;

/** So many faults are told one by one. */
const TOLD = 3;

/**
 * Where `relations` puts the public models of an upstream. Nothing else of the publication changes: not the pin, and not the contract, whose
 * foreign keys stay as the upstream wrote them (another text there is another contract to dbt).
 *
 * @throws UserError when what comes of it is not plain
 */
export function movesOf(project: Project, rules: readonly RelationRules[]): Moves {
  const moves: Moves = new Map(
    project.publicModels.flatMap(({ uniqueId, relation }) => {
      const moved = movedRelation(relation, rules, project.adapter);
      return moved === null ? [] : [[uniqueId, moved] as const];
    })
  );
  const faults = moves.size === 0 ? [] : checkPlain(movedProject(project, moves));
  if (faults.length === 0) return moves;
  throw new UserError(
    `\`relations\` gives ${project.name} names that are not plain: ${faults.slice(0, TOLD).join(' ')}`,
    'Write in `relations` what the database or schema is called, without quotes.'
  );
}

/** The project with its public models where they are moved to. */
export function movedProject(project: Project, moves: Moves): Project {
  if (moves.size === 0) return project;
  return {
    ...project,
    publicModels: project.publicModels.map((model) => ({
      ...model,
      relation: moves.get(model.uniqueId) ?? model.relation
    }))
  };
}

/** Null for a relation that stays. */
function movedRelation(relation: Relation, rules: readonly RelationRules[], adapter: string | null): Relation | null {
  const { database, schema, identifier } = relationNames(relation);
  const newDatabase = database && renamed(database, 'database', rules, adapter);
  const newSchema = schema && renamed(schema, 'schema', rules, adapter);
  if (!newDatabase && !newSchema) return null;
  const names = [newDatabase ?? database, newSchema ?? schema, identifier].filter((name) => name !== undefined);
  const moved = {
    database: newDatabase?.name ?? relation.database,
    schema: newSchema?.name ?? relation.schema,
    identifier: relation.identifier,
    rendered: relation.rendered === null ? null : rendered(names, relation.rendered, adapter)
  };
  return relationKey(moved, adapter) === relationKey(relation, adapter) ? null : moved;
}

/** The nearest rules that are about the name decide. */
function renamed(
  name: Name,
  part: keyof RelationRules,
  rules: readonly RelationRules[],
  adapter: string | null
): Name | null {
  for (const one of rules) {
    const found = replacement(name, one[part], adapter);
    if (found !== null) return found;
  }
  return null;
}

/** The names of a relation as it is rendered, and so as SQL has them; all unquoted where the manifest does not tell. */
export function relationNames(relation: Relation): {
  readonly database?: Name;
  readonly schema?: Name;
  readonly identifier?: Name;
} {
  const unquoted = (name: string | null): Name | undefined => (name ? { name, quoted: false } : undefined);
  if (relation.rendered === null) {
    return {
      database: unquoted(relation.database),
      schema: unquoted(relation.schema),
      identifier: unquoted(relation.identifier)
    };
  }
  const [identifier, schema, database] = [...(partsOf(relation.rendered) ?? [])].reverse();
  return { database, schema, identifier };
}

/** In the quotes that the upstream's dbt took, if it took any. */
function rendered(names: readonly Name[], before: string, adapter: string | null): string {
  const quote = /["`]/.exec(before)?.[0];
  const inQuotes = (name: string): string =>
    quote === undefined ? quoteIdentifier(name, adapter) : `${quote}${name}${quote}`;
  return names.map(({ name, quoted }) => (quoted ? inQuotes(name) : name)).join('.');
}
