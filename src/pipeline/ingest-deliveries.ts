import { randomUUID } from "node:crypto";
import type { Source } from "../model/configuration.ts";
import type { Delivery } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { pastOf } from "../source/past-of.ts";
import { learn } from "../source/rhythm.ts";
import { ingestDocument } from "./ingest-document.ts";
import { type Opened, openSource } from "./open-source.ts";
import { readDocument } from "./read-document.ts";
import { shelvesOf } from "./reshelve-listed.ts";

/** Milliseconds the source is held at a time: no poll of it runs beside this. */
const HOLD = 2 * 60_000;
/** Milliseconds until deliveries are tried again whose source was being polled. */
const PAUSE = 3_000;

/**
 * Brings in what hubs have delivered for a source, oldest first, as if a poll had read it; only what polls remember (validators, body hash)
 * stays theirs. A delivery is dropped once it is in, so one that dies half-way is brought in again, which changes nothing.
 */
export async function ingestDeliveries(sourceId: string, services: Services): Promise<void> {
  const { due, subscriptions, network, log, now } = services;
  const source = network().sources.get(sourceId);
  const deliveries = await subscriptions.deliveries(sourceId);
  if (deliveries.length === 0) return;
  if (source === undefined || (await due.paused()).has(sourceId)) {
    for (const { id } of deliveries) await subscriptions.dropDelivery(sourceId, id);
    log.info({ source: sourceId, deliveries: deliveries.length }, "dropped deliveries for a source at rest");
    return;
  }
  const token = randomUUID();
  if (!(await due.take(sourceId, { now: now(), until: now() + HOLD, token }))) {
    await subscriptions.alarm(sourceId, now() + PAUSE);
    return;
  }
  try {
    for (const delivery of deliveries) {
      const hold = () => due.hold(sourceId, token, now() + HOLD);
      // Whoever has been too slow leaves the rest to the next.
      if (!(await hold())) return;
      await ingestDelivery({ source, delivery, opened: await openSource(source, services), hold }, services);
      await subscriptions.dropDelivery(sourceId, delivery.id);
    }
  } finally {
    const { state } = await openSource(source, services);
    await due.settle(sourceId, token, state.gone ? undefined : (state.nextPoll ?? now()));
  }
}

interface Delivered {
  source: Source;
  delivery: Delivery;
  opened: Opened;
  /** Whether the source is still held, and for a while longer. */
  hold: () => Promise<boolean>;
}

async function ingestDelivery(
  { source, delivery, opened, hold }: Delivered,
  services: Services,
): Promise<void> {
  const { sources, queues, network, metrics, log, now } = services;
  const { body, contentType } = delivery;
  const { state, stored, url } = opened;
  // Read as if polled, so that what has no id of its own is known by the same address.
  const document = await readDocument(
    { body, url, ...(contentType !== undefined && { contentType }) },
    source,
  );
  if (document.kind === "refusal") {
    if (document.reason === "html") return await visitSoon(source, opened, services);
    log.warn({ source: source.id, problem: document.message }, "a delivery could not be read");
    metrics.websub.inc({ event: "delivery-not-a-feed" });
    return;
  }
  const past = pastOf(state);
  const ingested = await ingestDocument(document, { source, past }, services);
  const { entries, published, known, rules } = ingested;
  const after = { ...state, rhythm: learn(state.rhythm, published, now()) };
  // Polls that ran since this was read, or of another address than is configured now, are not to be written over.
  const isCurrent = state === stored && (await hold());
  await sources.know(source.id, known, isCurrent ? after : undefined);
  await trust(source.id, services);
  const inForce = network();
  if (rules !== inForce.rules) await queues.reindex(inForce.rules);
  else if (shelvesOf(inForce.sources.get(source.id)) !== shelvesOf(source))
    await queues.reshelve([source.id]);
  const { added, updated, unchanged } = entries;
  for (const [kind, count] of Object.entries({ new: added, updated, unchanged }))
    metrics.entries.inc({ kind }, count);
  log.debug({ source: source.id, added, updated }, "brought in a delivery");
}

/** The hub has proven itself: polls may be fewer while its lease lasts. */
async function trust(sourceId: string, { subscriptions, now }: Services): Promise<void> {
  const subscription = await subscriptions.subscription(sourceId);
  if (subscription?.status !== "active") return;
  const { token, leaseUntil } = subscription;
  await subscriptions.change(sourceId, { token }, { deliveredAt: now(), pushedUntil: leaseUntil });
}

/** A page that was delivered says only that there is news: its feed is visited as soon as politeness allows. */
async function visitSoon(source: Source, { state, stored }: Opened, services: Services): Promise<void> {
  const soonest = Math.max(services.now(), (state.lastPoll ?? 0) + source.polling.min);
  if (state !== stored || state.gone || soonest >= (state.nextPoll ?? 0)) return;
  const after = { ...state, nextPoll: soonest, why: "its hub says that its page has changed" };
  await services.sources.know(source.id, new Map(), after);
}
