import type { FeedFormat } from "../../model/feed.ts";
import { MEDIA_TYPES } from "../feed-url.ts";
import { checkAtom } from "./check-atom.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { type CheckContext, doubtful, type Finding, wrong } from "./finding.ts";
import { readXml } from "./read-xml.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/**
 * What a validator would say of a document we publish: the formats' own rules (RSS 2.0, RFC 4287, JSON Feed 1.1) and those of
 * the W3C feed validator that merged feeds break. Empty for a document without fault.
 */
export function checkDocument(text: string, format: FeedFormat, context: CheckContext = {}): Finding[] {
  const { contentType } = context;
  const common = [
    ...(CONTROL.test(text) ? [wrong("document", "control character")] : []),
    ...(contentType !== undefined && contentType !== MEDIA_TYPES[format]
      ? [doubtful("document", `served as ${contentType}`)]
      : []),
  ];
  if (format === "json") return [...common, ...checkJsonFeed(text, context)];
  const reading = readXml(text);
  if ("problem" in reading) return [...common, wrong("document", `not well-formed: ${reading.problem}`)];
  return [
    ...common,
    ...(format === "rss" ? checkRss(reading.root, context) : checkAtom(reading.root, context)),
  ];
}
