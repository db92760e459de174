/** Items by a text of theirs, in the order of their first appearance. (`Map.groupBy` is not in Node 20.) */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
