import type { FastifyReply, FastifyRequest } from "fastify";
import { formatHttpDate } from "../fetch/http-date.ts";
import { negotiateCoding } from "./negotiate.ts";
import { weighPreconditions } from "./preconditions.ts";
import { sendProblem } from "./problem.ts";
import { bytesOf, type Representation } from "./representation.ts";

/** What an answer says beside what its representation says itself. */
export interface Sending {
  headers: Readonly<Record<string, string>>;
  /** Whether the Accept header had a say in what is sent. */
  negotiated: boolean;
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
  { headers, negotiated, now }: Sending,
): FastifyReply {
  const coding = negotiateCoding(request.headers);
  if (coding === undefined) {
    return sendProblem(request, reply, {
      status: 406,
      detail: "Accept-Encoding refuses every coding there is; allow br, gzip or identity.",
    });
  }
  const { etag, lastModified } = representation;
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
  reply.code(verdict.status).headers({
    ...headers,
    etag: verdict.etag,
    "cache-control": CACHE_CONTROL,
    vary: negotiated ? "Accept, Accept-Encoding" : "Accept-Encoding",
    ...(lastModified !== undefined && { "last-modified": formatHttpDate(Date.parse(lastModified)) }),
  });
  if (verdict.status === 304) return reply.send();
  reply.header("accept-ranges", "none").type(representation.mediaType);
  if (coding !== "identity") reply.header("content-encoding", coding);
  return reply.send(bytesOf(representation, coding));
}
