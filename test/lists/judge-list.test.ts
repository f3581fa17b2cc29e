import { describe, expect, it } from "vitest";
import { judgeList, type ListReading } from "../../src/lists/judge-list.ts";
import type { HeldList, ListedFeed } from "../../src/model/listed-feed.ts";

const URL_OF_LIST = "https://friends.example/list.opml";
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 1);

const feeds = (...numbers: number[]): ListedFeed[] =>
  numbers.map((number) => ({ url: `https://paper-${number}.example/feed`, folders: [] }));
const upTo = (count: number) => feeds(...Array.from({ length: count }, (_, at) => at));

function judge(before: HeldList | undefined, reading: Partial<ListReading>) {
  return judgeList({ url: URL_OF_LIST, before, now: NOW, vouched: false, ...reading });
}
const held = (list: ListedFeed[], more: Partial<HeldList> = {}): HeldList => ({
  url: URL_OF_LIST,
  feeds: list,
  ...more,
});
const keeps = (list: ListedFeed[]) => ({ kind: "kept", held: held(list) });

describe("a reading of a list", () => {
  it("is taken where there was none, even an empty one", () => {
    expect(judge(undefined, { feeds: upTo(3) })).toEqual(keeps(upTo(3)));
    expect(judge(undefined, { feeds: [] })).toEqual(keeps([]));
  });

  it("is taken where it adds, and where it drops a few or less than half", () => {
    expect(judge(held(upTo(3)), { feeds: upTo(9) })).toEqual(keeps(upTo(9)));
    expect(judge(held(upTo(5)), { feeds: upTo(1) })).toEqual(keeps(upTo(1)));
    expect(judge(held(upTo(20)), { feeds: upTo(10) })).toEqual(keeps(upTo(10)));
  });

  it("is the last one where the list has not changed", () => {
    expect(judge(held(upTo(3)), {})).toEqual(keeps(upTo(3)));
  });

  it("is refused where it names nothing, or nothing that was named", () => {
    expect(judge(held(upTo(2)), { feeds: [] }).kind).toBe("refused");
    expect(judge(held(upTo(5)), { feeds: feeds(10, 11, 12, 13, 14, 15) })).toEqual({
      kind: "refused",
      problem: "The list names none of the feeds it named; the 5 of its last good reading stay.",
    });
    expect(judge(undefined, {}).kind).toBe("refused");
  });

  it("knows a feed again whose address lost its s or got a slash", () => {
    const moved = upTo(8).map(({ url, folders }) => ({ url: `${url.replace("https", "http")}/`, folders }));
    expect(judge(held(upTo(8)), { feeds: moved })).toEqual(keeps(moved));
  });

  it("is believed in spite of all that where the operator vouches for it", () => {
    expect(judge(held(upTo(20)), { feeds: feeds(77), vouched: true })).toEqual(keeps(feeds(77)));
    const doubt = { feeds: upTo(2), since: NOW - 5, times: 1 };
    expect(judge(held(upTo(20), { doubt }), { vouched: true })).toEqual(keeps(upTo(2)));
  });
});

describe("a list that shrinks by more than half", () => {
  it("stays as it was until it has been so for three readings and a day", () => {
    let kept = held(upTo(20));
    const read = (now: number, reading: Partial<ListReading>) => {
      const verdict = judge(kept, { now, ...reading });
      if (verdict.kind === "kept") kept = verdict.held;
      return [kept.feeds.length, kept.doubt?.times];
    };
    expect(read(NOW, { feeds: upTo(9) })).toEqual([20, 1]);
    // A 304 is a reading too.
    expect(read(NOW + DAY / 4, {})).toEqual([20, 2]);
    expect(read(NOW + DAY / 2, {})).toEqual([20, 3]);
    expect(read(NOW + DAY - 1, { feeds: upTo(8) })).toEqual([20, 4]);
    expect(read(NOW + DAY, {})).toEqual([8, undefined]);
  });

  it("is itself again as soon as it is whole", () => {
    const doubt = { feeds: upTo(2), since: NOW - 9 * DAY, times: 2 };
    expect(judge(held(upTo(20), { doubt }), { feeds: upTo(21) })).toEqual(keeps(upTo(21)));
  });

  it("begins anew where it shrinks to something else", () => {
    const doubt = { feeds: upTo(8), since: NOW - 9 * DAY, times: 2 };
    const other = feeds(10, 11, 12, 13, 14, 15, 16);
    expect(judge(held(upTo(20), { doubt }), { feeds: other })).toEqual({
      kind: "kept",
      held: held(upTo(20), { doubt: { feeds: other, since: NOW, times: 1 } }),
    });
  });
});
