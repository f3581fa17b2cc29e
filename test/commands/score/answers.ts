import type { Answer, Visit } from "./feed-plan.ts";
import { SECOND } from "./times.ts";

/** How long an answer is fresh, and how it says so. */
export interface Fresh {
  /** Milliseconds. */
  for: number;
  by: "max-age" | "expires";
}

/** A document as it stands. */
export interface Standing {
  content: Buffer;
  /** A name for the body. */
  body: string;
  etag?: string;
  lastModified?: string;
  fields?: ReadonlyArray<readonly [string, string]>;
  fresh?: Fresh;
  /** Freshness that 304s state; that of the documents unless told. */
  freshUnchanged?: Fresh;
}

/** A time as HTTP writes it. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

/** The document, whatever the request's conditions are. */
export function whole(
  { at }: Visit,
  { content, body, etag, lastModified, fields = [], fresh }: Standing,
): Answer {
  return {
    status: 200,
    readable: true,
    body,
    content,
    ...given({ etag, lastModified }),
    ...freshness(at, fresh),
    fields: [
      ["Content-Type", "application/rss+xml; charset=utf-8"],
      ...validatorFields({ etag, lastModified }),
      ...freshFields(at, fresh),
      ...fields,
    ],
  };
}

/** The document, or 304 where the request carries its validators exactly (If-None-Match first, RFC 9110 §13.2.2). */
export function conditional(visit: Visit, standing: Standing): Answer {
  const { etag, lastModified } = standing;
  const matches =
    visit.etag !== undefined
      ? visit.etag === etag
      : visit.lastModified !== undefined && visit.lastModified === lastModified;
  return matches ? unchanged(visit, standing) : whole(visit, standing);
}

/** A 304 that repeats the validators. */
export function unchanged(
  { at }: Visit,
  { etag, lastModified, fields = [], fresh, freshUnchanged = fresh }: Standing,
): Answer {
  return {
    status: 304,
    readable: false,
    ...given({ etag, lastModified }),
    ...freshness(at, freshUnchanged),
    fields: [...validatorFields({ etag, lastModified }), ...freshFields(at, freshUnchanged), ...fields],
  };
}

/** An answer that brings nothing. */
export function failure(status: number, fields: Answer["fields"] = []): Answer {
  return {
    status,
    readable: false,
    fields,
    content: Buffer.from(`<html><body>Status ${status}</body></html>`),
  };
}

/** A redirect to an address, host and path. */
export function redirect(status: number, location: string): Answer {
  return { ...failure(status), location };
}

/** Please come back at `until`, which is written as seconds or as a date. */
export function throttled(
  { at }: Visit,
  wish: { status: 429 | 503; until: number; by: "seconds" | "date" },
): Answer {
  const seconds = Math.ceil((wish.until - at) / SECOND);
  const value = wish.by === "date" ? httpDate(wish.until) : String(seconds);
  // A date has no milliseconds.
  const retryAt = wish.by === "date" ? Math.floor(wish.until / SECOND) * SECOND : at + seconds * SECOND;
  return { ...failure(wish.status, [["Retry-After", value]]), retryAt, retryBy: wish.by };
}

/** A page where a feed was, with validators of its own. */
export function page({ at }: Visit): Answer {
  return {
    status: 200,
    readable: false,
    body: "page",
    etag: '"a-page"',
    fields: [
      ["Content-Type", "text/html; charset=utf-8"],
      ["ETag", '"a-page"'],
      ["Last-Modified", httpDate(at)],
    ],
    lastModified: httpDate(at),
    content: Buffer.from("<!doctype html><title>Down for repairs</title><p>We will be back tomorrow."),
  };
}

/** The exchange is spoilt: the connection broken off, or never answered. */
export function fault(kind: "reset" | "silence"): Answer {
  return { ...failure(0), fault: kind };
}

function given({ etag, lastModified }: { etag?: string; lastModified?: string }) {
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

function validatorFields({
  etag,
  lastModified,
}: {
  etag?: string;
  lastModified?: string;
}): Array<[string, string]> {
  return [
    ...(etag === undefined ? [] : ([["ETag", etag]] as Array<[string, string]>)),
    ...(lastModified === undefined ? [] : ([["Last-Modified", lastModified]] as Array<[string, string]>)),
  ];
}

function freshness(at: number, fresh: Fresh | undefined): Pick<Answer, "freshUntil" | "freshBy"> {
  if (fresh === undefined) return {};
  // A date has no milliseconds, so that what Expires states is up to a second less.
  const freshUntil = fresh.by === "max-age" ? at + fresh.for : Math.floor((at + fresh.for) / SECOND) * SECOND;
  return { freshUntil, freshBy: fresh.by };
}

function freshFields(at: number, fresh: Fresh | undefined): Array<[string, string]> {
  if (fresh === undefined) return [];
  return fresh.by === "max-age"
    ? [["Cache-Control", `public, max-age=${fresh.for / SECOND}`]]
    : [["Expires", httpDate(at + fresh.for)]];
}
