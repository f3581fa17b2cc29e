import { describe, expect, it } from "vitest";
import { judgePairs, scoreOf } from "./judged-pair.ts";
import { labelledPairs } from "./labelled-pair.ts";
import { storedFrom } from "./stored-from.ts";

/** Copies that are not found: the sentences that stayed are in another order, and their ends are rewritten. */
const MISSED = { seen: ["copy-heavy-rewrite/ru-most"], "held-out": [] };

describe.each(["seen", "held-out"] as const)("the labelled pairs, %s", (half) => {
  it("are told apart: copies are found, and nothing else is merged", async () => {
    const judged = await judgePairs(labelledPairs(half));
    const copies = scoreOf("copy", judged);
    expect(copies.wanted).toBeGreaterThanOrEqual(half === "seen" ? 200 : 20);
    expect(copies.right / copies.got).toBeGreaterThanOrEqual(0.99);
    expect(copies.right / copies.wanted).toBeGreaterThanOrEqual(0.9);
    const missed = judged.filter(({ pair, got }) => pair.label === "copy" && got !== "copy");
    expect(missed.map(({ kind, pair }) => `${kind}/${pair.id}`)).toEqual(MISSED[half]);
    const merged = judged.filter(
      ({ pair, got }) => (got === "copy" || got === "translation") && got !== pair.label,
    );
    expect(merged.map(({ kind, pair }) => `${kind}/${pair.id}`)).toEqual([]);
  });

  it("hold translations that are found, and whose original is known where a credit says it", async () => {
    const judged = await judgePairs(labelledPairs(half));
    const translations = scoreOf("translation", judged);
    expect(translations.wanted).toBeGreaterThanOrEqual(12);
    expect(translations.right / translations.got).toBeGreaterThanOrEqual(0.99);
    expect(translations.right / translations.wanted).toBeGreaterThanOrEqual(0.85);
    for (const { pair, tie, got } of judged) {
      if (pair.original === undefined || got !== "translation") continue;
      expect(tie?.original, pair.id).toBe((await storedFrom(pair[pair.original])).ref);
    }
  });
});
