import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHostGate, type GateRequest, type HostGate } from "../../src/store/host-gate.ts";
import { BACKENDS, type Backend } from "./backends.ts";

describe.each(BACKENDS)("the gate of a host on %s", (_name, start) => {
  let backend: Backend;
  let gate: HostGate;
  beforeAll(async () => {
    backend = await start();
    gate = createHostGate(backend.redis, backend.keys);
  });
  afterAll(() => backend.stop());

  // Keys expire by the server's clock, so the test's own must be near it.
  const zero = Date.now();
  const enter = (host: string, sourceId: string, after: number, more: Partial<GateRequest> = {}) =>
    gate.enter({
      host,
      sourceId,
      now: zero + after,
      concurrency: 9,
      spacing: 100,
      until: zero + after + 5_000,
      ...more,
    });
  const at = (after: number) => ({ open: false, at: zero + after });

  it("gives those who come together times one spacing apart, and lets each in at its own", async () => {
    expect(await enter("spaced", "a", 0)).toEqual({ open: true });
    expect(await enter("spaced", "b", 1)).toEqual(at(100));
    expect(await enter("spaced", "c", 2)).toEqual(at(200));
    expect(await enter("spaced", "b", 50)).toEqual(at(100));
    expect(await enter("spaced", "b", 100)).toEqual({ open: true });
    expect(await enter("spaced", "d", 101)).toEqual(at(300));
    expect(await enter("spaced", "c", 250)).toEqual({ open: true });
  });

  it("lets in no more at a time than there is room for, until one leaves or its time is over", async () => {
    const narrow = { concurrency: 1, spacing: 0 };
    expect(await enter("narrow", "a", 0, narrow)).toEqual({ open: true });
    expect(await enter("narrow", "b", 1, narrow)).toEqual(at(1_001));
    await gate.leave({ host: "narrow", sourceId: "a", calm: true });
    expect(await enter("narrow", "b", 2, narrow)).toEqual({ open: true });
    // b never says that it left: its process died.
    expect(await enter("narrow", "c", 5_003, narrow)).toEqual({ open: true });
  });

  it("sends away for want of room at times of their own, so that they do not all come back together", async () => {
    const full = { concurrency: 1, spacing: 0 };
    const answers = await Promise.all(["a", "b", "c"].map((id) => enter("full", id, 0, full)));
    expect(answers).toEqual([{ open: true }, at(1_000), at(1_200)]);
  });

  it("that asked for patience is left alone, then entered one by one, further apart, and closer again as it answers", async () => {
    const spaced = { spacing: 1_000 };
    expect(await enter("tired", "a", 0, spaced)).toEqual({ open: true });
    expect(await enter("tired", "b", 0, spaced)).toEqual(at(1_000));
    await gate.close("tired", { now: zero, until: zero + 60_000, spacing: 1_000 });
    // The time b was given before is void.
    expect(await enter("tired", "b", 1_000, spaced)).toEqual(at(60_000));
    expect(await enter("tired", "c", 1_000, spaced)).toEqual(at(360_000));
    expect(await enter("tired", "b", 60_000, spaced)).toEqual({ open: true });
    await gate.leave({ host: "tired", sourceId: "b", calm: true });
    expect(await enter("tired", "d", 60_000, spaced)).toEqual(at(645_000));
    for (let visit = 0; visit < 130; visit += 1)
      await gate.leave({ host: "tired", sourceId: "b", calm: true });
    expect(await enter("tired", "e", 60_000, spaced)).toEqual(at(646_000));
  });

  it("that asked for patience gets few visits at first, and is not put off for days by many that wait", async () => {
    await gate.close("great", { now: zero, until: zero + 60_000, spacing: 0 });
    const times: number[] = [];
    for (let source = 0; source < 100; source += 1) {
      const answer = await enter("great", `s-${source}`, 1_000, { spacing: 0 });
      if (!answer.open) times.push(answer.at - zero - 60_000);
    }
    expect(times).toHaveLength(100);
    expect(times.filter((time) => time < 600_000)).toEqual([0, 300_000, 585_000]);
    expect(Math.max(...times)).toBeLessThan(100 * 60_000);
  });

  it("that goes on failing is visited as far apart as at first", async () => {
    await gate.close("sore", { now: zero, until: zero + 1_000, spacing: 0 });
    for (const sourceId of ["a", "b", "c"]) await enter("sore", sourceId, 0);
    expect(await enter("sore", "a", 1_000)).toEqual({ open: true });
    await gate.leave({ host: "sore", sourceId: "a", calm: false });
    // b was given 301 s, c 586 s.
    expect(await enter("sore", "d", 1_000)).toEqual(at(886_000));
  });

  it("that asks for patience again and again is given more of it", async () => {
    const closing = { now: zero, until: zero + 1_000, spacing: 1_000 };
    for (let time = 0; time < 3; time += 1) await gate.close("weary", closing);
    expect(await enter("weary", "a", 1_000)).toEqual({ open: true });
    expect(await enter("weary", "b", 1_000)).toEqual(at(1_201_000));
  });

  it("keeps hosts apart from one another", async () => {
    expect(await enter("one", "a", 0)).toEqual({ open: true });
    expect(await enter("two", "b", 0)).toEqual({ open: true });
  });
});
