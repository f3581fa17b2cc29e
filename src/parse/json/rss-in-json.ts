import { MAX_ITEMS } from "../max-items.ts";
import { isObject, type JsonObject } from "./json-value.ts";

/** RSS nests no deeper than this; what does is no RSS. */
const MAX_DEPTH = 12;
const nameShape = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;
const textKeys = new Set(["#text", "#value", "_", "$t"]);

/** True where a JSON value is RSS written in JSON: `{"rss": {"channel": …}}`. */
export function isRssInJson(value: JsonObject): boolean {
  return isObject(value["rss"]) && isObject(value["rss"]["channel"]);
}

/**
 * RSS in JSON as the XML it stands for, to be read like any other. JSON does not say which members were attributes, so plain ones
 * are written as both, or beside a text as attributes; no element of RSS gives one name two meanings.
 */
export function xmlOfRssInJson(value: JsonObject): string {
  return element("rss", value["rss"], 0);
}

function element(name: string, value: unknown, depth: number): string {
  if (!nameShape.test(name) || depth > MAX_DEPTH || value === null || value === undefined) return "";
  if (Array.isArray(value))
    return value
      .slice(0, MAX_ITEMS)
      .map((each) => element(name, each, depth + 1))
      .join("");
  if (!isObject(value)) return `<${name}>${escaped(String(value))}</${name}>`;
  let attributes = "";
  let inside = "";
  const hasText = Object.keys(value).some((key) => textKeys.has(key));
  for (const [key, member] of Object.entries(value)) {
    const plain = typeof member !== "object";
    if (textKeys.has(key) && plain) inside += escaped(String(member));
    else {
      if (plain && nameShape.test(key)) attributes += ` ${key}="${escaped(String(member))}"`;
      if (!(hasText && plain)) inside += element(key, member, depth + 1);
    }
  }
  return `<${name}${attributes}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
