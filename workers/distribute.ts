import { distribute } from "../src/pipeline/deliver.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The distribute worker: sends a feed that changed to its subscribers. One job waits a feed, however often it changes meanwhile. */
export default function distributeWorker(services: Services): WorkerDefinition<"distribute"> {
  return {
    queue: "distribute",
    concurrency: 4,
    deadline: 10 * 60_000,
    work: ({ path }) => distribute(path, services),
  };
}
