import { randomUUID } from "node:crypto";
import { lookAfterSubscription } from "../src/pipeline/look-after-subscription.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources that one tick looks after at a time. */
const WIDTH = 8;
/** Milliseconds until a source is due again whose look was lost: longer than all its hubs together may take to answer. */
const LEASE = 5 * 60_000;

/**
 * The subscribe worker: with every tick of the clock it looks after the subscriptions that are due, each under a lease of its own. Where a hub
 * is slow, the next tick goes on beside it.
 */
export default function subscribeWorker(services: Services): WorkerDefinition<"subscribe"> {
  const { subscriptions, now } = services;
  return {
    queue: "subscribe",
    concurrency: 4,
    deadline: 10 * 60_000,
    async work(_data, signal) {
      const lane = async () => {
        while (!signal.aborted) {
          const token = randomUUID();
          const lease = { now: now(), until: now() + LEASE, limit: 1, token };
          const [sourceId] = await subscriptions.due.lease(lease);
          if (sourceId === undefined) return;
          await lookAfterSubscription(sourceId, token, services);
        }
      };
      // Every lane ends before an outage is reported, so that no look outlives its job.
      const ends = await Promise.allSettled(Array.from({ length: WIDTH }, lane));
      const outage = ends.find((end) => end.status === "rejected");
      if (outage !== undefined) throw outage.reason;
    },
  };
}
