/** So many objects are read or removed side by side: each may be a manifest of many megabytes. */
const AT_ONCE = 8;

/** Does something with each of many, a few at a time, and gives what came of it in their order. After a failure nothing more is begun. */
export async function eachOf<T, Result>(
  items: readonly T[],
  act: (item: T) => Promise<Result>
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()].reverse();
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [index, item] = next;
      try {
        results[index] = await act(item);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
