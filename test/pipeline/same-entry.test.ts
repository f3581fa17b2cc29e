import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEntries } from "../../src/pipeline/find-entry.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

let line: SmallLine;
let sources = 0;
const IDS = Array.from({ length: 80 }, (_, at) => `s-${at}`);

beforeAll(async () => {
  line = await startSmallLine(IDS);
});
afterAll(() => line.stop());

const DAY_ONE = "2026-05-09T08:30:00Z";
const DAY_TWO = "2026-05-10T08:30:00Z";
const SHORT = "The port stood still on Monday, the union says.";
const LONG = `The port of Valparín stood still on Monday after dockers of all three terminals laid down their tools.
The union says that no ship will be unloaded until the company takes back the dismissals of last week, among them those of
two delegates; the company speaks of an illegal stoppage and has gone to court, which is to hear both sides on Thursday.`;
const OTHER = `Rents in the old town have doubled within four years, according to a study of the university. Tenants met in the
school of the quarter and decided to pay no more than they did in January; several landlords have answered with notices to quit.`;

const BEFORE: Item = {
  guid: "g-1",
  link: "https://paper.example/world/dockers-walk-out",
  title: "Dockers walk out",
  text: LONG,
  date: DAY_ONE,
  tags: ["ports"],
};
/** Something that stays in the document, so that it is not all of it that changes. */
const BESIDE: Item = {
  guid: "beside",
  link: "https://paper.example/city/rents",
  title: "Rents rise",
  text: OTHER,
  date: DAY_ONE,
};

/** Polls two documents of a source of its own, an hour apart; says what is stored after each. */
async function twice(before: Item[], after: Item[]) {
  const source = IDS[sources++] ?? "";
  await line.poll(source, rssOf(before));
  const first = await line.stored(source);
  line.clock.now += 3_600_000;
  const { entries } = await line.poll(source, rssOf(after));
  const second = await line.stored(source);
  const again = await line.poll(source, rssOf(after).replace("Invented", "Invented anew"));
  return { first, second, entries, again: again.entries, third: await line.stored(source), source };
}

