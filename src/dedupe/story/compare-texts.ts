import type { Sketch } from "./sketch.ts";
import { MOST_OPENING } from "./sketch.ts";

/** How much two texts have in common. */
export interface TextOverlap {
  /** Jaccard index of their shingles, 0–1: estimated, or counted where both texts are short. */
  jaccard: number;
  /** The share of the shorter text that stands in the longer one, 0–1. */
  containment: number;
  /** Shingles they have in common, about. */
  shared: number;
  /** Words of the shorter text. */
  words: number;
  /** True where the shingles in common were counted. */
  counted: boolean;
  /** True where both begin with words of their own and then go on alike. */
  twoBeginnings: boolean;
}

/** Runs of four words in a sentence of one's own, at least: to change some words of the first sentence makes fewer. */
const OWN_RUNS = 9;
const MOST_OF_THE_REST = 0.8;

/** Compares two texts by their sketches; symmetric. Nothing in common where one has no shingle. */
export function compareTexts(a: Sketch, b: Sketch): TextOverlap {
  const words = Math.min(a.words, b.words);
  const smaller = Math.min(a.shingles, b.shingles);
  if (smaller === 0)
    return { jaccard: 0, containment: 0, shared: 0, words, counted: true, twoBeginnings: false };
  const opened = openingShared(a, b);
  const estimated = isEstimable(a.shingles, b.shingles) ? estimatedShared(a, b) : opened;
  // A short text that the longer one opens with is known exactly, and lost in an estimate.
  const shared = Math.min(smaller, Math.max(estimated, opened));
  return {
    jaccard: shared / (a.shingles + b.shingles - shared),
    containment: shared / smaller,
    shared,
    words,
    counted: opened >= shared,
    // One text's beginning alone is not enough, and most that are compared have no run in common.
    twoBeginnings: opened > 0 && beginsAlone(a, b) && beginsAlone(b, a),
  };
}

/** The first sentence is not in the other's opening, most of what follows is. */
function beginsAlone({ opening }: Sketch, other: Sketch): boolean {
  const runs = new Set(other.opening);
  const first = opening.findIndex((run) => runs.has(run));
  if (first < OWN_RUNS) return false;
  const rest = opening.slice(first);
  return rest.filter((run) => runs.has(run)).length >= rest.length * MOST_OF_THE_REST;
}

/** Short texts are in their openings whole; and of a much longer text, 64 values hold too few that a short one could have. */
function isEstimable(one: number, other: number): boolean {
  const [smaller, larger] = one < other ? [one, other] : [other, one];
  return larger > MOST_OPENING && (smaller > MOST_OPENING || larger < smaller * 6);
}

/** By run, whether it is among those compared; nothing between two comparisons. */
const opens = new Uint8Array(0x10000);

function openingShared(a: Sketch, b: Sketch): number {
  let shared = 0;
  for (const run of a.opening) opens[run] = 1;
  for (const run of b.opening) {
    shared += opens[run] as number;
    opens[run] = 0;
  }
  for (const run of a.opening) opens[run] = 0;
  return shared;
}

function estimatedShared(a: Sketch, b: Sketch): number {
  let equal = 0;
  for (let at = 0; at < a.signature.length; at += 1) if (a.signature[at] === b.signature[at]) equal += 1;
  const jaccard = equal / a.signature.length;
  return (jaccard / (1 + jaccard)) * (a.shingles + b.shingles);
}
