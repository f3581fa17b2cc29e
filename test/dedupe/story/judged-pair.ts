import { sketchOf } from "../../../src/dedupe/story/sketch-of.ts";
import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import type { Tie } from "../../../src/model/story.ts";
import type { LabelledPair } from "./labelled-pair.ts";
import { storedFrom } from "./stored-from.ts";

/** A labelled pair with what was made of it. */
export interface JudgedPair {
  kind: string;
  pair: LabelledPair;
  got: LabelledPair["label"];
  tie: Tie | undefined;
}

/** Judges labelled pairs as entries that polls brought. */
export async function judgePairs(
  pairs: readonly { kind: string; pair: LabelledPair }[],
): Promise<JudgedPair[]> {
  const judged: JudgedPair[] = [];
  for (const { kind, pair } of pairs) {
    const tie = tieOf(sketchOf(await storedFrom(pair.a)), sketchOf(await storedFrom(pair.b)));
    judged.push({ kind, pair, got: tie?.relation ?? "none", tie });
  }
  return judged;
}

/** Of a relation: how many pairs have it, were found to have it, and both. */
export interface Score {
  wanted: number;
  got: number;
  right: number;
}

/** Counts a relation among judged pairs. */
export function scoreOf(relation: LabelledPair["label"], judged: readonly JudgedPair[]): Score {
  const wanted = judged.filter(({ pair }) => pair.label === relation);
  return {
    wanted: wanted.length,
    got: judged.filter(({ got }) => got === relation).length,
    right: wanted.filter(({ got }) => got === relation).length,
  };
}
