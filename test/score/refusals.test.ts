import { describe, expect, it } from "vitest";
import { retryAfter } from "../commands/score/checks/point-12-retry-after.ts";
import { backsOff } from "../commands/score/checks/point-13-backs-off.ts";
import { DAY, HOUR, MINUTE, START } from "../commands/score/times.ts";
import { inventFacts, inventLog, type Wish } from "./invent-log.ts";

describe("12. Retry-After", () => {
  const IDS = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
  const throttled = { from: START + 10 * HOUR, until: START + 16 * HOUR, host: "choked.example" };
  const beside: Wish[] = [
    { at: 0, answer: { status: 503, readable: false, retryAt: START + HOUR } },
    { at: 30, feed: "calm" },
  ];
  const facts = inventFacts([
    {},
    { id: "calm", beside: "www.paper.example/feed.xml" },
    ...IDS.map((id) => ({ id, throttled })),
  ]);
  const told = { status: 429, readable: false, retryAt: START + 16 * HOUR };
  const three: Wish[] = IDS.slice(0, 3).map((feed, at) => ({ feed, at: 600 + at * 5, answer: told }));
  const back = (step: number): Wish[] => IDS.map((feed, at) => ({ feed, at: 961 + at * step }));
  const FORMS = [429, 503].flatMap((status) =>
    (["seconds", "date"] as const).map((retryBy) => ({ status, retryBy })),
  );
  const forms: Wish[] = FORMS.map((form, at) => ({
    feed: "forms",
    at: 200 + at * 60,
    answer: { ...form, readable: false, retryAt: START + (260 + at * 60) * MINUTE },
  }));
  const always: Wish[] = [...forms, { feed: "forms", at: 440 }];
  const judge = (wishes: Wish[], calm = beside, told = always) =>
    retryAfter(inventLog([...calm, ...told, ...wishes]), facts);
  it("passes a poller that leaves the host alone and comes back spread", () => {
    expect(judge([...three, ...back(10)])).toMatchObject({ pass: true });
  });
  it("minds who comes together until the last is back, and no coincidence after that", () => {
    const again = (feeds: readonly string[], at: number): Wish[] => feeds.map((feed) => ({ feed, at }));
    expect(judge([...three, ...back(10), ...again(IDS, 1_500)])).toMatchObject({ pass: true });
    const last: Wish = { feed: IDS[7], at: 1_600 };
    const others = [...back(10).slice(0, 7), ...again(IDS.slice(0, 7), 1_500), last];
    expect(judge([...three, ...others])).toMatchObject({ pass: false });
  });
  it("fails one that holds back a feed that was not meant", () => {
    const late = beside.map((wish) => ({ ...wish, at: wish.at * 3 }));
    expect(judge([...three, ...back(10)], late)).toMatchObject({ pass: false });
  });
  it("fails where one of the forms never occurred", () => {
    expect(judge([...three, ...back(10)], beside, always.slice(1))).toMatchObject({ pass: false });
  });
  it("fails one that comes early by a minute", () => {
    const early: Wish = { feed: "one", at: 959 };
    expect(judge([...three, early, ...back(10)])).toMatchObject({ pass: false });
  });
  it("fails one that goes on to ask the host's other feeds", () => {
    const more: Wish = { feed: "four", at: 700, answer: told };
    expect(judge([...three, more, ...back(10)]).offences).toHaveLength(1);
  });
  it("fails one whose feeds come back together", () => {
    expect(judge([...three, ...back(0.5)])).toMatchObject({ pass: false });
  });
  it("fails one that never comes back to a feed", () => {
    expect(judge([...three, ...back(10).slice(1)]).offences).toEqual([
      "one was not polled within a day after its host had healed",
    ]);
  });
});

describe("13. backing off", () => {
  const GONE: Wish[] = [
    { at: 0, feed: "gone" },
    { at: 60, feed: "gone", answer: { status: 410, readable: false } },
  ];
  const facts = inventFacts([
    { id: "gone", gone: START + 30 * MINUTE },
    { fails: { from: START, until: START + DAY, how: "500" } },
  ]);
  const failing = (times: number[], found = 1_500): Wish[] => [
    ...times.map((at) => ({ at, answer: { status: 500, readable: false } })),
    { at: found },
  ];
  const judge = (wishes: Wish[]) => backsOff(inventLog(wishes), facts);
  const retreat = failing([0, 60, 180, 420, 900]);
  it("passes a retreat that doubles, and an end at 410", () => {
    expect(judge([...GONE, ...retreat])).toMatchObject({ pass: true });
  });
  it("fails a visit after the 410", () => {
    expect(judge([...GONE, { at: 5_000, feed: "gone" }, ...retreat])).toMatchObject({ pass: false });
  });
  it("fails failures that are asked at a beat, or sooner and sooner", () => {
    expect(judge([...GONE, ...failing([0, 60, 120, 180, 240])])).toMatchObject({ pass: false });
    expect(judge([...GONE, ...failing([0, 60, 420, 480])])).toMatchObject({ pass: false });
  });
  it("fails one that is not found again", () => {
    expect(judge([...GONE, ...failing([0, 60, 180, 420, 900], 5 * 1_440)])).toMatchObject({ pass: false });
  });
});
