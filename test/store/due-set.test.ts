import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDueSet, type DueSet } from "../../src/store/due-set.ts";
import { BACKENDS, type Backend } from "./backends.ts";

describe.each(BACKENDS)("the due set on %s", (_name, start) => {
  let backend: Backend;
  let due: DueSet;
  beforeAll(async () => {
    backend = await start();
    due = createDueSet(backend.redis, backend.keys);
  });
  afterAll(() => backend.stop());
  beforeEach(async () => {
    const { due: times, leases, paused, claimed } = backend.keys;
    await backend.redis.del(times, leases, paused, claimed);
  });
  const lease = (token: string, now: number, limit = 10) =>
    due.lease({ now, until: now + 100, limit, token });

  const claim = async (sourceId: string, token: string, as: string, now: number, until: number) =>
    (await due.claim([{ sourceId, token, as, until }], now))[0];

  it("hands out what is due, oldest first, once", async () => {
    await due.schedule(["a"], 10);
    await due.schedule(["a", "b", "c"], 20);
    expect(await lease("one", 20, 2)).toEqual(["a", "b"]);
    expect(await lease("two", 20)).toEqual(["c"]);
    expect(await lease("three", 20)).toEqual([]);
  });

  it("hands out nothing before its time", async () => {
    await due.schedule(["a"], 50);
    expect(await lease("one", 49)).toEqual([]);
  });

  it("hands out again what a lost batch held, and only the new holder may claim and settle it", async () => {
    await due.schedule(["a"], 0);
    await lease("lost", 0);
    expect(await lease("next", 100)).toEqual(["a"]);
    expect(await claim("a", "lost", "visit-1", 100, 500)).toBe(false);
    expect(await due.settle("a", "lost", 900)).toBe(false);
    expect(await claim("a", "next", "visit-2", 100, 500)).toBe(true);
    expect(await lease("third", 499)).toEqual([]);
    // A job taken up a second time still has the batch's token.
    expect(await claim("a", "next", "visit-3", 100, 500)).toBe(false);
    expect(await due.settle("a", "next", 900)).toBe(false);
    expect(await due.settle("a", "visit-2", 900)).toBe(true);
    expect(await lease("fourth", 899)).toEqual([]);
    expect(await lease("fifth", 900)).toEqual(["a"]);
  });

  it("keeps the times of known sources, starts new ones and lets removed ones go", async () => {
    await due.schedule(["a", "b"], 0);
    await lease("one", 0);
    await due.settle("a", "one", 700);
    expect(await due.schedule(["a", "c"], 5)).toEqual({ added: ["c"], removed: 1 });
    expect(await lease("two", 699)).toEqual(["c"]);
    expect(await lease("three", 700)).toEqual(["a"]);
  });

  it("does not bring back a source that was removed while it was polled", async () => {
    await due.schedule(["a"], 0);
    await lease("one", 0);
    await due.schedule([], 0);
    await due.settle("a", "one", 10);
    expect(await due.count(1_000)).toEqual({ scheduled: 0, due: 0 });
  });

  it("never polls again what is settled without a time", async () => {
    await due.schedule(["a"], 0);
    await lease("one", 0);
    await due.settle("a", "one", undefined);
    expect(await lease("two", 1e12)).toEqual([]);
  });

  it("leaves out a paused source until it is resumed, whatever is configured meanwhile", async () => {
    await due.schedule(["a", "b"], 0);
    await lease("one", 0);
    await due.pause("a");
    // A visit that was under way does not bring it back.
    expect(await due.settle("a", "one", 10)).toBe(false);
    expect(await due.schedule(["a", "b"], 5)).toEqual({ added: [], removed: 0 });
    expect(await lease("two", 1_000)).toEqual(["b"]);
    expect([...(await due.paused())]).toEqual(["a"]);
    expect(await due.resume("a", 50)).toBe(true);
    expect(await due.resume("a", 50)).toBe(false);
    expect(await lease("three", 49)).toEqual([]);
    expect(await lease("four", 50)).toEqual(["a"]);
  });

  it("takes up gently what an outage left, in its order", async () => {
    await due.schedule(["a", "b", "c", "d"], 0);
    await lease("one", 0, 1);
    await claim("a", "one", "visit", 0, 5);
    await due.settle("a", "visit", 5_000);
    const back = { now: 100_000, patience: 10_000, gap: 100 };
    // A job that outlived the outage has nothing left to claim, and does not make it unseen.
    expect(await claim("b", "long ago", "visit-2", 100_000, 200_000)).toBe(false);
    expect(await due.late(back)).toBe(4);
    expect(await due.spread(back)).toBe(4);
    expect(await lease("two", 100_000)).toEqual(["b"]);
    await due.settle("b", "two", 900_000);
    expect(await lease("three", 100_150)).toEqual(["c"]);
    await due.settle("c", "three", 900_000);
    expect(await lease("four", 100_300)).toEqual(["d", "a"]);
    expect(await due.late(back)).toBe(0);
  });

  it("spreads a great backlog by parts of a millisecond", async () => {
    await due.schedule(["a", "b", "c", "d"], 0);
    await lease("one", 0, 1);
    await claim("a", "one", "visit", 0, 5);
    await due.spread({ now: 100_000, patience: 10_000, gap: 0.5 });
    expect(await lease("two", 100_000)).toHaveLength(2);
    expect(await lease("three", 100_001)).toHaveLength(2);
  });

  it("puts nobody off while sources are being claimed, however late they are", async () => {
    await due.schedule(["a", "b"], 0);
    await lease("one", 100_000, 1);
    await claim("a", "one", "visit", 100_000, 200_000);
    expect(await due.late({ now: 100_001, patience: 10_000 })).toBe(0);
    expect(await due.spread({ now: 100_001, patience: 10_000, gap: 100 })).toBe(0);
  });

  it("holds a lease for another time only for who has it", async () => {
    await due.schedule(["a"], 0);
    await lease("one", 0);
    expect(await due.hold("a", "other", 5)).toBe(false);
    expect(await due.hold("a", "one", 5)).toBe(true);
    expect(await lease("two", 5)).toEqual(["a"]);
  });

  it("claims and settles many at once, each by itself", async () => {
    await due.schedule(["a", "b", "c"], 0);
    await lease("one", 0);
    const wish = (sourceId: string, token: string) => ({
      sourceId,
      token,
      as: `${sourceId}-visit`,
      until: 500,
    });
    // The batch's second visit of one source meets the first one's claim.
    const claims = [wish("a", "one"), wish("b", "lost"), wish("c", "one"), wish("a", "one")];
    expect(await due.claim(claims, 0)).toEqual([true, false, true, false]);
    const ends = [
      { sourceId: "a", token: "a-visit", next: 7 },
      { sourceId: "b", token: "b-visit", next: 8 },
      { sourceId: "c", token: "c-visit", next: undefined },
      { sourceId: "a", token: "a-visit", next: 9 },
    ];
    expect(await due.settleAll(ends)).toEqual([true, false, true, false]);
    expect(await due.next()).toBe(7);
  });

  it("gives one source to a command unless a batch holds it at this moment", async () => {
    await due.schedule(["a"], 1_000);
    expect(await due.take("a", { now: 0, until: 100, token: "hand" })).toBe(true);
    expect(await due.take("a", { now: 50, until: 150, token: "other" })).toBe(false);
    expect(await due.take("a", { now: 101, until: 200, token: "other" })).toBe(true);
  });
});
