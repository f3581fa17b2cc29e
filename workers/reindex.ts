import { reindex } from "../src/pipeline/reindex.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The reindex worker: makes the feeds anew after their rules changed. */
export default function reindexWorker({
  network,
  sources,
  feeds,
  queues,
  log,
}: Services): WorkerDefinition<"reindex"> {
  return {
    queue: "reindex",
    concurrency: 1,
    deadline: 60 * 60_000,
    async work({ rules }) {
      const inForce = network();
      // Asked by a process that has read other files than this one: whoever reads them next asks again.
      if (rules !== inForce.rules) return;
      const progress = (done: { sources: number; entries: number }) => log.debug(done, "reindexing");
      const result = await reindex({ network: inForce, sources, feeds, publish: queues.publish, progress });
      await feeds.setRules(inForce.rules);
      log.info(result, "the feeds are made anew by the changed rules");
    },
  };
}
