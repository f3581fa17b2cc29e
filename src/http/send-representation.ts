import type { FastifyReply, FastifyRequest } from "fastify";
import { formatHttpDate } from "../fetch/http-date.ts";
import { negotiateCoding } from "./negotiate.ts";
import { weighPreconditions } from "./preconditions.ts";
import { sendProblem } from "./problem.ts";
import type { AnswerHeaders } from "./ready-answers.ts";
import { bytesOf, type Coding, type Representation } from "./representation.ts";

/** What an answer says beside what its representation says itself. */
export interface Sending {
  headers: Readonly<Record<string, string>>;
  /** Whether the Accept header had a say in what is sent. */
  negotiated: boolean;
  /** Another header that had one. */
  varies?: string;
  /** How caches may keep it, where that is not as for everything else. */
  cacheControl?: string;
  /** Whether it can be had as a delta, and whether this is one (RFC 3229). */
  delta?: "offered" | "given";
  /** Is told of a whole answer before it is sent, unless the clock has a say in it. */
  onWhole?: (coding: Coding, headers: AnswerHeaders) => void;
  /** Milliseconds. */
  now: number;
}

/** How long a copy is fresh, and how long a cache may go on with it while it asks again or while we are down. */
export const CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

/**
 * Answers a GET or HEAD with a representation as RFC 9110 and 9111 ask: preconditions, content coding, validators and what
 * caches need, the same on 200 and 304. A Range header is ignored, which §14.2 allows and `Accept-Ranges: none` announces.
 */
export function sendRepresentation(
  request: FastifyRequest,
  reply: FastifyReply,
  representation: Representation,
  { headers, negotiated, varies, delta, now, onWhole, cacheControl = CACHE_CONTROL }: Sending,
): FastifyReply {
  const coding = negotiateCoding(request.headers);
  if (coding === undefined) {
    return sendProblem(request, reply, {
      status: 406,
      detail: "Accept-Encoding refuses every coding there is; allow br, gzip or identity.",
    });
  }
  const { etag } = representation;
  const lastModified = notLater(representation.lastModified, now);
  const verdict = weighPreconditions(
    request.headers,
    { etag, coding, ...(lastModified !== undefined && { lastModified }) },
    now,
  );
  if (verdict.status === 412) {
    return sendProblem(request, reply, {
      status: 412,
      detail: "This has changed since the version you name.",
    });
  }
  const given = delta === "given" && verdict.status === 200;
  reply.code(given ? 226 : verdict.status).headers({
    ...headers,
    etag: verdict.etag,
    ...(given && { im: "feed" }),
    // A cache that does not know 226 must not give a part for the whole (RFC 3229 §10.7.1).
    "cache-control": given ? "no-store, im" : cacheControl,
    vary: [
      ...(negotiated ? ["Accept"] : []),
      ...(varies === undefined ? [] : [varies]),
      "Accept-Encoding",
      ...(delta === undefined ? [] : ["A-IM"]),
      ...(given ? ["If-None-Match"] : []),
    ].join(", "),
    ...(lastModified !== undefined && { "last-modified": formatHttpDate(Date.parse(lastModified)) }),
  });
  if (verdict.status === 304) return reply.send();
  reply.header("accept-ranges", "none").type(representation.mediaType);
  if (coding !== "identity") reply.header("content-encoding", coding);
  if (lastModified === representation.lastModified) onWhole?.(coding, reply.getHeaders());
  return reply.send(bytesOf(representation, coding));
}

/** A change cannot be later than the answer that tells of it (RFC 9110 §8.8.2.1): whoever noted it may have a clock ahead of ours. */
function notLater(date: string | undefined, now: number): string | undefined {
  return date !== undefined && Date.parse(date) > now ? new Date(now).toISOString() : date;
}
