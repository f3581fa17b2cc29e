import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterSkips, visitAfterSkips } from "../../src/source/after-skips.ts";

const at = (iso: string) => Date.parse(iso);

describe("afterSkips", () => {
  it("leaves a time alone that is not skipped", () => {
    expect(afterSkips(at("2026-05-04T10:30:00Z"), { skipHours: [11] })).toBe(at("2026-05-04T10:30:00Z"));
  });
  it("goes to the end of the skipped hours", () => {
    const hints = { skipHours: [22, 23, 0, 1] };
    expect(afterSkips(at("2026-05-04T22:10:00Z"), hints)).toBe(at("2026-05-05T02:00:00Z"));
  });
  it("goes past skipped days, Sunday being 0", () => {
    // 2026-05-02 is a Saturday.
    expect(afterSkips(at("2026-05-02T15:00:00Z"), { skipDays: [6, 0] })).toBe(at("2026-05-04T00:00:00Z"));
  });
  it("takes a source that skips everything for mistaken", () => {
    expect(afterSkips(5, { skipDays: [0, 1, 2, 3, 4, 5, 6] })).toBe(5);
  });
  it("is never earlier, never in a skipped hour or day, and at most a week later", () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 23 });
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), hours, days, (time, skipHours, skipDays) => {
        const after = afterSkips(time, { skipHours, skipDays });
        expect(after).toBeGreaterThanOrEqual(time);
        expect(after - time).toBeLessThanOrEqual(7 * 24 * 3_600_000);
        expect(skipHours).not.toContain(new Date(after).getUTCHours());
        expect(skipDays).not.toContain(new Date(after).getUTCDay());
      }),
    );
  });
});

describe("visitAfterSkips", () => {
  it("spreads visits after the skipped hours, never into the next ones", () => {
    const hints = { skipHours: [11, 13] };
    const visit = (random: number) => visitAfterSkips(at("2026-05-04T11:30:00Z"), hints, random);
    expect(visit(0)).toBe(at("2026-05-04T12:00:00Z"));
    expect(visit(0.5)).toBe(at("2026-05-04T12:05:00Z"));
    expect(visit(0.999)).toBeLessThan(at("2026-05-04T12:10:00Z"));
  });
  it("leaves a time alone that is not skipped", () => {
    expect(visitAfterSkips(7, { skipHours: [11] }, 0.9)).toBe(7);
  });
});
