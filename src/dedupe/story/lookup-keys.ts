import { mixed } from "./hash.ts";
import { type Anchor, anchorHash, isJoined, isRareNumber } from "./read-anchors.ts";
import type { Sketch } from "./sketch.ts";
import { wordStem } from "./word-stem.ts";

/** Pairs of the signature's values that are looked up: two texts with half of their shingles in common share one in 90 of 100 cases. */
const BANDS = 8;
/** A passage of this many shingles that both texts open with gives them a key. */
const PASSAGE = 12;
const MOST_PASSAGES = 3;
/** The longest words of a headline are mostly its rarest. */
const RARE_WORDS = 4;
const MOST_FULL_NAMES = 4;
const MOST_NUMBER_PAIRS = 2;

/**
 * The keys an entry is posted and looked up under, sorted: two entries are compared, and can be tied, only where they share one. At most
 * 36, mostly about 26; a letter for the kind and up to ten characters.
 */
export function lookupKeys(sketch: Sketch): string[] {
  const keys = new Set<string>();
  for (const key of [sketch.url, sketch.id]) if (key !== undefined) keys.add(`u${key.toString(36)}`);
  for (const { key } of sketch.links) keys.add(`u${key.toString(36)}`);
  if (sketch.picture !== undefined) keys.add(`p${sketch.picture.toString(36)}`);
  for (const key of bandKeys(sketch.signature)) keys.add(key);
  for (const mark of sketch.marks) keys.add(`m${mark.toString(36)}`);
  for (const key of passageKeys(sketch.opening)) keys.add(key);
  for (const key of headlineKeys(sketch.headline)) keys.add(key);
  for (const key of anchorKeys(sketch.anchors)) keys.add(key);
  return [...keys].sort();
}

/** Full names, and rare numbers next to each other: what a translation has in common with its original. */
function anchorKeys(anchors: readonly Anchor[]): string[] {
  const names = anchors.flatMap((anchor, at) => (isJoined(anchor) ? [pairKey(anchor, anchors[at + 1])] : []));
  const numbers = anchors.filter(isRareNumber);
  const pairs = numbers.slice(1).map((anchor, at) => pairKey(numbers[at], anchor));
  return [...fewest(names, MOST_FULL_NAMES), ...fewest(pairs, MOST_NUMBER_PAIRS)].map(
    (key) => `n${key.toString(36)}`,
  );
}

function pairKey(first: Anchor | undefined, second: Anchor | undefined): number {
  return mixed(anchorHash(first ?? 0) * 0x4000 + anchorHash(second ?? 0));
}

/** The same few wherever they are met. */
function fewest(keys: readonly number[], most: number): number[] {
  return [...new Set(keys)].sort((a, b) => a - b).slice(0, most);
}

function bandKeys(signature: readonly number[]): string[] {
  const keys: string[] = [];
  for (let band = 0; band < BANDS && signature.length > 0; band += 1) {
    const pair = (signature[band * 2] as number) * 0x10000 + (signature[band * 2 + 1] as number);
    keys.push(`t${mixed(pair ^ mixed(band)).toString(36)}`);
  }
  return keys;
}

/**
 * Winnowing: of every passage the least shingle with the one after it, so that equal passages give equal keys wherever they stand in the
 * opening.
 */
function passageKeys(opening: readonly number[]): string[] {
  const pairs = opening.slice(1).map((run, at) => mixed((opening[at] as number) * 0x10000 + run));
  const found: number[] = [];
  const last = Math.max(0, pairs.length - PASSAGE);
  for (let at = 0; at <= last && pairs.length > 0 && found.length < MOST_PASSAGES; at += 1) {
    const least = leastOf(pairs, at);
    if (!found.includes(least)) found.push(least);
  }
  return found.map((key) => `o${key.toString(36)}`);
}

function leastOf(pairs: readonly number[], from: number): number {
  let least = pairs[from] as number;
  for (let at = from + 1; at < from + PASSAGE && at < pairs.length; at += 1)
    least = Math.min(least, pairs[at] as number);
  return least;
}

function headlineKeys(headline: readonly string[]): string[] {
  const rare = [...new Set(headline.map(wordStem))]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, RARE_WORDS)
    .sort();
  return rare.flatMap((first, at) => rare.slice(at + 1).map((second) => `h${wordKey(`${first} ${second}`)}`));
}

function wordKey(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return mixed(hash).toString(36);
}
