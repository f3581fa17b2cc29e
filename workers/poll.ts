import { createPollLanes } from "../src/pipeline/poll-lanes.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources that are visited at a time: as many as the schedule puts into one batch, so that slow ones hold up none of it. */
const WIDTH = 100;

/** The poll worker: visits the sources of a batch and brings their entries in. One that fails holds up none of the others. */
export default function pollWorker(services: Services): WorkerDefinition<"poll"> {
  const lanes = createPollLanes(WIDTH, services);
  return {
    queue: "poll",
    // A batch lasts as long as its slowest source; meanwhile others are at hand for the lanes that fall free.
    concurrency: 8,
    deadline: 10 * 60_000,
    work: ({ token, sources }) => lanes.visit(sources.map((sourceId) => ({ sourceId, token }))),
  };
}
