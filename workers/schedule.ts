import { randomUUID } from "node:crypto";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";
import { catchUpGap } from "../src/source/catch-up-gap.ts";

/** Sources in one poll job. */
const BATCH = 25;
/** Poll jobs that may wait: beyond this, sources wait in the due set, where a restart loses nothing. */
const BACKLOG = 40;
/** After an outage of so many milliseconds the backlog is taken up gently, a source after the other. */
const OUTAGE = 10 * 60_000;
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
      const back = { now: now(), patience: OUTAGE };
      const late = await due.late(back);
      const gap = catchUpGap(late, network().configuration.site.polling.min);
      if (late > 0) await due.spread({ ...back, gap });
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
