import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { createAnswerLines } from "../telemetry/answer-lines.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { ReadyAnswers } from "./ready-answers.ts";
import { requestId } from "./request-id.ts";

/**
 * Lets ready answers come before the routes: a request that has one never meets the framework, whose work costs twice as much as sending a
 * feed. It is counted and logged as every other. Once the server is closing, all requests go the long way, which ends their connections.
 */
export function answerFirst(
  app: FastifyInstance,
  ready: ReadyAnswers,
  { metrics, log }: { metrics: Metrics; log: Logger },
): void {
  const { server } = app;
  const lines = createAnswerLines(log);
  const next = server.listeners("request") as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const arrived = performance.now();
    const id = requestId(request);
    const given = server.listening ? ready.answer(request, response, id) : undefined;
    if (given === undefined) {
      for (const listener of next) listener(request, response);
      return;
    }
    // What is in memory is handed over in one go: there is no later end to wait for.
    const ms = performance.now() - arrived;
    metrics.requests.inc(given.counted);
    metrics.requestSeconds.observe(given.timed, ms / 1000);
    if (lines.wanted) lines.write(id, given.logged, Math.round(ms));
  });
}
