import { describe, expect, it } from "vitest";
import { fingerprint, sameMeaning } from "../../src/dedupe/fingerprint.ts";
import type { Entry } from "../../src/model/entry.ts";

const entry: Entry = {
  id: "1",
  title: "Dockers walk out",
  url: "https://paper.example/dockers",
  content: "<p>The port   stood still.</p><p>1,204 views · 5 minutes ago</p>",
  published: "2026-05-01T10:00:00Z",
  authors: [{ name: "Ana Ríos" }],
  tags: ["labor", "ports"],
  enclosures: [{ url: "https://media.example/a.mp3?token=1" }],
  pictures: [],
  image: "https://img.example/news/240/crane-640x360.jpg?w=640&q=80",
  links: [],
};
const BODY = "<p>The port stood still.</p>";

describe("fingerprint", () => {
  it.each<[string, Partial<Entry>]>([
    ["a bumped date", { published: "2026-05-02T10:00:00Z", updated: "2026-05-03T10:00:00Z" }],
    [
      "whitespace and markup",
      { content: "<div><p>The port <em>stood</em>\n still.</p></div><p>1,204 views · 5 minutes ago</p>" },
    ],
    ["a count of views", { content: `${BODY}<p>98,231 views · 5 minutes ago</p>` }],
    ["the time that has gone by", { content: `${BODY}<p>1,204 views · 3 hours ago</p>` }],
    [
      "an advertisement",
      {
        content: `${BODY}<div>Advertisement</div><p><a href="https://shop.example/">Buy boots</a></p><p>1,204 views · 5 minutes ago</p>`,
      },
    ],
    [
      "other related stories",
      {
        content: `${BODY}<p>1,204 views · 5 minutes ago</p><p>Read more</p><ul><li><a href="/a">Rents rise</a></li><li><a href="/b">Rain</a></li></ul>`,
      },
    ],
    [
      "another address in the text",
      {
        content:
          '<p>The <a href="/x?utm_source=rss">port</a> stood still.</p><p>1,204 views · 5 minutes ago</p>',
      },
    ],
    ["the order of tags", { tags: ["ports", "labor"] }],
    ["the size of the picture", { image: "https://img.example/news/976/crane-300x200.jpg?w=1200&q=60&s=f3" }],
    [
      "the signature of a file",
      { enclosures: [{ url: "https://media.example/a.mp3?token=2&utm_medium=feed" }] },
    ],
    ["a count of comments", { commentsCount: 12 }],
  ])("is the same after a change of %s", (_what, change) => {
    expect(fingerprint({ ...entry, ...change })).toBe(fingerprint(entry));
  });

  it.each<[string, Partial<Entry>]>([
    ["title", { title: "Dockers return" }],
    ["text", { content: `${BODY}<p>And then?</p>` }],
    ["a number in the text", { content: "<p>The port stood still for 5 minutes.</p>" }],
    ["a table", { content: `${BODY}<table><tr><td>Yes</td><td>52</td></tr></table>` }],
    ["byline", { authors: [{ name: "Ana Ríos" }, { name: "Jo Moor", role: "translator" }] }],
    ["tags", { tags: ["labor"] }],
    ["link", { url: "https://paper.example/dockers-2" }],
    ["lead picture", { image: "https://img.example/news/240/quay-640x360.jpg" }],
    ["file", { enclosures: [{ url: "https://media.example/b.mp3" }] }],
  ])("is another after a change of %s", (_what, change) => {
    expect(fingerprint({ ...entry, ...change })).not.toBe(fingerprint(entry));
    expect(sameMeaning({ ...entry, ...change }, entry)).toBe(false);
  });

  it.each([
    ["1.204 visitas, hace 2 horas", "3.000 visitas, hace 3 horas"],
    ["12 comentários · há 5 minutos", "13 comentários · há 6 minutos"],
    ["1 204 vues, il y a 5 minutes", "2 310 vues, il y a une heure"],
    ["Kommentare: 4, vor 5 Minuten", "Kommentare: 61, vor 2 Stunden"],
    ["1,2K visualizzazioni, 5 minuti fa", "3K visualizzazioni, 2 ore fa"],
    ["1.2K likes, just now", "12 likes, 59 minutes ago"],
    ["The port stood still. 1,234 views", "The port stood still. 2,310 views"],
    ["No comments", "1 comment"],
    ["Comments (3) | Shares: 12", "Comments (14) | Shares: 99"],
    ["By Ana Ríos | 12 comments | 3 hours ago", "By Ana Ríos | 13 comments | 4 hours ago"],
    ["Sponsored: Boots of Valparín, now at half the price", "Anzeige: Stiefel"],
    ["4 yorum, 5 dakika önce", "5 yorum, 2 saat önce"],
  ])("does not mind counts and times in any language: %s", (one, other) => {
    const saying = (line: string) => ({ ...entry, content: `${BODY}<p>${line}</p>` });
    expect(fingerprint(saying(one))).toBe(fingerprint(saying(other)));
  });

  it.each([
    ["The team won by 14 points.", "The team won by 16 points."],
    ["The company sold 500 shares on Monday.", "The company sold 900 shares on Monday."],
    ["It has 10,000 subscribers today.", "It has 12,000 subscribers today."],
  ])("minds figures that are told: %s", (one, other) => {
    const saying = (line: string) => ({ ...entry, content: `<p>${line}</p>` });
    expect(fingerprint(saying(one))).not.toBe(fingerprint(saying(other)));
  });

  it("reads a text that is nothing but links", () => {
    const links = (title: string) => ({ ...entry, content: `<p><a href="/a">${title}</a></p>` });
    expect(fingerprint(links("The first report"))).not.toBe(fingerprint(links("The second report")));
  });
});

describe("sameMeaning", () => {
  it("lets a site move to https, though its entries are shown with other links", () => {
    const moved = { ...entry, url: "http://www.paper.example/dockers/" };
    expect(sameMeaning(moved, entry)).toBe(true);
    expect(fingerprint(moved)).not.toBe(fingerprint(entry));
  });
});
