import { closest, distance } from "fastest-levenshtein";

/** ` (did you mean “x”?)` where one of the known names is near, else nothing. */
export function suggest(name: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(2, Math.floor(name.length / 3))
    ? ` (did you mean “${nearest}”?)`
    : "";
}
