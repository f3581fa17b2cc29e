import type { FastifyInstance } from "fastify";
import type { HttpSettings } from "../model/configuration.ts";
import { type ClientAddress, clientAddress } from "./client-address.ts";
import type { HttpDeps } from "./http-deps.ts";
import { sendProblem } from "./problem.ts";
import { createRateLimiter } from "./rate-limiter.ts";

/** What holds where the configuration says nothing: more than any reader asks, and any aggregator with thousands of our feeds. */
const DEFAULT: HttpSettings = { rateLimit: { perMinute: 1_200, burst: 600 }, trustedProxies: [] };

/** Answers clients that ask too much with 429 and Retry-After (RFC 6585 §4), before anything is done for them. */
export function limitRate(app: FastifyInstance, { configuration, now }: HttpDeps): void {
  const limiter = createRateLimiter();
  let known: { settings: HttpSettings; addressOf: ClientAddress } | undefined;
  app.addHook("onRequest", async (request, reply) => {
    const settings = configuration().site.http ?? DEFAULT;
    if (known?.settings !== settings) known = { settings, addressOf: clientAddress(settings.trustedProxies) };
    const forwarded = request.headers["x-forwarded-for"];
    const client = known.addressOf(request.socket.remoteAddress, [forwarded].flat().join(","));
    const wait = client === undefined ? undefined : limiter.take(client, settings.rateLimit, now());
    if (wait === undefined) return undefined;
    return sendProblem(request, reply.header("retry-after", String(wait)), {
      status: 429,
      detail: `That was more than ${settings.rateLimit.perMinute} requests a minute. Ask again in ${wait === 1 ? "a second" : `${wait} seconds`}, and with If-None-Match.`,
    });
  });
}
