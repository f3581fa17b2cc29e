import { readXml } from "../../validity/read-xml.ts";
import type { XmlNode } from "../../validity/xml-node.ts";
import { ATOM, all, attribute, DC, first } from "../../validity/xml-query.ts";
import type { FrozenDocument, ToldEntry } from "./told-entry.ts";

/** What a document says of its entries, read as strictly as its format is written. */
export function expectedEntries({ text, format }: FrozenDocument): Required<ToldEntry>[] {
  if (format === "json") return (JSON.parse(text) as { items: JsonItem[] }).items.map(fromJson);
  const reading = readXml(text);
  if ("problem" in reading) throw new Error(reading.problem);
  if (format === "atom") return all(reading.root, ATOM, "entry").map(fromAtom);
  return (all(reading.root, "", "channel")[0]?.children ?? [])
    .filter(({ name }) => name === "item")
    .map(fromRss);
}

interface JsonItem {
  id: string;
  title?: string;
  url?: string;
  date_published: string;
  authors?: { name: string }[];
  attachments?: { url: string }[];
}

function fromJson({ id, title = "", url = "", date_published, authors = [], attachments = [] }: JsonItem) {
  return {
    id,
    title,
    link: url,
    date: seconds(date_published),
    authors: authors.map(({ name }) => name),
    enclosures: attachments.map((file) => file.url),
  };
}

function fromRss(item: XmlNode): Required<ToldEntry> {
  return {
    id: first(item, "", "guid") ?? "",
    title: first(item, "", "title") ?? "",
    link: first(item, "", "link") ?? "",
    date: seconds(first(item, "", "pubDate") ?? ""),
    authors: all(item, DC, "creator").map(({ text }) => text),
    enclosures: all(item, "", "enclosure").flatMap((file) => attribute(file, "url") ?? []),
  };
}

function fromAtom(entry: XmlNode): Required<ToldEntry> {
  const links = (rel: string) => all(entry, ATOM, "link").filter((link) => attribute(link, "rel") === rel);
  return {
    id: first(entry, ATOM, "id") ?? "",
    title: first(entry, ATOM, "title") ?? "",
    link: attribute(links("alternate")[0] ?? entry, "href") ?? "",
    date: seconds(first(entry, ATOM, "published") ?? ""),
    authors: all(entry, ATOM, "author").map((author) => first(author, ATOM, "name") ?? ""),
    enclosures: links("enclosure").flatMap((file) => attribute(file, "href") ?? []),
  };
}

/** An instant to the second, in milliseconds. */
export function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000) * 1000;
}
