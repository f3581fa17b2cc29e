import { describe, expect, it } from "vitest";
import { judgePairs, scoreOf } from "./judged-pair.ts";
import { labelledPairs } from "./labelled-pair.ts";

describe.each(["seen", "held-out"] as const)("the labelled pairs, %s", (half) => {
  it("are told apart: copies are found, and nothing else is merged", async () => {
    const judged = await judgePairs(labelledPairs(half));
    const copies = scoreOf("copy", judged);
    expect(copies.wanted).toBeGreaterThan(100);
    expect(copies.right / copies.got).toBeGreaterThanOrEqual(0.99);
    expect(copies.right / copies.wanted).toBeGreaterThanOrEqual(0.9);
    const merged = judged.filter(
      ({ pair, got }) => (got === "copy" || got === "translation") && got !== pair.label,
    );
    expect(merged.map(({ kind, pair }) => `${kind}/${pair.id}`)).toEqual([]);
  });
});
