import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { findEntries } from "../../src/pipeline/find-entry.ts";
import { rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

let line: SmallLine;

beforeAll(async () => {
  line = await startSmallLine(["north", "south"]);
  await line.poll(
    "north",
    rssOf([
      { guid: "n-1", link: "https://north.example/dockers?utm_source=rss", title: "Dockers walk out" },
      { guid: "shared", link: "https://north.example/rent", title: "Rents rise" },
    ]),
  );
  await line.poll(
    "south",
    rssOf([
      { guid: "shared", link: "https://south.example/rent", title: "Rents rise again" },
      { link: "http://www.north.example/dockers/", title: "From our sister paper" },
    ]),
  );
});
afterAll(() => line.stop());

const find = async (name: string) => (await findEntries(name, line.services)).map(({ ref }) => ref).sort();
const ref = (source: string, id: string) => `${source}/${entryKey(id)}`;

describe("findEntries", () => {
  it("finds an entry by its ref, and by an id that we minted", async () => {
    const wanted = ref("north", "n-1");
    expect(await find(wanted)).toEqual([wanted]);
    expect(await find(`tag:wire.example,2026:${wanted}`)).toEqual([wanted]);
    expect(await find(`tag:wire.example,2026:${wanted};2`)).toEqual([wanted]);
  });

  it("finds the entries of every source that uses an id", async () => {
    expect(await find("n-1")).toEqual([ref("north", "n-1")]);
    expect(await find("shared")).toEqual([ref("north", "shared"), ref("south", "shared")]);
  });

  it("finds by any address of its page, in every source that publishes it", async () => {
    const both = [ref("north", "n-1"), ref("south", "http://www.north.example/dockers/")];
    expect(await find("https://north.example/dockers")).toEqual(both);
    expect(await find("http://www.north.example/dockers/")).toEqual(both);
    expect(await find(" https://amp.north.example/dockers?fbclid=1 ")).toEqual(both);
  });

  it("finds nothing where there is nothing", async () => {
    for (const name of [
      "",
      "n-2",
      "north/AAAAAAAAAAAA",
      "https://north.example/",
      "https://north.example/dockers?page=2",
      "%",
    ])
      expect(await find(name)).toEqual([]);
  });

  it("finds nothing any more once an entry is gone from the store", async () => {
    const gone = (await line.stored("north")).filter(({ entry }) => entry.id === "n-1");
    await line.services.sources.remove("north", gone);
    expect(await find("n-1")).toEqual([]);
    expect(await find("https://north.example/dockers")).toHaveLength(1);
    expect((await line.services.redis.hvals(line.services.keys.twins("north"))).join("")).not.toContain(
      entryKey("n-1"),
    );
  });
});
