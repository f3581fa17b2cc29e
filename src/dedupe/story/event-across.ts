import type { Evidence } from "../../model/story.ts";
import { isNumber } from "./read-anchors.ts";
import { compareOrder } from "./same-order.ts";
import type { Sketch } from "./sketch.ts";

const FEWEST = 7;
const SHARE = 0.6;
const FEWEST_NUMBERS = 2;

/** The evidence that two texts in different languages tell of one event: most names and numbers of the one stand in the other. */
export function eventAcross(a: Sketch, b: Sketch): Evidence | undefined {
  const { shared, sharedShare } = compareOrder(a.anchors, b.anchors);
  if (shared < FEWEST || sharedShare < SHARE || sharedNumbers(a, b) < FEWEST_NUMBERS) return undefined;
  // Whoever writes often of one place and its people does not write of one event each time.
  if (a.writers.some((writer) => b.writers.includes(writer))) return undefined;
  return {
    kind: "names",
    because: `${shared} names and numbers stand in both (${Math.round(sharedShare * 100)} % of the text with fewer)`,
  };
}

function sharedNumbers(a: Sketch, b: Sketch): number {
  const numbers = new Set(b.anchors.filter(isNumber));
  return new Set(a.anchors.filter((anchor) => numbers.has(anchor))).size;
}
