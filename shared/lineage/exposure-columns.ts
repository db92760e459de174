import type { Reference, UniqueId } from '../domain/index.ts';
import type { Use } from './uses.ts';

/**
 * References with the columns that an exposure may need of what it reaches: those that the nodes by which it reaches it use, and no more. One
 * that names the model itself has no SQL that could tell, and keeps `*`.
 *
 * @param references of the uses, in their order, with the columns of the nodes
 */
export function withExposures(uses: readonly Use[], references: readonly Reference[]): readonly Reference[] {
  const byPlace = new Map(
    uses.map(({ reference, upstream }, index) => [placeOf(reference.node, upstream), references[index]])
  );
  return uses.flatMap(({ through, upstream }, index) => {
    const reference = references[index];
    if (reference === undefined || through.length === 0) return reference ?? [];
    return { ...reference, columns: union(through.map((node) => byPlace.get(placeOf(node, upstream)))) };
  });
}

function placeOf(node: UniqueId, { id }: Use['upstream']): string {
  return JSON.stringify([node, id]);
}

/** What is not known of one of them is not known of all. A node of an installed package has no reference, and so nobody knows. */
function union(references: readonly (Reference | undefined)[]): Reference['columns'] {
  const used = new Set<string>();
  for (const reference of references) {
    const columns = reference === undefined ? '*' : reference.columns;
    if (columns === null || columns === '*') return columns;
    columns.forEach((column) => used.add(column));
  }
  return [...used].sort();
}
