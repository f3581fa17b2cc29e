import type { FastifyInstance } from "fastify";
import { sendProblem } from "../http/problem.ts";
import { keptAlerts } from "../pipeline/kept-alerts.ts";
import type { Services } from "../services.ts";
import { alertsFeed } from "./alerts-feed.ts";
import type { Sessions } from "./sessions.ts";

/**
 * Registers the feed of alerts, `/admin/alerts.atom`. Readers cannot sign in: it opens to the desk's token as a bearer, or to a key in its address
 * that opens nothing else (`broadsheet alerts` prints it).
 */
export function alertRoutes(app: FastifyInstance, services: Services, sessions: Sessions): void {
  app.get("/admin/alerts.atom", async (request, reply) => {
    const { key = "" } = request.query as { key?: unknown };
    const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
    const open = sessions.isFeedKey(String(key)) || (bearer !== undefined && sessions.isToken(bearer));
    reply.headers({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    });
    if (!open)
      return sendProblem(request, reply.header("www-authenticate", 'Bearer realm="desk"'), {
        status: 401,
        detail: "This feed wants its key, which broadsheet alerts prints, or the desk's token as a bearer.",
      });
    const { title, url } = services.network().configuration.site;
    return reply
      .type("application/atom+xml; charset=utf-8")
      .send(alertsFeed(await keptAlerts(services), { title, url }));
  });
}
