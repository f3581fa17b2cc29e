import type { EntryRef } from "../model/stored-entry.ts";
import { cleanText } from "./clean-text.ts";

/**
 * A permanent id for an entry whose own cannot be published: a `tag:` URI (RFC 4151) of the site's host and the entry's ref.
 * The year names when this scheme was laid down, not when anything happened, so the id follows from the ref alone.
 */
export function mintId(baseUrl: string, ref: EntryRef | string): string {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : "";
  const authority = host.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "localhost";
  // Cleaned first: encodeURIComponent throws on lone surrogates, and a ref is made of a stranger's bytes.
  return `tag:${authority},2026:${cleanText(ref).split("/").map(encodeURIComponent).join("/")}`;
}
