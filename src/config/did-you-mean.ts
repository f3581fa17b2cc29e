import { closest, distance } from "fastest-levenshtein";

/** ` — did you mean "polling"?` where one of the known names is near the given one, else nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0 || name === "") return "";
  const nearest = closest(name.toLowerCase(), [...known]);
  const allowed = Math.max(1, Math.floor(Math.max(name.length, nearest.length) / 3));
  return distance(name.toLowerCase(), nearest) <= allowed ? ` — did you mean "${nearest}"?` : "";
}
