import { pollSource } from "../src/pipeline/poll-source.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources of one batch that are visited at a time: all of a batch as the schedule makes it, so that slow ones hold up none of it. */
const WIDTH = 25;

/** The poll worker: visits the sources of a batch and brings their entries in. One that fails holds up none of the others. */
export default function pollWorker(services: Services): WorkerDefinition<"poll"> {
  return {
    queue: "poll",
    concurrency: 4,
    deadline: 10 * 60_000,
    async work({ token, sources }) {
      const rest = sources.values();
      const lanes = Array.from({ length: Math.min(WIDTH, sources.length) }, async () => {
        for (const sourceId of rest) await pollSource({ sourceId, token }, services);
      });
      // Every lane ends before an outage is reported, so that no visit outlives its job.
      const ends = await Promise.allSettled(lanes);
      const outage = ends.find((end) => end.status === "rejected");
      if (outage !== undefined) throw outage.reason;
    },
  };
}
