import { watch } from "../src/pipeline/watch.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The watch worker: looks for what somebody should look at, with every tick of a clock of minutes. */
export default function watchWorker(services: Services): WorkerDefinition<"watch"> {
  return {
    queue: "watch",
    concurrency: 1,
    deadline: 100_000,
    async work() {
      await watch(services);
    },
  };
}
