import { pingHubs } from "../src/pipeline/ping-hubs.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The ping worker: tells hubs elsewhere which feeds have changed. */
export default function pingWorker(services: Services): WorkerDefinition<"ping"> {
  return {
    queue: "ping",
    concurrency: 2,
    deadline: 10 * 60_000,
    work: ({ path }) => pingHubs(path, services),
  };
}
