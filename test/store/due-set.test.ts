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
    await backend.redis.del(backend.keys.due, backend.keys.leases);
  });
  const lease = (token: string, now: number, limit = 10) =>
    due.lease({ now, until: now + 100, limit, token });

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
    expect(await due.claim("a", { token: "lost", as: "visit-1", until: 500 })).toBe(false);
    expect(await due.settle("a", "lost", 900)).toBe(false);
    expect(await due.claim("a", { token: "next", as: "visit-2", until: 500 })).toBe(true);
    expect(await lease("third", 499)).toEqual([]);
    // A job taken up a second time still has the batch's token.
    expect(await due.claim("a", { token: "next", as: "visit-3", until: 500 })).toBe(false);
    expect(await due.settle("a", "next", 900)).toBe(false);
    expect(await due.settle("a", "visit-2", 900)).toBe(true);
    expect(await lease("fourth", 899)).toEqual([]);
    expect(await lease("fifth", 900)).toEqual(["a"]);
  });

  it("keeps the times of known sources, starts new ones and lets removed ones go", async () => {
    await due.schedule(["a", "b"], 0);
    await lease("one", 0);
    await due.settle("a", "one", 700);
    expect(await due.schedule(["a", "c"], 5)).toEqual({ added: 1, removed: 1 });
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

  it("gives one source to a command unless a batch holds it at this moment", async () => {
    await due.schedule(["a"], 1_000);
    expect(await due.take("a", { now: 0, until: 100, token: "hand" })).toBe(true);
    expect(await due.take("a", { now: 50, until: 150, token: "other" })).toBe(false);
    expect(await due.take("a", { now: 101, until: 200, token: "other" })).toBe(true);
  });
});
