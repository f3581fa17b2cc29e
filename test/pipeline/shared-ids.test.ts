import { afterAll, beforeAll, expect, it } from "vitest";
import type { FeedPath } from "../../src/model/feed.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

const HOUR = 3_600_000;

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(["paper", "planet", "third"], (configuration) => ({
    ...configuration,
    site: {
      ...configuration.site,
      window: { ...configuration.site.window, entries: 3 },
      retention: { ...configuration.site.retention, perSource: 2 },
    },
  }));
});
afterAll(() => line.stop());

const item = (guid: string): Item => ({
  guid,
  link: `https://paper.example/${guid}`,
  title: `Report ${guid}`,
});

/** The id under which each entry goes out, by ref. */
async function ids(path: FeedPath): Promise<Map<string, string>> {
  line.services.editions.forget();
  const edition = await line.services.editions.edition(path, "json");
  const { items } = JSON.parse(edition?.identity.toString() ?? '{"items":[]}');
  return new Map(
    items.map((one: { id: string; _broadsheet: { ref: string } }) => [one._broadsheet.ref, one.id]),
  );
}

it("an id that several sources use stays with the first of them, in every feed, also once that is in none", async () => {
  const seen = new Map<string, string>();
  const look = async () => {
    for (const path of ["all", "sources/paper", "sources/planet", "sources/third"] as const) {
      for (const [ref, id] of await ids(path)) {
        expect(id, `${ref} in ${path}`).toBe(seen.get(ref) ?? id);
        seen.set(ref, id);
      }
    }
  };
  const poll = async (source: string, guids: string[]) => {
    line.clock.now += HOUR;
    await line.poll(source, rssOf(guids.map(item)));
    await look();
  };
  await poll("paper", ["p-0"]);
  await poll("planet", ["x-0"]);
  await poll("paper", ["shared", "p-0"]);
  await poll("planet", ["shared", "x-0"]);
  const [first, second] = [...seen].filter(([, id]) => id === "shared" || id.includes("planet"));
  expect([first?.[1], second?.[1]]).toEqual([
    "shared",
    expect.stringMatching(/^tag:wire\.example,2026:planet\//),
  ]);
  // The window moves on, and the paper keeps no more than two entries: its own "shared" goes first.
  for (const number of [2, 3, 4]) await poll("paper", [`p-${number}`]);
  expect((await line.stored("paper")).map(({ entry }) => entry.id)).toEqual(["p-3", "p-4"]);
  await poll("planet", ["x-1", "shared"]);
  expect([...(await ids("sources/planet")).values()]).toContain(second?.[1]);
  // What nobody has any more is free.
  await poll("third", ["t-0"]);
  await poll("third", ["shared", "t-0"]);
  expect([...(await ids("sources/third")).values()]).toContain("shared");
});
