const SHORTEST_STEM = 4;
const LONGEST_ENDING = 2;
const STEM_SHARE = 0.6;

/**
 * True where two folded words are forms of one, as far as their beginnings tell: they differ in a short ending only (`zarplata`,
 * `zarplaty`; `strike`, `strikes`). Numbers are equal or not.
 */
export function wordsMatch(a: string, b: string): boolean {
  if (a === b) return true;
  // What nearly all pairs come to.
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST_STEM || isNumber(a) || isNumber(b)) return false;
  let same = 0;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return (
    same >= SHORTEST_STEM &&
    same >= shorter - LONGEST_ENDING &&
    same >= Math.max(a.length, b.length) * STEM_SHARE
  );
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
