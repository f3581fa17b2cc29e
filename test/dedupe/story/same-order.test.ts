import fc from "fast-check";
import { expect, it } from "vitest";
import type { Anchor } from "../../../src/dedupe/story/read-anchors.ts";
import { compareOrder } from "../../../src/dedupe/story/same-order.ts";

// Few different ones, so that many rows are as long as each other.
const anchors = fc.array(
  fc.integer({ min: 1, max: 6 }).map((hash): Anchor => hash * 4),
  { maxLength: 16 },
);

it("says the same of two texts' names and numbers from both sides", () => {
  fc.assert(
    fc.property(anchors, anchors, (one, other) => {
      expect(compareOrder(other, one)).toEqual(compareOrder(one, other));
    }),
    { numRuns: 2000 },
  );
});
