import type { Codings } from "../publish/compress.ts";

/** Something ready to send: an edition or a page. Its validators come from its content. */
export interface Representation extends Codings {
  /** With charset. */
  mediaType: string;
  /** Strong, quoted: that of the uncompressed bytes. */
  etag: string;
  /** ISO 8601. */
  lastModified?: string;
}

/** A content coding this service has ready. */
export type Coding = "br" | "gzip" | "identity";

/** A compressed form is another sequence of bytes, so a strong tag must differ (RFC 9110 §8.8.3.3). */
export function etagOf(etag: string, coding: Coding): string {
  return coding === "identity" ? etag : `${etag.slice(0, -1)}-${coding}"`;
}

/** The bytes of a representation in a coding. */
export function bytesOf(representation: Codings, coding: Coding): Buffer {
  if (coding === "br") return representation.brotli;
  return coding === "gzip" ? representation.gzip : representation.identity;
}
