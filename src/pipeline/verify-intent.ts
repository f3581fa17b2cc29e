import { randomBytes } from "node:crypto";
import type { CallbackOutcome } from "../fetch/callback-sender.ts";
import type { FeedPath } from "../model/feed.ts";
import type { HubRequest } from "../model/hub.ts";
import type { Services } from "../services.ts";
import { verificationUrl } from "../websub/sign.ts";

/**
 * Asks a callback whether its request was meant, and does what was asked where it was (WebSub §5.3). Throws where the callback cannot be
 * reached at the moment, so that it is asked again.
 */
export async function verifyIntent(
  { path, id }: { path: FeedPath; id: string },
  services: Services,
): Promise<void> {
  const { hub, callbacks, metrics, log } = services;
  const request = await hub.asked(path, id);
  if (request === undefined) return;
  const challenge = randomBytes(24).toString("base64url");
  const outcome = await callbacks.ask(
    verificationUrl(request.callback, {
      "hub.mode": request.mode,
      "hub.topic": request.topic,
      "hub.challenge": challenge,
      ...(request.mode === "subscribe" && { "hub.lease_seconds": String(Math.floor(request.lease / 1000)) }),
    }),
  );
  const facts = { topic: request.topic, host: new URL(request.callback).host, mode: request.mode };
  if (isPassing(outcome)) throw new Error(`${facts.host} could not be asked whether it meant its request`);
  const meant = outcome.kind === "answered" && outcome.status < 300 && outcome.text.trim() === challenge;
  if (meant) await fulfil(request, id, services);
  await hub.unask(path, id, request);
  metrics.websub.inc({ event: meant ? "hub-verified" : "hub-denied" });
  if (meant) log.info(facts, "a request to the hub is confirmed");
  else
    log.info({ ...facts, answer: wordOf(outcome) }, "a request to the hub is not confirmed by its callback");
}

async function fulfil(request: HubRequest, id: string, { hub, editions, now }: Services): Promise<void> {
  const { path, format, mode, topic, callback, secret, lease } = request;
  if (mode === "unsubscribe") {
    await hub.unsubscribe(path, id);
    return;
  }
  // What stands in the feed now was there to be fetched: only what comes after it is delivered.
  const edition = await editions.edition(path, format);
  const subscriber = { id, path, format, topic, callback, leaseUntil: now() + lease };
  await hub.subscribe({ ...subscriber, ...(secret !== undefined && { secret }) }, edition?.etag);
}

/** An outage of the callback's says nothing about what it meant. */
function isPassing(outcome: CallbackOutcome): boolean {
  return (
    outcome.kind === "failed" ||
    (outcome.kind === "answered" && (outcome.status >= 500 || outcome.status === 429))
  );
}

function wordOf(outcome: CallbackOutcome): string {
  return outcome.kind === "answered" ? `status ${outcome.status}` : outcome.message;
}
