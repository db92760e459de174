import type { UniqueId } from '../domain/index.ts';

const NONE: ReadonlySet<UniqueId> = new Set();

/**
 * For any node, the landmarks that are reached first on each way up through nodes that are none.
 *
 * Every node is entered once and its answer kept, so asking for all nodes takes the time of one walk. dbt refuses cycles; in a manifest
 * that has one all the same, the edge that closes it is left out.
 *
 * @param parents what a node depends on
 * @param landmark the name of a landmark, or null for a node that is to be walked through
 */
export function nearest(
  parents: (id: UniqueId) => readonly UniqueId[],
  landmark: (id: UniqueId) => UniqueId | null
): (id: UniqueId) => ReadonlySet<UniqueId> {
  const known = new Map<UniqueId, ReadonlySet<UniqueId>>();
  const entered = new Set<UniqueId>();

  return (start) => {
    const path = [start];
    for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
      if (known.has(id)) {
        path.pop();
        continue;
      }
      if (!entered.has(id)) {
        entered.add(id);
        for (const parent of parents(id)) {
          if (!entered.has(parent) && landmark(parent) === null) path.push(parent);
        }
        continue;
      }
      known.set(id, union(parents(id), landmark, known));
      path.pop();
    }
    return known.get(start) ?? NONE;
  };
}

/** What the parents are or lead to. A node with nothing to add shares its parent's set: chains are the rule, not the exception. */
function union(
  parents: readonly UniqueId[],
  landmark: (id: UniqueId) => UniqueId | null,
  known: ReadonlyMap<UniqueId, ReadonlySet<UniqueId>>
): ReadonlySet<UniqueId> {
  let shared = NONE;
  let own: Set<UniqueId> | null = null;
  for (const parent of parents) {
    const name = landmark(parent);
    const found = name === null ? (known.get(parent) ?? NONE) : new Set([name]);
    if (found.size === 0 || found === shared) continue;
    if (shared.size === 0) {
      shared = found;
      continue;
    }
    own ??= new Set(shared);
    for (const id of found) own.add(id);
  }
  return own ?? shared;
}
