import { deliver } from "../src/pipeline/deliver.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The deliver worker: tries again to send a subscriber of the hub what is new, where that failed. One job waits a subscriber. */
export default function deliverWorker(services: Services): WorkerDefinition<"deliver"> {
  return {
    queue: "deliver",
    concurrency: 50,
    deadline: 120_000,
    work: (delivery) => deliver(delivery, services),
  };
}
