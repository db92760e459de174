import type { ast } from '@polyglot-sql/sdk';
import type { Name, Path } from './names.ts';

/** A node of the parser's tree: an object whose one key is its tag. */
export type Expression = ast.Expression;
export type Tag = ast.ExpressionType;
/** What stands under a tag. */
export type Data<T extends Tag> = ast.ExpressionByType<T> extends Readonly<Record<T, infer Found>> ? Found : never;

export type Select = Data<'select'>;
export type SetOperation = Data<'union'> | Data<'intersect'> | Data<'except'>;
export type Join = Select['joins'][number];
export type With = NonNullable<Select['with']>;
export type Ordered = Data<'ordered'>;
export type Identifier = ast.Identifier;

/** The data of a node that has this tag, else undefined. The parser wraps a node that stands after a comment: `select -- ids`. */
export function dataOf<T extends Tag>(node: Expression, tag: T): Data<T> | undefined {
  const data = node as Readonly<Partial<Record<Tag, unknown>>>;
  const wrapped = data.annotated as Data<'annotated'> | undefined;
  return wrapped && tag !== 'annotated' ? dataOf(wrapped.this, tag) : (data[tag] as Data<T> | undefined);
}

/** The tag of a node: null for anything else in the tree. Plain structures of one field look like nodes; none has the name of a tag. */
export function tagOf(value: object): string | null {
  const [key, ...others] = Object.keys(value);
  return key === undefined || others.length > 0 ? null : key;
}

export function nameOf(identifier: Identifier): Name {
  return { text: identifier.name, quoted: identifier.quoted };
}

export function namesOf(identifiers: readonly Identifier[] | null | undefined): readonly Name[] {
  return (identifiers ?? []).map(nameOf);
}

/** `t`, `marts.t`, `"DB".marts.t`. The parser joins some dotted names into one identifier; then quotes are lost. */
export function splitDots(identifier: Identifier): Path {
  return identifier.quoted || !identifier.name.includes('.')
    ? [nameOf(identifier)]
    : identifier.name.split('.').map((text) => ({ text, quoted: false }));
}

/** The dotted name of a column or of a field of one; null for anything else, such as a field of a function's result. */
export function pathOf(node: Expression): Path | null {
  const column = dataOf(node, 'column');
  if (column) return [...(column.table ? splitDots(column.table) : []), nameOf(column.name)];
  const dot = dataOf(node, 'dot');
  const base = dot && pathOf(dot.this);
  return base ? [...base, nameOf(dot.field)] : null;
}

/** The column node at the bottom of a dotted name. */
export function columnIn(node: Expression): Data<'column'> | undefined {
  const dot = dataOf(node, 'dot');
  return dot ? columnIn(dot.this) : dataOf(node, 'column');
}

/** The line that a column stands on, from 1; null where the parser does not say. */
export function lineOf(column: Data<'column'>): number | null {
  return (column.name.span ?? column.span)?.line ?? null;
}
