import type { Refusal } from "../model/normalized-feed.ts";
import { isObject } from "./json/json-value.ts";
import { isJsonFeed, parseJsonFeed } from "./json/parse-json-feed.ts";
import { readJson } from "./json/read-json.ts";
import { isRssInJson, xmlOfRssInJson } from "./json/rss-in-json.ts";
import type { ParsedFeed } from "./parsed-feed.ts";
import { refuse } from "./refusal/refuse.ts";
import { ownAddress } from "./xml/own-address.ts";
import { parseXml } from "./xml/parse-xml.ts";

/**
 * Text to a feed, whatever its format, or to a refusal that says what the text is instead. XML goes through rss-parser,
 * always. Never throws for what a document says; time and memory are linear in its length.
 *
 * @param url where the document was found: relative addresses mean this unless `xml:base` says otherwise; without it, what the document
 * says of itself
 */
export async function parse(text: string, { url }: { url?: string } = {}): Promise<ParsedFeed | Refusal> {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith("{") || start.startsWith("[")) {
    const value = readJson(text);
    if (isObject(value) && isJsonFeed(value)) return parseJsonFeed(value, url);
    if (isObject(value) && isRssInJson(value)) {
      const inner = await parseXml(xmlOfRssInJson(value), url);
      if (inner.kind === "parsed") return { ...inner, format: `${inner.format} in JSON` };
    }
    return refuse(text, undefined, url);
  }
  const parsed = await parseXml(text, url ?? ownAddress(text));
  return parsed.kind === "parsed" ? parsed : refuse(text, parsed.root?.name, url);
}
