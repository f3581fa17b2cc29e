import { publishFeed } from "../src/pipeline/publish-feed.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The publish worker: prepares the editions of feeds that changed. One job waits per feed, however many polls touched it. */
export default function publishWorker(services: Services): WorkerDefinition<"publish"> {
  return {
    queue: "publish",
    // Two keep a core busy between rendering and compressing; with more, polls in this process wait twice as long for no feed the sooner.
    concurrency: 2,
    deadline: 60_000,
    work: ({ path }) => publishFeed(path, services),
  };
}
