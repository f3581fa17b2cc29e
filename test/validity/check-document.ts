import type { FeedFormat } from "../../src/model/feed.ts";
import { MEDIA_TYPES } from "../../src/publish/feed-url.ts";
import { checkAtom } from "./check-atom.ts";
import { checkCharacters } from "./check-characters.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { type CheckContext, doubtful, type Finding, wrong } from "./finding.ts";
import { readXml } from "./read-xml.ts";

/** The W3C validator reads no further. */
const MOST_BYTES = 5_000_000;

/**
 * What a validator would say of a document we publish: the formats' own rules (RSS 2.0, RFC 4287, JSON Feed 1.1) and those of
 * the W3C feed validator that merged feeds break. Empty for a document without fault.
 */
export function checkDocument(text: string, format: FeedFormat, context: CheckContext = {}): Finding[] {
  const { contentType } = context;
  const common = [
    ...checkCharacters(text),
    ...(Buffer.byteLength(text) > MOST_BYTES ? [wrong("document", "longer than validators read")] : []),
    ...(contentType !== undefined && contentType !== MEDIA_TYPES[format]
      ? [doubtful("document", `served as ${contentType}`)]
      : []),
  ];
  if (format === "json") return [...common, ...checkJsonFeed(text, context)];
  if (!text.startsWith('<?xml version="1.0" encoding="utf-8"?>'))
    common.push(doubtful("document", "no XML declaration with UTF-8"));
  const reading = readXml(text);
  if ("problem" in reading) return [...common, wrong("document", `not well-formed: ${reading.problem}`)];
  return [
    ...common,
    ...(format === "rss" ? checkRss(reading.root, context) : checkAtom(reading.root, context)),
  ];
}
