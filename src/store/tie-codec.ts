import type { KnownTie } from "../model/known-ties.ts";
import type { EntryRef } from "../model/stored-entry.ts";

/**
 * An entry's ties as the store keeps them: a line for each, a letter and the other's ref. `c` copy, `e` event, `t` translation, `o` translation
 * of the other, `d` translated by the other; a capital once the tie has ended.
 */
const LETTERS: ReadonlyArray<
  readonly [letter: string, relation: KnownTie["relation"], KnownTie["original"]?]
> = [
  ["c", "copy"],
  ["e", "event"],
  ["t", "translation"],
  ["o", "translation", "other"],
  ["d", "translation", "this"],
];

/** The letter of a tie that holds. */
export function tieLetter({ relation, original }: Omit<KnownTie, "ended">): string {
  const found = LETTERS.find(([, kind, which]) => kind === relation && which === original);
  if (found === undefined) throw new RangeError(`no letter for a ${relation} of ${original}`);
  return found[0];
}

/** Reads an entry's ties. Letters of a newer release are passed over. */
export function readTies(lines: string | null | undefined): Map<EntryRef, KnownTie> {
  const ties = new Map<EntryRef, KnownTie>();
  for (const line of lines ? lines.split("\n") : []) {
    const letter = line.charAt(0);
    const found = LETTERS.find(([lower]) => lower === letter.toLowerCase());
    if (found === undefined) continue;
    const [lower, relation, original] = found;
    ties.set(line.slice(1) as EntryRef, { relation, ...(original && { original }), ended: letter !== lower });
  }
  return ties;
}
