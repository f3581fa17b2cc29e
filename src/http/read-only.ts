import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "./problem.ts";

/** Answers one request. */
export type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const ALLOW = "GET, HEAD, OPTIONS";

/**
 * Registers a place that can only be read: GET and HEAD answer, OPTIONS says so (also to a browser's CORS preflight), and
 * everything else is 405 with Allow, before a body is read.
 */
export function readOnly(app: FastifyInstance, url: string, answer: Answer): void {
  app.get(url, answer);
  app.options(url, (_request, reply) =>
    reply
      .code(204)
      .headers({
        allow: ALLOW,
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD",
        "access-control-allow-headers": "If-None-Match, If-Modified-Since, Accept, A-IM",
        "access-control-max-age": "86400",
      })
      .send(),
  );
  const refuse = async (request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(request, reply.header("allow", ALLOW), {
      status: 405,
      detail: `This place can only be read: use GET or HEAD, not ${request.method}.`,
    });
  app.route({ method: ["POST", "PUT", "PATCH", "DELETE"], url, onRequest: refuse, handler: refuse });
}
