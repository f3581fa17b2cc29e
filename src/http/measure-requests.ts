import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Metrics } from "../telemetry/metrics.ts";
import { PUSH_ROUTE } from "./push-routes.ts";

/** Counts and logs every answer, once it is out. */
export function measureRequests(app: FastifyInstance, metrics: Metrics, log: Logger): void {
  app.addHook("onResponse", async (request, reply) => {
    // The pattern, not the address: strangers must not be able to make series.
    const route = request.routeOptions.url ?? "none";
    const { method } = request;
    metrics.requests.inc({ method, route, status: String(reply.statusCode) });
    metrics.requestSeconds.observe({ route }, reply.elapsedTime / 1000);
    log.debug(
      {
        requestId: request.id,
        method,
        // A callback's address is a secret between its hub and us.
        url: route === PUSH_ROUTE ? route : request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "answered",
    );
  });
}
