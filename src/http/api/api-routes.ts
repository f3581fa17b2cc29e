import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { isRefused } from "../../combine/refused-query.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { CombinedFeeds, FeedListing } from "../../model/edition.ts";
import type { EntryRef, StoredEntry } from "../../model/stored-entry.ts";
import { feedUrl, pageUrl } from "../../publish/feed-url.ts";
import type { HttpDeps } from "../http-deps.ts";
import { PAPER_HEADERS } from "../pages/page-headers.ts";
import type { PreparePage } from "../prepare-page.ts";
import { sendProblem } from "../problem.ts";
import { readOnly } from "../read-only.ts";
import { sendRepresentation } from "../send-representation.ts";
import { apiPage } from "./api-page.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { openApi } from "./openapi.ts";
import { listingParameters } from "./schemas.ts";
import { pickFields, toApiEntry, toApiStory } from "./to-api-entry.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const API_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, X-Request-Id, Retry-After",
  "x-robots-tag": "noindex",
};
const LISTING = new Set(Object.keys(listingParameters.shape));
const MOST_NAME = 2_000;

/** What the API needs. */
export interface ApiDeps extends HttpDeps {
  catalogue: Catalogue;
  combined: CombinedFeeds;
}

/** Registers `/api`, a page to try it, `/api/openapi.json`, and everything below `/api/v1`. */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps, prepare: PreparePage): void {
  const json = async (request: FastifyRequest, reply: FastifyReply, value: object) => {
    const body = await prepare(`${JSON.stringify(value)}\n`, JSON_TYPE);
    return sendRepresentation(request, reply, body, {
      headers: API_HEADERS,
      negotiated: false,
      now: deps.now(),
    });
  };
  const { configuration, feeds } = deps;
  const given = (stored: StoredEntry) => {
    const { site, sources } = configuration();
    return toApiEntry(
      stored,
      sources.find(({ id }) => id === stored.sourceId),
      site.url,
    );
  };

  readOnly(app, "/api", async (request, reply) => {
    const page = await prepare(apiPage(configuration()), "text/html; charset=utf-8");
    return sendRepresentation(request, reply, page, {
      headers: PAPER_HEADERS,
      negotiated: false,
      now: deps.now(),
    });
  });
  readOnly(app, "/api/openapi.json", (request, reply) => json(request, reply, openApi(configuration().site)));

  readOnly(app, "/api/v1/entries", async (request, reply) => {
    const pairs = [...new URLSearchParams(request.url.split("?").slice(1).join("?"))].filter(
      ([, value]) => value !== "",
    );
    const listing = listingParameters.safeParse(
      Object.fromEntries(pairs.filter(([name]) => LISTING.has(name))),
    );
    if (!listing.success) return sendIssue(request, reply, listing.error);
    const { limit, cursor, fields } = listing.data;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined)
      return refuse(
        request,
        reply,
        400,
        "cursor",
        "This cursor is not one of ours: take `next` as it was given.",
      );
    const reading = await deps.combined.read(pairs.filter(([name]) => !LISTING.has(name)));
    if (isRefused(reading)) return refuse(request, reply, reading.status, reading.parameter, reading.detail);
    const page = await deps.catalogue.page(reading.combination, {
      limit,
      ...(after !== undefined && { after }),
    });
    if (page === "busy") return sendBusy(request, reply);
    const entries = page.entries.map((stored) => pickFields(given(stored), fields));
    return json(request, reply, {
      entries,
      ...(page.next !== undefined && { next: writeCursor(page.next) }),
    });
  });

  readOnly(app, "/api/v1/entries/:source/:key", async (request, reply) => {
    const { source, key } = request.params as { source: string; key: string };
    const stored = await deps.catalogue.entry(`${source}/${key}` as EntryRef);
    if (stored === undefined) return refuse(request, reply, 404, "key", "There is no entry of this ref.");
    if (stored === "removed") return refuse(request, reply, 410, "key", "This entry was removed for good.");
    return json(request, reply, given(stored));
  });

  readOnly(app, "/api/v1/stories/:source/:key", async (request, reply) => {
    const { source, key } = request.params as { source: string; key: string };
    const story = await deps.catalogue.story(`${source}/${key}` as EntryRef);
    if (story === undefined) return refuse(request, reply, 404, "key", "There is no entry of this ref.");
    return json(request, reply, toApiStory(story));
  });

  readOnly(app, "/api/v1/lookup", async (request, reply) => {
    const { name } = request.query as { name?: string | string[] };
    if (typeof name !== "string" || name === "" || name.length > MOST_NAME)
      return refuse(
        request,
        reply,
        400,
        "name",
        `name must be one id, ref or address of at most ${MOST_NAME} characters.`,
      );
    const found = await deps.catalogue.find(name);
    return json(request, reply, { entries: found.map(given) });
  });

  for (const shelf of ["sections", "tags", "sources"] as const) {
    readOnly(app, `/api/v1/${shelf}`, async (request, reply) => {
      const { site, sources } = configuration();
      const listed = (await feeds.listings()).filter(({ path }) => path.startsWith(`${shelf}/`));
      const known = new Map(sources.map((source) => [source.id, source]));
      const list = listed.map((listing) => {
        const feed = feedObject(listing, site.url);
        const source = shelf === "sources" ? known.get(feed.id) : undefined;
        if (source === undefined) return feed;
        const { url, homepage, language } = source;
        return { ...feed, url, ...(homepage && { homepage }), ...(language && { language }) };
      });
      return json(request, reply, { [shelf]: list });
    });
  }

  const missing = (request: FastifyRequest, reply: FastifyReply) =>
    refuse(request, reply, 404, "path", "The API has nothing at this address: /api lists what it has.");
  readOnly(app, "/api/*", async (request, reply) => missing(request, reply));
}

function feedObject({ path, title, entries }: FeedListing, baseUrl: string) {
  const place = { baseUrl, path };
  const id = path.slice(path.indexOf("/") + 1);
  return {
    id,
    title,
    entries,
    page: pageUrl(place),
    rss: feedUrl(place, "rss"),
    atom: feedUrl(place, "atom"),
    json: feedUrl(place, "json"),
  };
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  parameter: string,
  detail: string,
) {
  return sendProblem(request, reply, { status, detail, members: { parameter } });
}

function sendIssue(request: FastifyRequest, reply: FastifyReply, error: z.ZodError): FastifyReply {
  const [issue] = error.issues;
  const parameter = String(issue?.path[0] ?? "query");
  return refuse(request, reply, 400, parameter, `${parameter}: ${issue?.message ?? "cannot be read"}.`);
}

function sendBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply.header("retry-after", "5"), {
    status: 503,
    detail: "Too many listings are being made just now. Try again in five seconds.",
  });
}
