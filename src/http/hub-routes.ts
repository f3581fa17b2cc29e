import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Hub } from "../model/hub.ts";
import { sendProblem } from "./problem.ts";

const FORM = "application/x-www-form-urlencoded";

/** Registers the hub of our feeds: requests come as forms by POST (WebSub §5.1). */
export function hubRoutes(app: FastifyInstance, hub: Hub): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(FORM, { parseAs: "string" }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    scope.post("/hub", (request, reply) => take(request, reply, hub));
    scope.route({
      method: ["GET", "PUT", "PATCH", "DELETE"],
      url: "/hub",
      handler: (request, reply) =>
        sendProblem(request, reply.header("allow", "POST"), {
          status: 405,
          detail:
            "This is the WebSub hub of our feeds: send hub.mode, hub.topic and hub.callback as a form, by POST.",
        }),
    });
  });
}

async function take(request: FastifyRequest, reply: FastifyReply, hub: Hub): Promise<FastifyReply> {
  const fields = new Map<string, string>();
  if (request.body instanceof URLSearchParams) {
    for (const [name, value] of request.body) if (!fields.has(name)) fields.set(name, value);
  }
  const receipt = await hub.take(fields);
  if (receipt.kind === "refused") return sendProblem(request, reply, receipt);
  if (receipt.kind === "busy")
    return sendProblem(request, reply.header("retry-after", "60"), { status: 503, detail: receipt.detail });
  return reply.code(202).header("cache-control", "no-store").send();
}
