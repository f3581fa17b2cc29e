import { randomUUID } from "node:crypto";
import { catchUp } from "../src/pipeline/catch-up.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources in one poll job. */
const BATCH = 25;
/** Poll jobs that may wait: beyond this, sources wait in the due set, where a restart loses nothing. */
const BACKLOG = 40;
/** Milliseconds until a batch that nobody finished is due again. */
const LEASE = 60_000;

/** The schedule worker: hands what is due to the pollers, in leased batches. */
export default function scheduleWorker(services: Services): WorkerDefinition<"schedule"> {
  const { due, queues, now } = services;
  return {
    queue: "schedule",
    concurrency: 1,
    deadline: 30_000,
    async work() {
      await catchUp(services);
      await queues.queueAsked();
      let room = BACKLOG - (await queues.waiting()).poll;
      while (room > 0) {
        const token = randomUUID();
        const sources = await due.lease({ now: now(), until: now() + LEASE, limit: BATCH, token });
        if (sources.length === 0) return;
        await queues.poll({ token, sources });
        room -= 1;
      }
    },
  };
}
