/** A folded word without the s of a plural: headlines of one story differ in it. */
export function wordStem(word: string): string {
  return word.length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
