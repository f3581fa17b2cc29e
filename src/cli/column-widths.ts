/** Columns apart. */
export const GAP = 2;
/** Narrower than this a column says nothing; the first is never made narrower at all. */
const LEAST = 8;

/**
 * How wide each column may be, its gap included, so that all of them fit into `columns` places: the last gives way first, down to what
 * still says something, then the one before it. Where even that is too wide, what is at the right edge is cut.
 */
export function columnWidths(rows: readonly (readonly string[])[], columns: number): number[] {
  const widths = (rows[0] ?? []).map(
    (_, at) => Math.max(...rows.map((row) => [...(row[at] ?? "")].length)) + GAP,
  );
  for (let at = widths.length - 1; at > 0; at -= 1) {
    const width = widths[at] ?? 0;
    const surplus = widths.reduce((total, one) => total + one, 0) - columns;
    widths[at] = Math.max(Math.min(width, LEAST + GAP), width - Math.max(surplus, 0));
  }
  return widths;
}
