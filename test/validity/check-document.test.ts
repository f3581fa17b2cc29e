import { describe, expect, it } from "vitest";
import type { FeedFormat } from "../../src/model/feed.ts";
import { feedUrl } from "../../src/publish/feed-url.ts";
import { renderFeed, renderParts } from "../../src/publish/render-feed.ts";
import { fullEntry, HEAD, SOURCES } from "../publish/sample.ts";
import { checkDocument } from "./check-document.ts";

/** One fault put into a document that has none: what is replaced by what, and what the checker must say. */
type Fault = [name: string, format: FeedFormat, find: string | RegExp, put: string, says: RegExp];

const GUID = "https://herald.example/?p=4711&amp;preview=0";

const FAULTS: Fault[] = [
  ["an open element", "rss", "</guid>", "", /not well-formed/],
  ["a bare ampersand", "rss", "&amp;preview", "&preview", /not well-formed/],
  ["an HTML entity", "atom", "&#x26; cranes", "&nbsp; cranes", /not well-formed/],
  ["an unbound prefix", "rss", /xmlns:media="[^"]*"/, "", /unbound prefix/],
  ["an attribute twice", "atom", '<link rel="via"', '<link rel="via" rel="via"', /twice/],
  ["a control character", "json", "cranes", "\u0085", /control character/],
  [
    "an unknown namespace",
    "rss",
    "<comments>",
    '<x:y xmlns:x="urn:x"/><comments>',
    /unknown namespace urn:x/,
  ],
  ["an undefined element", "rss", "<comments>", "<mood>glad</mood><comments>", /undefined element mood/],
  ["metadata after items", "rss", "</channel>", "<ttl>5</ttl></channel>", /metadata after items/],
  [
    "a name in author",
    "rss",
    /<dc:creator>Ana Brandt<\/dc:creator>/,
    "<author>Ana Brandt</author>",
    /invalid e-mail address/,
  ],
  [
    "author beside dc:creator",
    "rss",
    "<dc:creator>",
    "<author>a@b.example (A)</author><dc:creator>",
    /author beside dc:creator/,
  ],
  [
    "pubDate beside dc:date",
    "rss",
    "<comments>",
    "<dc:date>2026-03-05T09:00:00Z</dc:date><comments>",
    /pubDate beside dc:date/,
  ],
  ["a wrong weekday", "rss", /<pubDate>Thu/, "<pubDate>Fri", /wrong weekday/],
  [
    "a permalink that is none",
    "rss",
    `isPermaLink="false">${GUID}`,
    'isPermaLink="true">4711',
    /isPermaLink="false"/,
  ],
  ["no guid", "rss", /<guid.*<\/guid>/, "", /no guid/],
  ["an enclosure without length", "rss", ' length="123456"', "", /length is missing/],
  ["a relative reference", "rss", 'href="https://herald.example/a', 'href="/a', /relative reference/],
  ["another self link", "rss", "sections/work.rss", "sections/play.rss", /self link is/],
  ["an id twice", "atom", /<\/feed>/, "$ENTRY</feed>", /id twice/],
  ["an updated twice", "atom", /<\/feed>/, "$ENTRY</feed>", /updated twice/],
  ["an id that is no URI", "atom", `<id>${GUID}`, "<id>4711", /not a full and valid URI/],
  ["a source without id", "atom", /<source><id>[^<]*<\/id>/, "<source>", /entry 1 source: no id/],
  ["no author anywhere", "atom", /<author>[\s\S]*?<\/author>/g, "", /no author anywhere/],
  ["two alternates of one kind", "atom", 'hreflang="fr"', 'hreflang="en-GB"', /alternate link twice/],
  ["a category without term", "atom", 'term="agua" ', "", /no term/],
  ["a blank title", "atom", /<title type="text">[^<]*/, '<title type="text">', /blank/],
  [
    "a date that does not exist",
    "atom",
    "<published>2026-03-05",
    "<published>2026-02-30",
    /not an RFC 3339 date/,
  ],
  ["an unregistered relation", "atom", 'rel="via"', 'rel="canonical"', /unregistered relation/],
  [
    "an alternate missing with no content",
    "atom",
    /<content[\s\S]*<\/content>|<link rel="alternate" href="https:\/\/herald[^>]*>/g,
    "",
    /neither content nor/,
  ],
  ["the old version", "json", "version/1.1", "version/1", /version/],
  [
    "the deprecated author",
    "json",
    '"authors":[{"name":"Ana',
    '"author":{},"authors":[{"name":"Ana',
    /author/,
  ],
  ["an attachment without type", "json", '"mime_type":"audio/mpeg",', "", /mime_type/],
  [
    "plain text that looks like HTML",
    "rss",
    /<title>Dockers[^<]*/,
    "<title>Docks &amp;amp; cranes",
    /looks like HTML/,
  ],
  ["a title without text", "rss", /<title>Dockers[^<]*/, "<title>", /item 1 title: blank/],
  [
    "content before the description",
    "rss",
    "<description><![CDATA[",
    "<content:encoded>x</content:encoded><description><![CDATA[",
    /no description before/,
  ],
  [
    "a second enclosure",
    "rss",
    "<enclosure ",
    '<enclosure url="https://a.example/1" length="0" type="a/b"/><enclosure ',
    /enclosure more than once/,
  ],
  [
    "an enclosure on a host without a name",
    "rss",
    /(?<=<enclosure [^>]*url=")https:..herald.example/,
    "https://intranet",
    /host is not public/,
  ],
  [
    "a number for an id",
    "rss",
    /<guid isPermaLink="false">[^<]*/,
    '<guid isPermaLink="false">12345',
    /not sufficiently unique/,
  ],
  ["an editor without an address", "rss", "desk@wire.example.org (Wire desk)", "Wire desk", /invalid e-mail/],
  [
    "an editor without a name",
    "rss",
    "desk@wire.example.org (Wire desk)",
    "desk@wire.example.org",
    /no name behind/,
  ],
  [
    "a date before the web",
    "rss",
    /<pubDate>[^<]*/,
    "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT",
    /implausible date/,
  ],
  ["an unknown language", "rss", "<dc:language>en-GB", "<dc:language>ckb", /not a language/],
  ["a picture without size", "rss", 'width="1200"', 'width="0"', /width is 0/],
  ["a medium that is none", "rss", 'medium="image"', 'medium="picture"', /medium is picture/],
  ["an undefined attribute", "rss", "<enclosure ", '<enclosure role="x" ', /undefined attribute role/],
  ["a text encoded twice", "rss", /<title>Dockers[^<]*/, "<title>SÃ£o Paulo", /encoded twice/],
  ["a broken character", "atom", "cranes", "\uFFFD", /broken character/],
  ["a script", "atom", "<em>off</em>", "<script>1</script>", /HTML element <script>/],
  ["a handler", "atom", "<em>off</em>", '<em onclick="x">off</em>', /HTML attribute onclick/],
  [
    "a style that covers",
    "atom",
    "<em>off</em>",
    '<em style="position:fixed">off</em>',
    /dangerous style: position/,
  ],
  ["unclosed HTML", "atom", "<em>off</em>", "<em>off", /is read otherwise/],
  ["a list in a paragraph", "atom", "<em>off</em>", "<ul><li>off</li></ul>", /is read otherwise/],
  ["broken markup", "atom", "<em>off</em>", '<em title="a" title="b">off</em>', /duplicate-attribute/],
  ["an id that is not canonical", "atom", `<id>${GUID}`, "<id>http://Herald.example/%7e", /not canonical/],
  ["an id of an unregistered scheme", "atom", `<id>${GUID}`, "<id>yt:video:1", /not registered/],
  ["a tag that is none", "atom", `<id>${GUID}`, "<id>tag:Herald.example,2026:1", /not a tag/],
  ["a uuid that is none", "atom", `<id>${GUID}`, "<id>urn:uuid:1", /not a urn/],
  [
    "an address in a name",
    "atom",
    "<name>Piotr Ziemba",
    "<name>Piotr &lt;p@z.example&gt;",
    /e-mail address in a name/,
  ],
  ["no declaration", "atom", /<\?xml[^>]*>/, "", /no XML declaration/],
  ["no JSON", "json", "{", "", /not JSON/],
];

const REMOVED = [{ ref: "b/1" as const, id: "https://b.example/1", at: "2026-03-05T11:00:00.000Z" }];

describe("checkDocument", () => {
  it.each(FAULTS)("finds %s in %s", (_name, format, find, put, says) => {
    const head = { ...HEAD, removed: REMOVED };
    const good = renderFeed({ head, entries: [fullEntry()], sources: SOURCES, format });
    expect(checkDocument(good, format, { url: feedUrl(HEAD, format) })).toEqual([]);
    const [entry = ""] = /<entry[\s\S]*<\/entry>/.exec(good) ?? [];
    const bad = good.replace(find, () => put.replace("$ENTRY", () => entry));
    expect(bad).not.toBe(good);
    const found = checkDocument(bad, format, { url: feedUrl(HEAD, format) });
    expect(found.map(({ where, message }) => `${where}: ${message}`).join("\n")).toMatch(says);
  });

  it.each([
    [
      "of an entry that is there",
      /<at:deleted-entry ref="[^"]*"/,
      `<at:deleted-entry ref="${GUID}"`,
      /is an entry of the document/,
    ],
    ["without a date", / when="[^"]*"/, "", /deleted-entry when/],
  ])("finds a tombstone %s, and none of any kind where no delta was asked for", (_name, find, put, says) => {
    const head = { ...HEAD, removed: REMOVED };
    const parts = renderParts({ head, entries: [fullEntry()], sources: SOURCES, format: "atom" });
    const good = parts.document(parts.fragments, "delta").toString();
    expect(checkDocument(good, "atom", { delta: true })).toEqual([]);
    expect(checkDocument(good, "atom").map(({ message }) => message)).toEqual([
      expect.stringMatching(/^unknown namespace .*tombstones/),
    ]);
    const bad = good.replace(find, put);
    expect(bad).not.toBe(good);
    expect(
      checkDocument(bad, "atom", { delta: true }).map(({ where, message }) => `${where}: ${message}`),
    ).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
  });

  it("finds a title with markup and a generic content type", () => {
    const entry = fullEntry();
    const text = renderFeed({ head: HEAD, entries: [entry], sources: SOURCES, format: "rss" });
    const marked = text.replace("&#x3C;night shift&#x3E;", "&#x3C;b&#x3E;night shift&#x3C;/b&#x3E;");
    const found = checkDocument(marked, "rss", { contentType: "text/xml" }).map(({ message }) => message);
    expect(found).toEqual(["served as text/xml", "HTML in plain text: </b>"]);
  });
});
