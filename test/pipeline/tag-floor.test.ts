import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedPage } from "../../src/http/pages/feed-page.ts";
import { frameOf } from "../../src/http/pages/frame.ts";
import { rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(["paper"], (same) => ({
    ...same,
    site: { ...same.site, tags: { ignore: [], floor: 3 } },
    tags: [{ id: "harbor", title: "Harbor", aliases: [] }],
    sections: same.sections.map((section) => ({ ...section, order: "arrival" as const })),
  }));
  await line.poll("paper", rssOf([]));
});
afterAll(() => line.stop());

const item = (number: number, tags: string[]) => ({
  guid: `report-${number}`,
  title: `Report ${number}`,
  link: `https://paper.example/${number}`,
  tags,
});

async function listed(): Promise<string[]> {
  const listings = await line.services.editions.listings();
  return listings.map(({ path }) => path).filter((path) => path.startsWith("tags/"));
}

describe("a tag that nobody configured", () => {
  const { rss } = { rss: "rss" as const };

  it("has no feed until so many entries bear it, and nothing leads there", async () => {
    const { editions } = line.services;
    await line.poll("paper", rssOf([item(1, ["Rigging", "Harbor"]), item(2, ["Rigging"])]));
    expect(await editions.edition("tags/rigging", rss)).toBeUndefined();
    expect(await editions.closed("tags/rigging")).toEqual({ entries: 2, floor: 3 });
    expect(await listed()).toEqual(["tags/harbor"]);
    const window = await editions.window("all");
    const page =
      window &&
      feedPage(window, {
        frame: frameOf(line.services.network().configuration),
        sources: new Map(),
        tagTitle: () => undefined,
      });
    expect(page).toContain('href="/tags/harbor"');
    expect(page).not.toContain("/tags/rigging");
  });

  it("has one from then on, also when entries go", async () => {
    const { editions, sources, feeds } = line.services;
    await line.poll(
      "paper",
      rssOf([item(1, ["Rigging", "Harbor"]), item(2, ["Rigging"]), item(3, ["Rigging"])]),
    );
    editions.forget();
    expect(await listed()).toEqual(["tags/rigging", "tags/harbor"]);
    expect(await editions.edition("tags/rigging", rss)).toBeDefined();
    const gone = (await line.stored("paper")).filter(({ entry }) => entry.id === "report-3");
    await feeds.change({ path: "tags/rigging", add: [], remove: gone.map(({ ref }) => ref) });
    await sources.remove("paper", gone);
    editions.forget();
    expect(await editions.edition("tags/rigging", rss)).toBeDefined();
    expect(await editions.closed("tags/rigging")).toBeUndefined();
    expect(await listed()).toEqual(["tags/rigging", "tags/harbor"]);
  });

  it("is told apart from one that no entry bears", async () => {
    expect(await line.services.editions.closed("tags/nobody")).toEqual({ entries: 0, floor: 3 });
    expect(await line.services.editions.closed("tags/harbor")).toBeUndefined();
  });
});
