import type { Constraint, Project, PublicModel } from '../domain/index.ts';
import { isDataType } from './data-type.ts';
import { LETTERS_AND_DIGITS, pattern, UNPRINTABLE, type Pattern } from './pattern.ts';
import { quoted } from './quote.ts';
import { partsOf } from './relation.ts';

const MAX_NAME = 255;
/** In bytes: a file system takes 255, and a name gets a version and `.sql`. */
const MAX_FILE_NAME = 200;
const MAX_EXPRESSION = 4_000;

const WORD = `${LETTERS_AND_DIGITS}_`;

/** Becomes a file's name and a key: no separator, no space, no dot at the start, no two in a row. */
const NAME = pattern(`^[${WORD}](?:[${WORD}$-]|\\.(?!\\.|$))*$`);
const GROUP = pattern(`^[${WORD}](?:[${WORD}$ .&/+-]*[${WORD}])?$`);
const RELATION_PART = pattern(`^[${WORD}$-](?:[${WORD}$ -]*[${WORD}$-])?$`);
/** BigQuery's oldest projects are called `example.com:project`. */
const DATABASE = pattern(`^[${WORD}$-](?:[${WORD}$ .:-]*[${WORD}$-])?$`);
/** Printable; no quote of any dialect, no escape, nothing that opens Jinja. */
const COLUMN = pattern(`^(?!.*\\{[{%#])[^"'\`\\\\${UNPRINTABLE}]+$`);
const PLAIN_WORD = /^\w[\w-]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const WHOLLY_PRINTABLE = pattern(`^[^${UNPRINTABLE}]*$`);
const OPENS_JINJA = /\{[{%#]/;

/** Whether dbt takes the name for a package's, in ASCII: it becomes a folder, a macro namespace and a key. */
export function isPlainProjectName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && name !== '__proto__';
}

/** Whether the name of a project or environment may become a path or key of the registry. */
export function isRegistryName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name);
}

/**
 * What about a project's public models is not plain: names, relations, types and constraints, which become files, YAML, SQL and keys
 * elsewhere. Descriptions, tags and meta may be any text. Publish refuses a project with such, and sync does again: who publishes
 * may have tools of his own.
 * @returns one sentence for each, naming model, column and value; empty when all is plain
 */
export function checkPlain(project: Project): readonly string[] {
  return [
    ...problem(
      isPlainProjectName(project.name),
      `The project's name ${quoted(project.name)} is not made of ASCII letters, digits and _, or starts with a digit.`
    ),
    ...problem(
      project.adapter === null || PLAIN_WORD.test(project.adapter),
      `The project's adapter ${quoted(project.adapter)} is not a plain name.`
    ),
    ...project.publicModels.flatMap((model) => checkModel(model, project.name))
  ];
}

function checkModel(model: PublicModel, project: string): readonly string[] {
  const subject = `Model ${quoted(model.name)}${model.version === null ? '' : ` (version ${quoted(model.version)})`}`;
  const uniqueId = `model.${project}.${model.name}${model.version === null ? '' : `.v${model.version}`}`;
  const check = (isPlain: boolean, what: string, value: string | null, wanted: string): readonly string[] =>
    problem(isPlain, `${subject}: ${what} ${quoted(value)} ${wanted}.`);
  const isName = (value: string | null): boolean =>
    value === null || (NAME.test(value) && value !== '__proto__' && Buffer.byteLength(value) <= MAX_FILE_NAME);
  return [
    ...check(isName(model.name), 'its name', model.name, NOT_A_NAME),
    ...check(model.uniqueId === uniqueId, 'its unique_id', model.uniqueId, `is not ${quoted(uniqueId)}`),
    ...check(isName(model.version), 'its version', model.version, NOT_A_NAME),
    ...check(isName(model.latestVersion), 'its latest_version', model.latestVersion, NOT_A_NAME),
    ...check(
      model.group === null || fits(GROUP, model.group),
      'its group',
      model.group,
      'has characters other than letters, digits, spaces and _$.&/+-'
    ),
    ...check(
      PLAIN_WORD.test(model.materialized),
      'its materialization',
      model.materialized,
      'has characters other than ASCII letters, digits, _ and -'
    ),
    ...check(
      model.deprecationDate === null || DATE.test(model.deprecationDate),
      'its deprecation_date',
      model.deprecationDate,
      'is no date'
    ),
    ...check(
      model.configuredSchema === null || fits(RELATION_PART, model.configuredSchema),
      'its configured schema',
      model.configuredSchema,
      NOT_A_RELATION_PART
    ),
    ...check(
      model.eventTime === null || fits(COLUMN, model.eventTime),
      'its event_time',
      model.eventTime,
      NOT_A_COLUMN
    ),
    ...check(isInside(model.file), 'its file', model.file, 'is not a path inside the project'),
    ...checkRelation(model, check),
    ...model.primaryKey.flatMap((column) => check(fits(COLUMN, column), 'its primary key', column, NOT_A_COLUMN)),
    ...checkConstraints(model.constraints, 'a constraint', check),
    ...model.columns.flatMap((column) => [
      ...check(fits(COLUMN, column.name), 'its column', column.name, NOT_A_COLUMN),
      ...check(
        column.dataType === null || isDataType(column.dataType),
        `data_type of its column ${quoted(column.name)},`,
        column.dataType,
        'does not have the form of a data type'
      ),
      ...checkConstraints(column.constraints, `a constraint of its column ${quoted(column.name)}`, check)
    ])
  ];
}

