const MOST = 5;
const SHORTEST = 2000;
const LONGEST = 100_000;

const kept = new Map<string, unknown[]>();

/**
 * Keeps what the first few texts of middling `size` (characters) were read with, for as long as the process lives. V8 throws optimised code
 * away when a full collection finds no object left of a shape that the code was made for; with none kept, the next document after each
 * would be read three times as slowly. At most 5 of a kind, of at most 100,000 characters each.
 */
export function keepShapes(kind: string, size: number, objects: unknown): void {
  if (size < SHORTEST || size > LONGEST) return;
  const same = kept.get(kind);
  if (same === undefined) kept.set(kind, [objects]);
  else if (same.length < MOST) same.push(objects);
}
