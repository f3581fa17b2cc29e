import { createHash, timingSafeEqual } from "node:crypto";
import { Readable } from "node:stream";
import { Fault } from "../fetch/fault.ts";
import { gatherStream } from "../fetch/gather-bytes.ts";
import { unpackBody } from "../fetch/unpack-body.ts";
import type { ArrivingDelivery, HubQuestion, PushCallback, Receipt } from "../model/push-callback.ts";
import type { Subscription } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { mintCredentials, tokenSource } from "../websub/credentials.ts";
import { checkSignature } from "../websub/signature.ts";
import { confirmed, denied } from "../websub/steps.ts";

/** Milliseconds after which a delivery is looked for whose job was lost. */
const RECOVERY = 60_000;
/** How many of the largest documents may wait for one source. */
const ROOM = 2;

/** The callback side of every subscription (WebSub §5.2, §5.3, §7, §8). */
export function createPushCallback(services: Services): PushCallback {
  return {
    async answer(token, question) {
      const sourceId = tokenSource(token);
      const text = sourceId === undefined ? undefined : await answer(sourceId, token, question, services);
      if (text === undefined) services.metrics.websub.inc({ event: "question-refused" });
      return text;
    },
    async receive(token, delivery) {
      const sourceId = tokenSource(token);
      const receipt = sourceId === undefined ? "unknown" : await receive(sourceId, token, delivery, services);
      services.metrics.websub.inc({ event: receipt === "taken" ? "delivered" : `delivery-${receipt}` });
      return receipt;
    },
  };
}

async function answer(
  sourceId: string,
  token: string,
  { mode, topic, challenge, leaseSeconds, reason }: HubQuestion,
  { subscriptions, metrics, log, now, random }: Services,
): Promise<string | undefined> {
  const subscription = await subscriptions.subscription(sourceId);
  const isOurs =
    subscription !== undefined && same(subscription.token, token) && subscription.topic === topic;
  if (mode === "subscribe" && isOurs && challenge !== undefined && isAsked(subscription)) {
    const changes = confirmed(subscription, leaseSeconds, { now: now(), random: random() });
    if (!(await subscriptions.change(sourceId, { token }, changes))) return undefined;
    await subscriptions.alarm(sourceId, changes.next ?? now());
    metrics.websub.inc({ event: "confirmed" });
    log.info({ source: sourceId, leaseUntil: changes.leaseUntil }, "a hub delivers this source's news");
    return challenge;
  }
  if (mode === "denied" && isOurs) {
    const input = { now: now(), random: random(), ...mintCredentials(sourceId) };
    const changes = denied(subscription, reason, input);
    await subscriptions.change(sourceId, { token }, changes);
    await subscriptions.alarm(sourceId, changes.next ?? now());
    metrics.websub.inc({ event: "denied" });
    log.warn({ source: sourceId, problem: changes.problem }, "a hub denies a subscription");
    return "";
  }
  const endings = await subscriptions.endings(sourceId);
  const isEnding = endings.some((ending) => same(ending.token, token) && ending.topic === topic);
  if (isEnding && (mode === "denied" || (mode === "unsubscribe" && challenge !== undefined))) {
    await subscriptions.dropEnding(sourceId, token);
    return challenge ?? "";
  }
  return undefined;
}

/** Whether a hub may confirm it: it was asked, or it holds the subscription and asks again. */
function isAsked({ status, askedAt }: Subscription): boolean {
  return status === "active" || (status === "pending" && askedAt !== undefined);
}

async function receive(
  sourceId: string,
  token: string,
  delivery: ArrivingDelivery,
  services: Services,
): Promise<Receipt> {
  const { subscriptions, network, queues, log, now } = services;
  const source = network().sources.get(sourceId);
  const subscription = await subscriptions.subscription(sourceId);
  if (source === undefined || subscription === undefined) return "unknown";
  if (!same(subscription.token, token) || subscription.status !== "active") return "unknown";
  const { maxBytes } = source.polling;
  if ((delivery.length ?? 0) > maxBytes) return "too-large";
  const read = await readSigned(delivery, subscription.secret, maxBytes);
  if (read.receipt === "ignored") {
    await subscriptions.count(sourceId, token, "refused");
    log.warn(
      { source: sourceId, signature: read.signature },
      "a delivery is ignored: its signature is not right",
    );
  }
  if (read.body === undefined) return read.receipt;
  const id = createHash("sha256").update(read.body).digest("base64url").slice(0, 22);
  const { contentType } = delivery;
  const kept = { id, body: read.body, receivedAt: now(), ...(contentType !== undefined && { contentType }) };
  if (!(await subscriptions.keepDelivery(sourceId, kept, ROOM * maxBytes))) return "busy";
  // Should the process die before the job is queued, the alarm finds the delivery.
  await subscriptions.alarm(sourceId, now() + RECOVERY);
  await subscriptions.count(sourceId, token, "deliveries");
  await queues.ingest(sourceId);
  return "taken";
}

type Signed =
  | { receipt: "taken"; body: Uint8Array }
  | { receipt: "ignored"; body?: undefined; signature: string }
  | { receipt: "too-large" | "unreadable"; body?: undefined };

/** Reads a delivery's body, judges its signature over the bytes that came, and takes its content coding off. */
async function readSigned(delivery: ArrivingDelivery, secret: string, maxBytes: number): Promise<Signed> {
  try {
    const wire = await gatherStream(Readable.from(delivery.body), maxBytes);
    const signature = checkSignature(delivery.signature, wire, secret);
    if (signature !== "right") return { receipt: "ignored", signature };
    return { receipt: "taken", body: await unpackBody(wire, delivery.contentEncoding ?? "", maxBytes) };
  } catch (error) {
    if (error instanceof Fault && error.reason === "too-large") return { receipt: "too-large" };
    // A connection that broke off, or a coding that is damaged or unknown.
    return { receipt: "unreadable" };
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
