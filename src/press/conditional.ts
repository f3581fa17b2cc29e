import { createHash } from "node:crypto";

/** What a client already has, as its headers say it. */
export interface Conditions {
  ifNoneMatch?: string;
  ifModifiedSince?: string;
}

/** A strong entity tag of a body (RFC 9110 §8.8.3). */
export function etagOf(body: Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** Whether 304 answers the request: If-None-Match first and weakly, If-Modified-Since only without it (RFC 9110 §13.2.2). */
export function isUnchanged(conditions: Conditions, etag?: string, lastModified?: number): boolean {
  if (conditions.ifNoneMatch !== undefined) {
    const known = conditions.ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return etag !== undefined && (known.includes("*") || known.includes(etag));
  }
  if (conditions.ifModifiedSince === undefined || lastModified === undefined) return false;
  const since = Date.parse(conditions.ifModifiedSince);
  return !Number.isNaN(since) && lastModified <= since;
}
