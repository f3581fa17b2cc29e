import { closest, distance } from "fastest-levenshtein";

/** ` — did you mean "polling"?` where one of the known names is near the given one, else nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0 || name === "") return "";
  const written = name.toLowerCase();
  const nearest = closest(written, [...known]);
  const meant = isNear(written, nearest)
    ? nearest
    : known.find((word) => written.length > 2 && word.startsWith(written));
  return meant === undefined ? "" : ` — did you mean "${meant}"?`;
}

/** A third of the letters wrong, or all of them right in another order. */
function isNear(written: string, word: string): boolean {
  const letters = (text: string) => [...text].sort().join("");
  const allowed = Math.max(1, Math.floor(Math.max(written.length, word.length) / 3));
  return distance(written, word) <= allowed || letters(written) === letters(word);
}

/** What a message of ours says was written, and what was probably meant: reads what {@link didYouMean} put there. */
export function meantIn(message: string): { written: string; meant: string } | undefined {
  const [, written, meant] = /"([^"]*)"[^"]* — did you mean "([^"]+)"\?$/.exec(message) ?? [];
  return written === undefined || meant === undefined ? undefined : { written, meant };
}
