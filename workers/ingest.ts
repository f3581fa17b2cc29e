import { ingestDeliveries } from "../src/pipeline/ingest-deliveries.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The ingest worker: brings in what hubs have delivered. One job waits per source, however much was delivered for it. */
export default function ingestWorker(services: Services): WorkerDefinition<"ingest"> {
  return {
    queue: "ingest",
    concurrency: 4,
    deadline: 5 * 60_000,
    work: ({ sourceId }) => ingestDeliveries(sourceId, services),
  };
}
