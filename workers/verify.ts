import { verifyIntent } from "../src/pipeline/verify-intent.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The verify worker: asks callbacks whether they meant what was asked of the hub in their name. */
export default function verifyWorker(services: Services): WorkerDefinition<"verify"> {
  return {
    queue: "verify",
    concurrency: 20,
    deadline: 60_000,
    work: (request) => verifyIntent(request, services),
  };
}
