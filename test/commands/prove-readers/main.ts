/**
 * `npm run prove:readers -- [--base http://127.0.0.1:8080] [--feeds 6] [--screenshot FILE.png]`: five readers read the feeds of a running Broadsheet, such
 * as the demo: newsboat, Python's feedparser, rss-parser, feedsmith, and Liferea in a window of a virtual screen. What each tells of every entry is
 * compared with what the document says. The documents are taken once and served from a place where nothing changes, so that all read the same. Exits
 * 0 where all agree, 1 where they do not, 2 where a reader cannot be had.
 */
import { parseArgs } from "node:util";
import { table } from "../../../src/cli/table.ts";
import { MEDIA_TYPES } from "../../../src/publish/feed-url.ts";
import { startOrigin } from "../../origin/start-origin.ts";
import { installMissing } from "../install-missing.ts";
import { listFeeds } from "../readers/list-feeds.ts";
import { type Agreement, agreementOf, FIELDS } from "./agreement.ts";
import { expectedEntries } from "./expected-entries.ts";
import { feedparser, feedsmith, rssParser } from "./libraries.ts";
import { liferea, newsboat } from "./programmes.ts";
import type { FrozenDocument } from "./told-entry.ts";

const NEEDED = [
  { probe: ["newsboat", "--version"] as [string, string], packages: ["newsboat"] },
  {
    probe: ["/usr/bin/python3", "-c", "import feedparser"] as [string, ...string[]],
    packages: ["python3-feedparser"],
  },
  { probe: ["which", "liferea"] as [string, string], packages: ["liferea"] },
  {
    probe: ["which", "xvfb-run", "dbus-run-session", "import"] as [string, ...string[]],
    packages: ["xvfb", "xauth", "dbus", "imagemagick"],
  },
];
const FORMATS = ["rss", "atom", "json"] as const;

const { values } = parseArgs({
  options: {
    base: { type: "string", default: "http://127.0.0.1:8080" },
    feeds: { type: "string", default: "6" },
    screenshot: { type: "string" },
  },
});
const byHand = await installMissing(NEEDED);
if (byHand === undefined)
  process.exitCode = await main(values.base.replace(/\/+$/, ""), Number(values.feeds));
else {
  console.error(byHand);
  process.exitCode = 2;
}

async function main(base: string, most: number): Promise<number> {
  const documents: FrozenDocument[] = [];
  const origin = await startOrigin((request, response) => {
    const document = documents.find(({ url }) => url.endsWith(request.url ?? "?"));
    if (document === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": MEDIA_TYPES[document.format] }).end(document.text);
  });
  try {
    documents.push(...(await freeze(base, most, origin.url)));
    return await compare(documents);
  } finally {
    await origin.close();
  }
}

/** The first feeds that the service lists, in all formats. */
async function freeze(base: string, most: number, origin: string): Promise<FrozenDocument[]> {
  const documents: FrozenDocument[] = [];
  for (const address of (await listFeeds(base)).slice(0, most)) {
    for (const format of FORMATS) {
      const text = await (await fetch(`${address}.${format}`)).text();
      const feed = address.slice(base.length + 1);
      documents.push({ feed, format, url: `${origin}/${documents.length}.${format}`, text });
    }
  }
  return documents;
}

async function compare(documents: readonly FrozenDocument[]): Promise<number> {
  const rows: string[][] = [];
  const words: string[] = [];
  for (const reader of [feedparser, newsboat, rssParser, feedsmith, liferea(values.screenshot)]) {
    for (const format of reader.formats) {
      const own = documents.filter((document) => document.format === format);
      const told = await reader.read(own);
      const sums = { entries: 0, expected: 0, agree: FIELDS.map(() => 0) };
      for (const document of own) {
        const expected = expectedEntries(document);
        const got = told.get(document.url) ?? (expected.length === 0 ? [] : "did not read it");
        sums.expected += expected.length;
        const agreement: Agreement | string = typeof got === "string" ? got : agreementOf(expected, got);
        const differences = typeof agreement === "string" ? [agreement] : agreement.differences;
        words.push(...differences.map((line) => `${reader.name}, ${document.feed}.${format}: ${line}`));
        if (typeof agreement === "string") continue;
        sums.entries += agreement.entries;
        for (const [at, field] of FIELDS.entries())
          sums.agree[at] = (sums.agree[at] ?? 0) + agreement.agree[field];
      }
      rows.push([
        reader.name,
        format,
        ...[sums.entries, ...sums.agree].map((sum) => `${sum}/${sums.expected}`),
      ]);
    }
  }
  console.log(table(["reader", "format", "entries", ...FIELDS], rows));
  for (const line of words) console.log(line);
  return words.length === 0 ? 0 : 1;
}
