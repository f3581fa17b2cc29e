import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FeedPath } from "../model/feed.ts";
import type { Day, FeedDays } from "../model/feed-days.ts";
import type { ReadyPages } from "./feed-routes.ts";
import type { HttpDeps } from "./http-deps.ts";
import { dayPage, daysPage } from "./pages/days-page.ts";
import { frameOf } from "./pages/frame.ts";
import { PAPER_HEADERS } from "./pages/page-headers.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRepresentation } from "./send-representation.ts";
import { tagIndexOf } from "./tag-index-of.ts";

/** What these routes need: feeds can be looked back through. */
interface Deps extends HttpDeps {
  days: FeedDays;
}

const HTML = "text/html; charset=utf-8";
/** Parts of a day that are looked for, at most. */
const MOST_PARTS = 100;

/** Registers the days of every feed: `/all/days`, `/sections/labor/days/2026-03-05`. */
export function dayRoutes(app: FastifyInstance, deps: Deps, ready: ReadyPages): void {
  const places: [string, (request: FastifyRequest) => FeedPath][] = [
    ["/all", () => "all"],
    ...(["sections", "tags", "sources"] as const).map(
      (shelf): [string, (request: FastifyRequest) => FeedPath] => [
        `/${shelf}/:name`,
        (request) => `${shelf}/${(request.params as { name: string }).name.normalize("NFC")}`,
      ],
    ),
  ];
  for (const [place, pathOf] of places) {
    readOnly(app, `${place}/days`, (request, reply) => answer(deps, ready, pathOf(request), request, reply));
    readOnly(app, `${place}/days/:day`, (request, reply) => {
      const { day } = request.params as { day: string };
      return answer(deps, ready, pathOf(request), request, reply, day);
    });
  }
}

async function answer(
  deps: Deps,
  ready: ReadyPages,
  path: FeedPath,
  request: FastifyRequest,
  reply: FastifyReply,
  day?: string,
): Promise<FastifyReply> {
  const part = partOf(request);
  if ((day !== undefined && !isDay(day)) || part === undefined) return sendMissing(request, reply);
  const state = await deps.feeds.state(path);
  const key = `${path} ${day ?? "days"} ${part}`;
  const page = await ready.kept.page(key, state, async () => {
    const text = await makePage(deps, path, day, part);
    return text === undefined ? undefined : await ready.prepare(text, HTML);
  });
  if (page === undefined) return sendMissing(request, reply);
  const headers = { ...PAPER_HEADERS, "x-robots-tag": "noindex" };
  return sendRepresentation(request, reply, page, { headers, negotiated: false, now: deps.now() });
}

async function makePage(deps: Deps, path: FeedPath, day: Day | undefined, part: number) {
  const configuration = deps.configuration();
  const context = {
    frame: frameOf(configuration),
    sources: new Map(configuration.sources.map((source) => [source.id, source])),
    tagTitle: tagIndexOf(configuration.tags).titleOf,
  };
  const days = await deps.days.days(path);
  if (days === undefined) return undefined;
  // The first of its days knows what a feed is called.
  const window = await deps.days.day(path, day ?? days[0]?.day ?? "1970-01-01", part);
  if (window === undefined) return undefined;
  if (day !== undefined) return dayPage({ window, day, part }, days, context);
  const { name, title, language } = window.head;
  return daysPage({ path, title: name ?? title, language }, days, context);
}

/** A day of the calendar, as ISO 8601 writes it. */
function isDay(text: string): text is Day {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Parts are counted from 1 by people. */
function partOf(request: FastifyRequest): number | undefined {
  const { part = "1" } = request.query as { part?: unknown };
  const number = typeof part === "string" && /^[1-9]\d{0,2}$/.test(part) ? Number(part) : 0;
  return number >= 1 && number <= MOST_PARTS ? number - 1 : undefined;
}

function sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const detail = "There is no such day of such a feed: days are written like 2026-03-05.";
  return sendProblem(request, reply, { status: 404, detail });
}
