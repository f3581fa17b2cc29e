import { describe, expect, it } from "vitest";
import { moves } from "../commands/score/checks/point-14-moves.ts";
import type { Move } from "../commands/score/facts.ts";
import { DAY, START } from "../commands/score/times.ts";
import { inventFacts, inventLog, type Wish } from "./invent-log.ts";

const OLD = "www.paper.example/feed.xml";
const TARGET = "new.paper.example/feed.xml";

function redirected(days: readonly number[]): Wish[] {
  return days.flatMap((day) => [
    { at: day * 1_440, url: OLD, answer: { status: 301, readable: false, location: TARGET } },
    { at: day * 1_440, url: TARGET },
  ]);
}

function direct(days: readonly number[], url = TARGET): Wish[] {
  return days.map((day) => ({ at: day * 1_440, url }));
}

function judge(kind: Move["kind"], wishes: Wish[]) {
  const move = { kind, from: START, until: START + 30 * DAY, old: OLD, target: TARGET };
  return moves(inventLog(wishes), inventFacts([{ urls: [OLD, TARGET], move }]));
}

describe("14. moves", () => {
  it("passes a permanent one that is believed after it repeats", () => {
    expect(judge("believable", [...redirected([0, 1, 2]), ...direct([3, 4])])).toMatchObject({ pass: true });
  });
  it("fails one that is believed at once, never, or not for good", () => {
    expect(judge("believable", [...redirected([0]), ...direct([1, 2])])).toMatchObject({ pass: false });
    expect(judge("believable", redirected([0, 5, 10, 15, 20]))).toMatchObject({ pass: false });
    expect(judge("believable", [...redirected([0, 1, 2]), ...direct([3]), ...redirected([4])])).toMatchObject(
      {
        pass: false,
      },
    );
  });
  it("fails one that follows a redirect to a forbidden place even once", () => {
    const asked = redirected([0, 10, 20]);
    expect(
      judge(
        "forbidden",
        asked.filter(({ url }) => url === OLD),
      ),
    ).toMatchObject({ pass: true });
    expect(judge("forbidden", asked)).toMatchObject({ pass: false });
  });
  it.each(["temporary", "unbelievable"] as const)("fails a %s one that is believed", (kind) => {
    expect(judge(kind, redirected([0, 10, 20]))).toMatchObject({ pass: true });
    expect(judge(kind, [...redirected([0, 10, 20]), ...direct([25])])).toMatchObject({ pass: false });
    expect(judge(kind, redirected([0, 1, 2]))).toMatchObject({ pass: false });
  });
});
