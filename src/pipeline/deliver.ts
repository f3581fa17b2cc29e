import type { CallbackOutcome } from "../fetch/callback-sender.ts";
import type { Edition } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { HubSubscriber } from "../model/hub.ts";
import type { Services } from "../services.ts";
import { signatureOf } from "../websub/sign.ts";

/** Milliseconds of nothing but failures after which a callback counts as dead. */
const DEAD = 3 * 24 * 60 * 60_000;
/** Deliveries under way at a time in one distribution. */
const WIDTH = 100;

/**
 * Sends every subscriber of a feed what is new to them, each once; who cannot be reached has a job of their own, which tries again. Safe to
 * repeat: who has been sent it is passed over.
 */
export async function distribute(path: FeedPath, services: Services): Promise<void> {
  const { hub, editions, queues, now } = services;
  const [subscribers, records] = await Promise.all([hub.subscribers(path, now()), hub.records(path)]);
  const failing = subscribers.filter(({ id }) => records.get(id)?.failingSince !== undefined);
  await queues.deliver(failing.map(({ id }) => ({ path, id })));
  for (const format of new Set(subscribers.map((subscriber) => subscriber.format))) {
    const edition = await editions.current(path, format);
    const rest = subscribers
      .filter((subscriber) => subscriber.format === format && !failing.includes(subscriber))
      .filter(({ id }) => records.get(id)?.etag !== edition?.etag)
      .values();
    const lane = async () => {
      for (const subscriber of rest) {
        if (edition === undefined) return;
        const problem = await attempt(subscriber, edition, services);
        if (problem !== undefined) await queues.deliver([{ path, id: subscriber.id }]);
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, lane));
  }
}

/** Tries again to send one subscriber their topic as it stands, unless they have it. Throws where that fails, so that it is tried once more. */
export async function deliver(
  { path, id }: { path: FeedPath; id: string },
  services: Services,
): Promise<void> {
  const { hub, editions, now } = services;
  const subscriber = await hub.subscriber(path, id);
  if (subscriber === undefined || subscriber.leaseUntil <= now()) return;
  const edition = await editions.current(path, subscriber.format);
  const etag = (await hub.records(path, [id])).get(id)?.etag;
  if (edition === undefined || edition.etag === etag) return;
  const problem = await attempt(subscriber, edition, services);
  if (problem !== undefined) throw new Error(problem);
}

/** One delivery (WebSub §7). Gives what was wrong where it is worth trying again; who is gone, or fails for days, is forgotten. */
async function attempt(
  subscriber: HubSubscriber,
  edition: Edition,
  services: Services,
): Promise<string | undefined> {
  const { hub, metrics, log, now } = services;
  const { path, id, callback, topic } = subscriber;
  const { host } = new URL(callback);
  const outcome = await send(subscriber, edition, host, services);
  if (outcome !== undefined && isTaken(outcome)) {
    await hub.delivered(path, id, edition.etag);
    metrics.websub.inc({ event: "hub-delivered" });
    return undefined;
  }
  const problem = problemOf(outcome);
  const gone = outcome?.kind === "answered" && outcome.status === 410;
  const since = gone ? undefined : await hub.failed(path, id, now());
  metrics.websub.inc({ event: gone ? "hub-dropped" : "hub-failed" });
  log.debug({ topic, host, problem }, "a delivery failed");
  if (since !== undefined && now() - since < DEAD) return `${host} did not take a delivery: ${problem}`;
  await hub.unsubscribe(path, id);
  log.warn({ topic, host, problem }, "a subscriber is gone and is delivered to no more");
  return undefined;
}

/** `undefined` where the host failed so often lately that it is not even asked. */
async function send(
  { callback, secret, topic }: HubSubscriber,
  edition: Edition,
  host: string,
  { network, callbacks, callbackHosts, now }: Services,
): Promise<CallbackOutcome | undefined> {
  if (!(await callbackHosts.enter(host, now()))) return undefined;
  let outcome: CallbackOutcome | undefined;
  try {
    outcome = await callbacks.deliver(callback, edition.identity, {
      "content-type": edition.mediaType,
      link: `<${network().configuration.site.url}/hub>; rel="hub", <${topic}>; rel="self"`,
      ...(secret !== undefined && { "x-hub-signature": signatureOf(edition.identity, secret) }),
    });
    return outcome;
  } finally {
    // An answer, whatever it says, is a host that works.
    callbackHosts.leave(host, outcome?.kind === "answered" ? "well" : "badly", now());
  }
}

function isTaken(outcome: CallbackOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
}

function problemOf(outcome: CallbackOutcome | undefined): string {
  if (outcome === undefined) return "its host failed too often and is left alone for a while";
  return outcome.kind === "answered" ? `it answered with status ${outcome.status}` : outcome.message;
}
