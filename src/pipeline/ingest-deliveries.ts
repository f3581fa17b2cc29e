import { randomUUID } from "node:crypto";
import type { Source } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import type { Delivery } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { ingestDocument } from "./ingest-document.ts";
import { readDocument } from "./read-document.ts";

/** Milliseconds the source is held: no poll of it runs beside this. */
const HOLD = 60_000;
/** Milliseconds until deliveries are tried again whose source was being polled. */
const PAUSE = 1_000;

/**
 * Brings in what hubs have delivered for a source, oldest first, as if a poll had read it; only what polls remember (validators, body hash)
 * stays theirs. A delivery is dropped once it is in, so one that dies half-way is brought in again, which changes nothing.
 */
export async function ingestDeliveries(sourceId: string, services: Services): Promise<void> {
  const { due, sources, subscriptions, network, now } = services;
  const source = network().sources.get(sourceId);
  const deliveries = await subscriptions.deliveries(sourceId);
  if (source === undefined) {
    for (const { id } of deliveries) await subscriptions.dropDelivery(sourceId, id);
    return;
  }
  if (deliveries.length === 0) return;
  const token = randomUUID();
  if (!(await due.take(sourceId, { now: now(), until: now() + HOLD, token }))) {
    await subscriptions.alarm(sourceId, now() + PAUSE);
    return;
  }
  let state = await sources.state(sourceId);
  try {
    for (const delivery of deliveries) {
      state = await ingestDelivery({ source, delivery, state }, services);
      await subscriptions.dropDelivery(sourceId, delivery.id);
    }
  } finally {
    await due.settle(sourceId, token, state.gone ? undefined : (state.nextPoll ?? now()));
  }
}

interface Delivered {
  source: Source;
  delivery: Delivery;
  state: SourceState;
}

/** Brings one delivery in, and returns what is remembered of its source afterwards. */
async function ingestDelivery(
  { source, delivery, state }: Delivered,
  services: Services,
): Promise<SourceState> {
  const { sources, queues, network, metrics, log } = services;
  const { body, contentType } = delivery;
  // Read as if polled, so that what has no id of its own is known by the same address.
  const url = state.feedUrl ?? source.url;
  const document = await readDocument(
    { body, url, ...(contentType !== undefined && { contentType }) },
    source,
  );
  if (document.kind === "refusal") {
    if (document.reason === "html") return await visitSoon({ source, state }, services);
    log.warn({ source: source.id, problem: document.message }, "a delivery could not be read");
    metrics.websub.inc({ event: "delivery-not-a-feed" });
    return state;
  }
  const backlog = state.documents === 0;
  const { entries, known, rules } = await ingestDocument(document, { source, backlog }, services);
  await sources.know(source.id, known);
  await trust(source.id, services);
  const inForce = network().rules;
  if (rules !== inForce) await queues.reindex(inForce);
  const { added, updated, unchanged } = entries;
  for (const [kind, count] of Object.entries({ new: added, updated, unchanged }))
    metrics.entries.inc({ kind }, count);
  log.debug({ source: source.id, added, updated }, "brought in a delivery");
  return state;
}

/** The hub has proven itself: polls may be fewer while its lease lasts. */
async function trust(sourceId: string, { subscriptions, now }: Services): Promise<void> {
  const subscription = await subscriptions.subscription(sourceId);
  if (subscription?.status !== "active") return;
  const { token, leaseUntil } = subscription;
  await subscriptions.change(sourceId, { token }, { deliveredAt: now(), pushedUntil: leaseUntil });
}

/** A page that was delivered says only that there is news: its feed is visited as soon as politeness allows. */
async function visitSoon(
  { source, state }: Pick<Delivered, "source" | "state">,
  { sources, now }: Services,
): Promise<SourceState> {
  const soonest = Math.max(now(), (state.lastPoll ?? 0) + source.polling.min);
  if (state.gone || soonest >= (state.nextPoll ?? 0)) return state;
  const after = { ...state, nextPoll: soonest, why: "its hub says that its page has changed" };
  await sources.commit(source.id, after, new Map());
  return after;
}
