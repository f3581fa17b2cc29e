import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendProblem } from "../http/problem.ts";
import { keptAlerts } from "../pipeline/kept-alerts.ts";
import type { Services } from "../services.ts";
import { networkStatus } from "../status/network-status.ts";
import { addRoutes } from "./add-routes.ts";
import { addressRoutes } from "./address-routes.ts";
import { alertRoutes } from "./alert-routes.ts";
import { createAttempts } from "./attempts.ts";
import { configRoutes } from "./config-routes.ts";
import { type FrameOf, sendMissing, sendPage } from "./desk-place.ts";
import { entryRoutes } from "./entry-routes.ts";
import { type DeskGuard, enter, formKeyOf, guardDesk, leave } from "./guard-desk.ts";
import { listing } from "./listing.ts";
import { DESK_HEADERS } from "./pages/desk-layout.ts";
import { feedsPage } from "./pages/feeds-page.ts";
import { loginPage } from "./pages/login-page.ts";
import { overviewPage } from "./pages/overview-page.ts";
import { type LoggedPoll, pollsPage } from "./pages/polls-page.ts";
import { sourceRoutes } from "./source-routes.ts";
import { tagRoutes } from "./tag-routes.ts";

/** Sources whose polls the log shows. */
const MOST_SOURCES = 500;
/** Polls of all sources that the log shows. */
const MOST_POLLS = 100;

/** Registers the desk at `/admin`: how everything is, and what an operator can do about it. */
export function deskRoutes(app: FastifyInstance, services: Services, guard: DeskGuard): void {
  alertRoutes(app, services, guard.sessions);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    entrance(scope, guard);
    scope.register(async (desk) => {
      guardDesk(desk, guard);
      pages(desk, services, guard);
    });
  });
}

function entrance(scope: FastifyInstance, guard: DeskGuard): void {
  const attempts = createAttempts();
  scope.post("/admin/enter", async (request, reply) => {
    reply.headers(DESK_HEADERS);
    const { sessions, now, siteTitle } = guard;
    if (!attempts.mayTry(now())) {
      const detail = "Too many wrong tokens were given. Wait a minute, then try again.";
      return sendProblem(request, reply.header("retry-after", "60"), { status: 429, detail });
    }
    const given = request.body instanceof URLSearchParams ? (request.body.get("token") ?? "") : "";
    const to = placeIn(request);
    if (!sessions.isToken(given)) {
      attempts.failed(now());
      request.log.warn({ requestId: request.id }, "a wrong token was given at the desk");
      return sendPage(reply.code(401), loginPage(siteTitle(), to, "This is not the token."));
    }
    enter(request, reply, guard);
    return reply.redirect(to, 303);
  });
}

/** The page of the desk that was asked for when the token was: of nobody else's place. */
function placeIn({ body }: FastifyRequest): string {
  const to = body instanceof URLSearchParams ? (body.get("to") ?? "") : "";
  return /^\/admin(?:[/?][\x21-\x7e]*)?$/.test(to) ? to : "/admin";
}

function pages(desk: FastifyInstance, services: Services, guard: DeskGuard): void {
  const frame: FrameOf = (request, words = new Map()) => {
    const { done } = request.query as { done?: string };
    const said = words.get(done ?? "");
    return {
      site: guard.siteTitle(),
      formKey: formKeyOf(request, guard),
      ...(said !== undefined && { said }),
    };
  };
  const place = { files: guard.files, services, frame };

  desk.get("/admin", async (request, reply) => {
    const [status, alerts] = await Promise.all([networkStatus(services), keptAlerts(services)]);
    const overview = { status, alerts, feedKey: guard.sessions.feedKey() };
    return sendPage(reply, overviewPage(overview, services.now(), frame(request)));
  });
  desk.get("/admin/status.json", async (_request, reply) => reply.send(await networkStatus(services)));
  sourceRoutes(desk, place);
  addressRoutes(desk, place);
  entryRoutes(desk, place);
  configRoutes(desk, place);
  addRoutes(desk, place);
  tagRoutes(desk, place);
  desk.get("/admin/polls", async (request, reply) => {
    const live = (request.query as { live?: string }).live === "yes";
    if (live) reply.header("refresh", "5");
    return sendPage(reply, pollsPage(await lastPolls(services), live, frame(request)));
  });
  desk.get("/admin/feeds", async (request, reply) => {
    const listed = listing(
      await services.editions.listings(),
      request.query as { find?: unknown; part?: unknown },
      ({ title, path }) => `${title} /${path}`,
    );
    const subscribed = await services.hub.withSubscribers(listed.rows.map(({ path }) => path));
    const counts = new Map(
      await Promise.all(
        subscribed.map(
          async (path) => [path, (await services.hub.subscribers(path, services.now())).length] as const,
        ),
      ),
    );
    const rows = listed.rows.map((feed) => ({ ...feed, subscribers: counts.get(feed.path) ?? 0 }));
    return sendPage(reply, feedsPage({ ...listed, rows }, frame(request)));
  });
  desk.get("/admin/*", async (request, reply) =>
    sendMissing(request, reply, { frame, detail: "The desk has no such page." }),
  );
  desk.post("/admin/leave", async (request, reply) => {
    leave(request, reply);
    return reply.redirect("/admin", 303);
  });
}

/** Of the sources that the table shows; who has more looks at one. */
async function lastPolls({ network, sources }: Services): Promise<LoggedPoll[]> {
  const asked = network().configuration.sources.slice(0, MOST_SOURCES);
  const histories = await Promise.all(
    asked.map(async ({ id, title }) => (await sources.history(id)).map((poll) => ({ ...poll, id, title }))),
  );
  return histories
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST_POLLS);
}
