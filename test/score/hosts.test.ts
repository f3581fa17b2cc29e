import { describe, expect, it } from "vitest";
import { hosts } from "../commands/score/checks/point-17-hosts.ts";
import { SECOND } from "../commands/score/times.ts";
import { inventFacts, inventLog, type Wish } from "./invent-log.ts";

const gate = (host: string, spacing: number) => ({ host, concurrency: 2, spacing });
const facts = inventFacts([
  ...["one", "two", "three"].map((id) => ({ id, gate: gate("many.example", 5 * SECOND) })),
  ...["slow-1", "slow-2", "slow-3"].map((id) => ({ id, gate: gate("slow.example", 0) })),
  ...["left", "right"].map((id) => ({ id, gate: gate(id, 60 * SECOND), neighbours: "bridge.example" })),
]);
const SECONDS = 1 / 60;
const neighbours: Wish[] = [
  { feed: "left", at: 600 },
  { feed: "right", at: 600.5 },
];
const spaced: Wish[] = ["one", "two", "three"].map((feed, at) => ({ feed, at: 100 + at * 5 * SECONDS }));

/** Three at a host at one time, each open for so many of the origin's moments. */
function open(moments: number): Wish[] {
  return [1, 2, 3].map((number) => ({
    feed: `slow-${number}`,
    at: 300,
    began: 1_000 + number,
    ended: 1_000.5 + number + moments,
  }));
}

describe("17. hosts", () => {
  const judge = (wishes: Wish[]) => hosts(inventLog(wishes), facts);
  it("passes visits that are apart, and two at a time", () => {
    expect(judge([...spaced, ...open(1), ...neighbours])).toMatchObject({ pass: true });
  });
  it("fails visits closer than the spacing", () => {
    const close = spaced.map((wish, at) => ({ ...wish, at: 100 + at * 4 * SECONDS }));
    expect(judge([...close, ...open(1), ...neighbours]).offences).toHaveLength(2);
  });
  it("fails three at a time", () => {
    expect(judge([...spaced, ...open(2), ...neighbours]).offences).toHaveLength(1);
  });
  it("fails exact hosts that wait for each other", () => {
    const waiting: Wish[] = [
      { feed: "left", at: 600 },
      { feed: "right", at: 602 },
    ];
    expect(judge([...spaced, ...open(1), ...waiting])).toMatchObject({ pass: false });
  });
});
