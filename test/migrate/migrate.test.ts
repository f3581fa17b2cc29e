import { describe, expect, test } from "vitest";
import { planMigration } from "../../src/migrate/plan-migration.ts";
import { readFeedMerge } from "../../src/migrate/read-feed-merge.ts";
import { readPlanet } from "../../src/migrate/read-planet.ts";

const NOTHING = { sources: [], sections: [], tags: [] };

const PLANET = `# Planet configuration
[Planet]
name = Planet Harbour
link = https://planet.example/
owner_name = A. Keeper
owner_email = keeper@planet.example
items_per_page = 60
days_per_page: 14
template_files = index.html.tmpl rss20.xml.tmpl

[DEFAULT]
facewidth = 64

[https://quay.example/Feed?format=atom&x=1]
name = The Quay : a journal  ; its second name
face = quay.png
filter = ferry|
  boat

; a comment
[http://pier.example/rss]
name: Pier

[https://lists.example/friends.opml]
name = Friends
content_type = opml
`;

describe("a Planet", () => {
  test("is read: its feeds, its lists, what it says of itself, and what is not taken over", () => {
    expect(readPlanet(PLANET)).toEqual({
      feeds: [
        { url: "https://quay.example/Feed?format=atom&x=1", title: "The Quay : a journal", groups: [] },
        { url: "http://pier.example/rss", title: "Pier", groups: [] },
        { url: "https://lists.example/friends.opml", title: "Friends", groups: [], list: true },
      ],
      site: {
        title: "Planet Harbour",
        url: "https://planet.example/",
        contact: "keeper@planet.example",
        entries: 60,
        days: 14,
      },
      left: [
        'https://quay.example/Feed?format=atom&x=1: "filter" is not taken over; write a rule under keep.',
        "Templates are not taken over: pages have a form of their own.",
      ],
    });
  });

  test("is recognised by its section, whatever else is in the file", () => {
    expect(readPlanet("\uFEFF[planet]\r\nname=P\r\n[https://a.example/]\r\n")?.feeds).toEqual([
      { url: "https://a.example/", groups: [] },
    ]);
    expect(readPlanet("[https://a.example/]\nname = A\n")).toBeUndefined();
    expect(readPlanet("<opml/>")).toBeUndefined();
  });
});

test("FeedMerge's address names its feeds and how they are called together", () => {
  const address =
    "https://bridge.example/?action=display&bridge=FeedMerge&feed_name=City+News&feed_1=https%3A%2F%2Fa.example%2Ff%3Fx%3D1&feed_2=&feed_3=https%3A%2F%2Fb.example%2F&limit=20&format=Atom";
  expect(
    readFeedMerge(
      `one: <a href="${address.replaceAll("&", "&amp;")}">\nhttps://bridge.example/?bridge=Other`,
    ),
  ).toEqual({
    feeds: [
      { url: "https://a.example/f?x=1", groups: ["City News"] },
      { url: "https://b.example/", groups: ["City News"] },
    ],
    site: {},
    left: ["City News: its limit of 20 is not taken over; set window.entries of the section."],
  });
  expect(readFeedMerge("https://bridge.example/?bridge=Other")).toBeUndefined();
});

describe("a plan", () => {
  const feeds = [
    { url: "https://a.example/feed", title: "A", groups: ["City  News"] },
    { url: "https://a.example/feed", groups: ["Sport"] },
    { url: "https://b.example/feed", title: "A", groups: ["sport"] },
    { url: "ftp://c.example/", groups: ["Other"] },
    { url: "HTTPS://there.example", groups: [] },
    { url: "https://l.example/x.opml", title: "L", groups: [], list: true },
  ];
  const present = {
    sources: [{ id: "there", url: "https://there.example/" }],
    sections: [{ id: "sport", title: "Sports" }],
    tags: [{ id: "city", title: "City", aliases: ["City News"] }],
  };

  test("makes sections of groups where none has the name, and every address a source once", () => {
    expect(planMigration(feeds, present, "sections")).toEqual({
      sources: [
        { id: "a", title: "A", url: "https://a.example/feed", sections: ["city-news", "sport"] },
        { id: "a-2", title: "A", url: "https://b.example/feed", sections: ["sport"] },
        { id: "l", title: "L", opml: "https://l.example/x.opml" },
      ],
      sections: [{ id: "city-news", title: "City News" }],
      tags: [],
      skipped: [
        { url: "ftp://c.example/", why: "not an http address" },
        { url: "HTTPS://there.example", why: "already a source" },
      ],
    });
  });

  test("makes tags of them where that is wanted, and leaves those alone that are configured", () => {
    const plan = planMigration(feeds, present, "tags");
    expect(plan.sections).toEqual([]);
    expect(plan.tags).toEqual([
      { id: "sport", title: "Sport", match: [{ source: ["a", "a-2"] }], derive: "always" },
    ]);
    expect(plan.skipped).toContainEqual({
      url: "City  News",
      why: "the tag is configured already: give it a rule for a in tags.yaml",
    });
  });

  test("gives groups whose names have no Latin letters ids of their own", () => {
    const groups = ["Новости", "新闻"].map((name, at) => ({
      url: `https://h${at}.example/`,
      groups: [name],
    }));
    const { sections } = planMigration(groups, NOTHING, "sections");
    expect(new Set(sections.map(({ id }) => id)).size).toBe(2);
  });
});
