import { describe, expect, it } from "vitest";
import { diff } from "../../src/dedupe/diff.ts";

const seen = (key: string, raw = "r") => ({ key, raw, item: key });

describe("diff", () => {
  it("tells unknown, altered and same items apart", () => {
    const known = new Map([
      ["a", { raw: "r", meaning: "m" }],
      ["b", { raw: "old", meaning: "m" }],
    ]);
    const { unknown, altered, same } = diff([seen("a"), seen("b"), seen("c")], known);
    expect(unknown.map((one) => one.key)).toEqual(["c"]);
    expect(altered.map((one) => [one.key, one.known.raw])).toEqual([["b", "old"]]);
    expect(same).toBe(1);
  });

  it("keeps the first of items with one key", () => {
    const { unknown } = diff([seen("a", "first"), seen("a", "second")], new Map());
    expect(unknown.map((one) => one.raw)).toEqual(["first"]);
  });
});
