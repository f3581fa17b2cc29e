import { type JudgedPair, judgePairs, scoreOf } from "../../dedupe/story/judged-pair.ts";
import { labelledPairs } from "../../dedupe/story/labelled-pair.ts";
import { confusionTable, isMiss, missLines } from "./confusion.ts";

/** What is asked of the judgement. */
const BOUNDS = {
  copy: { precision: 0.99, recall: 0.9 },
  translation: { precision: 0.99, recall: 0.85 },
};

/** Judges one half of the labelled set and prints table, figures and misses. False where a bound is missed. */
export async function reportLabelled(half: "seen" | "held-out"): Promise<boolean> {
  const judged = await judgePairs(labelledPairs(half));
  console.log(`\nLabelled pairs, ${half}: ${judged.length}`);
  for (const line of confusionTable(judged)) console.log(`  ${line}`);
  const copies = reportScore("copy", judged);
  const translations = reportScore("translation", judged);
  for (const miss of judged.filter(isMiss)) for (const line of missLines(miss)) console.log(line);
  return copies && translations;
}

function reportScore(relation: "copy" | "translation", judged: readonly JudgedPair[]): boolean {
  const { wanted, got, right } = scoreOf(relation, judged);
  if (wanted + got === 0) return true;
  const precision = got === 0 ? 1 : right / got;
  const recall = wanted === 0 ? 1 : right / wanted;
  const bound = BOUNDS[relation];
  const holds = precision >= bound.precision && recall >= bound.recall;
  console.log(
    `  ${relation}: precision ${precision.toFixed(3)} (${right} of ${got}), recall ${recall.toFixed(3)} (${right} of ${wanted})${holds ? "" : "  MISSED"}`,
  );
  return holds;
}
