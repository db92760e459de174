/**
 * The cells of a table for a terminal, each as wide as its column; the last of a row is as long as it is.
 *
 * @param rows with the header first, of cells that are encoded already
 */
export function laidOut(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0)
  );
  return rows.map((row) => row.map((text, index) => (index < row.length - 1 ? text.padEnd(widths[index] ?? 0) : text)));
}