describe("one entry", () => {
  it.each<[string, Partial<Item>]>([
    ["its title", { title: "Port of Valparín closed by strike" }],
    ["its guid, while its link stays", { guid: "g-2" }],
    ["its guid and its title", { guid: "g-2", title: "Port of Valparín closed by strike" }],
    ["its guid and its date", { guid: "g-2", date: DAY_TWO }],
    ["its link, while its guid stays", { link: "https://paper.example/world/port-closed" }],
    ["its guid and its link, but not what it says", { guid: "g-2", link: "https://new.example/node/1" }],
    [
      "its guid, its link and its title",
      { guid: "g-2", link: "https://new.example/node/1", title: "Port closed" },
    ],
    [
      "its guid, the link being its AMP page",
      { guid: "g-2", link: "https://amp.paper.example/world/dockers-walk-out?amp=1" },
    ],
    [
      "its guid, the link now carrying trackers",
      { guid: "g-2", link: "https://paper.example/world/dockers-walk-out?utm_source=rss&fbclid=9" },
    ],
    [
      "its guid, the link now leading through a redirector",
      { guid: "g-2", link: "https://www.google.com/url?q=https://paper.example/world/dockers-walk-out" },
    ],
  ])("that changes %s is updated in place", async (_what, change) => {
    const { first, second, entries, again, third } = await twice(
      [BEFORE, BESIDE],
      [{ ...BEFORE, ...change }, BESIDE],
    );
    expect(entries.added).toBe(0);
    expect(second).toHaveLength(2);
    expect(third).toEqual(second);
    expect(again).toEqual({ added: 0, updated: 0, unchanged: 2 });
    const [before, after] = [first, second].map((all) => all.find(({ entry }) => entry.id === "g-1"));
    expect(after).toMatchObject({ ref: before?.ref, firstSeen: before?.firstSeen, backlog: true });
    expect(after?.entry.title).toBe(change.title ?? BEFORE.title);
    const changed =
      change.title !== undefined || (change.link !== undefined && !/dockers-walk-out/.test(change.link));
    expect(entries.updated).toBe(changed ? 1 : 0);
    expect((after?.changed ?? "") > (before?.changed ?? "")).toBe(changed);
  });

  it.each<[string, Item[], Item[]]>([
    [
      "without guids, on a site that moves to https and another host name",
      [{ ...BEFORE, guid: undefined, link: "http://www.paper.example/world/dockers-walk-out/" }],
      [{ ...BEFORE, guid: undefined }],
    ],
    [
      "whose guid is its link, on a site that moves to https",
      [{ ...BEFORE, guid: "http://paper.example/?p=12", link: "http://paper.example/world/dockers" }],
      [
        {
          ...BEFORE,
          guid: "https://paper.example/?p=12",
          link: "https://paper.example/world/dockers",
          title: "Port closed",
          text: OTHER,
        },
      ],
    ],
    [
      "whose guid counts its versions",
      [{ ...BEFORE, guid: "https://paper.example/?p=12&rev=3" }],
      [
        {
          ...BEFORE,
          guid: "https://paper.example/?p=12&rev=4",
          date: DAY_TWO,
          text: LONG.replace("Monday", "Tuesday"),
        },
      ],
    ],
    [
      "whose guid counts its versions, and that has no link",
      [{ guid: "https://paper.example/?p=12&rev=3", title: "Dockers walk out", text: SHORT }],
      [
        {
          guid: "https://paper.example/?p=12&rev=4",
          title: "Dockers walk out",
          text: `${SHORT} More later.`,
        },
      ],
    ],
    [
      "whose guid and title change where there is no text",
      [{ guid: "g-1", link: "https://paper.example/a", title: "Dockers walk out", date: DAY_ONE }],
      [{ guid: "g-2", link: "https://paper.example/a", title: "Port of Valparín closed", date: DAY_ONE }],
    ],
    [
      "whose guid and title change where there is neither date nor text",
      [{ guid: "g-1", link: "https://paper.example/a", title: "Dockers of Valparín walk out" }],
      [{ guid: "g-2", link: "https://paper.example/a", title: "Dockers of Valparín return to work" }],
    ],
    [
      "whose guid and title change where there is a standfirst and no date",
      [{ guid: "g-1", link: "https://paper.example/a", title: "Dockers walk out", text: SHORT }],
      [{ guid: "g-2", link: "https://paper.example/a", title: "Port at a standstill", text: SHORT }],
    ],
    [
      "with neither guid nor link nor date whose title changes",
      [{ title: "Dockers walk out", text: LONG }],
      [{ title: "Port closed", text: LONG }],
    ],
    [
      "with no guid whose link follows its title",
      [
        {
          link: "https://paper.example/dockers-walk-out",
          title: "Dockers walk out",
          text: LONG,
          date: DAY_ONE,
        },
      ],
      [{ link: "https://paper.example/port-closed", title: "Port closed", text: LONG, date: DAY_ONE }],
    ],
  ])("%s is updated in place", async (_what, before, after) => {
    const { first, second, entries, third } = await twice([...before, BESIDE], [...after, BESIDE]);
    expect(entries.added).toBe(0);
    expect(second.map(({ ref }) => ref)).toEqual(first.map(({ ref }) => ref));
    expect(second.map(({ entry }) => entry.id)).toEqual(first.map(({ entry }) => entry.id));
    expect(third).toEqual(second);
    const dated = second.find(({ entry }) => entry.id !== "beside");
    expect(dated?.entry.title).toBe(after[0]?.title);
    expect(dated?.entry.url).toBe(after[0]?.link);
  });

  it("that stands in one document under two ids is told once, whichever of them changes or goes", async () => {
    const double = { ...BEFORE, guid: "g-1b" };
    const { first, second, entries, third, source } = await twice(
      [BEFORE, double, BESIDE],
      [BEFORE, { ...double, date: DAY_TWO }, BESIDE],
    );
    expect(first).toHaveLength(2);
    expect(second).toEqual(first.map((stored) => ({ ...stored })));
    expect(entries).toEqual({ added: 0, updated: 0, unchanged: 3 });
    expect(third).toEqual(second);
    expect(
      (await line.poll(source, rssOf([{ ...double, title: "Port closed" }, BESIDE]))).entries,
    ).toMatchObject({ added: 0, updated: 1 });
    expect((await line.stored(source)).map(({ entry }) => [entry.id, entry.title])).toContainEqual([
      "g-1",
      "Port closed",
    ]);
    expect((await line.poll(source, rssOf([BEFORE, double, BESIDE]))).entries).toMatchObject({
      added: 0,
      updated: 1,
    });
    expect((await line.stored(source)).map(({ entry }) => [entry.id, entry.title])).toContainEqual([
      "g-1",
      "Dockers walk out",
    ]);
  });

  it("that is listed under two departments, word for word, is told once", async () => {
    const { first } = await twice(
      [BEFORE, { ...BEFORE, guid: "g-9", link: "https://paper.example/ports/dockers-walk-out" }, BESIDE],
      [],
    );
    expect(first).toHaveLength(2);
  });

  it("is found under the ids it once had, and takes all it was known by along when it goes", async () => {
    const { second, source } = await twice([BEFORE, BESIDE], [{ ...BEFORE, guid: "g-2" }, BESIDE]);
    const { keys, redis, sources: store } = line.services;
    expect(second.flatMap(({ names }) => names ?? [])).toHaveLength(1);
    const found = await Promise.all(["g-1", "g-2"].map((id) => findEntries(id, line.services)));
    expect(
      found.map((all) => all.filter(({ sourceId }) => sourceId === source).map(({ entry }) => entry.id)),
    ).toEqual([["g-1"], ["g-1"]]);
    await store.remove(source, second);
    expect(await redis.hlen(keys.known(source))).toBe(0);
    expect(await redis.hlen(keys.twins(source))).toBe(0);
  });

  it("whose id is another with every poll leaves no more behind than a few of them", async () => {
    const source = IDS[sources++] ?? "";
    for (let poll = 0; poll < 14; poll += 1) {
      const items = [BEFORE, BESIDE].map((item, at) => ({ ...item, guid: `g-${poll}-${at}` }));
      expect((await line.poll(source, rssOf(items))).entries.added).toBe(poll === 0 ? 2 : 0);
    }
    const stored = await line.stored(source);
    expect(stored.map(({ entry }) => entry.id).sort()).toEqual(["g-0-0", "g-0-1"]);
    expect(await line.services.redis.hlen(line.services.keys.known(source))).toBe(2 * 9);
  });
});

