import { describe, expect, it } from "vitest";
import { restarts } from "../commands/score/checks/point-07-restarts.ts";
import { DAY, MINUTE, START } from "../commands/score/times.ts";
import { every, inventFacts, inventLog, type Wish } from "./invent-log.ts";

const FEEDS = Array.from({ length: 12 }, (_, at) => ({ id: `paper-${at}` }));
const facts = inventFacts(FEEDS, {
  restarts: [START + 3 * DAY],
  outages: [{ from: START + 5 * DAY, until: START + 6 * DAY }],
  end: START + 10 * DAY,
});
/** Each feed once an hour, five minutes after the one before it. */
const ordinary = FEEDS.flatMap(({ id }, at) => every(60, at * 5, 10 * 1_440, { feed: id }));

function judge(wishes: Wish[]) {
  return restarts(
    inventLog(wishes).sort((one, other) => one.at - other.at),
    facts,
  );
}

describe("7. restarts", () => {
  const apart = ordinary.filter(({ at }) => at < 5 * 1_440 || at >= 6 * 1_440);
  const together = (day: number) => FEEDS.map(({ id }) => ({ at: day * 1_440 + 2, feed: id }));
  it("passes a schedule that nothing disturbs", () => {
    expect(judge(apart)).toMatchObject({ pass: true });
  });
  it("fails a burst after a restart", () => {
    expect(judge([...apart, ...together(3)])).toMatchObject({ pass: false });
  });
  it("fails a burst after an outage, also one an hour later", () => {
    expect(judge([...apart, ...together(6)])).toMatchObject({ pass: false });
    expect(judge([...apart, ...together(6 + 60 / 1_440)])).toMatchObject({ pass: false });
  });
  it("fails where a feed is forgotten", () => {
    const forgotten = apart.filter(({ feed, at }) => feed !== "paper-3" || at < 3 * 1_440);
    expect(judge(forgotten).offences).toEqual(["paper-3 was not asked once in the last three days"]);
  });
  it("counts in windows of a quarter of an hour", () => {
    expect(judge(apart).evidence).toContain(`usually ${(15 * MINUTE) / (5 * MINUTE)}.0 requests, at most 3`);
  });
});
