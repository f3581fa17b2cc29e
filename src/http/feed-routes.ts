import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Configuration, Site } from "../model/configuration.ts";
import type { Edition } from "../model/edition.ts";
import type { CombinedPath, FeedFormat, FeedPath } from "../model/feed.ts";
import { encodePath, feedPlace, hubUrl } from "../publish/feed-url.ts";
import { lastChange } from "../publish/make-edition.ts";
import { type FeedAddress, feedAddress, type Shelf } from "./feed-address.ts";
import { FEED_HEADERS } from "./feed-headers.ts";
import type { HttpDeps } from "./http-deps.ts";
import { linkHeader } from "./link-header.ts";
import { negotiateForm } from "./negotiate.ts";
import { feedFace } from "./pages/feed-face.ts";
import { feedPage } from "./pages/feed-page.ts";
import { frameOf } from "./pages/frame.ts";
import { cardHeaders } from "./pages/page-headers.ts";
import type { KeptPages } from "./pages-kept.ts";
import type { PreparePage } from "./prepare-page.ts";
import { sendProblem } from "./problem.ts";
import { type Answer, readOnly } from "./read-only.ts";
import type { AnswerHeaders, ReadyAnswers } from "./ready-answers.ts";
import type { Coding } from "./representation.ts";
import { sendRedirect } from "./send-redirect.ts";
import { sendRepresentation } from "./send-representation.ts";
import { tagIndexOf } from "./tag-index-of.ts";
import { wantedDelta } from "./wanted-delta.ts";
import { FACE_CACHE_CONTROL, FACE_VARY, hasFace, wantsFace } from "./wants-face.ts";
import type { PageWords } from "./words/page-words.ts";

/** What makes pages ready and keeps them. */
export interface ReadyPages {
  prepare: PreparePage;
  kept: KeptPages;
}

/** The same, and what gives answers again. */
type ReadyFeeds = ReadyPages & { answers: ReadyAnswers };

/** Registers every feed in its three formats and, without a suffix, by negotiation: a page for browsers, a feed for readers. */
export function feedRoutes(app: FastifyInstance, deps: HttpDeps, ready: ReadyFeeds): void {
  const at = (addressOf: (request: FastifyRequest) => FeedAddress): Answer => {
    return (request, reply) => answerFeed(deps, ready, addressOf(request), request, reply);
  };
  readOnly(
    app,
    "/all",
    at(() => ({ path: "all" })),
  );
  for (const format of ["rss", "atom", "json"] as const) {
    readOnly(
      app,
      `/all.${format}`,
      at(() => ({ path: "all", format })),
    );
  }
  for (const shelf of ["sections", "tags", "sources"] as const) {
    readOnly(
      app,
      `/${shelf}/:name`,
      at((request) => feedAddress(shelf, nameIn(request))),
    );
    readOnly(app, `/${shelf}`, (request, reply) => sendMissingName(shelf, request, reply));
  }
}

function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start);
}

function nameIn(request: FastifyRequest): string {
  return (request.params as { name: string }).name;
}

async function sendMissingName(
  shelf: Shelf,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const detail = `Name one of the ${shelf}: /${shelf}/name. The front page lists them.`;
  return sendProblem(request, reply, { status: 404, detail });
}

async function answerFeed(
  deps: HttpDeps,
  ready: ReadyFeeds,
  { path, format }: FeedAddress,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const negotiated = format === undefined;
  const form = format ?? negotiateForm(request.headers);
  if (form === undefined) {
    return sendProblem(request, reply, {
      status: 406,
      detail:
        "This feed comes as RSS, Atom, JSON Feed or an HTML page; the Accept header takes none of them.",
    });
  }
  const { site } = deps.configuration();
  const now = deps.now();
  const face = hasFace(format) && wantsFace(request.headers, queryOf(request)) ? format : undefined;
  const varies = hasFace(format) ? { varies: FACE_VARY } : {};
  if (form === "html" || face !== undefined) {
    const key = face === undefined ? path : `${path} as ${face}`;
    const state = await deps.feeds.state(path);
    const page = await ready.kept.page(key, state, () => makePage(deps, ready, path, face));
    if (page === undefined) return sendNoFeed(deps, { path, format }, request, reply);
    const headers = {
      ...FEED_HEADERS,
      ...cardHeaders(site.pages?.pictures),
      link: linkHeader(site.url, path, "html"),
    };
    const sending = { headers, negotiated, now, ...varies };
    const kept = face === undefined ? {} : { cacheControl: FACE_CACHE_CONTROL };
    return sendRepresentation(request, reply, page, { ...sending, ...kept });
  }
  const edition = await deps.feeds.edition(path, form);
  if (edition === undefined) return sendNoFeed(deps, { path, format }, request, reply);
  const headers = { ...FEED_HEADERS, ...editionHeaders(edition, site, form, negotiated) };
  const etags = wantedDelta(request.headers);
  const delta = etags.length === 0 ? undefined : await deps.feeds.delta(path, form, etags);
  const sending = {
    headers,
    negotiated,
    now,
    ...varies,
    delta: delta === undefined ? "offered" : "given",
    ...(delta === undefined && !negotiated && { onWhole: keepReady(ready.answers, request, path, edition) }),
  } as const;
  return sendRepresentation(request, reply, delta ?? edition, sending);
}

