import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "../http/problem.ts";
import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { networkStatus } from "../status/network-status.ts";
import { sourceReport } from "../status/source-report.ts";
import { addRoutes } from "./add-routes.ts";
import { alertRoutes } from "./alert-routes.ts";
import { createAttempts } from "./attempts.ts";
import { CONFIG_SAID, configRoutes } from "./config-routes.ts";
import { entryRoutes } from "./entry-routes.ts";
import { type DeskGuard, enter, formKeyOf, guardDesk, leave } from "./guard-desk.ts";
import { DESK_HEADERS } from "./pages/desk-layout.ts";
import { feedsPage } from "./pages/feeds-page.ts";
import { loginPage } from "./pages/login-page.ts";
import { overviewPage } from "./pages/overview-page.ts";
import { type LoggedPoll, pollsPage } from "./pages/polls-page.ts";
import { sourcePage } from "./pages/source-page.ts";
import { sourcesPage } from "./pages/sources-page.ts";
import { ACTIONS, type ActionName, SAID } from "./source-actions.ts";
import { tagRoutes } from "./tag-routes.ts";

/** Sources that the table shows. */
const MOST_ROWS = 500;
/** Polls of all sources that the log shows. */
const MOST_POLLS = 100;
const HEALTH = ["failing", "gone", "new", "paused", "ok"];

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
      actions(desk, services);
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
    if (!sessions.isToken(given)) {
      attempts.failed(now());
      request.log.warn({ requestId: request.id }, "a wrong token was given at the desk");
      const page = loginPage(siteTitle(), "This is not the token.");
      return reply.code(401).type("text/html; charset=utf-8").send(page);
    }
    enter(request, reply, guard);
    return reply.redirect("/admin", 303);
  });
}

function pages(desk: FastifyInstance, services: Services, guard: DeskGuard): void {
  const html = (reply: FastifyReply, page: string) => reply.type("text/html; charset=utf-8").send(page);
  const frame = (request: FastifyRequest, words: typeof SAID = SAID) => {
    const { done } = request.query as { done?: string };
    const said = words.get(done ?? "");
    return {
      site: guard.siteTitle(),
      formKey: formKeyOf(request, guard),
      ...(said !== undefined && { said }),
    };
  };

  desk.get("/admin", async (request, reply) =>
    html(reply, overviewPage(await networkStatus(services), services.now(), frame(request))),
  );
  desk.get("/admin/status.json", async (_request, reply) => reply.send(await networkStatus(services)));
  desk.get("/admin/sources", async (request, reply) => {
    const { sources } = await networkStatus(services);
    const shown = sources
      .toSorted((one, other) => HEALTH.indexOf(one.health) - HEALTH.indexOf(other.health))
      .slice(0, MOST_ROWS);
    const histories = await Promise.all(shown.map(({ id }) => services.sources.history(id)));
    const rows = shown.map((status, at) => ({ status, history: histories[at] ?? [] }));
    return html(
      reply,
      sourcesPage(rows, services.now(), { ...frame(request, CONFIG_SAID), total: sources.length }),
    );
  });
  desk.get("/admin/sources/:id", async (request, reply) => {
    const source = sourceIn(request, services);
    if (source === undefined) return sendNoSource(request, reply);
    return html(reply, sourcePage(await sourceReport(source, services), services.now(), frame(request)));
  });
  entryRoutes(desk, services, frame);
  const place = { files: guard.files, services, frame };
  configRoutes(desk, place);
  addRoutes(desk, place);
  tagRoutes(desk, place);
  desk.get("/admin/polls", async (request, reply) => {
    const live = (request.query as { live?: string }).live === "yes";
    if (live) reply.header("refresh", "5");
    return html(reply, pollsPage(await lastPolls(services), live, frame(request)));
  });
  desk.get("/admin/feeds", async (request, reply) => {
    const listings = await services.editions.listings();
    const subscribed = await services.hub.withSubscribers(listings.map(({ path }) => path));
    const counts = new Map(
      await Promise.all(
        subscribed.map(
          async (path) => [path, (await services.hub.subscribers(path, services.now())).length] as const,
        ),
      ),
    );
    const rows = listings.map((listing) => ({ ...listing, subscribers: counts.get(listing.path) ?? 0 }));
    return html(reply, feedsPage(rows, frame(request)));
  });
}

function actions(desk: FastifyInstance, services: Services): void {
  desk.post("/admin/leave", async (request, reply) => {
    leave(request, reply);
    return reply.redirect("/admin", 303);
  });
  for (const name of Object.keys(ACTIONS) as ActionName[]) {
    desk.post(`/admin/sources/:id/${name}`, async (request, reply) => {
      const source = sourceIn(request, services);
      if (source === undefined) return sendNoSource(request, reply);
      const done = await ACTIONS[name](source, services);
      services.log.info({ source: source.id, action: name, done }, "done at the desk");
      return reply.redirect(`/admin/sources/${source.id}?done=${done}`, 303);
    });
  }
}

/** Of the sources that the table shows; who has more looks at one. */
async function lastPolls({ network, sources }: Services): Promise<LoggedPoll[]> {
  const asked = network().configuration.sources.slice(0, MOST_ROWS);
  const histories = await Promise.all(
    asked.map(async ({ id, title }) => (await sources.history(id)).map((poll) => ({ ...poll, id, title }))),
  );
  return histories
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST_POLLS);
}

function sourceIn(request: FastifyRequest, { network }: Services): Source | undefined {
  return network().sources.get((request.params as { id: string }).id);
}

function sendNoSource(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, { status: 404, detail: "No source of this id is configured." });
}
