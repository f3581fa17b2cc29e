import { tellWebhooks } from "../src/pipeline/tell-webhooks.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The notify worker: queues what a section's webhooks have yet to be told. One job waits a section. */
export default function notifyWorker(services: Services): WorkerDefinition<"notify"> {
  return {
    queue: "notify",
    concurrency: 2,
    deadline: 10 * 60_000,
    work: ({ path }) => tellWebhooks(path, services),
  };
}
