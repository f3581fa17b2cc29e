import { randomUUID } from "node:crypto";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources in one poll job. */
const BATCH = 50;
/** Poll jobs that may wait: beyond this, sources wait in the due set, where a restart loses nothing. */
const BACKLOG = 40;
/** After an outage of so many milliseconds the backlog is taken up gently, a source after the other at this distance. */
const OUTAGE = 10 * 60_000;
const GAP = 250;
/** Milliseconds until a batch that nobody finished is due again. */
const LEASE = 60_000;

/** The schedule worker: hands what is due to the pollers, in leased batches. */
export default function scheduleWorker({
  due,
  queues,
  network,
  now,
}: Services): WorkerDefinition<"schedule"> {
  return {
    queue: "schedule",
    concurrency: 1,
    deadline: 30_000,
    async work() {
      // At about twice the pace that the source's shortest interval makes for.
      const over = network().configuration.site.polling.min / 2;
      await due.spread({ now: now(), patience: OUTAGE, gap: GAP, over });
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