type Check = (isPlain: boolean, what: string, value: string | null, wanted: string) => readonly string[];

const NOT_A_NAME = 'has characters other than letters, digits, _, -, $ and single dots, or is too long';
const NOT_A_RELATION_PART = 'has characters other than letters, digits, spaces, _, - and $, or is empty or too long';
const NOT_A_COLUMN = 'has quotes, backslashes, control characters or Jinja in it, or is empty or too long';

function checkRelation({ relation }: PublicModel, check: Check): readonly string[] {
  const { database, schema, identifier, rendered } = relation;
  return [
    ...check(database === null || fits(DATABASE, database), 'its database', database, NOT_A_RELATION_PART),
    ...check(fits(RELATION_PART, schema), 'its schema', schema, NOT_A_RELATION_PART),
    ...check(fits(RELATION_PART, identifier), 'its alias', identifier, NOT_A_RELATION_PART),
    ...check(
      rendered === null || renders(rendered, [database, schema, identifier]),
      'its relation_name',
      rendered,
      `is not its database, schema and alias`
    )
  ];
}

/** Whether a rendered relation is made of these parts; adapters without databases, and dbt where it is told to, leave the first out. */
function renders(rendered: string, parts: readonly (string | null)[]): boolean {
  const names = partsOf(rendered)?.map((part) => part.name.toLowerCase());
  if (names === undefined || names.length < 1 || names.length > parts.length) return false;
  return parts.slice(-names.length).every((part, index) => part?.toLowerCase() === names[index]);
}

function checkConstraints(constraints: readonly Constraint[], what: string, check: Check): readonly string[] {
  return constraints.flatMap((constraint) => [
    ...check(PLAIN_WORD.test(constraint.type), `type of ${what},`, constraint.type, 'is not a plain name'),
    ...check(
      constraint.name === null || fits(COLUMN, constraint.name),
      `name of ${what},`,
      constraint.name,
      NOT_A_COLUMN
    ),
    ...[...constraint.columns, ...constraint.toColumns].flatMap((column) =>
      check(fits(COLUMN, column), `column of ${what},`, column, NOT_A_COLUMN)
    ),
    ...check(
      constraint.to === null || (WHOLLY_PRINTABLE.test(constraint.to) && isClosedSql(constraint.to)),
      `target of ${what},`,
      constraint.to,
      NOT_CLOSED
    ),
    ...check(
      constraint.expression === null || isClosedSql(constraint.expression),
      `expression of ${what},`,
      constraint.expression,
      NOT_CLOSED
    )
  ]);
}

const NOT_CLOSED = 'has Jinja, a comment, a semicolon, a control character, or an open quote or bracket in it';

/**
 * Whether a piece of SQL stays in its place: what it opens it closes, and outside of quotes nothing ends a statement or starts a comment.
 * A backslash before a quote or another backslash means one thing on Snowflake and BigQuery and another on Postgres: refused.
 */
function isClosedSql(sql: string): boolean {
  if (sql.length > MAX_EXPRESSION || OPENS_JINJA.test(sql) || /[^\P{C}\t\r\n]/u.test(sql)) return false;
  const bare = sql.replace(/'(?:[^'\\]|''|\\[^'"`\\])*'|"(?:[^"\\]|"")*"|`[^`\\]*`/g, ' ');
  if (/['"`;\\]|--|\/\*|#/.test(bare)) return false;
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Relative, with `/`, and without a step out. */
function isInside(file: string): boolean {
  return WHOLLY_PRINTABLE.test(file) && !/^(?:\/|[A-Za-z]:)/.test(file) && !file.split('/').includes('..');
}

function fits(pattern: Pattern, value: string): boolean {
  return value.length <= MAX_NAME && pattern.test(value);
}

function problem(isPlain: boolean, sentence: string): readonly string[] {
  return isPlain ? [] : [sentence];
}
