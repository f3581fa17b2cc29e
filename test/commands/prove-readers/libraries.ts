import { parseFeed } from "feedsmith";
import Parser from "rss-parser";
import { run } from "../readers/run.ts";
import { seconds } from "./expected-entries.ts";
import type { FieldReader, FrozenDocument, ToldEntry } from "./told-entry.ts";

const FEEDPARSER = `
import sys, json, calendar, feedparser
answers = {}
for url in json.load(sys.stdin):
    feed = feedparser.parse(url)
    if feed.bozo:
        answers[url] = "calls it ill-formed: %s" % feed.bozo_exception
        continue
    answers[url] = [{
        "id": e.get("id", ""), "title": e.get("title", ""), "link": e.get("link", ""),
        "date": calendar.timegm(e.published_parsed) * 1000 if e.get("published_parsed") else None,
        "authors": [a.get("name", "") for a in e.get("authors", []) if a],
        "enclosures": [l.href for l in e.get("enclosures", [])]} for e in feed.entries]
json.dump(answers, sys.stdout)
`;

/** Python's feedparser, as Debian has it. */
export const feedparser: FieldReader = {
  name: "feedparser",
  formats: ["rss", "atom"],
  async read(documents) {
    const urls = JSON.stringify(documents.map(({ url }) => url));
    const { code, stdout, stderr } = await run("/usr/bin/python3", ["-c", FEEDPARSER], urls);
    if (code !== 0) throw new Error(`feedparser ended with ${code}: ${stderr}`);
    return new Map(Object.entries(JSON.parse(stdout) as Record<string, ToldEntry[] | string>));
  },
};

type ParserItem = Parser.Item & { id?: string; author?: string };

/** rss-parser as its users call it. */
export const rssParser: FieldReader = {
  name: "rss-parser",
  formats: ["rss", "atom"],
  read: (documents) =>
    each(documents, async ({ url }) => {
      const { items } = await new Parser<object, ParserItem>().parseURL(url);
      return items.map(({ guid, id, title, link, isoDate, creator, author, enclosure }) => ({
        id: guid ?? id ?? "",
        title: title ?? "",
        link: link ?? "",
        date: seconds(isoDate ?? ""),
        // It keeps one person, and of RSS one file.
        authors: [creator ?? author ?? ""],
        ...(enclosure && { enclosures: [enclosure.url] }),
      }));
    }),
};

/** feedsmith, which has all three formats. */
export const feedsmith: FieldReader = {
  name: "feedsmith",
  formats: ["rss", "atom", "json"],
  read: (documents) =>
    each(documents, async ({ url }) => {
      const parsed = parseFeed(await (await fetch(url)).text());
      if (parsed.format === "rss")
        return (parsed.feed.items ?? []).map((item) => ({
          id: item.guid?.value ?? "",
          title: item.title ?? "",
          link: item.link ?? "",
          date: seconds(String(item.pubDate)),
          authors: item.dc?.creators ?? [],
          enclosures: item.enclosures?.flatMap((file) => file.url ?? []) ?? [],
        }));
      if (parsed.format === "atom")
        return (parsed.feed.entries ?? []).map(({ id, title, links = [], published, authors = [] }) => ({
          id: id ?? "",
          title: textOf(title),
          link: links.find(({ rel }) => rel === "alternate")?.href ?? "",
          date: seconds(String(published)),
          authors: authors.flatMap(({ name }) => name ?? []),
          enclosures: links.filter(({ rel }) => rel === "enclosure").flatMap(({ href }) => href ?? []),
        }));
      if (parsed.format === "json")
        return (parsed.feed.items ?? []).map((item) => ({
          id: item.id ?? "",
          title: item.title ?? "",
          link: item.url ?? "",
          date: seconds(String(item.date_published)),
          authors: item.authors?.flatMap(({ name }) => name ?? []) ?? [],
          enclosures: item.attachments?.flatMap((file) => file.url ?? []) ?? [],
        }));
      throw new Error(`takes it for ${parsed.format}`);
    }),
};

function textOf(title: unknown): string {
  if (typeof title === "string") return title;
  return typeof title === "object" && title !== null && "value" in title ? String(title.value) : "";
}

/** Reads one after the other; what is thrown is that reader's word on the document. */
async function each(
  documents: readonly FrozenDocument[],
  read: (document: FrozenDocument) => Promise<ToldEntry[]>,
): Promise<Map<string, ToldEntry[] | string>> {
  const told = new Map<string, ToldEntry[] | string>();
  for (const document of documents) {
    told.set(
      document.url,
      await read(document).catch((error: unknown) =>
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
  return told;
}
