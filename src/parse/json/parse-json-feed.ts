import { MAX_ITEMS } from "../max-items.ts";
import type { ParsedFeed, ParsedLink } from "../parsed-feed.ts";
import { absoluteUrl } from "../xml/absolute-url.ts";
import { jsonItem } from "./json-item.ts";
import { jsonPeople } from "./json-people.ts";
import { type JsonObject, listOf, objectsOf, stringOf } from "./json-value.ts";

/** True where a JSON value is a JSON Feed, by its version or, failing that, by its shape. */
export function isJsonFeed(value: JsonObject): boolean {
  const version = stringOf(value["version"]) ?? "";
  if (/jsonfeed\.org/i.test(version)) return true;
  return (
    Array.isArray(value["items"]) && ("title" in value || "home_page_url" in value || "feed_url" in value)
  );
}

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). Values of a wrong type are passed over, never a reason to fail. */
export function parseJsonFeed(value: JsonObject, url: string | undefined): ParsedFeed {
  const version = /version\/(1(?:\.\d)?)/.exec(stringOf(value["version"]) ?? "")?.[1] ?? "1";
  const feedUrl = stringOf(value["feed_url"]);
  const base = url ?? feedUrl ?? stringOf(value["home_page_url"]);
  const feed: ParsedFeed = {
    kind: "parsed",
    format: `JSON Feed ${version === "1" ? "1.0" : version}`,
    people: jsonPeople(value, base),
    categories: [],
    links: headLinks(value, base),
    items: objectsOf(value["items"])
      .slice(0, MAX_ITEMS)
      .map((item) => jsonItem(item, base)),
    deleted: [],
    notes:
      objectsOf(value["items"]).length > MAX_ITEMS ? [`only the first ${MAX_ITEMS} items were read`] : [],
  };
  const title = stringOf(value["title"]);
  const description = stringOf(value["description"]);
  const link = address(value["home_page_url"], base);
  const image = address(value["icon"], base) ?? address(value["favicon"], base);
  const language = stringOf(value["language"]);
  if (url !== undefined) feed.url = url;
  if (title !== undefined) feed.title = { value: title, type: "text" };
  if (description !== undefined) feed.description = { value: description, type: "unsure" };
  if (link !== undefined) feed.link = link;
  if (image !== undefined) feed.image = image;
  if (language !== undefined) feed.language = language;
  return feed;
}

function headLinks(value: JsonObject, base: string | undefined): ParsedLink[] {
  const links: ParsedLink[] = [];
  const self = address(value["feed_url"], base);
  const next = address(value["next_url"], base);
  if (self !== undefined) links.push({ url: self, rel: "self" });
  if (next !== undefined) links.push({ url: next, rel: "next" });
  for (const hub of objectsOf(value["hubs"])) {
    const url = address(hub["url"], base);
    // JSON Feed also lists rssCloud and other mechanisms as hubs.
    if (url !== undefined && /^websub$|^pubsubhubbub$/i.test(stringOf(hub["type"]) ?? "websub"))
      links.push({ url, rel: "hub" });
  }
  for (const hub of listOf(value["hubs"])) {
    const url = typeof hub === "string" ? address(hub, base) : undefined;
    if (url !== undefined) links.push({ url, rel: "hub" });
  }
  return links;
}

function address(value: unknown, base: string | undefined): string | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : absoluteUrl(text, base);
}
