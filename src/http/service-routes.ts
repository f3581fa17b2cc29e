import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./http-deps.ts";
import { readOnly } from "./read-only.ts";

const JSON_TYPE = "application/json; charset=utf-8";
/** Combined feeds have no end: whoever follows links need not make them all. */
const DISALLOWED = ["/metrics", "/admin", "/feeds?", "/feeds."];
const ROBOTS = `User-agent: *\n${DISALLOWED.map((place) => `Disallow: ${place}\n`).join("")}`;
const FRESH = { "cache-control": "no-store" };

/** Registers what operators and their machinery ask: `/healthz`, `/readyz`, `/metrics`, `/robots.txt`. */
export function serviceRoutes(
  app: FastifyInstance,
  { readiness, metrics }: Pick<HttpDeps, "readiness" | "metrics">,
): void {
  readOnly(app, "/healthz", async (_request, reply) =>
    reply
      .headers(FRESH)
      .type(JSON_TYPE)
      .send(JSON.stringify({ status: "ok", service: "broadsheet" })),
  );

  readOnly(app, "/readyz", async (_request, reply) => {
    const answer = await readiness();
    if (!answer.ready) reply.code(503).header("retry-after", "5");
    return reply.headers(FRESH).type(JSON_TYPE).send(JSON.stringify(answer));
  });

  readOnly(app, "/metrics", async (_request, reply) =>
    reply
      .headers(FRESH)
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  );

  readOnly(app, "/robots.txt", async (_request, reply) =>
    reply.type("text/plain; charset=utf-8").send(ROBOTS),
  );
}
