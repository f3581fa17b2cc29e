import { publishFeed } from "../src/pipeline/publish-feed.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The publish worker: prepares the editions of feeds that changed. One job waits per feed, however many polls touched it. */
export default function publishWorker(services: Services): WorkerDefinition<"publish"> {
  return {
    queue: "publish",
    concurrency: 4,
    deadline: 60_000,
    work: ({ path }) => publishFeed(path, services),
  };
}
