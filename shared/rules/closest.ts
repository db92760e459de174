/** Longer names are not compared: nobody mistypes them, and the comparison takes time by the square of the length. */
const MAX_LENGTH = 200;

/**
 * The candidate that was likely meant by a mistyped name: at most a third of its letters differ (two at least), case left aside.
 * Of equally near candidates the first in alphabetical order.
 *
 * @returns null when no candidate is near, or the name itself is one
 */
export function closest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > MAX_LENGTH) return null;
  const typed = name.toLowerCase();
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of [...candidates].sort()) {
    if (candidate === name) return null;
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(typed, candidate.toLowerCase());
    // A name of two letters is near to every other: something must be left of it.
    if (distance < least && distance < Math.max(name.length, candidate.length)) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/** `Did you mean 'public_orders'? ` to put before a hint, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const meant = closest(name, candidates);
  return meant === null ? '' : `Did you mean '${meant}'? `;
}

/** Letters inserted, left out, replaced, or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Infinity;
      current.push(Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
