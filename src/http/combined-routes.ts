import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { combinedPath, isCanonical } from "../combine/canonical-query.ts";
import { isRefused } from "../combine/refused-query.ts";
import { rememberFor } from "../combine/remember-for.ts";
import type { Combination, QueryPairs } from "../model/combination.ts";
import type { CombinedFeeds, FeedListing } from "../model/edition.ts";
import type { CombinedPath, FeedFormat } from "../model/feed.ts";
import { feedPlace } from "../publish/feed-url.ts";
import { lastChange } from "../publish/make-edition.ts";
import { FEED_HEADERS } from "./feed-headers.ts";
import type { HttpDeps } from "./http-deps.ts";
import { linkHeader } from "./link-header.ts";
import { negotiateForm } from "./negotiate.ts";
import { combineHelpPage } from "./pages/combine-help-page.ts";
import { combinedPage } from "./pages/combined-page.ts";
import { cardHeaders, PAPER_HEADERS } from "./pages/page-headers.ts";
import type { PreparePage } from "./prepare-page.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRedirect } from "./send-redirect.ts";
import { sendRepresentation } from "./send-representation.ts";
import { tagIndexOf } from "./tag-index-of.ts";
import { wantedDelta } from "./wanted-delta.ts";
import { LANGUAGE_VARY, wantedLanguage } from "./wanted-language.ts";
import { FACE_CACHE_CONTROL, FACE_VARY, hasFace, wantsFace } from "./wants-face.ts";

const HTML = "text/html; charset=utf-8";

/** What these routes need: combined feeds are there. */
export interface CombinedRoutesDeps extends HttpDeps {
  combined: CombinedFeeds;
}

/** As above, with what the form offers. */
interface Deps extends CombinedRoutesDeps {
  offered(): Promise<FeedListing[]>;
}

/** Milliseconds that what the form offers is remembered: counting all feeds takes a while. */
const OFFERED = 30_000;

/** Registers `/feeds`: feeds that are combined by the query, in three formats and as a page, and a form that makes such an address. */
export function combinedRoutes(app: FastifyInstance, given: CombinedRoutesDeps, prepare: PreparePage): void {
  const deps = { ...given, offered: rememberFor(OFFERED, given.feeds.listings, given.now) };
  for (const format of [undefined, "rss", "atom", "json"] as const) {
    readOnly(app, format === undefined ? "/feeds" : `/feeds.${format}`, async (request, reply) => {
      const query = pairsOf(request).filter(isOfFeed);
      if (format === undefined && query.length === 0) return sendHelp(deps, prepare, request, reply);
      const reading = await deps.combined.read(query);
      if (isRefused(reading)) {
        const { status, detail, parameter } = reading;
        return sendProblem(request, reply, { status, detail, members: { parameter } });
      }
      const { combination } = reading;
      if (query.length === 0 || !isCanonical(query, combination)) return redirect(reply, combination, format);
      return answer(deps, prepare, { combination, format }, request, reply);
    });
  }
}

/** The query as it was written: repeated parameters stay apart, in their order. */
function pairsOf(request: FastifyRequest): QueryPairs {
  const start = request.url.indexOf("?");
  return start === -1 ? [] : [...new URLSearchParams(request.url.slice(start + 1))];
}

/** `as=document` says how a feed is to be shown, not which. */
function isOfFeed([name, value]: QueryPairs[number]): boolean {
  return name !== "as" || value !== "document";
}

/** The one address of a combination. What leaves nothing out is everything, and stands elsewhere already. */
function redirect(
  reply: FastifyReply,
  combination: Combination,
  format: FeedFormat | undefined,
): FastifyReply {
  const path = combinedPath(combination);
  const everything = path === "feeds?";
  const place = everything ? (format === undefined ? "/feeds" : `/all.${format}`) : feedPlace(path, format);
  return sendRedirect(reply, place, 301);
}

interface Asked {
  combination: Combination;
  format: FeedFormat | undefined;
}

async function answer(
  deps: Deps,
  prepare: PreparePage,
  { combination, format }: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = format ?? negotiateForm(request.headers);
  if (form === undefined) {
    const detail =
      "This feed comes as RSS, Atom, JSON Feed or an HTML page; the Accept header takes none of them.";
    return sendProblem(request, reply, { status: 406, detail });
  }
  const path = combinedPath(combination);
  const query = request.url.slice(request.url.indexOf("?") + 1);
  const face = hasFace(format) && wantsFace(request.headers, query) ? format : undefined;
  const varies = hasFace(format) ? { varies: FACE_VARY } : {};
  const sending = { negotiated: format === undefined, now: deps.now(), ...varies };
  const { site } = deps.configuration();
  const link = linkHeader(site.url, path, form);
  if (form === "html" || face !== undefined) {
    const page = await preparePage(deps, prepare, combination, face);
    if (page === "busy") return sendBusy(request, reply);
    return sendRepresentation(request, reply, page, {
      ...sending,
      ...(face && { cacheControl: FACE_CACHE_CONTROL }),
      headers: { ...FEED_HEADERS, ...cardHeaders(site.pages?.pictures), link },
    });
  }
  const edition = await deps.combined.edition(combination, form);
  if (edition === "busy") return sendBusy(request, reply);
  const headers = { ...FEED_HEADERS, link, ...(format === undefined && contentLocation(path, form)) };
  const etags = wantedDelta(request.headers);
  const delta = etags.length === 0 ? undefined : await deps.combined.delta(combination, form, etags);
  if (delta === "busy") return sendBusy(request, reply);
  const im = delta === undefined ? "offered" : "given";
  return sendRepresentation(request, reply, delta ?? edition, { ...sending, headers, delta: im });
}

function contentLocation(path: CombinedPath, format: FeedFormat) {
  return { "content-location": feedPlace(path, format) };
}

async function preparePage(
  deps: Deps,
  prepare: PreparePage,
  combination: Combination,
  face: "rss" | "atom" | undefined,
) {
  const window = await deps.combined.window(combination);
  if (window === "busy") return window;
  const configuration = deps.configuration();
  const { titleOf } = tagIndexOf(configuration.tags);
  const page = combinedPage({
    window,
    combination,
    configuration,
    listings: await deps.offered(),
    titleOf,
    ...(face !== undefined && { face }),
  });
  return prepare(page, HTML, lastChange(window.head.updated, window.entries));
}

async function sendHelp(
  deps: Deps,
  prepare: PreparePage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const configuration = deps.configuration();
  const language = wantedLanguage(request.headers, configuration.site.language);
  const page = combineHelpPage(configuration, await deps.offered(), language);
  const sending = { headers: PAPER_HEADERS, negotiated: false, varies: LANGUAGE_VARY, now: deps.now() };
  return sendRepresentation(request, reply, await prepare(page, HTML), sending);
}

/** Nobody is made to wait long, and no flood of combinations takes the feeds of everybody else. */
function sendBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply.header("retry-after", "10"), {
    status: 503,
    detail: "Too many combined feeds are being made just now. Try again in ten seconds.",
  });
}
