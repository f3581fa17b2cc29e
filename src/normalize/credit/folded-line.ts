const BEYOND_ASCII = /[^\x20-\x7e]/g;

/** Letters that Unicode does not take apart, and signs that are written in several ways. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ["ı", "i"],
  ["İ", "i"],
  ["ł", "l"],
  ["Ł", "l"],
  ["ø", "o"],
  ["Ø", "o"],
  ["ς", "σ"],
  ["’", "'"],
  ["‘", "'"],
  ["´", "'"],
  ["：", ":"],
  ["\u00a0", " "],
  ["\u202f", " "],
  ["\u2009", " "],
]);

/**
 * A line in lower case without diacritics, for matching: as long as the line, so that a place in one is the place in the other. The line
 * must be in normal form C.
 */
export function foldedLine(line: string): string {
  return line.replace(BEYOND_ASCII, foldedSign).toLowerCase();
}

/** By sign, those met before: at most one for every code unit. */
const known = new Map(ALIKE);

function foldedSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const lower = (sign.normalize("NFD")[0] ?? sign).toLowerCase();
  const folded = lower.length === 1 ? lower : sign;
  known.set(sign, folded);
  return folded;
}
