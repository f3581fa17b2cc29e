import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { PushCallback, Receipt } from "../model/push-callback.ts";
import { sendProblem } from "./problem.ts";

/** Where hubs call back. The last part is a secret: it belongs in no log. */
export const PUSH_ROUTE = "/websub/:token";

interface CallbackRequest {
  Params: { token: string };
  Querystring: Record<string, string | string[] | undefined>;
}

/** What a receipt is on the wire. A signature that is not right is acknowledged like one that is: nobody learns by trying (WebSub §8). */
const STATUS: Record<Receipt, number> = {
  taken: 202,
  ignored: 202,
  unknown: 410,
  "too-large": 413,
  unreadable: 400,
  busy: 503,
};

/** Registers the callback of subscriptions: hubs verify by GET (WebSub §5.3) and deliver by POST (§7). */
export function pushRoutes(app: FastifyInstance, push: PushCallback): void {
  app.register(async (scope) => {
    // Deliveries are read as they come, whatever their type: the callback bounds them, and judges their very bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.get<CallbackRequest>(PUSH_ROUTE, (request, reply) => answer(request, reply, push));
    scope.post<CallbackRequest>(PUSH_ROUTE, (request, reply) => receive(request, reply, push));
  });
}

async function answer(
  request: FastifyRequest<CallbackRequest>,
  reply: FastifyReply,
  push: PushCallback,
): Promise<FastifyReply> {
  const ask = (name: string) => {
    const value = request.query[`hub.${name}`];
    return typeof value === "string" ? value : undefined;
  };
  const text = await push.answer(request.params.token, {
    mode: ask("mode"),
    topic: ask("topic"),
    challenge: ask("challenge"),
    leaseSeconds: ask("lease_seconds"),
    reason: ask("reason"),
  });
  if (text === undefined)
    return sendProblem(request, reply, { status: 404, detail: "Nobody here asked for this subscription." });
  return reply.header("cache-control", "no-store").type("text/plain; charset=utf-8").send(text);
}

async function receive(
  request: FastifyRequest<CallbackRequest>,
  reply: FastifyReply,
  push: PushCallback,
): Promise<FastifyReply> {
  const { headers, raw } = request;
  const signature = headers["x-hub-signature"];
  const length = Number(headers["content-length"] ?? 0);
  const receipt = await push.receive(request.params.token, {
    body: raw,
    contentType: headers["content-type"],
    contentEncoding: headers["content-encoding"],
    length,
    signature: Array.isArray(signature) ? signature[0] : signature,
  });
  // What was not read to its end would be taken for the next request.
  if (!raw.readableEnded) reply.header("connection", "close");
  if (receipt === "busy") reply.header("retry-after", "60");
  return reply.code(STATUS[receipt]).header("cache-control", "no-store").send();
}
