import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Polling } from "../../src/model/configuration.ts";
import type { FetchOutcome } from "../../src/model/fetch-outcome.ts";
import { type CadenceInput, nextPoll } from "../../src/source/cadence.ts";

const MINUTE = 60_000;
const polling: Polling = {
  min: 60 * MINUTE,
  max: 24 * 60 * MINUTE,
  timeout: 20_000,
  maxBytes: 1_000_000,
  perHost: { concurrency: 2, spacing: 1_000, scope: "domain" },
};
const unchanged: FetchOutcome = {
  kind: "unchanged",
  same: "validators",
  status: 304,
  url: "",
  bytes: 0,
  freshness: {},
  validators: {},
};
const failed: FetchOutcome = { kind: "failed", reason: "timeout", message: "" };
const input: CadenceInput = { now: 0, outcome: unchanged, polling, hints: {}, failures: 1, random: 0 };
const minutes = (change: Partial<CadenceInput>) =>
  (nextPoll({ ...input, ...change }).at ?? Number.NaN) / MINUTE;

describe("nextPoll", () => {
  it("is the configured minimum where nobody asks for more", () => {
    expect(minutes({})).toBe(60);
  });
  it("is raised by ttl, sy:updatePeriod and max-age, also on a 304", () => {
    expect(minutes({ hints: { ttlMinutes: 90 } })).toBe(90);
    expect(minutes({ hints: { updatePeriodMinutes: 120 } })).toBe(120);
    expect(minutes({ outcome: { ...unchanged, freshness: { maxAge: 150 * MINUTE } } })).toBe(150);
  });
  it("keeps out of the hours the source skips, and says so", () => {
    const { at, why } = nextPoll({ ...input, hints: { skipHours: [1, 2] } });
    expect(at).toBe(180 * MINUTE);
    expect(why).toBe("the configured minimum, then the source's skipHours and skipDays");
  });
  it("is not lowered by them", () => {
    expect(minutes({ hints: { ttlMinutes: 5 } })).toBe(60);
  });
  it("backs off with every failure up to the maximum", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => minutes({ outcome: failed, failures }))).toEqual([
      60, 120, 240, 480, 960, 1440, 1440,
    ]);
  });
  it("waits as long as Retry-After says", () => {
    const outcome: FetchOutcome = {
      kind: "throttled",
      status: 429,
      url: "",
      bytes: 0,
      freshness: {},
      retryAfter: 300 * MINUTE,
    };
    expect(minutes({ outcome })).toBe(300);
  });
  it("is never after 410", () => {
    expect(
      nextPoll({ ...input, outcome: { kind: "gone", status: 410, url: "", bytes: 0, freshness: {} } }).at,
    ).toBeUndefined();
  });
  it("is never sooner than any wish and never more than a tenth later, whatever chance says", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 1000 }),
        (random, ttlMinutes) => {
          const at = minutes({ random, hints: { ttlMinutes } });
          const wish = Math.max(60, ttlMinutes);
          expect(at).toBeGreaterThanOrEqual(wish);
          expect(at).toBeLessThanOrEqual(wish * 1.1 + 0.001);
        },
      ),
    );
  });
});
