import { describe, expect, test } from "vitest";
import { type AlertFacts, alertChanges, judgeAlerts } from "../../src/alerts/judge-alerts.ts";
import type { SourceState } from "../../src/model/source-state.ts";

const NOW = Date.UTC(2030, 0, 15);
const HOUR = 3_600_000;

const source = (id: string, state: Partial<SourceState>) => ({
  id,
  title: id.toUpperCase(),
  url: `https://${id.replace(/\d+$/, "")}.example/feed`,
  state: { validators: {}, failures: 0, same: 0, documents: 1, ...state },
});
const ids = (facts: Partial<AlertFacts>) =>
  judgeAlerts({ sources: [], samples: [], ...facts }, NOW).map(({ id }) => id);

describe("a source", () => {
  test("is dead when it fails again and again and its last good poll is more than a day ago", () => {
    const sources = [
      source("dead", {
        failures: 2,
        lastSuccess: NOW - 25 * HOUR,
        outcome: "failed",
        problem: "It broke off.",
      }),
      source("lately", { failures: 9, lastSuccess: NOW - 23 * HOUR, outcome: "failed" }),
      source("seldom", { failures: 1, lastSuccess: NOW - 48 * HOUR, outcome: "failed" }),
      source("quiet", { failures: 0, lastSuccess: NOW - 48 * HOUR, outcome: "unchanged" }),
      source("never", { failures: 3, outcome: "failed" }),
      source("fresh", { failures: 2, outcome: "failed" }),
      source("gone", { gone: true, failures: 1, outcome: "gone" }),
    ];
    expect(ids({ sources })).toEqual(["source/dead", "source/never", "source/gone"]);
    expect(judgeAlerts({ sources, samples: [] }, NOW)[0]).toEqual({
      id: "source/dead",
      says: "DEAD has not been read for more than a day: It broke off.",
      remedy: "broadsheet status dead shows its polls and what to do.",
    });
  });
});

describe("a host", () => {
  test("throttles when several of its sources are told to wait, or one again and again", () => {
    const waits = { outcome: "throttled", lastSuccess: NOW - 48 * HOUR };
    const sources = [
      source("pier1", { ...waits, failures: 1 }),
      source("pier2", { ...waits, failures: 1 }),
      source("mole", { ...waits, failures: 2 }),
      source("quay", { ...waits, failures: 1 }),
    ];
    expect(ids({ sources })).toEqual(["host/pier.example", "host/mole.example"]);
  });
});

describe("a queue", () => {
  const samples = (queue: string, ...counts: number[]) =>
    counts.map((count, at) => ({ at: NOW + at, waiting: { [queue]: count, other: 0 } }));

  test("grows when five looks find jobs in it, and never fewer", () => {
    expect(ids({ samples: samples("poll", 0, 3, 3, 4, 4, 9) })).toEqual(["queue/poll"]);
    expect(ids({ samples: samples("poll", 3, 3, 4, 9) })).toEqual([]);
    expect(ids({ samples: samples("poll", 3, 3, 4, 3, 9) })).toEqual([]);
    expect(ids({ samples: samples("poll", 0, 1, 2, 3, 4) })).toEqual([]);
    expect(ids({ samples: samples("schedule", 1, 1, 1, 1, 1) })).toEqual([]);
  });
});

test("what lasts keeps its beginning, what is over gets an end", () => {
  const trouble = (id: string) => ({ id, says: `${id} says`, remedy: "look" });
  const open = [
    { ...trouble("a"), says: "as it was", since: 1 },
    { ...trouble("b"), since: 2 },
  ];
  expect(alertChanges(open, [trouble("a"), trouble("c")], 9)).toEqual({
    raised: [{ ...trouble("c"), since: 9 }],
    lasting: [{ ...trouble("a"), since: 1 }],
    ended: [{ ...trouble("b"), since: 2, ended: 9 }],
  });
});
