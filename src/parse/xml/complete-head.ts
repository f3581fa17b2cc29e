import type { ParsedFeed } from "../parsed-feed.ts";
import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { bestText } from "./best-text.ts";
import { readCategories } from "./categories.ts";
import type { FeedNodes } from "./find-feed.ts";
import { readLicence } from "./licence.ts";
import { alternateLink } from "./links.ts";
import { readPeople } from "./people.ts";
import { readPictures } from "./pictures.ts";
import { readPollingHints } from "./polling-hints.ts";
import type { MappedFeed } from "./run-rss-parser.ts";
import { redeem, type TicketTexts } from "./ticket.ts";

/** A feed's head whole: what rss-parser mapped, completed with what it drops. Items and notes are the caller's. */
export function completeHead(
  mapped: MappedFeed,
  feed: FeedNodes,
  texts: TicketTexts,
): Omit<ParsedFeed, "items" | "notes"> {
  const { node, links } = mapped.kept;
  const head: Omit<ParsedFeed, "items" | "notes"> = {
    kind: "parsed",
    format: feed.format,
    ...readPollingHints(node, mapped.ttl),
    people: readPeople(node),
    categories: readCategories(node),
    links,
    deleted: deletedIds(feed.root),
  };
  const title = redeem(mapped.title, texts);
  const description = redeem(mapped.description ?? mapped.subtitle, texts);
  // rss-parser takes any link for the site where Atom has no alternate.
  const site = feed.format.startsWith("Atom") ? alternateLink(links)?.url : mapped.link;
  const link = site ?? headAddress(node);
  const language = mapped.language ?? node.lang ?? feed.root.lang ?? title?.language ?? description?.language;
  const rights = bestText(node, [
    "copyright",
    "atom:rights",
    "rights",
    "dc:rights",
    "atom:copyright",
    "media:copyright",
    "dcterms:rights",
  ]);
  const image = imageOf(feed);
  const licence = readLicence(node, links);
  if (title !== undefined) head.title = title;
  if (description !== undefined) head.description = description;
  if (link !== undefined) head.link = link;
  if (mapped.id !== undefined) head.id = mapped.id;
  if (mapped.lastBuildDate !== undefined) head.updated = mapped.lastBuildDate;
  if (language !== undefined) head.language = language;
  if (image !== undefined) head.image = image;
  if (rights !== undefined) head.rights = rights;
  if (licence !== undefined) head.licence = licence;
  if (mapped.generator !== undefined) head.generator = mapped.generator;
  return head;
}

function headAddress(node: XmlNode): string | undefined {
  const about = node.attributes["rdf:about"] ?? node.attributes["href"];
  return about === undefined ? undefined : absoluteUrl(about, node.base);
}

/** The feed's own picture: a podcast's cover, which is large, before a logo, an image and an icon. */
function imageOf({ head, besides }: FeedNodes): string | undefined {
  const [cover] = readPictures({ ...head, children: head.children.filter(isCover), index: undefined }, []);
  if (cover !== undefined) return cover.url;
  for (const node of [...besides, head]) {
    for (const name of ["image", "atom:logo", "media:thumbnail", "atom:icon"]) {
      for (const each of childrenNamed(node, name)) {
        const reference =
          childText(each, "url", "atom:url", "rdf:value") ?? attributeUrl(each) ?? bareText(each);
        const url = reference === undefined ? undefined : absoluteUrl(reference, each.base);
        if (url !== undefined) return url;
      }
    }
  }
  return undefined;
}

function attributeUrl(node: XmlNode): string | undefined {
  return node.attributes["href"] ?? node.attributes["url"] ?? node.attributes["rdf:resource"];
}

function bareText(node: XmlNode): string | undefined {
  if (node.children.some((each) => typeof each !== "string")) return undefined;
  return nodeText(node) || undefined;
}

function isCover(each: XmlNode | string): boolean {
  return typeof each !== "string" && /^(?:(?:itunes|googleplay|podcast):image|itunes:link)/.test(each.name);
}

/** RFC 6721 §3: `at:deleted-entry` names by `ref` the id of an entry that was withdrawn. */
function deletedIds(root: XmlNode): string[] {
  const holders = [root, child(root, "channel")];
  return holders
    .flatMap((holder) => childrenNamed(holder, "at:deleted-entry"))
    .map((each) => (each.attributes["ref"] ?? "").trim())
    .filter((ref) => ref !== "");
}
