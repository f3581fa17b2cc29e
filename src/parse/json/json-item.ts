import type { Enclosure, Picture } from "../../model/entry.ts";
import { parseDate } from "../date/parse-date.ts";
import type { ParsedItem, ParsedLink } from "../parsed-feed.ts";
import { absoluteUrl } from "../xml/absolute-url.ts";
import { jsonPeople } from "./json-people.ts";
import { type JsonObject, listOf, numberOf, objectsOf, stringOf } from "./json-value.ts";

/** More tags or attachments say nothing of an item. */
const MOST = 10_000;

/** One JSON Feed item. */
export function jsonItem(value: JsonObject, base: string | undefined): ParsedItem {
  const external = address(value["external_url"], base);
  const link = address(value["url"], base) ?? external;
  const links: ParsedLink[] = [];
  if (external !== undefined && external !== link) links.push({ url: external, rel: "related" });
  const item: ParsedItem = {
    ...textsOf(value),
    links,
    people: jsonPeople(value, base),
    categories: listOf(value["tags"])
      .slice(0, MOST)
      .flatMap((tag) => {
        const term = stringOf(tag);
        return term === undefined ? [] : [{ term }];
      }),
    enclosures: objectsOf(value["attachments"])
      .slice(0, MOST)
      .flatMap((each) => attachment(each, base)),
    pictures: [value["image"], value["banner_image"]].flatMap((image) => picture(image, base)),
    raw: JSON.stringify(value),
  };
  const id = stringOf(value["id"]);
  const published = dateOf(value["date_published"]);
  const updated = dateOf(value["date_modified"]);
  const language = stringOf(value["language"]);
  if (id !== undefined) item.id = id;
  if (link !== undefined) item.link = link;
  if (published !== undefined) item.published = published;
  if (updated !== undefined) item.updated = updated;
  if (language !== undefined) item.language = language;
  if (base !== undefined) item.base = base;
  return item;
}

function textsOf(value: JsonObject): Pick<ParsedItem, "title" | "summary" | "content"> {
  const title = stringOf(value["title"]);
  const summary = stringOf(value["summary"]);
  const html = stringOf(value["content_html"]);
  const text = stringOf(value["content_text"]);
  return {
    ...(title === undefined ? {} : { title: { value: title, type: "text" } }),
    ...(summary === undefined ? {} : { summary: { value: summary, type: "text" } }),
    ...(html !== undefined
      ? { content: { value: html, type: "html" } }
      : text === undefined
        ? {}
        : { content: { value: text, type: "text" } }),
  };
}

function attachment(value: JsonObject, base: string | undefined): Enclosure[] {
  const url = address(value["url"], base);
  if (url === undefined) return [];
  const type = stringOf(value["mime_type"])?.toLowerCase();
  const title = stringOf(value["title"]);
  const length = numberOf(value["size_in_bytes"]);
  const duration = numberOf(value["duration_in_seconds"]);
  const enclosure: Enclosure = { url };
  if (type !== undefined) enclosure.type = type;
  if (title !== undefined) enclosure.title = title;
  if (length !== undefined) enclosure.length = Math.round(length);
  if (duration !== undefined) enclosure.duration = Math.round(duration);
  return [enclosure];
}

function picture(value: unknown, base: string | undefined): Picture[] {
  const url = address(value, base);
  return url === undefined ? [] : [{ url }];
}

function dateOf(value: unknown): string | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : parseDate(text);
}

function address(value: unknown, base: string | undefined): string | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : absoluteUrl(text, base);
}
