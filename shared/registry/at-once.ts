/** So many objects are read or removed side by side: each may be a manifest of many megabytes. */
const AT_ONCE = 8;

/** Does something when it is its turn. */
export type Turn = <T>(act: () => Promise<T>) => Promise<T>;

/** Turns for many: a few act side by side, the others wait. After a failure nobody begins any more; all fail with the same error. */
export function turns(atOnce = AT_ONCE): Turn {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  let failure: { readonly error: unknown } | null = null;
  return async (act) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      if (failure !== null) throw failure.error;
      return await act();
    } catch (error) {
      failure ??= { error };
      throw error;
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/** Does something with each of many, in turns, and gives what came of it in their order. */
export function eachOf<T, Result>(
  items: readonly T[],
  act: (item: T) => Promise<Result>,
  atOnce = AT_ONCE
): Promise<readonly Result[]> {
  const turn = turns(atOnce);
  return Promise.all(items.map((item) => turn(() => act(item))));
}
