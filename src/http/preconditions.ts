import type { IncomingHttpHeaders } from "node:http";
import { parseHttpDate } from "../fetch/http-date.ts";
import { type Coding, etagOf } from "./representation.ts";

/** What a GET or HEAD is answered with once its preconditions are weighed. `etag` is the one the answer carries. */
export type Verdict = { status: 200 | 304; etag: string } | { status: 412 };

/** What preconditions are weighed against. */
export interface Subject {
  /** Of the uncompressed bytes. */
  etag: string;
  /** ISO 8601. */
  lastModified?: string;
  /** In which the answer would be sent. */
  coding: Coding;
}

const CODINGS: readonly Coding[] = ["identity", "gzip", "br"];
const TAGS = /(?:W\/)?"[\x21\x23-\x7E\x80-\uFFFF]*"/g;

/**
 * Weighs a GET's or HEAD's preconditions in the order of RFC 9110 §13.2.2: If-Match, If-Unmodified-Since, If-None-Match, and
 * If-Modified-Since only where there is no If-None-Match. The tags of one content's codings count as one: a cache that holds
 * the gzip copy of what is still current is told so, and under the tag it holds. `now` is in milliseconds.
 */
export function weighPreconditions(headers: IncomingHttpHeaders, subject: Subject, now: number): Verdict {
  const etag = etagOf(subject.etag, subject.coding);
  const ours = new Set([etag, ...CODINGS.map((coding) => etagOf(subject.etag, coding))]);
  if (fails(headers, subject, ours, now)) return { status: 412 };
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    if (noneMatch.trim() === "*") return { status: 304, etag };
    const held = tagsOf(noneMatch).map(opaque);
    if (held.includes(etag)) return { status: 304, etag };
    const other = held.find((tag) => ours.has(tag));
    return other === undefined ? { status: 200, etag } : { status: 304, etag: other };
  }
  const since = headers["if-modified-since"];
  return { status: since !== undefined && isCurrent(subject, since, now) ? 304 : 200, etag };
}

/** If-Match compares strongly: a weak tag never matches. */
function fails(
  headers: IncomingHttpHeaders,
  subject: Subject,
  ours: ReadonlySet<string>,
  now: number,
): boolean {
  const match = headers["if-match"];
  if (match !== undefined) return match.trim() !== "*" && !tagsOf(match).some((tag) => ours.has(tag));
  const unmodified = headers["if-unmodified-since"];
  if (unmodified === undefined) return false;
  const limit = parseHttpDate(unmodified, now);
  const modified = seconds(subject.lastModified);
  return limit !== undefined && modified !== undefined && modified > limit;
}

/** A date that has not come yet was made up by the client and says nothing about what it holds. */
function isCurrent(subject: Subject, since: string, now: number): boolean {
  const limit = parseHttpDate(since, now);
  const modified = seconds(subject.lastModified);
  return limit !== undefined && limit <= now && modified !== undefined && modified <= limit;
}

/** HTTP dates have no fraction of a second. */
function seconds(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  return Math.floor(Date.parse(date) / 1000) * 1000;
}

/**
 * The tags of whole contents that a client says it holds, whatever codings it holds them in; none for `*`, which names no content.
 */
export function heldTags({ "if-none-match": list = "" }: IncomingHttpHeaders): string[] {
  return [...new Set(tagsOf(list).map((tag) => opaque(tag).replace(/-(?:gzip|br)"$/, '"')))];
}

function tagsOf(list: string): string[] {
  return list.match(TAGS) ?? [];
}

function opaque(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}
