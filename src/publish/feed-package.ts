import { Feed, type FeedOptions, type Item } from "feed";
import type { FeedHead } from "../model/feed.ts";
import { selfUrl } from "./archive-links.ts";
import { cleanLine } from "./clean-text.ts";
import { pageUrl } from "./feed-url.ts";
import { mintId } from "./mint-id.ts";
import { canonicalUrl } from "./published-id.ts";
import { numberedReferences, partTags } from "./xml.ts";

/** What the programme calls itself in a document. */
const GENERATOR = "Broadsheet";

// A fragment does not depend on the document it is rendered in, so that one rendering serves every feed an entry is in.
const BLANK: FeedOptions = {
  title: "",
  link: "https://feed.invalid/",
  id: "urn:blank",
  updated: new Date(0),
  generator: false,
};

/**
 * Text for the `feed` package: its XML writer takes `&amp;` for an ampersand that was escaped already and writes it as one,
 * so every ampersand is handed over escaped.
 */
export function packageText(text: string): string {
  return text.replaceAll("&", "&amp;");
}

/** As {@link packageText} for a text that people read: see {@link partTags}. */
export function packageLine(text: string): string {
  return packageText(partTags(text));
}

/** A `Feed` that holds one entry and nothing else. */
export function feedOfOne(item: Item): Feed {
  const feed = new Feed(BLANK);
  feed.addItem(item);
  return feed;
}

/** A `Feed` with a head and no entries, as XML is to be written. */
export function emptyFeed(head: FeedHead, format: "rss" | "atom"): Feed {
  return new Feed({
    title: packageLine(cleanLine(head.title)),
    description: packageLine(cleanLine(head.description) || cleanLine(head.title)),
    // Its page names a feed, where readers agree on how that is spelt.
    id: canonicalUrl(pageUrl(head)) ?? mintId(head.baseUrl, head.path),
    link: pageUrl(head),
    language: head.language,
    updated: new Date(head.updated),
    generator: GENERATOR,
    feedLinks: { [format]: selfUrl(head, format) },
    ...(head.hub !== undefined && { hub: head.hub }),
  });
}

/** What stands between `<name>` and `</name>` in a document that holds one such element, its text plainly plain. */
export function innerXml(document: string, name: string): string {
  const open = `<${name}>`;
  const start = document.indexOf(open);
  const end = document.lastIndexOf(`</${name}>`);
  if (start === -1 || end === -1) throw new Error(`Rendered document lacks ${open}`);
  return numberedReferences(document.slice(start + open.length, end).trimEnd());
}
