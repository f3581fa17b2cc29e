import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import { archiveLinks, selfUrl } from "../publish/archive-links.ts";
import { bareMediaType, feedPlace } from "../publish/feed-url.ts";
import { FEED_HEADERS } from "./feed-headers.ts";
import type { HttpDeps } from "./http-deps.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRedirect } from "./send-redirect.ts";
import { sendRepresentation } from "./send-representation.ts";

/**
 * A day: what is in an archive stays, and only a correction or a removal changes its document. Not `immutable`, so that who reloads is told of
 * those.
 */
const CACHE_CONTROL = "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800";
const NUMBER = /^([1-9]\d{0,8})\.(rss|atom|json)$/;

/** Registers the archives of every feed (RFC 5005): `/all/archive/12.atom`, `/tags/labor/archive/3.json`. */
export function archiveRoutes(app: FastifyInstance, deps: HttpDeps): void {
  readOnly(app, "/all/archive/:part", (request, reply) => answer("all", deps, request, reply));
  for (const shelf of ["sections", "tags", "sources"] as const) {
    readOnly(app, `/${shelf}/:name/archive/:part`, (request, reply) => {
      const { name } = request.params as { name: string };
      return answer(`${shelf}/${name.normalize("NFC")}`, deps, request, reply);
    });
  }
}

async function answer(
  path: FeedPath,
  { feeds, configuration, now }: HttpDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [, digits, suffix] = NUMBER.exec((request.params as { part: string }).part) ?? [];
  const [number, format] = [Number(digits), suffix as FeedFormat];
  const found = digits === undefined ? undefined : await feeds.archive(path, number, format);
  if (found === undefined)
    return sendProblem(request, reply, { status: 404, detail: "There is no such archive of such a feed." });
  if (found === "gone") {
    const detail = "This archive was kept for as long as archives are; those after it are still here.";
    return sendProblem(request, reply, { status: 410, detail });
  }
  // Not closed yet: what will be in it is in the feed itself.
  if (found === "next") return sendRedirect(reply, feedPlace(path, format), 307);
  const place = { baseUrl: configuration().site.url, path, archive: placeOf(number) };
  const type = bareMediaType(format);
  const links = [{ rel: "self", href: selfUrl(place, format) }, ...archiveLinks(place, format)];
  const link = links.map(({ rel, href }) => `<${href}>; rel="${rel}"; type="${type}"`).join(", ");
  return sendRepresentation(request, reply, found, {
    headers: { ...FEED_HEADERS, link },
    cacheControl: CACHE_CONTROL,
    negotiated: false,
    now: now(),
  });
}

function placeOf(number: number) {
  return { number, ...(number > 1 && { previous: number - 1 }) };
}
