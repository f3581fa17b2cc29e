import { describe, expect, it } from "vitest";
import { interval } from "../commands/score/checks/point-06-interval.ts";
import { freshness } from "../commands/score/checks/point-11-freshness.ts";
import { wishes } from "../commands/score/checks/point-15-wishes.ts";
import { shared } from "../commands/score/checks/point-16-shared.ts";
import { jitter } from "../commands/score/checks/point-18-jitter.ts";
import { DAY, HOUR, MINUTE, START } from "../commands/score/times.ts";
import { every, inventFacts, inventLog, type Wish } from "./invent-log.ts";

describe("6. intervals", () => {
  const still = every(1_440, 0, 10 * 1_440, { feed: "still" });
  const judge = (own: Wish[], other = still) =>
    interval(inventLog([...own, ...other]), inventFacts([{}, { id: "still", still: true }]));
  it("passes an hour and fails 59 minutes", () => {
    expect(judge([{ at: 0 }, { at: 60 }])).toMatchObject({ pass: true });
    const { pass, offences } = judge([{ at: 0 }, { at: 59 }]);
    expect(pass).toBe(false);
    expect(offences[0]).toContain("59 min after the one before, less than 60 min");
  });
  it("wants a day where nothing ever changes, once that can be known", () => {
    const settled = every(60, 0, 240, { feed: "still" });
    expect(judge([{ at: 0 }, { at: 60 }], [...settled, { feed: "still", at: 180 + 1_440 }])).toMatchObject({
      pass: true,
    });
    expect(judge([{ at: 0 }, { at: 60 }], [...settled, { feed: "still", at: 180 + 1_400 }])).toMatchObject({
      pass: false,
    });
  });
  it("forgives the repetition of what a killed poller never got, and no other", () => {
    expect(judge([{ at: 0, sent: "nothing", killed: 0 }, { at: 1 }, { at: 61 }])).toMatchObject({
      pass: true,
    });
    expect(judge([{ at: 0, killed: 300 }, { at: 1 }, { at: 61 }])).toMatchObject({ pass: false });
    expect(judge([{ at: 0, sent: "nothing" }, { at: 1 }, { at: 61 }])).toMatchObject({ pass: false });
  });
});

describe("11. freshness", () => {
  const until = (minutes: number, freshBy: "max-age" | "expires", status: number) => ({
    status,
    freshBy,
    freshUntil: START + minutes * MINUTE,
  });
  /** Answers that are fresh until 90, 270, 400 and 500, and a request at each of these times unless told. */
  const log = (times: readonly number[] = [90, 270, 400, 500]): Wish[] => [
    { at: 0, answer: until(90, "max-age", 200) },
    { at: times[0] ?? 0, answer: until(270, "max-age", 304) },
    { at: times[1] ?? 0, answer: until(400, "expires", 200) },
    { at: times[2] ?? 0, answer: until(500, "expires", 304) },
    { at: times[3] ?? 0 },
  ];
  const judge = (wishes: Wish[]) => freshness(inventLog(wishes), inventFacts());
  it("fails a request a minute early, whatever stated the freshness and on whatever answer", () => {
    expect(judge(log())).toMatchObject({ pass: true });
    for (const early of [0, 1, 2, 3]) {
      const times = [90, 270, 400, 500].map((time, at) => (at === early ? time - 1 : time));
      expect(judge(log(times)).offences).toHaveLength(1);
    }
  });
  it("fails where one of the forms never occurred", () => {
    expect(judge(log().slice(0, 4))).toMatchObject({ pass: false, offences: [] });
  });
});

describe("15. wishes of the document", () => {
  const facts = inventFacts([{ asks: 3 * HOUR }, { id: "night", skips: { hours: [1], days: [2] } }]);
  const judge = (own: number, night: number) =>
    wishes(
      inventLog([{ at: 0 }, { at: own }, { at: 30, feed: "night" }, { at: night, feed: "night" }]),
      facts,
    );
  it("fails a visit before the interval asked for", () => {
    expect(judge(180, 150)).toMatchObject({ pass: true });
    expect(judge(179, 150)).toMatchObject({ pass: false });
  });
  it("fails a visit in a skipped hour and on a skipped day, but not one a moment late", () => {
    expect(judge(180, 90)).toMatchObject({ pass: false });
    expect(judge(180, 24 * 60 + 180)).toMatchObject({ pass: false });
    expect(judge(180, 60.5)).toMatchObject({ pass: true });
  });
});

describe("16. one GET a URL", () => {
  it("fails a second one for another section", () => {
    const facts = inventFacts([{ sections: 3 }]);
    expect(shared(inventLog([{ at: 0 }, { at: 60 }]), facts)).toMatchObject({ pass: true });
    expect(shared(inventLog([{ at: 0 }, { at: 0 }, { at: 60 }]), facts)).toMatchObject({ pass: false });
  });
});

describe("18. jitter", () => {
  const facts = inventFacts([{ equal: "x" }, { id: "other", equal: "x" }]);
  const beat = (step: (at: number) => number, feed: string, from: number): Wish[] => {
    const log: Wish[] = [];
    for (let at = from + 1_441; at < from + 20 * 1_440; at += step(log.length)) log.push({ at, feed });
    return log;
  };
  const steady = () => 60;
  const varied = (nth: number) => 60 + ((nth * 7) % 6);
  it("passes feeds that drift apart", () => {
    const log = inventLog([...beat(varied, "paper", 0), ...beat((nth) => 60 + ((nth * 5) % 7), "other", 20)]);
    expect(jitter(log, facts)).toMatchObject({ pass: true });
  });
  it("fails a beat, and feeds that are visited together", () => {
    expect(jitter(inventLog([...beat(steady, "paper", 0), ...beat(steady, "other", 20)]), facts).pass).toBe(
      false,
    );
    expect(jitter(inventLog([...beat(varied, "paper", 0), ...beat(varied, "other", 0)]), facts).pass).toBe(
      false,
    );
  });
  it("knows a day", () => expect(DAY).toBe(1_440 * MINUTE));
});
