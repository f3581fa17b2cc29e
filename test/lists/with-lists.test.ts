import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../src/config/check.ts";
import { listedId } from "../../src/lists/listed-id.ts";
import { withLists } from "../../src/lists/with-lists.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import type { HeldList, ListedFeed } from "../../src/model/listed-feed.ts";
import { configFiles } from "../config/read-case.ts";

function configure(sources: string): Configuration {
  const result = checkConfiguration(configFiles({ "sources.yaml": sources }));
  if (result.kind === "problems") throw new Error(JSON.stringify(result.problems));
  return result.configuration;
}

const FRIENDS =
  '- { id: friends, title: Friends, opml: "https://friends.example/list.opml", language: es, weight: 3, sections: ports, polling: { min: 2h }, folders: { Far Away: ports } }\n';
const holds = (feeds: Array<Partial<ListedFeed> & { url: string }>): HeldList => ({
  url: "https://friends.example/list.opml",
  feeds: feeds.map((feed) => ({ folders: [], ...feed })),
});
const merged = (sources: string, feeds: Array<Partial<ListedFeed> & { url: string }>) =>
  withLists(configure(sources), new Map([["friends", holds(feeds)]])).sources;

describe("the sources of a list", () => {
  it("have its settings, and what it says of each", () => {
    const written = configure(FRIENDS.replace(", sections: ports", ""));
    const feed = {
      url: "feed://www.quay.example/rss",
      title: "The Quay",
      homepage: "https://quay.example/",
      folders: ["All", "FAR away"],
    };
    const { sources } = withLists(written, new Map([["friends", holds([feed])]]));
    expect(sources).toEqual([
      {
        id: listedId("http://www.quay.example/rss"),
        title: "The Quay",
        url: "http://www.quay.example/rss",
        homepage: "https://quay.example/",
        language: "es",
        weight: 3,
        sections: ["ports"],
        polling: { ...written.site.polling, min: 7_200_000 },
        websub: { subscribe: true },
        list: "friends",
      },
    ]);
    expect(sources[0]?.id).toMatch(/^quay-example-[a-z2-7]{8}$/);
  });

  it("leave out what is configured by hand, what is named twice, what is no address, and what is beyond the limit", () => {
    const sources = merged(
      `- { id: quay, title: Quay, url: "http://quay.example/feed" }\n${FRIENDS.replace("sections:", "limit: 2, sections:")}`,
      [
        { url: "https://quay.example/feed/" },
        { url: "https://mole.example/?utm_source=friends" },
        { url: "http://mole.example/" },
        { url: "javascript:alert(1)" },
        { url: "file:///etc/passwd" },
        { url: "https://user:secret@pier.example/" },
        { url: "https://pier.example/" },
        { url: "https://lock.example/" },
      ],
    );
    expect(sources.map(({ id, url }) => [id.replace(/-[a-z2-7]{8}$/, ""), url])).toEqual([
      ["quay", "http://quay.example/feed"],
      ["mole-example", "https://mole.example/?utm_source=friends"],
      ["pier-example", "https://pier.example/"],
    ]);
  });

  it("are a list's that comes first where two name them", () => {
    const other = '- { id: others, title: Others, opml: "https://others.example/" }\n';
    const both = new Map([
      ["friends", holds([{ url: "https://quay.example/" }])],
      ["others", holds([{ url: "https://quay.example/" }, { url: "https://mole.example/" }])],
    ]);
    expect(withLists(configure(FRIENDS + other), both).sources.map(({ list }) => list)).toEqual([
      "friends",
      "others",
    ]);
  });

  it("keep their ids whatever else changes: title, order, scheme, list", () => {
    const id = (feeds: Array<Partial<ListedFeed> & { url: string }>) =>
      merged(FRIENDS, feeds).find(({ url }) => url.includes("quay"))?.id;
    const first = id([{ url: "https://quay.example/feed", title: "Quay" }]);
    expect(
      id([{ url: "https://mole.example/" }, { url: "http://quay.example/feed/", title: "The Quay" }]),
    ).toBe(first);
    expect(id([{ url: "https://quay.example/feed?page=2" }])).not.toBe(first);
  });

  it("give way to one of the same id that is configured by hand", () => {
    const id = listedId("https://quay.example/feed");
    const sources = merged(`- { id: ${id}, title: Ours, url: "https://new.quay.example/" }\n${FRIENDS}`, [
      { url: "https://quay.example/feed" },
    ]);
    expect(sources.map(({ title }) => title)).toEqual(["Ours"]);
  });
});