async function makePage(
  { feeds, configuration }: HttpDeps,
  { prepare }: ReadyPages,
  path: FeedPath,
  face?: "rss" | "atom",
) {
  const window = await feeds.window(path);
  if (window === undefined) return undefined;
  const made = configuration();
  const page = feedPage(window, {
    frame: frameOf(made),
    sources: new Map(made.sources.map((source) => [source.id, source])),
    tagTitle: tagIndexOf(made.tags).titleOf,
    ...(face && { above: (words: PageWords) => feedFace(window.head, face, words) }),
    ...ledeOf(made, path),
    inLanguage: (tag) => feedPlace(inLanguage(path, tag)),
  });
  return prepare(page, "text/html; charset=utf-8", lastChange(window.head.updated, window.entries));
}

/** What the configuration says of a section. */
function ledeOf({ site, sections }: Configuration, path: FeedPath) {
  const section = sections.find(({ id }) => path === `sections/${id}`);
  if (section?.description === undefined) return {};
  return { lede: { text: section.description, language: section.languages?.[0] ?? site.language } };
}

/** The combined feed that has of a feed what is written in a language. */
function inLanguage(path: FeedPath, language: string): CombinedPath {
  const [kind, name] = [path.slice(0, path.indexOf("s/")), path.slice(path.indexOf("/") + 1)];
  return `feeds?lang=${language}${path === "all" ? "" : `&${kind}=${encodeURIComponent(name)}`}`;
}

/** An edition that is sent as it is at its own address can be sent so again. */
function keepReady(
  answers: ReadyAnswers,
  { raw, routeOptions }: FastifyRequest,
  path: FeedPath,
  edition: Edition,
) {
  return (coding: Coding, headers: AnswerHeaders) => {
    if (raw.method !== "GET" || raw.url === undefined) return;
    const { format } = edition;
    answers.keep({ url: raw.url, route: routeOptions.url ?? "none", path, format, edition, coding, headers });
  };
}

function editionHeaders({ path }: Edition, site: Site, format: FeedFormat, negotiated: boolean) {
  return {
    link: linkHeader(site.url, path, format, hubUrl(site)),
    ...(negotiated && { "content-location": feedPlace(path, format) }),
  };
}

/** A tag that is named by an alias or in another spelling stands elsewhere; one that few entries bear is yet to come. */
async function sendNoFeed(
  deps: HttpDeps,
  { path, format }: FeedAddress,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const tag = path.startsWith("tags/") ? path.slice("tags/".length) : "";
  const slug = tagIndexOf(deps.configuration().tags).slugOf(tag);
  if (slug !== undefined && slug !== tag) {
    const suffix = format === undefined ? "" : `.${format}`;
    return sendRedirect(reply, `/${encodePath(`tags/${slug}`)}${suffix}`, 308);
  }
  const closed = await deps.feeds.closed(path);
  if (closed !== undefined && closed.entries > 0) {
    const bear = closed.entries === 1 ? "Only one entry bears" : `Only ${closed.entries} entries bear`;
    const detail = `${bear} this tag so far; its feed is published once ${closed.floor} do.`;
    return sendProblem(request, reply, { status: 404, detail });
  }
  return sendProblem(request, reply, {
    status: 404,
    detail: "There is no feed here: nothing of this name is configured and no entry has reached it.",
  });
}
