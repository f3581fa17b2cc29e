import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import type { HttpSettings } from "../model/configuration.ts";
import { type ClientAddress, clientAddress } from "./client-address.ts";
import type { HttpDeps } from "./http-deps.ts";
import { sendProblem } from "./problem.ts";
import { createRateLimiter } from "./rate-limiter.ts";

/** What holds where the configuration says nothing: more than any reader asks, and any aggregator with thousands of our feeds. */
const DEFAULT: HttpSettings = { rateLimit: { perMinute: 1_200, burst: 600 }, trustedProxies: [] };

/** Seconds that whoever asks has to wait, because of all that they asked before; `undefined` where they need not. Every call counts. */
export type WaitOf = (request: IncomingMessage) => number | undefined;

/** A connection's client; none where it is not counted. */
interface Peer {
  client: string | undefined;
}

/** Counts requests by who asks, as the configuration wants. */
export function createWaitOf({ configuration, now }: Pick<HttpDeps, "configuration" | "now">): WaitOf {
  const limiter = createRateLimiter();
  let known: { settings: HttpSettings; addressOf: ClientAddress; peers: WeakMap<Socket, Peer> } | undefined;
  return ({ headers, socket }) => {
    const settings = configuration().site.http ?? DEFAULT;
    if (known?.settings !== settings) {
      known = { settings, addressOf: clientAddress(settings.trustedProxies), peers: new WeakMap() };
    }
    const forwarded = headers["x-forwarded-for"];
    // Who is at the other end of a connection does not change with each request.
    const peer = forwarded === undefined ? known.peers.get(socket) : undefined;
    const client = peer ? peer.client : known.addressOf(socket.remoteAddress, [forwarded].flat().join(","));
    if (forwarded === undefined && peer === undefined) known.peers.set(socket, { client });
    return client === undefined ? undefined : limiter.take(client, settings.rateLimit, now());
  };
}

/** Answers clients that ask too much with 429 and Retry-After (RFC 6585 §4), before anything is done for them. */
export function limitRate(app: FastifyInstance, { configuration }: HttpDeps, waitOf: WaitOf): void {
  app.addHook("onRequest", async (request, reply) => {
    const wait = waitOf(request.raw);
    if (wait === undefined) return undefined;
    const { perMinute } = (configuration().site.http ?? DEFAULT).rateLimit;
    return sendProblem(request, reply.header("retry-after", String(wait)), {
      status: 429,
      detail: `That was more than ${perMinute} requests a minute. Ask again in ${wait === 1 ? "a second" : `${wait} seconds`}, and with If-None-Match.`,
    });
  });
}
