import { hash } from "node:crypto";
import type { ParsedFeed } from "../parse/parsed-feed.ts";
import { plainText } from "./text.ts";

/**
 * What a document says that it is, as hashes: its id (RFC 4287 §4.2.6), and its title together with its home page. Two documents that share one of them
 * are states of one feed, even where they have no entry in common.
 */
export function documentNames({ id, title, link }: Pick<ParsedFeed, "id" | "title" | "link">): string[] {
  const heading = title === undefined ? "" : plainText(title).trim();
  return [
    ...(id?.trim() ? [nameOf("id", id.trim())] : []),
    // A title alone is many a feed's: "News".
    ...(heading !== "" && link ? [nameOf("title", heading, link)] : []),
  ];
}

function nameOf(...parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "base64url").slice(0, 16);
}