describe("different entries", () => {
  const SHOW = "https://paper.example/shows/harbour";
  const episode = (day: number, more: Partial<Item> = {}): Item => ({
    guid: `e-${day}`,
    link: SHOW,
    title: `Episode ${day}: the harbour`,
    text: "Subscribe wherever you get your podcasts, and tell your friends about the show.",
    date: `2026-05-0${day}T06:00:00Z`,
    enclosure: `https://media.example/${day}.mp3`,
    ...more,
  });

  it.each<[string, Item[], Item[]]>([
    [
      "the front page as their link",
      [{ guid: "1", link: "https://paper.example/", title: "Good morning", date: DAY_ONE }],
      [{ guid: "2", link: "https://paper.example/", title: "Good evening", date: DAY_ONE }],
    ],
    ["the page of a show as their link", [episode(1)], [episode(2), episode(1)]],
    ["the page of a show as their link, one after the other", [episode(1)], [episode(2)]],
    [
      "the page of a show and no files",
      [episode(1, { enclosure: undefined })],
      [episode(2, { enclosure: undefined })],
    ],
    [
      "a live page as their link",
      [{ guid: "1", link: "https://paper.example/live", title: "Live", text: LONG, date: DAY_ONE }],
      [{ guid: "2", link: "https://paper.example/live", title: "Live", text: OTHER, date: DAY_TWO }],
    ],
    [
      "the title of a series",
      [
        {
          guid: "1",
          link: "https://paper.example/1",
          title: "Morning briefing",
          text: "All you need to start the day, in five minutes.",
          date: DAY_ONE,
        },
      ],
      [
        {
          guid: "2",
          link: "https://paper.example/2",
          title: "Morning briefing",
          text: "All you need to start the day, in five minutes.",
          date: DAY_TWO,
        },
      ],
    ],
    [
      "the title, the text and the page of a series",
      [
        {
          guid: "1",
          link: "https://paper.example/briefing",
          title: "Morning briefing",
          text: "All you need to start the day, in five minutes.",
          date: DAY_ONE,
        },
      ],
      [
        {
          guid: "2",
          link: "https://paper.example/briefing",
          title: "Morning briefing",
          text: "All you need to start the day, in five minutes.",
          date: DAY_TWO,
        },
      ],
    ],
    [
      "one address but for the number of a part",
      [
        {
          guid: "https://paper.example/log#1",
          link: "https://paper.example/log",
          title: "Version 1",
          text: SHORT,
        },
      ],
      [
        {
          guid: "https://paper.example/log#2",
          link: "https://paper.example/log",
          title: "Version 2",
          text: "Nothing but corrections this time, says the author.",
        },
      ],
    ],
    [
      "the page of a series, with neither dates nor texts",
      [{ guid: "1", link: "https://paper.example/briefing", title: "Morning briefing: Monday 4 May" }],
      [{ guid: "2", link: "https://paper.example/briefing", title: "Morning briefing: Tuesday 5 May" }],
    ],
    [
      "one text, written for them all, under two titles",
      [{ guid: "1", link: "https://paper.example/jobs/1", title: "Crane driver", text: LONG }],
      [{ guid: "2", link: "https://paper.example/jobs/2", title: "Docker", text: LONG }],
    ],
    [
      "one text under two titles",
      [
        {
          guid: "1",
          link: "https://paper.example/1",
          title: "Photograph of the day",
          text: SHORT,
          date: DAY_ONE,
        },
      ],
      [
        {
          guid: "2",
          link: "https://paper.example/2",
          title: "Cartoon of the day",
          text: SHORT,
          date: DAY_ONE,
        },
      ],
    ],
  ])("that share %s are never one", async (_what, before, after) => {
    const { second, entries } = await twice([...before, BESIDE], [...after, BESIDE]);
    expect(entries.added).toBe(1);
    expect(entries.updated).toBe(0);
    expect(second).toHaveLength(3);
  });

  it("in one document that share a link are told apart", async () => {
    const { first } = await twice(
      [1, 2, 3, 4, 5, 6].map((day) => episode(day)),
      [],
    );
    expect(first).toHaveLength(6);
    const bare = await twice(
      [1, 2, 3].map((day) => episode(day, { enclosure: undefined })),
      [],
    );
    expect(bare.first).toHaveLength(3);
  });
});
