import { randomUUID } from "node:crypto";
import { lookAfterSubscription } from "../src/pipeline/look-after-subscription.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources that are looked after at a time. */
const WIDTH = 8;
/** Milliseconds until a source is due again whose look was lost: longer than any hub may take to answer. */
const LEASE = 5 * 60_000;

/** The subscribe worker: with every tick of the clock it looks after the subscriptions that are due, under leases of its own. */
export default function subscribeWorker(services: Services): WorkerDefinition<"subscribe"> {
  const { subscriptions, now } = services;
  return {
    queue: "subscribe",
    concurrency: 1,
    deadline: 10 * 60_000,
    async work(_data, signal) {
      while (!signal.aborted) {
        const token = randomUUID();
        const lease = { now: now(), until: now() + LEASE, limit: WIDTH, token };
        const sources = await subscriptions.due.lease(lease);
        if (sources.length === 0) return;
        const ends = await Promise.allSettled(
          sources.map((sourceId) => lookAfterSubscription(sourceId, token, services)),
        );
        const outage = ends.find((end) => end.status === "rejected");
        if (outage !== undefined) throw outage.reason;
      }
    },
  };
}
