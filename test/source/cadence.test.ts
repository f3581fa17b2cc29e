import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Polling } from "../../src/model/configuration.ts";
import type { FailureReason, FetchOutcome } from "../../src/model/fetch-outcome.ts";
import { type CadenceInput, nextPoll } from "../../src/source/cadence.ts";
import { learn } from "../../src/source/rhythm.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const polling: Polling = {
  min: 60 * MINUTE,
  max: DAY,
  timeout: 20_000,
  maxBytes: 1_000_000,
  perHost: { concurrency: 2, spacing: 1_000, scope: "domain", retryAfter: "host" },
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
const input: CadenceInput = {
  now: 0,
  outcome: unchanged,
  polling,
  hints: {},
  conditional: true,
  same: 1,
  failures: 1,
  random: 0,
};
const minutes = (change: Partial<CadenceInput>) =>
  (nextPoll({ ...input, ...change }).at ?? Number.NaN) / MINUTE;

describe("nextPoll", () => {
  it("is the configured minimum where nobody asks for more and no rhythm is known", () => {
    expect(minutes({})).toBe(60);
  });
  it("is raised by ttl, sy:updatePeriod and max-age, also on a 304", () => {
    expect(minutes({ hints: { ttlMinutes: 90 } })).toBe(90);
    expect(minutes({ hints: { updatePeriodMinutes: 120 } })).toBe(120);
    expect(minutes({ outcome: { ...unchanged, freshness: { maxAge: 150 * MINUTE } } })).toBe(150);
  });
  it("obeys max-age beyond the configured maximum, but not a document's own wishes", () => {
    expect(minutes({ outcome: { ...unchanged, freshness: { maxAge: 2 * DAY } } })).toBe(2 * 1440);
    expect(minutes({ hints: { ttlMinutes: 5 * 1440 } })).toBe(1440);
  });
  it("keeps out of the hours the source skips, and says so", () => {
    const { at, why } = nextPoll({ ...input, hints: { skipHours: [1, 2] } });
    expect(at).toBe(180 * MINUTE);
    expect(why).toBe("the configured minimum, then the source's skipHours and skipDays");
  });
  it("is not lowered by them", () => {
    expect(minutes({ hints: { ttlMinutes: 5 } })).toBe(60);
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

describe("a source's rhythm", () => {
  const now = Date.UTC(2026, 4, 4, 12);
  const every = (gap: number, count: number) => Array.from({ length: count }, (_, at) => now - at * gap);
  const wait = (gap: number, count: number) =>
    minutes({ now, rhythm: learn(undefined, every(gap, count), now) }) - now / MINUTE;

  it("decides between the configured bounds: busy at the minimum, quiet at the maximum", () => {
    expect(wait(10 * MINUTE, 100)).toBe(60);
    expect(wait(20 * DAY, 3)).toBe(1440);
    expect(wait(6 * 60 * MINUTE, 40)).toBeGreaterThan(120);
    expect(wait(6 * 60 * MINUTE, 40)).toBeLessThan(720);
  });
  it("is told in words", () => {
    const rhythm = learn(undefined, every(6 * 60 * MINUTE, 40), now);
    expect(nextPoll({ ...input, now, rhythm }).why).toBe("the source's rhythm, about 4 entries a day");
  });
  it("never brings a visit sooner than any of the others ask for", () => {
    const times = fc.array(fc.integer({ min: now - 60 * DAY, max: now }), { maxLength: 200 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 3000 }), (seen, ttlMinutes) => {
        const at = minutes({ now, rhythm: learn(undefined, seen, now), hints: { ttlMinutes } });
        expect(at - now / MINUTE).toBeGreaterThanOrEqual(Math.max(60, Math.min(ttlMinutes, 1440)));
        expect(at - now / MINUTE).toBeLessThanOrEqual(1440);
      }),
    );
  });
});

describe("an origin without validators", () => {
  it("is asked once a day as soon as its document has not changed", () => {
    expect(minutes({ conditional: false, same: 0 })).toBe(60);
    expect(minutes({ conditional: false, same: 1 })).toBe(1440);
    expect(minutes({ conditional: true, same: 9 })).toBe(60);
  });
  it("is asked as often as the operator's maximum says", () => {
    expect(minutes({ conditional: false, polling: { ...polling, max: 120 * MINUTE } })).toBe(120);
  });
});

describe("failures", () => {
  it("are followed by longer and longer pauses, up to the maximum", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => minutes({ outcome: failed, failures }))).toEqual([
      60, 120, 240, 480, 960, 1440, 1440,
    ]);
  });
  it("that somebody has to mend begin with a longer pause than those that pass", () => {
    const first = (reason: FailureReason, status?: number) =>
      minutes({ outcome: { kind: "failed", reason, message: "", ...(status && { status }) } });
    expect([first("timeout"), first("reset"), first("connect"), first("status", 500)]).toEqual([
      60, 60, 60, 60,
    ]);
    expect([first("dns"), first("not-a-feed")]).toEqual([120, 120]);
    expect([first("tls"), first("status", 404), first("status", 403)]).toEqual([240, 240, 240]);
  });
  it("wait as long as Retry-After says", () => {
    const throttled: FetchOutcome = { kind: "throttled", status: 429, url: "", bytes: 0, freshness: {} };
    expect(minutes({ outcome: { ...throttled, retryAfter: 300 * MINUTE } })).toBe(300);
    expect(minutes({ outcome: throttled })).toBe(60);
  });
});
