import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catchUpGap } from "../../src/source/catch-up-gap.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("catchUpGap", () => {
  it("has a handful of sources back soon", () => {
    expect(4 * catchUpGap(5, HOUR)).toBeLessThanOrEqual(30_000);
    expect(catchUpGap(0, HOUR)).toBe(0);
  });
  it.each([100, 105, 2_000, 100_000])(
    "asks no more of %i sources in any quarter of an hour than usually",
    (late) => {
      const visits = Math.ceil((15 * MINUTE) / catchUpGap(late, HOUR));
      expect(visits).toBeLessThanOrEqual(late / 4 + 1);
    },
  );
  it("has everybody back within the shortest interval", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: MINUTE, max: 24 * HOUR }),
        (late, min) => {
          const last = (late - 1) * catchUpGap(late, min);
          expect(last).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThanOrEqual(min);
        },
      ),
    );
  });
});
